"""What the register promises, what shows that it is kept, and what it can not defend against; see resources/veiligheid.toml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles

IN_ORDE, NIET_IN_ORDE = "in orde", "niet in orde"


class Bewijssoort(StrEnum):
    """What can be shown of a register by trying it."""

    KOPIE = "kopie"
    NAGEKEKEN = "nagekeken"
    OEFENING = "oefening"
    CONTROLE = "controle"
    SLEUTELS = "sleutels"


class Bewijsstand(StrEnum):
    """How a proof stands today."""

    GOED = "op tijd"
    NOOIT = "nog nooit"
    OUD = "te lang geleden"
    FOUT = "niet in orde"


@dataclass(frozen=True, slots=True)
class Veiligheidsbelofte:
    """One promise of the program."""

    kop: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Veiligheidsgrens:
    """Something against which the register does not help, and what the municipality can do about it."""

    kop: str
    tekst: str
    doen: str


@dataclass(frozen=True, slots=True)
class Bewijseis:
    """A kind of proof, and after how many days it is too old; 0 for never."""

    soort: Bewijssoort
    naam: str
    dagen: int


@dataclass(frozen=True, slots=True)
class Veiligheidskader:
    """All that a municipality says itself of the safety of its register."""

    inleiding: str
    verantwoordelijke: str
    contact: str
    doorgifte: str
    beloften: tuple[Veiligheidsbelofte, ...]
    eisen: tuple[Bewijseis, ...]
    grenzen: tuple[Veiligheidsgrens, ...]
    doelen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gedaan:
    """When something was done last, how the log tells of its outcome, and as which line of the log."""

    op: date
    uitkomst: str
    nummer: int = 0

    @property
    def is_goed(self) -> bool:
        """Whether it turned out well, by the words with which `uitkomst` writes that."""
        return not self.uitkomst.startswith(NIET_IN_ORDE)


def uitkomst(told: str, *, goed: bool) -> str:
    """The outcome of a proof as the log keeps it."""
    return f"{IN_ORDE if goed else NIET_IN_ORDE}: {told}"


@dataclass(frozen=True, slots=True)
class Beproefd:
    """A kind of proof with the last time that it was given; `vervallen` says why that one counts no more."""

    eis: Bewijseis
    gedaan: Gedaan | None
    vervallen: str = ""

    def stand(self, vandaag: date) -> Bewijsstand:
        """How it stands today; a day that is still to come counts as long ago."""
        if self.gedaan is None:
            return Bewijsstand.NOOIT
        if not self.gedaan.is_goed:
            return Bewijsstand.FOUT
        days = (vandaag - self.gedaan.op).days
        late = bool(self.eis.dagen) and not 0 <= days <= self.eis.dagen
        return Bewijsstand.OUD if late or self.vervallen else Bewijsstand.GOED

    @property
    def told(self) -> str:
        """When it was done and with what outcome, in words."""
        when = short_date(self.gedaan.op) if self.gedaan else "Nog niet vastgelegd"
        why = (self.gedaan.uitkomst if self.gedaan else "", self.vervallen)
        return ". ".join([when, *(part[0].upper() + part[1:] for part in why if part)])

    @property
    def verwacht(self) -> str:
        """How often it is expected."""
        return (
            f"ten minste elke {count(self.eis.dagen, 'dag', 'dagen')}"
            if self.eis.dagen
            else "als daar reden voor is"
        )


def read_veiligheid(text: str, file: str) -> Veiligheidskader:
    """The promises, proofs and limits from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top(
        ("inleiding", "verantwoordelijke", "contact", "doorgifte", "belofte", "bewijs", "grens", "doel")
    )
    promises = source.tables("belofte", Veiligheidsbelofte.__slots__)
    limits = source.tables("grens", Veiligheidsgrens.__slots__)
    read = Veiligheidskader(
        top.text("inleiding"),
        top.text("verantwoordelijke"),
        top.text("contact"),
        top.text("doorgifte"),
        tuple(Veiligheidsbelofte(table.text("kop"), table.text("tekst")) for table in promises),
        _proofs(source.tables("bewijs", Bewijseis.__slots__)),
        tuple(
            Veiligheidsgrens(table.text("kop"), table.text("tekst"), table.text("doen")) for table in limits
        ),
        tuple(table.text("tekst") for table in source.tables("doel", ("tekst",))),
    )
    source.finish()
    return read


def _proofs(tables: list[Tabel]) -> tuple[Bewijseis, ...]:
    found = tuple(
        Bewijseis(table.choice("soort", Bewijssoort), table.text("naam"), table.number("dagen", 0, 3660))
        for table in tables
    )
    refuse_doubles(tables, "soort", [item.soort for item in found])
    missing = [kind.value for kind in Bewijssoort if kind not in {item.soort for item in found}]
    if tables and missing:
        tables[-1].wrong("soort", f"Deze soorten ontbreken: {', '.join(missing)}.")
    return found
