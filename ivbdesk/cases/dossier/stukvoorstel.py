"""What a document says of itself: the day and the subject of a mail, the day on which a picture was taken."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from ivbdesk.cases.dossier.stukinhoud import Afbeelding, Mail
from ivbdesk.cases.taal.nederlands import AMSTERDAM, shorten

TAKEN_ON = "Genomen op"
"""What the day of taking is called among what a picture tells."""
_LONGEST = 80
_ANSWERED = re.compile(
    r"^\s*(?:(?:re|fw|fwd|antw|antwoord|betr|doorst|doorgestuurd|aw|wg)(?:\s*\[\d+\])?\s*:\s*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stukvoorstel:
    """What may be filled in for a document, while nobody typed anything: its name and its day, each where it is told."""

    naam: str = ""
    datum: date | None = None
    waaruit: str = ""


def of_mail(mail: Mail, vandaag: date) -> Stukvoorstel:
    """The subject without what programs put before it, and the day in the Netherlands on which it was sent."""
    naam = shorten(_ANSWERED.sub("", mail.onderwerp).strip(), _LONGEST)
    day = mail.moment.astimezone(AMSTERDAM).date() if mail.moment else None
    return Stukvoorstel(naam, _been(day, vandaag), "de e-mail")


def of_picture(beeld: Afbeelding, vandaag: date) -> Stukvoorstel:
    """The day on which it was taken, as the clock of the camera had it."""
    told = dict(beeld.gegevens).get(TAKEN_ON, "")
    day = None
    with suppress(ValueError):
        day = datetime.strptime(told[:10], "%Y:%m:%d").date()
    return Stukvoorstel("", _been(day, vandaag), "de foto")


def _been(day: date | None, vandaag: date) -> date | None:
    """A day to come is a clock that was wrong."""
    return day if day is not None and day <= vandaag else None
