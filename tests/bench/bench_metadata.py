"""How much of what headers say is read right, and how well a type is guessed, in percent."""

import json
from collections import Counter, defaultdict
from pathlib import Path

from reader.annotations.records import DocumentRecord
from reader.citation import cite
from reader.citation.registry import STYLES
from reader.export.passage import csl_item
from reader.formats import markdown

SHARED = Path(__file__).parents[3] / "shared"
NAMES = {"container": "container-title", "citekey": "citation-key"}


def main():
    """Print the rates."""
    if not SHARED.exists():
        print("There are no cases beside the repository.")
        return
    headers()
    types()


def headers():
    """Print how many fields of the sample headers are read as a person would."""
    right, wrong = 0, []
    for case in json.loads((SHARED / "cases/headers.json").read_text()):
        csl = markdown.parse(case["text"]).csl
        for name, wanted in case["want"].items():
            got = value(name, csl.get(NAMES.get(name, name), ""))
            right += got == wanted
            if got != wanted:
                wrong.append(f"  {case['name']}: {name}: {got!r}, wanted {wanted!r}")
    print(f"header fields: {100 * right / (right + len(wrong)):.1f} % of {right + len(wrong)}")
    print("\n".join(wrong))


def value(name, said):
    """A field as the cases spell it."""
    if name == "author" and said:
        return [person(each) for each in said]
    if name in {"issued", "accessed"} and said:
        return said.get("date-parts", [said.get("literal")])[0]
    return said


def person(name):
    """A name as the cases spell it."""
    if "literal" in name:
        return "=" + name["literal"]
    particle = name.get("non-dropping-particle") or name.get("dropping-particle")
    return "|".join(filter(None, (name["family"], name.get("given", ""), particle)))


def types():
    """Print how many entries are right with no type said, as guessed and as they were before."""
    right, before, count = Counter(), Counter(), Counter()
    became = defaultdict(Counter)
    for case in cases():
        item = {name: it for name, it in case["item"].items() if name not in {"type", "id"}}
        kind, style = case["item"]["type"], case["style"]
        record = DocumentRecord("x", "x", "", item.get("title", ""), csl=item)
        guess = csl_item(record)
        plain = {**guess, "type": "webpage" if item.get("URL") else "document"}
        form = "markdown" if "expected_bibliography_markdown" in case else "plain"
        wanted = case["expected_bibliography" + ("_markdown" if form == "markdown" else "")]
        for key in ((kind, "all"), (kind, style)):
            count[key] += 1
            became[key][guess["type"]] += 1
            right[key] += cite.bibliography_entry(guess, style, form) == wanted
            before[key] += cite.bibliography_entry(plain, style, form) == wanted
    for key, all_of in sorted(count.items()):
        if key[1] in {"all", "apa"} or right[key] < before[key]:
            worse = "  WORSE" if right[key] < before[key] else ""
            told = ", ".join(f"{each} {n}" for each, n in became[key].most_common())
            print(f"{key!s:40} {right[key]:3}/{all_of:3} (before {before[key]:3}): {told}{worse}")
    print(sum(right.values()), sum(before.values()), sum(count.values()))


def cases():
    """The cases of citations for the built-in styles."""
    built_in = {style.id for style in STYLES}
    for name in ("real-items", "cases"):
        found = json.loads((SHARED / f"citations/{name}.json").read_text())["cases"]
        yield from (
            case
            for case in found
            if case["style"] in built_in and case["locale"] in {"en-US", "en-GB"}
        )


if __name__ == "__main__":
    main()
