"""How well and how fast marks follow texts that change, beside other ways to find them.

    python tests/bench/bench_anchoring.py [--every N]

The revisions are those of `tests/revisions.py`, where they are at hand; the times need none.
"""

import argparse
import random
import resource
import sys
import time
from pathlib import Path

from diff_match_patch import diff_match_patch
from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).parents[1]))
from revisions import CLASSES, SETS, Score, edited_at_random, pairs, path_of, verdict

from reader.anchoring.selector import locate, select
from reader.annotations.annotation import Status
from reader.text.document import Span

FOUND = {Status.EXACT, Status.SHIFTED, Status.EDITED}


def places_of(anchors):
    return [
        (anchor.span.start, anchor.span.end) if anchor.status in FOUND else None
        for anchor in anchors
    ]


def with_old_text(pair):
    return places_of(locate(pair.selectors(), pair.new, pair.old))


def by_selector(pair):
    return places_of(locate(pair.selectors(), pair.new))


def by_first_quote(pair):
    found = []
    for selector in pair.selectors():
        start = pair.new.find(selector.exact)
        found.append((start, start + len(selector.exact)) if start >= 0 else None)
    return found


def by_rapidfuzz(pair):
    found = []
    for selector in pair.selectors():
        if len(selector.exact) > len(pair.new):
            found.append(None)
            continue
        best = fuzz.partial_ratio_alignment(selector.exact, pair.new, score_cutoff=60)
        found.append((best.dest_start, best.dest_end) if best else None)
    return found


def by_diff_match_patch(pair):
    """Its beginning and its end, each where they fit best near to where they were."""
    matcher = diff_match_patch()
    most = matcher.Match_MaxBits
    found = []
    for selector in pair.selectors():
        head, tail = selector.exact[:most], selector.exact[-most:]
        start = matcher.match_main(pair.new, head, selector.start)
        last = matcher.match_main(pair.new, tail, start + len(selector.exact) - len(tail))
        end = min(last + len(tail), len(pair.new))
        found.append((start, end) if start >= 0 <= last and start < end else None)
    return found


def told(score):
    """A score as cells of a table."""
    alive = score["right"] + score["near"] + score["wrong"] + score["missed"]
    right = f"{score.right:.2%}" if alive else "–"
    is_deleted = score["lost"] + score["false"]
    deleted = f"{score.lost:.2%} | {score.reviewed:.1%}" if is_deleted else "– | –"
    return f"{right} | {score.false:.2%} | {deleted}"


def per_class(every):
    """Both sets, with the old text and from the selectors alone, class by class."""
    for name in SETS:
        chosen = pairs(name)[::every]
        for way, is_with_old in (("with the old text", True), ("from the selector alone", False)):
            print(f"\n| {name}, {way} | passages | to the character | on strange words ", end="")
            print("| rightly lost | of these offered for review |\n|---|---|---|---|---|---|")
            scores = {each: Score() for each in ("all", *CLASSES)}
            for pair in chosen:
                anchors = locate(pair.selectors(), pair.new, pair.old if is_with_old else None)
                for case, anchor, span in zip(pair.cases, anchors, places_of(anchors), strict=True):
                    answer = verdict(case, span, pair.new)
                    for each in ("all", case["cls"]):
                        scores[each].add(answer, is_offered=anchor.status is Status.REVIEW)
            for each, score in scores.items():
                print(f"| {each} | {sum(score.counts.values())} | {told(score)} |", flush=True)


def unrelated(every):
    """Passages looked for in texts of other sources."""
    chance = random.Random(1)  # noqa: S311 - nothing is secret
    chosen = [pair for name in SETS for pair in pairs(name)[::every]]
    found, marks = {True: 0, False: 0}, 0
    for _ in range(200):
        one, other = chance.sample(chosen, 2)
        if one.source == other.source:
            continue
        marks += len(one.cases)
        for is_with_old in found:
            anchors = locate(one.selectors(), other.new, one.old if is_with_old else None)
            found[is_with_old] += sum(place is not None for place in places_of(anchors))
    print(
        f"\nOf {marks} passages, {found[True]} are found in a text of another source with the old"
    )
    print(f"text, {found[False]} from the selector alone.")


