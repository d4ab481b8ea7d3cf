"""How much of the structure of web pages is kept: `python tests/bench/bench_pages.py`.

It prints the shares by kind, and what is missing page by page.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from page_forms import all_kept


def main() -> None:
    """Print the shares, and what is wrong."""
    pages = all_kept()
    right = sum((each.right for each in pages.values()), Counter())
    wanted = sum((each.wanted for each in pages.values()), Counter())
    print(f"{len(pages)} pages")
    for kind, count in sorted(wanted.items()):
        print(f"{kind:10} {right[kind] / count:6.1%}  {right[kind]} of {count}")
    for name, each in pages.items():
        for line in each.wrong:
            print(f"  {name}: {line}")


if __name__ == "__main__":
    main()
