"""How much of what headers say is read right, and how well a type is guessed, in percent."""

import json
from collections import Counter, defaultdict
from pathlib import Path

from reader.annotations.records import DocumentRecord
from reader.citation import cite
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
    """Print how many APA entries are right with no type said, as guessed and as they were."""
    right, before, count = Counter(), Counter(), Counter()
    became = defaultdict(Counter)
    for case in json.loads((SHARED / "citations/real-items.json").read_text())["cases"]:
        if case["style"] != "apa":
            continue
        item = {name: it for name, it in case["item"].items() if name not in {"type", "id"}}
        kind, wanted = case["item"]["type"], case["expected_bibliography"]
        record = DocumentRecord("x", "x", "", item.get("title", ""), csl=item)
        guess = csl_item(record)
        plain = {**guess, "type": "webpage" if item.get("URL") else "document"}
        count[kind] += 1
        became[kind][guess["type"]] += 1
        right[kind] += cite.bibliography_entry(guess, "apa") == wanted
        before[kind] += cite.bibliography_entry(plain, "apa") == wanted
    for kind, all_of in count.most_common():
        told = ", ".join(f"{each} {n}" for each, n in became[kind].most_common())
        print(f"{kind:24} {right[kind]:4}/{all_of} (without a guess {before[kind]}): {told}")


if __name__ == "__main__":
    main()
