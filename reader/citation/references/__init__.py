"""Lists of sources for other programs: BibLaTeX, RIS, CSL-JSON, CSL-YAML.

`exports.export` is the way in.
"""
