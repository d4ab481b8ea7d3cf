"""Small CSL styles of the tests' own, and the folder that they are found in."""

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
OPEN = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'

_AUTHOR = """<macro name="author"><names variable="author"><name form="long" and="text"/>
<substitute><text variable="title"/></substitute></names></macro>"""

DATES = f"""{HEAD}{OPEN} class="in-text">
<info><title>Sample Dates &amp; Names</title><id>http://example.org/sample-dates</id>
<updated>2026-01-01T00:00:00+00:00</updated></info>
{_AUTHOR}
<citation disambiguate-add-year-suffix="true"><layout prefix="[" suffix="]" delimiter="; ">
<group delimiter=", "><names variable="author"><name form="short" and="text"/>
<substitute><text variable="title"/></substitute></names>
<date variable="issued"><date-part name="year"/></date>
<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
</group></layout></citation>
<bibliography><sort><key macro="author"/></sort><layout suffix=".">
<group delimiter=". "><text macro="author"/><text variable="title" font-style="italic"/>
<date variable="issued" form="text"/></group></layout></bibliography>
</style>"""

NOTES = f"""{HEAD}{OPEN} class="note" default-locale="fr-FR">
<info><title>Sample Notes</title><id>http://example.org/sample-notes</id>
<updated>2026-01-01T00:00:00+00:00</updated></info>
{_AUTHOR}
<citation><layout suffix="."><choose>
<if position="ibid"><text value="the same"/></if>
<else-if position="subsequent"><text value="as before"/></else-if>
<else><group delimiter=", "><text macro="author"/><text variable="title" quotes="true"/>
<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
</group></else></choose></layout></citation>
</style>"""

DEPENDENT = f"""{HEAD}{OPEN} default-locale="de-DE">
<info><title>Sample Journal</title><id>http://example.org/sample-journal</id>
<link href="http://example.org/styles/sample-dates" rel="independent-parent"/>
<updated>2026-01-01T00:00:00+00:00</updated></info>
</style>"""

PAGES = f"""{HEAD}{OPEN} class="in-text">
<info><title>Sample Pages</title><id>http://example.org/sample-pages</id>
<updated>2026-01-01T00:00:00+00:00</updated></info>
<macro name="year"><group><date variable="issued"><date-part name="year"/></date>
<text variable="year-suffix"/></group></macro>
<citation disambiguate-add-year-suffix="true"><layout prefix="(" suffix=")">
<group delimiter=" "><names variable="author"><name form="short"/></names>
<text macro="year"/></group>
CITED
<text variable="year-suffix"/></layout></citation>
<bibliography><layout suffix="."><group delimiter=" "><text variable="title"/>
<text variable="edition" vertical-align="sup"/><text macro="year"/></group></layout></bibliography>
</style>"""

STYLES = {"sample-dates": DATES, "sample-notes": NOTES, "sample-journal": DEPENDENT}
PAGE_STYLES = {
    "sample-pages": PAGES.replace("CITED", '<text variable="locator" prefix=", p. "/>'),
    "sample-bare": PAGES.replace("CITED", '<text variable="locator" prefix=": "/>'),
    "sample-term": PAGES.replace(
        "CITED",
        '<group prefix=", " delimiter=" "><text term="page" form="symbol"/>'
        '<text variable="locator"/></group>',
    ),
}
"""Styles that are written for pages alone."""


def put_styles(folder, styles=STYLES):
    """Write styles into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in styles.items():
        (folder / f"{name}.csl").write_text(text, "utf-8")
    return folder


def use_alone(monkeypatch, home):
    """Have no folders of styles but those below a new home; answers the person's own one."""
    for name in ("XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_DIRS", str(home / "share"))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("READER_CONFIG", str(home / "settings" / "config.toml"))
    return put_styles(home / "settings" / "styles")
