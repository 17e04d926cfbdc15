"""Makes a folder the same at every build, and packs it: `pack.py FOLDER SECONDS ARCHIVE`.

Every file gets the time of the last change of the program, in seconds since 1970.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def pack(folder: Path, seconds: int, archive: Path) -> None:
    """Write the archive; its entries are in the order of their names."""
    at = time.gmtime(seconds)[:6]
    with ZipFile(archive, "w") as made:
        for file in sorted(folder.rglob("*")):
            os.utime(file, (seconds, seconds))
            if file.is_file():
                entry = ZipInfo(file.relative_to(folder.parent).as_posix(), at)
                entry.compress_type = ZIP_DEFLATED
                made.writestr(entry, file.read_bytes())


if __name__ == "__main__":
    pack(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
