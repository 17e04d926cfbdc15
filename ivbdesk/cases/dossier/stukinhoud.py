"""What stands in a document once it is read: a mail with what hangs on it, words, a picture."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from ivbdesk.cases.taal.nederlands import AMSTERDAM, long_date

MOST_WORDS = 20_000
"""Characters of a document by which it is found: some seven pages; more would slow every search."""
MOST_READ, _MOST_LINES, _LONGEST_LINE = 100_000, 5_000, 500
"""What of a text is shown: a window lays out the whole of a line at once, and ten times as long takes a hundred times as much."""
_MOST_FILES, _MOST_REMARKS, _LONGEST_HEAD = 200, 20, 2_000
_TURNS_AROUND = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TO_BE_CONTINUED = "[Dit is het begin van een lange tekst. Open het stuk buiten ivbdesk om alles te lezen.]"


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

    def within_limits(self) -> Mail:
        """The same, as far as it is shown: a stranger decides how long each part of it is."""
        more = (
            (f"Van de {len(self.bijlagen)} bijlagen staan hier de eerste {_MOST_FILES}.",)
            if len(self.bijlagen) > _MOST_FILES
            else ()
        )
        van, aan, cc, onderwerp = (
            readable(head[:_LONGEST_HEAD]) for head in (self.van, self.aan, self.cc, self.onderwerp)
        )
        return replace(
            self, van=van, aan=aan, cc=cc, onderwerp=onderwerp,
            tekst=readable(self.tekst),
            bijlagen=self.bijlagen[:_MOST_FILES],
            opmerkingen=(*more, *self.opmerkingen[:_MOST_REMARKS]),
        )  # fmt: skip

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


@dataclass(frozen=True)
class Bladzijde:
    """A page as a picture, empty where it cannot be drawn; with its words."""

    plaatje: bytes
    tekst: str


@dataclass(frozen=True)
class Bladzijden:
    """Some pages of a PDF, from `vanaf` on, counted from 0; `aantal` is how many it has, 0 of one that cannot be shown."""

    platen: tuple[Bladzijde, ...]
    vanaf: int
    aantal: int


def when(moment: datetime) -> str:
    """A moment as the Dutch say it: "zaterdag 4 juli 2026, 00:30 uur"."""
    local = moment.astimezone(AMSTERDAM)
    return f"{long_date(local.date())}, {local:%H:%M} uur"


def readable(text: str) -> str:
    """The beginning of a text, in lines that a window can lay out, without signs that turn words around."""
    lines: list[str] = []
    for line in _TURNS_AROUND.sub("", text[:MOST_READ]).replace("\r\n", "\n").split("\n"):
        lines += [line[at : at + _LONGEST_LINE] for at in range(0, len(line), _LONGEST_LINE)] or [""]
    is_whole = len(text) <= MOST_READ and len(lines) <= _MOST_LINES
    return "\n".join(lines[:_MOST_LINES]) + ("" if is_whole else f"\n\n{_TO_BE_CONTINUED}")


def tidy(text: str) -> str:
    """A text without the spaces and empty lines that a file is full of."""
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.replace("\r\n", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
