"""How long each thing is kept: terms with their anchor, read from resources/bewaartermijnen.toml (domein 3.4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.soorten import Herkomst, Uitkomst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import count
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles


class Wat(StrEnum):
    """What a term is about."""

    CASUS = "casus"
    MAATREGEL = "maatregel"
    ITEM = "item"
    SIGNAAL = "signaal"
    VERZOEK = "verzoek"


class Anker(StrEnum):
    """From when a term runs."""

    SLUITING = "sluiting"
    BESLUIT = "besluit"
    VASTLEGGING = "vastlegging"
    WEGING = "weging"
    AFHANDELING = "afhandeling"


_FITTING = {
    Wat.CASUS: Anker.SLUITING,
    Wat.MAATREGEL: Anker.BESLUIT,
    Wat.ITEM: Anker.VASTLEGGING,
    Wat.SIGNAAL: Anker.WEGING,
    Wat.VERZOEK: Anker.AFHANDELING,
}
_WITH_CASUS = (Uitkomst.NIEUWE_CASUS, Uitkomst.BESTAANDE_CASUS)
"""With these outcomes the signal goes with its casus."""
_KEYS = (
    "code",
    "naam",
    "wat",
    "anker",
    "jaren",
    "maanden",
    "moet",
    "middelen",
    "herkomst",
    "statussen",
    "uitkomsten",
    "personen",
    "bron",
)


_SHORTER_MONTHS = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Bewaartermijn:
    """One term; empty `middelen` or `herkomst` means that it holds for all.

    A term with `statussen` takes the place of the usual one for a casus that ended so. That of a signal holds for
    its `uitkomsten`; without them for one that has no outcome. `personen` is how many decide that it goes.
    """

    code: str
    naam: str
    wat: Wat
    anker: Anker
    jaren: int
    maanden: int
    moet: bool
    middelen: frozenset[str]
    herkomst: frozenset[Herkomst]
    statussen: frozenset[CasusStatus]
    bron: str
    uitkomsten: frozenset[Uitkomst] = frozenset()
    personen: int = 2

    @property
    def duur(self) -> str:
        """How long, in words, and from when."""
        long = count(self.jaren, "jaar", "jaar") if self.jaren else count(self.maanden, "maand", "maanden")
        return f"{long} na {self.anker}"

    def due(self, anchor: date) -> date:
        """The first day on which it may or must go: for a term in years 1 January after its last year."""
        if self.jaren:
            return date(anchor.year + self.jaren + 1, 1, 1)
        return months_after(anchor, self.maanden)


@dataclass(frozen=True, slots=True)
class GeslotenCasus:
    """What the terms ask of a closed casus: when it closed, and the codes of the measures that were begun."""

    id: UUID
    nummer: str
    titel: str
    gesloten_op: date
    middelen: frozenset[str]
    status: CasusStatus = CasusStatus.GESLOTEN
    bewaarplicht: str = ""


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A measure, entry or document with a term of its own: its kind, what it is, and its anchor."""

    id: UUID
    casus_id: UUID
    nummer: str
    wat: Wat
    naam: str
    anker: date
    kenmerk: str
    """The code of a measure, or the origin of an entry or document."""
    bewaarplicht: str = ""


@dataclass(frozen=True, slots=True)
class GewogenSignaal:
    """What the terms ask of a signal that was weighed and belongs to no casus; `op` is what was decided then."""

    id: UUID
    nummer: str
    naam: str
    uitkomst: Uitkomst | None
    anker: date
    op: date | None
    bewaarplicht: str = ""


@dataclass(frozen=True, slots=True)
class LosVerzoek:
    """The answered requests of somebody who stands in no casus; `anker` is the day of the last answer."""

    persoon_id: UUID
    nummer: str
    anker: date


