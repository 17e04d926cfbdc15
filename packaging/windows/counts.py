"""Puts the outcome of the same tests on Windows and on Linux side by side: `counts.py WINDOWS.xml LINUX.xml`.

Ends with 1 where a test fails there, or is left out there without saying that it is of POSIX only. The report of Linux may be
of more: only the classes and files of tests that Windows ran are held against it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as xml

_EXPLAINED = "POSIX: "


def outcomes(report: Path) -> dict[str, tuple[str, str]]:
    """By test what came of it, with the reason."""
    found = {}
    for case in xml.parse(report).iter("testcase"):
        told = next((item for item in case if item.tag in ("failure", "error", "skipped")), None)
        name = f"{case.get('classname')}::{case.get('name')}"
        found[name] = ("passed", "") if told is None else (told.tag, told.get("message", ""))
    return found


def main(windows: Path, linux: Path) -> int:
    """Print the counts, and every test that differs."""
    there, here = outcomes(windows), outcomes(linux)
    ran = {name.partition("::")[0] for name in there}
    here = {name: found for name, found in here.items() if name.partition("::")[0] in ran}
    for name, found in (("Windows", there), ("Linux", here)):
        count = Counter(outcome for outcome, _ in found.values())
        print(f"{name:8}", ", ".join(f"{number} {outcome}" for outcome, number in sorted(count.items())))
    unexplained = 0
    for test in sorted(here.keys() | there.keys()):
        outcome, reason = there.get(test, ("missing", ""))
        if outcome == here.get(test, ("missing", ""))[0] == "passed":
            continue
        if outcome == "skipped" and (
            reason.startswith(_EXPLAINED) or here.get(test, ("", ""))[0] == "skipped"
        ):
            continue
        if outcome == "passed" and here.get(test, ("", ""))[0] == "skipped":
            continue  # of Windows only
        unexplained += 1
        print(f"  {outcome}: {test} {reason.splitlines()[0] if reason else ''}")
    print(f"{unexplained} unexplained differences")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
