"""Where it happens: an address and the object (pand) that stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from ivbdesk.cases.betrokkenen.toevoeging import tidy_addition
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.taal.eisen import require_filled
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together

_POSTCODE = re.compile(r"([1-9][0-9]{3})\s*([A-Za-z]{2})")
_NOT_ISSUED = {"SA", "SD", "SS"}
_AFTER = "Is dat veranderd, wijzig het dan daarna in de gegevens van de casus."
_OTHER_TENURE = f"Van dit adres staat iets anders in het register. Kies ‘{Huurvorm.ONBEKEND.label}’. {_AFTER}"
_OTHER_OWNER = f"Van dit adres staat een andere eigenaar in het register. Laat dit leeg. {_AFTER}"


def parse_postcode(text: str) -> str:
    """The postcode as it is written in the Netherlands, "2351 AB".

    Four digits that do not start with 0, a space and two letters; SA, SD and SS are not issued.
    An empty text stays empty. Raises RegelFout on field `postcode`.
    """
    if not text.strip():
        return ""
    match = _POSTCODE.fullmatch(text.strip())
    if match is not None and (letters := match[2].upper()) in _NOT_ISSUED:
        others = " of ".join(sorted(_NOT_ISSUED - {letters}))
        told = (
            f"Geen postcode in Nederland eindigt op {letters}, en ook niet op {others}. Kijk de postcode na."
        )
        raise RegelFout("postcode", told)
    if match is None:
        raise RegelFout("postcode", "Een postcode heeft vier cijfers en twee letters, zoals 2351 AB.")
    return f"{match[1]} {match[2].upper()}"


@dataclass(frozen=True)
class Adres:
    """A Dutch address; `huisnummer` 0 means that none is known."""

    straat: str = ""
    huisnummer: int = 0
    toevoeging: str = ""
    postcode: str = ""
    plaats: str = ""

    @classmethod
    def parse(cls, straat: str, huisnummer: str, toevoeging: str, postcode: str, plaats: str) -> Adres:
        """The address from typed text; raises RegelFout that names the field."""
        require_filled("straat", straat, "Vul de straat in, of laat het hele adres leeg.")
        if not huisnummer.strip().isascii() or not huisnummer.strip().isdigit():
            raise RegelFout("huisnummer", "Vul het huisnummer in als getal; een letter hoort bij toevoeging.")
        number = int(huisnummer)
        if not 1 <= number <= 99999:
            raise RegelFout("huisnummer", "Een huisnummer ligt tussen 1 en 99999.")
        return cls(
            " ".join(straat.split()),
            number,
            tidy_addition(toevoeging),
            parse_postcode(postcode),
            " ".join(plaats.split()),
        )

    @property
    def kort(self) -> str:
        """Street and number, "Acacialaan 12 A"; the way an officer names a case."""
        return " ".join(part for part in (self.straat, str(self.huisnummer or ""), self.toevoeging) if part)

    @property
    def kenmerken(self) -> frozenset[str]:
        """House number, with and without its addition, and postcode, as one meets them in a text."""
        number = str(self.huisnummer or "")
        parts = (number, number + self.toevoeging.lower(), self.postcode.replace(" ", "").lower())
        return frozenset(part for part in parts if part)

    def __str__(self) -> str:
        place = " ".join(part for part in (self.postcode, self.plaats) if part)
        return ", ".join(part for part in (self.kort, place) if part)


@dataclass(eq=False)
class Object:
    """The dwelling or building of a casus.

    `huurvorm` decides which civil measures fit (domein 1.3, applicability by tenure).
    """

    id: UUID
    adres: Adres
    huurvorm: Huurvorm = Huurvorm.ONBEKEND
    eigenaar: str = ""

    def tell(self, huurvorm: Huurvorm, eigenaar: str, *, gezien: bool = True) -> None:
        """What is typed of this place by who has not looked at what is known of it: it fills only what is not known yet.

        Raises RegelFout, that names the field, for something else than is known, but does not tell what that is. Where
        no casus here may be `gezien` by who types, even that something is known is not told: what was typed then stands.
        """
        owner = " ".join(eigenaar.split())
        with together():
            if gezien and _differs(self.huurvorm, huurvorm, Huurvorm.ONBEKEND):
                refuse("huurvorm", _OTHER_TENURE)
            if gezien and _differs(self.eigenaar, owner, ""):
                refuse("eigenaar", _OTHER_OWNER)
        self.huurvorm = self.huurvorm if huurvorm is Huurvorm.ONBEKEND else huurvorm
        self.eigenaar = owner or self.eigenaar


def _differs(known: object, typed: object, nothing: object) -> bool:
    return nothing not in (known, typed) and known != typed
