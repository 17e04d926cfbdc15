"""What is kept of whom, as the tables themselves declare it: for the register of processing (AVG art. 30) and the DPIA."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Over(StrEnum):
    """Of whom or what a field is, by what its table says that a resident gets to read of it."""

    INWONER = "inwoner"
    MELDER = "melder"
    PROFESSIONAL = "professional"
    PARTNER = "partner"
    MEDEWERKER = "medewerker"
    KENMERK = "kenmerk"
    VERBAND = "verband"
    AFGELEID = "afgeleid"
    OVERIG = "overig"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _LABELS[self]

    @property
    def is_persoon(self) -> bool:
        """Whether it is a category of persons."""
        return self in _PERSONS


_LABELS = {
    Over.INWONER: "Inwoners die bij een casus of signaal horen",
    Over.MELDER: "Melders",
    Over.PROFESSIONAL: "Professionals en anderen, in hun woorden of genoemd in een tekst",
    Over.PARTNER: "Contactpersonen van partners",
    Over.MEDEWERKER: "Medewerkers, en de werking van het register zelf",
    Over.KENMERK: "Kenmerken: dagen, getallen, keuzes en codes",
    Over.VERBAND: "Verbanden met andere gegevens",
    Over.AFGELEID: "Afgeleid uit andere gegevens",
    Over.OVERIG: "Overige gegevens",
}
_PERSONS = (Over.INWONER, Over.MELDER, Over.PROFESSIONAL, Over.PARTNER, Over.MEDEWERKER)


@dataclass(frozen=True, slots=True)
class Gegevensgroep:
    """One table of the register: what it is called, how many rows it has, and its fields by what they are of."""

    naam: str
    rijen: int
    velden: tuple[tuple[Over, tuple[str, ...]], ...]

    @property
    def told(self) -> str:
        """The fields in words, a line for each of what they are of."""
        return "\n".join(f"{over.value.capitalize()}: {', '.join(names)}" for over, names in self.velden)

    @property
    def personen(self) -> tuple[Over, ...]:
        """The categories of persons of whom it keeps words."""
        return tuple(over for over, _ in self.velden if over.is_persoon)


@dataclass(frozen=True, slots=True)
class Verwerkingsontvanger:
    """An organisation that may be told something, and how often it was."""

    naam: str
    soort: str
    verstrekkingen: int


@dataclass(frozen=True, slots=True)
class Verwerking:
    """The facts of one register for the register of processing; pairs are (what, more about it)."""

    aantallen: tuple[tuple[str, int], ...]
    groepen: tuple[Gegevensgroep, ...]
    rollen: tuple[tuple[str, int], ...]
    bijzonder: tuple[tuple[str, str], ...]
    herkomst: tuple[str, ...]
    zaken: tuple[str, ...]
    grondslagen: tuple[tuple[str, str], ...]
    ontvangers: tuple[Verwerkingsontvanger, ...]
    documenten_voor: tuple[str, ...]
    termijnen: tuple[tuple[str, str, str], ...]

    def of(self, over: Over) -> tuple[Gegevensgroep, ...]:
        """The tables that keep words of one category of persons."""
        return tuple(group for group in self.groepen if over in group.personen)