@dataclass(frozen=True, slots=True)
class Vervallen:
    """Something whose term has passed or passes: since when, by which term, and what stands in the way.

    `casus_id` is the casus that it is of; where the term is one of a signal that signal, of a request who asked.
    """

    casus_id: UUID
    nummer: str
    naam: str
    onderdeel_id: UUID | None
    datum: date
    termijn: Bewaartermijn
    bewaarplicht: str

    def keepable(self) -> UUID:
        """The id of what may be kept longer; raises RegelFout for a whole casus, or a term that leaves no choice."""
        if self.onderdeel_id is None or self.termijn.moet:
            raise RegelFout("", "Dit kan niet langer worden bewaard.", self.termijn.bron)
        return self.onderdeel_id


@dataclass(frozen=True, slots=True)
class Bewaartermijnen:
    """All terms, in the order of the file."""

    lijst: tuple[Bewaartermijn, ...]

    def begun_before(self, wat: Wat, vandaag: date) -> date:
        """Of what began after this day nothing of its kind can be due yet; some days later than need be."""
        months = [12 * term.jaren + term.maanden for term in self.lijst if term.wat is wat]
        return months_after(vandaag, -min(months)) + _SHORTER_MONTHS if months else date.min

    def of_casus(self, casus: GeslotenCasus) -> Vervallen:
        """When a closed casus is due, by the longest term that applies."""
        of_casus = [t for t in self.lijst if t.wat is Wat.CASUS]
        usual = [t for t in of_casus if not t.middelen and not t.statussen]
        ended_so = [t for t in of_casus if casus.status in t.statussen]
        heavier = [t for t in of_casus if any(code in t.middelen for code in casus.middelen)]
        longest = max([*(ended_so or usual), *heavier], key=lambda t: t.due(casus.gesloten_op))
        due = longest.due(casus.gesloten_op)
        return Vervallen(casus.id, casus.nummer, casus.titel, None, due, longest, casus.bewaarplicht)

    def of_item(self, item: Onderdeel) -> Vervallen | None:
        """When a measure, entry or document is due by a term of its own, if it has one."""
        fits = [t for t in self.lijst if t.wat is item.wat and _applies(t, item)]
        if not fits:
            return None
        first = min(fits, key=lambda t: t.due(item.anker))
        due = first.due(item.anker)
        return Vervallen(item.casus_id, item.nummer, item.naam, item.id, due, first, item.bewaarplicht)

    def of_signaal(self, signaal: GewogenSignaal) -> Vervallen:
        """When a signal that became no casus is due: on the day that was decided when it was weighed, or by its term."""
        term = next(
            t
            for t in self.lijst
            if t.wat is Wat.SIGNAAL
            and (signaal.uitkomst in t.uitkomsten if signaal.uitkomst else not t.uitkomsten)
        )
        due = signaal.op or term.due(signaal.anker)
        return Vervallen(signaal.id, signaal.nummer, signaal.naam, None, due, term, signaal.bewaarplicht)

    def of_verzoek(self, verzoek: LosVerzoek) -> Vervallen:
        """When the requests of somebody without a casus are due."""
        term = next(t for t in self.lijst if t.wat is Wat.VERZOEK)
        due = term.due(verzoek.anker)
        return Vervallen(verzoek.persoon_id, verzoek.nummer, "Over eigen gegevens", None, due, term, "")

    def one_decides(self, naam: str) -> bool:
        """Whether one person alone may destroy what goes by the term of this name; never where no term has it."""
        found = [term for term in self.lijst if term.naam == naam]
        return bool(found) and all(term.personen == 1 for term in found)

    def due(
        self,
        casussen: Iterable[GeslotenCasus],
        items: Iterable[Onderdeel],
        vandaag: date,
        signalen: Iterable[GewogenSignaal] = (),
        verzoeken: Iterable[LosVerzoek] = (),
    ) -> list[Vervallen]:
        """What is due today, the longest overdue first; an item of a casus that is due goes with the casus."""
        whole = [found for found in map(self.of_casus, casussen) if found.datum <= vandaag]
        going = {found.casus_id for found in whole}
        parts = [found for item in items if item.casus_id not in going if (found := self.of_item(item))]
        loose = [*parts, *map(self.of_signaal, signalen), *map(self.of_verzoek, verzoeken)]
        return sorted(
            [*whole, *(found for found in loose if found.datum <= vandaag)], key=lambda f: (f.datum, f.nummer)
        )


