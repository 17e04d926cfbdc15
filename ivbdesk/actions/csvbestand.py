"""The one way a table leaves the program as csv: as a Dutch Excel opens it, and without a formula in it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from ivbdesk.cases.invoer.formule import as_words


def csv_bytes(rows: Iterable[Sequence[str | int]]) -> bytes:
    """The rows in UTF-8 with a byte order mark, separated by semicolons; what could be a formula begins with a quote."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([cell if isinstance(cell, int) else as_words(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")
