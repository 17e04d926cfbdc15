"""A document in the dossier: evidence with its kind, its origin and its date; the content is kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.taal.eisen import require_filled, require_not_future
from ivbdesk.cases.taal.fouten import together

LARGEST = 50 * 1024 * 1024
"""The most bytes of one document; a larger one belongs in the zaaksysteem."""


class Vorm(StrEnum):
    """What the content is, known by its bytes and never by its name."""

    TEKST = "tekst"
    PDF = "pdf"
    BEELD = "beeld"
    MAIL = "mail"
    KANTOOR = "kantoor"
    AGENDA = "agenda"
    VIDEO = "video"
    GELUID = "geluid"
    ZAAK = "zaak"
    """Not kept here: a reference to a document in the zaaksysteem."""

    @property
    def label(self) -> str:
        """The form as the officer reads it."""
        return _FORMS[self]

    @property
    def is_shown(self) -> bool:
        """Whether the program itself shows it."""
        return self not in (Vorm.KANTOOR, Vorm.VIDEO, Vorm.GELUID, Vorm.ZAAK)


_FORMS = {
    Vorm.TEKST: "tekst",
    Vorm.PDF: "PDF",
    Vorm.BEELD: "afbeelding",
    Vorm.MAIL: "e-mail",
    Vorm.KANTOOR: "kantoorbestand",
    Vorm.AGENDA: "agenda-afspraak",
    Vorm.VIDEO: "video",
    Vorm.GELUID: "geluidsopname",
    Vorm.ZAAK: "staat in het zaaksysteem",
}


@dataclass(eq=False)
class Stuk:
    """One document. `sleutel` opens its content alone: with the row, the content is gone.

    `naam` is what the officer calls it; `uitgang` (".pdf") and `vorm` come from the content, and so does `inhoud`, the
    words that it is found by. One that stands in the zaaksysteem has a number there and no content here; `lezers` says
    who may read it there. Of a letter that was sent, `brief` is the code of its kind, `aan` the kind and id of the addressee,
    and `volgnummer` that by which it can be followed.
    """

    id: UUID
    casus_id: UUID
    naam: str
    soort: StukSoort
    vorm: Vorm
    uitgang: str
    datum: date
    herkomst: Herkomst
    bron: str
    vastgelegd_op: datetime
    door: UUID
    grootte: int
    sha256: str
    sleutel: bytes
    tijdlijnitem_id: UUID | None = None
    herzien_op: date | None = None
    inhoud: str = ""
    zaaksysteem: str = ""
    zaaknummer: str = ""
    lezers: str = ""
    brief: str = ""
    aan: str = ""
    verzonden_op: date | None = None
    verzendwijze: str = ""
    volgnummer: str = ""

    @property
    def plek(self) -> str:
        """Where it stands, of one that is not kept here: "zaaksysteem Djuma, nummer Z-26-104"."""
        return f"{self.zaaksysteem}, nummer {self.zaaknummer}" if self.zaaknummer else ""


@together()
def require_valid(stuk: Stuk, vandaag: date) -> None:
    """Raises `RegelFout`, naming the field, for a document that may not be kept so."""
    require_filled("naam", stuk.naam, "Geef het stuk een korte naam.")
    require_filled("bron", stuk.bron, "Schrijf op van wie het stuk komt; zonder bron bewijst het weinig.")
    if stuk.vorm is Vorm.ZAAK:
        require_filled(
            "zaaknummer", stuk.zaaknummer, "Vul het nummer in waaronder het stuk daar te vinden is."
        )
        require_filled("zaaksysteem", stuk.zaaksysteem, "Vul in welk systeem het is.")
    require_not_future("datum", stuk.datum, vandaag)