def compare(every):
    chosen = [pair for name in SETS for pair in pairs(name)[::every]]
    print("\n| way | to the character | on strange words | rightly lost | ms a mark |")
    print("|---|---|---|---|---|")
    for name, way in (
        ("Reader, with the old text", with_old_text),
        ("Reader, from the selector alone", by_selector),
        ("the first exact quote", by_first_quote),
        ("rapidfuzz, partial alignment", by_rapidfuzz),
        ("diff-match-patch", by_diff_match_patch),
    ):
        score, spent, marks = Score(), 0.0, 0
        for pair in chosen:
            started = time.process_time()
            found = way(pair)
            spent += time.process_time() - started
            marks += len(found)
            for case, span in zip(pair.cases, found, strict=True):
                score.add(verdict(case, span, pair.new))
        print(
            f"| {name} | {score.right:.2%} | {score.false:.2%} | {score.lost:.2%} "
            f"| {1000 * spent / marks:.2f} |",
            flush=True,
        )


def made(size, marks, rate):
    """A text with marks, and the same after edits all over it, with paragraphs moved."""
    chance = random.Random(size)  # noqa: S311 - nothing is secret
    known = [
        "".join(chance.choices("abcdefghiklmnoprstuw", k=chance.randint(2, 10)))
        for _ in range(6000)
    ]
    words = [known[min(int(chance.paretovariate(0.6)), 5999)] for _ in range(size // 7)]
    for at in range(0, len(words), 80):
        words[at] = "\n\n" + words[at].capitalize()
    text = " ".join(words)[:size]
    if rate == 1:
        chance.shuffle(words)
    for _ in range(int(len(words) * (rate % 1))):
        words[chance.randrange(len(words))] = chance.choice(["changed", "", "put in here"])
    for _ in range(5):
        start, to = chance.randrange(len(words) - 80), chance.randrange(len(words) - 80)
        moved = words[start : start + 80]
        del words[start : start + 80]
        words[to:to] = moved
    selectors = []
    for _ in range(marks):
        start = chance.randrange(len(text) - 300)
        selectors.append(select(text, Span(start, start + chance.choice([8, 30, 90, 250]))))
    return text, " ".join(words), selectors


def race():
    print("\n| text and marks | words changed | with the old text | from the selectors alone |")
    print("|---|---|---|---|")
    for size, marks in ((100_000, 500), (1_000_000, 2_000), (5_000_000, 10_000)):
        for rate in (0.0, 0.001, 0.01, 1.0):
            text, new, selectors = made(size, marks, rate)
            new = new if rate else text
            spent = []
            for old in (text, None):
                started = time.process_time()
                locate(selectors, new, old)
                spent.append(1000 * (time.process_time() - started))
            print(
                f"| {size // 1000} kB, {marks} | {rate:.1%} | {spent[0]:.0f} ms "
                f"| {spent[1]:.0f} ms |",
                flush=True,
            )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nAt most {most:.0f} MB were in use, revisions and all.")
    text, _, _ = made(1_000_000, 0, 0.0)
    started = time.process_time()
    for start in range(0, 900_000, 900):
        select(text, Span(start, start + 90))
    print(f"A selector in a text of 1 MB takes {time.process_time() - started:.3f} ms.")


def scripts(count):
    """Marks that no edit touched, and marks of which nothing is left, after random scripts."""
    chance = random.Random(count)  # noqa: S311 - nothing is secret
    text, _, _ = made(3000, 0, 0.0)
    whole, found, gone, kept = 0, 0, 0, 0
    for _ in range(count):
        new, places = edited_at_random(text, chance)
        start = chance.randrange(len(text) - 120)
        while text[start - 1 : start].isalnum():
            start -= 1
        end = text.index(" ", start + chance.randint(10, 80))
        [anchor] = locate([select(text, Span(start, end))._replace(text_sha256="")], new, text)
        [place] = places_of([anchor])
        left = [places[at] for at in range(start, end) if at in places]
        if left and left == list(range(left[0], left[0] + end - start)):
            whole += 1
            found += place == (left[0], left[-1] + 1)
        elif not left:
            gone += 1
            kept += place is not None
    print(f"\n{count} random edit scripts: {found} of {whole} annotations that were left whole are")
    print(f"where they belong; {kept} of {gone} of which nothing was left are put on other words.")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only every so many pairs")
    parser.add_argument("--scripts", type=int, default=10_000, help="how many random edits")
    given = parser.parse_args()
    if all(path_of(name).exists() for name in SETS):
        per_class(given.every)
        unrelated(given.every)
        compare(given.every)
    else:
        print("The revisions are not at hand: only the times are told.")
    race()
    scripts(given.scripts)


if __name__ == "__main__":
    main()