def _applies(term: Bewaartermijn, item: Onderdeel) -> bool:
    if item.wat is Wat.MAATREGEL:
        return not term.middelen or item.kenmerk in term.middelen
    return not term.herkomst or item.kenmerk in term.herkomst


def read_bewaartermijnen(text: str, file: str, middelen: Collection[str]) -> Bewaartermijnen:
    """The terms from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    source.top(("termijn",))
    tables = source.tables("termijn", _KEYS)
    terms: list[Bewaartermijn] = []
    for table in tables:
        years, months = table.maybe_number("jaren", 1, 115), table.maybe_number("maanden", 1, 120)
        if (years is None) == (months is None):
            table.wrong("jaren", "Geef een termijn in jaren of in maanden: een van de twee.")
        wat, anker = table.choice("wat", Wat), table.choice("anker", Anker)
        if _FITTING[wat] is not anker:
            table.wrong("anker", f"Bij ‘{wat}’ hoort ‘{_FITTING[wat]}’.")
        codes = table.texts("middelen")
        table.refuse_strange("middelen", codes, middelen, "maatregel")
        terms.append(
            Bewaartermijn(
                table.text("code"),
                table.text("naam"),
                wat,
                anker,
                years or 0,
                months or 0,
                table.flag("moet", False),
                frozenset(codes),
                table.choices("herkomst", tuple(Herkomst)),
                table.choices("statussen", tuple(s for s in CasusStatus if not s.is_open)),
                table.text("bron"),
                table.choices("uitkomsten", tuple(u for u in Uitkomst if u not in _WITH_CASUS)),
                _deciders(table, wat),
            )
        )
    refuse_doubles(tables, "code", [term.code for term in terms])
    if tables and not _has_plain(terms):
        tables[0].wrong("wat", "Geef ook een termijn voor elke casus, zonder middelen of statussen.")
    if tables and sum(term.wat is Wat.VERZOEK for term in terms) != 1:
        tables[-1].wrong("wat", "Geef één termijn voor verzoeken van inwoners.")
    _demand_each_outcome(tables, terms)
    source.finish()
    return Bewaartermijnen(tuple(terms))


def _has_plain(terms: Sequence[Bewaartermijn]) -> bool:
    return any(term.wat is Wat.CASUS and not term.middelen and not term.statussen for term in terms)


def _deciders(table: Tabel, wat: Wat) -> int:
    number = table.number("personen", 1, 2, 2)
    if number == 1 and wat is not Wat.SIGNAAL:
        table.wrong("personen", "Alleen over een signaal mag één persoon beslissen.")
    return number


def _demand_each_outcome(tables: Sequence[Tabel], terms: Sequence[Bewaartermijn]) -> None:
    """Each outcome without a casus has one term, and so has a signal without an outcome."""
    of_signals = [(t, term) for t, term in zip(tables, terms, strict=True) if term.wat is Wat.SIGNAAL]
    told: set[Uitkomst] = set()
    for table, term in of_signals:
        if told & term.uitkomsten:
            table.wrong("uitkomsten", "Een van deze uitkomsten heeft al een termijn.")
        told |= term.uitkomsten
    missing = [outcome.value for outcome in Uitkomst if outcome not in {*_WITH_CASUS, *told}]
    if tables and missing:
        tables[-1].wrong("uitkomsten", f"Deze uitkomsten missen een termijn: {', '.join(missing)}.")
    if tables and sum(not term.uitkomsten for _, term in of_signals) != 1:
        tables[-1].wrong(
            "uitkomsten", "Geef één termijn voor een signaal zonder uitkomst, zonder ‘uitkomsten’."
        )
