"""An import from a spreadsheet: judged row by row, taken in as a whole or not at all, and undone as a whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.context import AMSTERDAM, Context, Unit
from ivbdesk.actions.dossier.casus import CasusGegevens, NieuwePersoon, make_casus
from ivbdesk.actions.signaal.signaal import make_signaal, promise_feedback
from ivbdesk.apart.read import Stop
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.register import PREFIX, SIGNAAL_PREFIX, require_prefix
from ivbdesk.cases.invoer.afgekeurd import Afgekeurd
from ivbdesk.cases.invoer.invoer import Invoer, Invoerregel, InvoerRij
from ivbdesk.cases.invoer.invoercheck import Controle, check_again, check_list, mark_known
from ivbdesk.cases.invoer.invoerrij import known_key, person_key, signal_key
from ivbdesk.cases.invoer.invoerveld import InvoerSoort, Invoervelden, Waarden
from ivbdesk.cases.invoer.kolommen import Koppeling, pack, propose, unpack
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.mensnaam import STRAAT
from ivbdesk.cases.invoer.rekenblad import Rekenblad, Rekenrij
from ivbdesk.cases.invoer.vertaling import with_translations, written_out
from ivbdesk.cases.signaal.gelijkenis import STERK
from ivbdesk.cases.signaal.ontvangst import day_of, on_day
from ivbdesk.cases.signaal.signaal import SignaalGegevens
from ivbdesk.cases.taal.fouten import RegelFout

Stap = Callable[[int, int], None]
"""Is told how many rows out of how many are done; raises Afgebroken to stop."""
AT_A_TIME = 100
_UNDOING = 3
"""The parts of undoing: whether it may be, taking it out, and the log."""
_SIGNAAL = {item.name for item in fields(SignaalGegevens)}
_CASUS = {item.name for item in fields(CasusGegevens)}


class Afgebroken(Exception):
    """The officer stopped the import; nothing was taken in."""

    wat = "De invoer is gestopt."
    behouden = "Er is niets ingevoerd. Uw bestand en uw keuzes zijn er nog."
    doen = "Ga verder waar u was, of kies een ander bestand."


@dataclass(frozen=True)
class Invoerbank:
    """Reads a file as a spreadsheet, or as an extract of addresses, and knows the fields that an import fills.

    `lees` is told too how the letters are meant, where the officer said so, and what stops it.
    `schrijf_afgekeurd` makes a workbook of the rows that were not taken in.
    """

    lees: Callable[[Path, str, Stop], Rekenblad]
    lees_adressen: Callable[[Path], Rekenblad]
    velden: Invoervelden
    schrijf_afgekeurd: Callable[[Afgekeurd], bytes]


def quiet(done: int, of: int) -> None:
    """Nobody waits for this import."""


def recall(
    ctx: Context,
    velden: Invoervelden,
    soort: InvoerSoort,
    koppen: tuple[str, ...],
    rijen: Sequence[Rekenrij] = (),
) -> Koppeling:
    """How the columns were matched the last time for a file with the same heads; else a proposal by name."""
    for kept in ctx.reads.invoer.laatste_kolommen(soort):
        found = unpack(kept, koppen, soort, velden)
        if found is not None:
            return found
    return propose(koppen, velden.of(soort), rijen)


def words_of(ctx: Context, velden: Invoervelden) -> Invoervelden:
    """The words that an import understands: those of the program, of the handelingskader and of the municipality."""
    told = [(item.lijst, item.woord, item.waarde) for item in ctx.reads.invoer.vertalingen()]
    known = replace(velden.with_grounds(ctx.kader.grondslagen), namen=ctx.naslag.namen)
    return with_translations(known, told)


def judge(ctx: Context, velden: Invoervelden, lijst: Lijst, stap: Stap = quiet) -> Controle:
    """Every row judged, and those marked of which the register seems to know the row or its person."""
    return _marked(ctx, check_list(lijst, words_of(ctx, velden), ctx.today(), stap), stap)


def judge_again(
    ctx: Context, velden: Invoervelden, lijst: Lijst, controle: Controle, rows: Collection[int]
) -> Controle:
    """The same list after these rows of it were mended."""
    return _marked(ctx, check_again(controle, lijst, words_of(ctx, velden), ctx.today(), rows))


def _marked(ctx: Context, found: Controle, stap: Stap = quiet) -> Controle:
    today = ctx.today()
    known = mark_known(found, lambda row: known_key(row.waarden, today), _known(ctx, found))
    if known.soort is not InvoerSoort.CASUS:
        return known
    rows = []
    for number, row in enumerate(known.rijen):
        stap(number, len(known.rijen))
        people = (
            ctx.reads.mensen.bekenden(_person(row.waarden))
            if row.is_good and row.waarden["achternaam"]
            else []
        )
        rows.append(replace(row, mensen=tuple(one for one in people if one.score >= STERK)))
    return replace(known, rijen=tuple(rows))


def _person(values: Waarden) -> Persoonsgegevens:
    return Persoonsgegevens(**{part.name: values[part.name] for part in fields(Persoonsgegevens)})


def _known(ctx: Context, controle: Controle) -> dict[object, str]:
    if controle.soort is InvoerSoort.CASUS:
        return {person_key(*row): "" for row in ctx.reads.invoer.bekende_personen()}
    good = [row.waarden["ontvangen_op"] for row in controle.rijen if row.is_good]
    days = [moment.date() if moment else ctx.today() for moment in good]
    if not days:
        return {}
    found = ctx.reads.invoer.bekende_signalen(min(days), max(days))
    return {signal_key(place, day, text): number for place, day, text, number in found}


def import_rows(
    ctx: Context,
    lijst: Lijst,
    controle: Controle,
    *,
    ook_bekend: Collection[int] = (),
    zonder_foute: bool = False,
    wie: Mapping[int, UUID | None] | None = None,
    stap: Stap = quiet,
) -> UUID:
    """Take in every good row in one unit of work; gives the id of the import.

    `ook_bekend` names the rows that seem known and come in all the same; `wie` says by row who its person is, where
    the register may know that person. Raises RegelFout while there are bad
    rows that were not left out, or where there is nothing to take in, and Afgebroken; nothing is then taken in.
    """
    rows = controle.choose(frozenset(ook_bekend), zonder_foute=zonder_foute, wie=wie)
    people = dict(wie or {})
    streets = {item.woord: item.waarde for item in ctx.reads.invoer.vertalingen() if item.lijst == STRAAT}
    with ctx.begin("rekenblad invoeren", controle.soort.label.lower()) as unit:
        unit.alone("invoer")  # two at once would wait for each other's addresses
        made = Invoer(
            ctx.new_id(),
            unit.at_moment(),
            controle.soort,
            len(rows),
            pack(lijst.koppeling, lijst.koppen),
            ctx.officer,
        )
        unit.add(made)
        given = [_with_moment(ctx, controle.soort, row.waarden) for row in rows]
        _number_ahead(ctx, unit, controle.soort, given)
        for number, (row, waarden) in enumerate(zip(rows, given, strict=True)):
            if number % AT_A_TIME == 0:
                unit.flush()
                stap(number, len(rows))
            values = {**waarden, "adres": written_out(waarden["adres"], streets)}
            known = people.get(row.regel)
            entity = _take_in(ctx, unit, controle.soort, row.regel, values, known)
            made.regels.append(Invoerregel(ctx.new_id(), made.id, row.regel, controle.soort, entity))
        unit.flush()
        stap(len(rows), len(rows))
        # The last row in the log of this import: what comes after it, came after the import.
        unit.log("invoer", made.id, f"{len(rows)} regels ingevoerd")
        return made.id


def _number_ahead(ctx: Context, unit: Unit, soort: InvoerSoort, rows: Sequence[Waarden]) -> None:
    """The numbers of all at once, so that a colleague who needs one does not wait for the whole list."""
    if soort is InvoerSoort.SIGNAAL:
        unit.nummers.ahead_signaal([day_of(row["ontvangen_op"]).year for row in rows])
        return
    prefix = require_prefix(unit.register.instelling(PREFIX))
    cases = [((row["geopend_op"] or ctx.today()).year, row["soort"].is_verzwegen) for row in rows]
    unit.nummers.ahead_casus(prefix, cases)


def _with_moment(ctx: Context, soort: InvoerSoort, values: Waarden) -> Waarden:
    """When a signal came in, once: at midnight the year of its number would be another than that of the signal."""
    if soort is not InvoerSoort.SIGNAAL:
        return values
    received = values["ontvangen_op"]
    moment = received.replace(tzinfo=AMSTERDAM) if received else on_day(ctx.today())
    return {**values, "ontvangen_op": min(moment, ctx.now())}


def _take_in(
    ctx: Context, unit: Unit, soort: InvoerSoort, regel: int, values: Waarden, known: UUID | None
) -> UUID:
    try:
        return (
            _signaal(ctx, unit, values) if soort is InvoerSoort.SIGNAAL else _casus(ctx, unit, values, known)
        )
    except RegelFout as error:
        raise RegelFout("", f"Rij {regel}: {error.melding} Er is niets ingevoerd.", error.bron) from None


def _signaal(ctx: Context, unit: Unit, values: Waarden) -> UUID:
    made = make_signaal(
        ctx, unit, SignaalGegevens(**{name: values[name] for name in values.keys() & _SIGNAAL})
    )
    made.status = values["status"]
    if made.is_open:
        promise_feedback(ctx, unit, made)
    return made.id


def _casus(ctx: Context, unit: Unit, values: Waarden, known: UUID | None) -> UUID:
    person = None
    if values["achternaam"]:
        person = NieuwePersoon(_person(values), values["rol"], known, iemand_anders=known is None)
    given = CasusGegevens(**{name: values[name] for name in values.keys() & _CASUS})
    made = make_casus(ctx, unit, given, person, values["geopend_op"])
    made.status = values["status"]
    return made.id


def undo_import(ctx: Context, invoer: InvoerRij, stap: Stap = quiet) -> None:
    """Take all that an import brought in out of the register for good; the log keeps that it happened.

    Only for whoever did the import, or a beheerder, and only while nothing of it was changed or built on; raises RegelFout.
    `stap` is told when a part is done; where it raises Afgebroken, all is there still.
    """
    own = invoer.door == ctx.officer
    with ctx.begin(
        "invoer ongedaan maken", invoer.soort, Recht.REGIEVOERDER if own else Recht.BEHEERDER
    ) as unit:
        kept = unit.find(Invoer, invoer.id)
        stap(0, _UNDOING)
        found = unit.invoer.obstacles(kept)
        seen = _seen(ctx, found)
        kept.require_undoable(seen, verborgen=len(seen) < len(found))
        stap(1, _UNDOING)
        kept.ongedaan_op = ctx.today()  # first: with that only a server lets go of what it made
        unit.invoer.undo(kept)
        stap(2, _UNDOING)
        kept.regels.clear()


def _seen(ctx: Context, numbers: Sequence[str]) -> list[str]:
    """Those of these numbers that are of a casus which the officer may see, or of a signal."""
    read = ctx.reads.dossier.casus_op_nummer
    return [
        number for number in numbers if number.startswith(f"{SIGNAAL_PREFIX}-") or read(number) is not None
    ]
