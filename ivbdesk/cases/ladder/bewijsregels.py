"""What in the register itself proves each item of the file, rule by rule (domein 1.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.bewijs import Bevonden, Bewijsregel, Bron
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.betrokkenen.leeftijd import leeftijdsklasse
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.kader import Dossierpuntsoort, Handelingskader, Toets
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.ladder.bevinding import Oordeel, account_for, needs_no_lighter
from ivbdesk.cases.ladder.gericht import aimed_at, asks_addressee, lighter_for, name_of
from ivbdesk.cases.ladder.ladder import Situatie, ended_outcome
from ivbdesk.cases.ladder.overlast import count_overlast, relevant, saw_official
from ivbdesk.cases.taal.eisen import is_argued, is_named
from ivbdesk.cases.taal.nederlands import count, join_nl, short_date

LINKED = frozenset(
    {
        Toets.HAND,
        Toets.GEADRESSEERDE,
        Toets.OBJECTIVERING,
        Toets.RAPPORTAGE,
        Toets.ZORGAANBOD,
        Toets.GEHOORD,
        Toets.BESLUIT,
    }
)
"""The rules that a link made by an officer answers too; the others need the register itself."""

OF_ONE_USE = frozenset({Toets.AFWEGING, Toets.BESLUIT, Toets.ZIENSWIJZE, Toets.GEHOORD})
"""The rules about one use of a measure: what was linked or said for one that is over answers nothing for the next."""

_FIELDS = {
    "kwetsbaarheid": "kan betrokkene zich eraan houden", "geschikt": "geschikt", "noodzakelijk": "noodzakelijk",
    "evenwichtig": "evenwichtig", "evrm": "artikel 8 EVRM", "derden": "huisgenoten, kinderen en woonruimte",
    "beleid": "eigen beleid gevolgd of afwijking", "bevoegd": "wie bevoegd is", "mandaat": "op welk mandaat",
    "afschaalplan": "wat er gebeurt als het beter gaat", "last": "wat het besluit inhoudt", "geldig_tot": "tot wanneer",
    "begunstiging": "begunstigingstermijn met reden", "begunstiging_tot": "voldoen uiterlijk op welke dag", "dwangsom": "bedrag, per wat en maximum",
    "juridische_toets": "wie juridisch toetste en wanneer", "afgestemd_op": "datum van afstemming",
    "bekend_op": "datum van bekendmaking", "bekend_wijze": "wijze van bekendmaking",
    "rechtsmiddelen": "bezwaar en termijn genoemd", "toezicht": "wie controleert", "evaluatie_op": "evaluatiedatum",
    "verwijtbaarheid": "verwijtbaarheid", "woningband": "band met de woning", "woonruimte": "vervangende woonruimte",
    "toezeggingen": "afspraken en toezeggingen",
}  # fmt: skip
_NAMES = frozenset({"bevoegd", "bekend_wijze", "dwangsom"})
"""The fields that hold a name or a fact; every other text must be a reason."""


@dataclass(frozen=True)
class Bewijsvraag:
    """One item that is asked of one casus for measure `code`, under the weighing that is looked at."""

    casus: Casus
    kader: Handelingskader
    situatie: Situatie
    code: str
    punt: Dossierpuntsoort
    afweging: Afweging | None


def prove(vraag: Bewijsvraag) -> Bevonden:
    """What the register holds for this item, with what an officer linked to it."""
    found = _RULES[vraag.punt.toets](vraag)
    links = linked(vraag.casus, vraag.punt.code)
    enough = found.voldaan or any(_answers(vraag, link) for link in links)
    return Bevonden(enough, (*found.bewijs, *links), found.woorden)


def _answers(vraag: Bewijsvraag, link: Bewijsregel) -> bool:
    """Whether a link answers the item: what must objectify asks a paper of the right kind, or what an official saw."""
    if vraag.punt.toets not in LINKED or "bekend_op" in vraag.punt.velden:
        return False  # an announcement counts from its day, which begins the terms; a paper alone does not
    over = vraag.casus.afgelopen_op(vraag.code, vraag.situatie.op)
    if over is not None and vraag.punt.toets in OF_ONE_USE and link.datum <= over:
        return False
    return not vraag.punt.stukken or link.id in {
        *(stuk.id for stuk in _objective_papers(vraag)),
        *(item.id for item in vraag.casus.tijdlijn if saw_official(item, vraag.kader)),
    }


def _objective_papers(vraag: Bewijsvraag) -> list[Stuk]:
    return [stuk for stuk in vraag.casus.stukken if stuk.soort in vraag.punt.stukken]


def linked(casus: Casus, code: str) -> tuple[Bewijsregel, ...]:
    """The entries and documents that an officer linked to an item, by date; what is gone does not count."""
    entries = {item.id: item for item in casus.tijdlijn}
    papers = {stuk.id: stuk for stuk in casus.stukken}
    lines = []
    for link in casus.bewijzen:
        if link.code != code:
            continue
        if link.item_id in entries and is_named(entries[link.item_id].tekst):
            lines.append(_entry(entries[link.item_id]))
        elif link.stuk_id in papers:
            lines.append(_paper(papers[link.stuk_id]))
    return tuple(sorted(lines, key=lambda line: (line.datum, line.tekst)))


def _by_hand(vraag: Bewijsvraag) -> Bevonden:
    return Bevonden(False)


def _addressed(vraag: Bewijsvraag) -> Bevonden:
    """At whom it is aimed is told; who that is must be linked."""
    soort = vraag.kader.soort(vraag.code)
    if not asks_addressee(soort):
        return Bevonden(False)
    aim = aimed_at(vraag.casus, soort)
    if not aim.is_gekozen:
        return Bevonden(False, (), "Nog niet gekozen aan wie dit middel is gericht.")
    known = vraag.situatie.leeftijden.get(aim.persoon_id) if aim.persoon_id else None
    age = f", {leeftijdsklasse(known)}" if known else ""
    return Bevonden(False, (), f"Gericht aan: {name_of(vraag.casus, aim)}{age}.")


def _facts(vraag: Bewijsvraag) -> Bevonden:
    """Dated incidents, spread over time, from independent sources."""
    counted = relevant(vraag.casus.tijdlijn)
    figures = count_overlast(vraag.casus, vraag.kader)
    grounds = vraag.afweging.gronden if vraag.afweging else ""
    least = vraag.kader.feiteneis(vraag.kader.soort(vraag.code), vraag.punt, grounds)
    lacks = [
        f"{what} ({have} van {need})"
        for what, have, need in (
            ("incidenten", figures.incidenten, least.incidenten),
            ("bronnen", figures.bronnen, least.bronnen),
            ("spreiding in dagen", figures.dagen, least.dagen),
            ("vondsten van een wapen door een functionaris", figures.wapens, least.wapens),
        )
        if have < (need or 0)
    ]
    proof = [_entry(item) for item in counted if item.soort is ItemSoort.INCIDENT]
    words = figures.zin if counted else "Nog geen incidenten of meldingen."
    return Bevonden(not lacks, tuple(proof), f"{words} Te weinig: {join_nl(lacks)}." if lacks else words)


def _objective(vraag: Bewijsvraag) -> Bevonden:
    """What an official saw or established; a log or statement of who reports says again what was reported."""
    figures = count_overlast(vraag.casus, vraag.kader)
    seen = [item for item in vraag.casus.tijdlijn if item.id in figures.door_functionaris]
    words = [
        f"{len(seen)} van {count(figures.incidenten, 'incident', 'incidenten')} waargenomen of vastgesteld "
        "door een functionaris."
    ]
    links = linked(vraag.casus, vraag.punt.code)
    known = {link.id for link in links}
    if able := [stuk for stuk in _objective_papers(vraag) if stuk.id not in known]:
        words.append(f"Nog te koppelen: {join_nl([_paper(stuk).tekst for stuk in able])}.")
    if weak := [link.tekst for link in links if not _answers(vraag, link)]:
        words.append(f"Gekoppeld, maar dit objectiveert niet: {join_nl(weak)}.")
    enough = len(seen) >= max(1, vraag.punt.incidenten)
    return Bevonden(enough, tuple(_entry(item) for item in seen), " ".join(words))


def _police_report(vraag: Bewijsvraag) -> Bevonden:
    reports = [
        stuk
        for stuk in vraag.casus.stukken
        if stuk.soort is StukSoort.VERSLAG and stuk.herkomst is Herkomst.POLITIE
    ]
    return Bevonden(bool(reports), tuple(_paper(stuk) for stuk in reports))


def _lighter(vraag: Bewijsvraag) -> Bevonden:
    lighter = lighter_for(vraag.casus, vraag.kader, vraag.situatie, vraag.code)
    urgent = needs_no_lighter(vraag.kader.soort(vraag.code), vraag.afweging)
    open_ones = [
        soort.naam
        for soort in lighter
        if account_for(vraag.casus, soort, vraag.afweging).oordeel is not Oordeel.GOED and not urgent
    ]
    ended = [measure for soort in lighter if (measure := ended_outcome(vraag.casus, soort.code))]
    proof = [_measure(vraag.kader, measure) for measure in ended]
    reasons = [s for s in lighter if vraag.afweging and vraag.afweging.grond_voor(s.code)]
    if vraag.afweging and (reasons or urgent):
        proof.append(_weighing(vraag.afweging))
    told = f"{len(lighter) - len(open_ones)} van {count(len(lighter), 'lichter middel', 'lichtere middelen')} verantwoord"
    if urgent and lighter:
        told = f"Spoed, vastgelegd in de afweging: {join_nl([soort.naam for soort in lighter])} kan niet worden afgewacht"
    return Bevonden(
        not open_ones, tuple(proof), f"{told}; nog open: {join_nl(open_ones)}." if open_ones else f"{told}."
    )


def _care(vraag: Bewijsvraag) -> Bevonden:
    """Help that was offered; a report or a meeting about someone is no offer to that person."""
    offered = [
        measure
        for measure in vraag.casus.maatregelen
        if measure.begonnen_op is not None and measure.code in vraag.punt.middelen
    ]
    return Bevonden(bool(offered), tuple(_measure(vraag.kader, measure) for measure in offered))


def _hearing(vraag: Bewijsvraag) -> Bevonden:
    """The newest hearing on this measure, or on one that stands before it in the order."""
    newest = vraag.casus.zienswijze_over(vraag.kader.soort(vraag.code), vraag.situatie.op)
    if newest is None:
        return Bevonden(False, (), "Nog niet uitgenodigd, en geen grond om niet te horen.")
    return Bevonden(
        newest.is_volledig, (_heard(newest),), "" if newest.is_volledig else _hearing_lacks(newest)
    )


def _hearings(vraag: Bewijsvraag) -> list[Zienswijze]:
    """The hearings that count for this measure: on itself, or on one that stands before it in the order."""
    before = {code for group in vraag.kader.soort(vraag.code).vooraf for code in group}
    over = vraag.casus.afgelopen_op(vraag.code, vraag.situatie.op)
    known = [z for z in vraag.casus.zienswijzen if z.code == vraag.code or z.code in before]
    return [z for z in known if over is None or z.uitgenodigd_op > over]


def _hearing_lacks(zienswijze: Zienswijze) -> str:
    if zienswijze.vorm is Hoorvorm.WACHT:
        until = f" (tot {short_date(zienswijze.uiterlijk)})" if zienswijze.uiterlijk else ""
        return f"Uitgenodigd, nog geen reactie{until}."
    return "Wat met de zienswijze is gedaan, staat er nog niet."


def _heard_in_person(vraag: Bewijsvraag) -> Bevonden:
    said = [
        z
        for z in _hearings(vraag)
        if z.vorm is Hoorvorm.MONDELING or (z.vorm is Hoorvorm.NIET_GEHOORD and is_argued(z.grond))
    ]
    return Bevonden(bool(said), tuple(_heard(z) for z in said))


def _informed(vraag: Bewijsvraag) -> Bevonden:
    casus = vraag.casus
    if casus.geinformeerd_op is not None:
        line = Bewijsregel(Bron.CASUS, casus.id, casus.geinformeerd_op, "Betrokkene is geïnformeerd")
        return Bevonden(True, (line,))
    reason, again = casus.niet_geinformeerd_reden.strip(), casus.informeren_op
    if not is_argued(reason):
        return Bevonden(False)
    if again is None:
        return Bevonden(
            False, (), f"Nog niet geïnformeerd: {reason} Er staat nog niet bij wanneer u opnieuw kijkt."
        )
    return Bevonden(True, (), f"Nog niet geïnformeerd: {reason} Opnieuw bekijken op {short_date(again)}.")


def _weighed(vraag: Bewijsvraag) -> Bevonden:
    if vraag.afweging is None:
        return Bevonden(False, (), "Er is nog geen afweging voor dit middel.")
    return _filled(vraag, vraag.afweging, _weighing(vraag.afweging), "de afweging")


def _promised(vraag: Bewijsvraag) -> Bevonden:
    """What was agreed in the casus and still runs is weighed; their words may be of care, so these are counted only."""
    found = _weighed(vraag)
    running = sum(item.status.is_running for item in vraag.casus.afspraken)
    if found.voldaan or not running:
        return found if found.voldaan else Bevonden(True, (), "Er loopt geen afspraak in deze casus.")
    told = f"Er {'loopt' if running == 1 else 'lopen'} {count(running, 'afspraak', 'afspraken')}; "
    return Bevonden(False, (), f"{told}de afweging zegt niet of dit middel daar tegenin gaat.")


def _decided(vraag: Bewijsvraag) -> Bevonden:
    decision = vraag.casus.besluit_over(vraag.code, vraag.situatie.op)
    if decision is None:
        return Bevonden(False, (), "Het besluit is nog niet voorbereid.")
    return _filled(vraag, decision, _decision(decision), "het besluit")


def _filled(vraag: Bewijsvraag, holder: Afweging | Besluit, line: Bewijsregel, where: str) -> Bevonden:
    empty = [name for name in vraag.punt.velden if not _has(name, getattr(holder, name))]
    if not empty:
        return Bevonden(True, (line,))
    thin = any(isinstance(text := getattr(holder, name), str) and text.strip() for name in empty)
    told = " Wat er staat zegt te weinig om iets te bewijzen." if thin else ""
    return Bevonden(False, (), f"In {where} ontbreekt: {join_nl([_FIELDS[name] for name in empty])}.{told}")


def _has(name: str, value: object) -> bool:
    if not isinstance(value, str):
        return bool(value)
    return is_named(value) if name in _NAMES else is_argued(value)


_RULES: dict[Toets, Callable[[Bewijsvraag], Bevonden]] = {
    Toets.HAND: _by_hand,
    Toets.FEITENRELAAS: _facts,
    Toets.OBJECTIVERING: _objective,
    Toets.GEADRESSEERDE: _addressed,
    Toets.RAPPORTAGE: _police_report,
    Toets.LICHTERE_MIDDELEN: _lighter,
    Toets.ZORGAANBOD: _care,
    Toets.ZIENSWIJZE: _hearing,
    Toets.GEHOORD: _heard_in_person,
    Toets.GEINFORMEERD: _informed,
    Toets.AFWEGING: _weighed,
    Toets.TOEZEGGINGEN: _promised,
    Toets.BESLUIT: _decided,
}


def _entry(item: Tijdlijnitem) -> Bewijsregel:
    kind = item.soort.label
    if item.soort in (ItemSoort.INCIDENT, ItemSoort.MELDING):
        kind = f"{kind}, {item.verificatie.label.lower()}"
    return Bewijsregel(Bron.TIJDLIJN, item.id, item.datum, f"{kind}: {item.tekst}")


def _paper(stuk: Stuk) -> Bewijsregel:
    return Bewijsregel(Bron.STUK, stuk.id, stuk.datum, f"{stuk.soort.label}: {stuk.naam}")


def _measure(kader: Handelingskader, measure: Maatregel) -> Bewijsregel:
    ended = measure.status is MaatregelStatus.BEEINDIGD and measure.resultaat is not None
    told = measure.resultaat.label.lower() if ended and measure.resultaat else "loopt"
    return Bewijsregel(
        Bron.MIDDEL, measure.id, measure.laatst_op, f"{kader.soort(measure.code).naam}: {told}"
    )


def _weighing(afweging: Afweging) -> Bewijsregel:
    told = f"Afweging, versie {afweging.versie}"
    return Bewijsregel(Bron.AFWEGING, afweging.id, afweging.opgesteld_op, told)


def _decision(besluit: Besluit) -> Bewijsregel:
    return Bewijsregel(Bron.BESLUIT, besluit.id, besluit.opgesteld_op, "Besluit")


def _heard(zienswijze: Zienswijze) -> Bewijsregel:
    at = zienswijze.ontvangen_op or zienswijze.uitgenodigd_op
    return Bewijsregel(Bron.ZIENSWIJZE, zienswijze.id, at, f"Zienswijze: {zienswijze.vorm.label.lower()}")
