"""What stands in a document once it is read: a mail with what hangs on it, words, a picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from ivbdesk.cases.taal.nederlands import AMSTERDAM, long_date

MOST_WORDS = 20_000
"""Characters of a document by which it is found: some seven pages; more would slow every search."""


@dataclass(frozen=True)
class Bijlage:
    """A file in a mail, under the name that the sender gave it."""

    naam: str
    inhoud: bytes


@dataclass(frozen=True)
class Mail:
    """A mail as it was sent; `opmerkingen` say what of it could not be read, or only in part."""

    van: str
    aan: str
    cc: str
    moment: datetime | None
    onderwerp: str
    tekst: str
    bijlagen: tuple[Bijlage, ...] = ()
    opmerkingen: tuple[str, ...] = ()

    @property
    def koppen(self) -> tuple[tuple[str, str], ...]:
        """Who, when and about what, as the officer reads it: by the clock of the Netherlands."""
        rows = (
            ("Van", self.van),
            ("Aan", self.aan),
            ("Cc", self.cc),
            ("Datum", when(self.moment) if self.moment else ""),
            ("Onderwerp", self.onderwerp),
        )
        return tuple(row for row in rows if row[1])

    @property
    def geheel(self) -> str:
        """All of it as one text."""
        heads = "\n".join(f"{title}: {told}" for title, told in self.koppen)
        names = ", ".join(part.naam for part in self.bijlagen)
        return "\n\n".join(filter(None, (heads, self.tekst, f"Bijlagen: {names}" if names else "")))


@dataclass(frozen=True)
class Afbeelding:
    """A picture turned upright, as PNG or JPEG that any window shows; `gegevens` is what else the file tells."""

    plaatje: bytes
    gegevens: tuple[tuple[str, str], ...]


def when(moment: datetime) -> str:
    """A moment as the Dutch say it: "zaterdag 4 juli 2026, 00:30 uur"."""
    local = moment.astimezone(AMSTERDAM)
    return f"{long_date(local.date())}, {local:%H:%M} uur"


def tidy(text: str) -> str:
    """A text without the spaces and empty lines that a file is full of."""
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.replace("\r\n", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
