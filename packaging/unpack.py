"""Unpacks wheels into a folder, since no pip runs there: `unpack.py WHEELS FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from zipfile import ZipFile


def place(name: str) -> str | None:
    """Where a file of a wheel comes; None for what only pip makes something of."""
    first, *others = PurePosixPath(name).parts
    if not first.endswith(".data"):
        return name
    return "/".join(others[1:]) if others[:1] in (["purelib"], ["platlib"]) else None


def unpack(wheels: Path, folder: Path) -> None:
    """Unpack every wheel, in the order of their names."""
    for wheel in sorted(wheels.glob("*.whl")):
        with ZipFile(wheel) as packed:
            for member in packed.infolist():
                where = place(member.filename)
                if where and not member.is_dir():
                    target = folder / where
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(packed.read(member))


if __name__ == "__main__":
    unpack(Path(sys.argv[1]), Path(sys.argv[2]))
