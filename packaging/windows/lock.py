"""The lines of a lock file that hold for Windows, hashes and all: `lock.py requirements/dev.txt [NAME_LEFT_OUT ...]`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pip._vendor.packaging.markers import Marker

_WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.12.0",
    "python_version": "3.12",
    "sys_platform": "win32",
}


def windows_lines(lock: str, left_out: set[str]) -> Iterator[str]:
    """The pins that hold there, each without its marker and with its hashes."""
    for pin in re.findall(r"^\S.*(?:\n\s+.*)*", lock, re.MULTILINE):
        head, *hashes = pin.splitlines()
        wanted, _, marker = head.removesuffix("\\").strip().partition(" ; ")
        if wanted.partition("==")[0] in left_out or (marker and not Marker(marker).evaluate(_WINDOWS)):
            continue
        yield " \\\n".join([wanted, *(line.removesuffix("\\").rstrip() for line in hashes)])


if __name__ == "__main__":
    print("\n".join(windows_lines(Path(sys.argv[1]).read_text("utf-8"), set(sys.argv[2:]))))
