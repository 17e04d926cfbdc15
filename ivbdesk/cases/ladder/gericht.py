"""At whom a measure is aimed: who may be chosen, who is meant where nobody was, and whether that can be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.geadresseerde import NIEMAND, Geadresseerde
from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.leeftijd import Leeftijd
from ivbdesk.cases.betrokkenen.organisatie import Organisatie
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import GerichtAan, Handelingskader, Maatregelsoort
from ivbdesk.cases.ladder.bevinding import Bevinding, Oordeel
from ivbdesk.cases.ladder.ladder import Situatie, lighter_measures, needs_weighing
from ivbdesk.cases.taal.fouten import RegelFout

GERICHT = "geadresseerde"
"""The `code` of a finding about the addressee, and the field in which one is chosen."""
_SOURCE = "Awb 1:2 en 3:41"
_HOME = {GerichtAan.EIGENAAR: "de eigenaar van de woning", GerichtAan.GEBRUIKER: "de gebruiker van de woning"}


def asks_addressee(soort: Maatregelsoort) -> bool:
    """Whether the measure is aimed at somebody; one with an age always is, also in a version that did not say so."""
    return bool(soort.gericht_aan) or soort.asks_age


def _kinds(soort: Maatregelsoort) -> frozenset[GerichtAan]:
    return frozenset({GerichtAan.PERSOON}) if soort.asks_age else soort.gericht_aan


def choices_of(casus: Casus, soort: Maatregelsoort) -> tuple[Geadresseerde, ...]:
    """Everybody at whom this measure may be aimed in this casus, the main persons first."""
    kinds, found = _kinds(soort), []
    if GerichtAan.PERSOON in kinds:
        people = dict.fromkeys(item.persoon.id for item in casus.huidige_betrokkenen())
        found += [Geadresseerde(GerichtAan.PERSOON, persoon_id=id) for id in people]
    if GerichtAan.ORGANISATIE in kinds:
        parties = casus.huidige_organisaties()
        found += [Geadresseerde(GerichtAan.ORGANISATIE, organisatie_id=item.id) for item in parties]
    if casus.object is not None:
        found += [Geadresseerde(kind) for kind in _HOME if kind in kinds]
    return tuple(found)


def only_one(casus: Casus, soort: Maatregelsoort) -> Geadresseerde:
    """The one whom it can only be: the single main person, or else the single party or capacity that fits.

    An age excludes nobody here: at whom a measure is aimed is a fact, and no matter of who is old enough.
    """
    fitting = choices_of(casus, soort)
    main = {item.persoon.id for item in casus.hoofdpersonen()}
    mine = [item for item in fitting if item.persoon_id in main]
    parties = [item for item in fitting if item.soort is GerichtAan.ORGANISATIE]
    named = mine + parties or [item for item in fitting if item.persoon_id is None]
    return named[0] if len(named) == 1 else NIEMAND


def current_use(casus: Casus, code: str) -> Maatregel | None:
    """The measure as it is proposed or runs."""
    busy = (MaatregelStatus.LOOPT, MaatregelStatus.VOORGESTELD)
    return next((m for m in casus.maatregelen if m.code == code and m.status in busy), None)


def current_decision(casus: Casus, code: str) -> Besluit | None:
    """The decision on the present use of the measure; not that on a use that ended."""
    newest, over = casus.besluit_over(code), casus.afgelopen_op(code)
    return None if newest is None or (over is not None and over >= newest.gemaakt_op) else newest


def open_decision(casus: Casus, code: str, extends: UUID | None, op: date) -> Besluit | None:
    """The decision that is still being made on a day: one per use of the measure, so not that of a use that is over."""
    known = [item for item in casus.besluiten if item.code == code and item.verlengt_id == extends]
    newest = max(known, key=lambda item: item.opgesteld_op, default=None)
    over = casus.afgelopen_op(code, op)
    return None if newest is None or (over is not None and over >= newest.gemaakt_op) else newest


def aimed_at(casus: Casus, soort: Maatregelsoort) -> Geadresseerde:
    """At whom a measure is aimed: as was chosen on the ladder, in the weighing or the decision, else the only one."""
    holders = (
        current_use(casus, soort.code),
        casus.laatste_afweging(soort.code),
        current_decision(casus, soort.code),
    )
    chosen = (item.geadresseerde for item in holders if item is not None)
    return next((one for one in chosen if one.is_gekozen), None) or only_one(casus, soort)


def lighter_for(
    casus: Casus, kader: Handelingskader, situatie: Situatie, code: str
) -> tuple[Maatregelsoort, ...]:
    """The lighter means that must be accounted for before `code`: those that fit the one at whom it is aimed.

    What the law has made for a child is no lighter means for its parent, nor the other way round.
    """
    aim = aimed_at(casus, kader.soort(code))
    return lighter_measures(kader, situatie.gericht_op(aim.persoon_id), code)


def check_addressee(
    casus: Casus, soort: Maatregelsoort, situatie: Situatie, afweging: Afweging | None
) -> list[Bevinding]:
    """What stands in the way of aiming this measure at whom it is aimed."""
    if not asks_addressee(soort):
        return []
    aim = aimed_at(casus, soort)
    if not aim.is_gekozen:
        if soort.asks_age:
            return [
                _stop("Kies aan wie dit middel is gericht: van die persoon telt de leeftijd.", soort.bron)
            ]
        open_ = Bevinding(Oordeel.OPEN, "Kies aan wie dit middel is gericht.", _SOURCE, GERICHT)
        return [open_] if needs_weighing(soort) else []
    decision = casus.besluit_over(soort.code, situatie.op)
    return [*_misfits(casus, soort, situatie, aim), *_differences(casus, aim, afweging, decision)]


def _misfits(
    casus: Casus, soort: Maatregelsoort, situatie: Situatie, aim: Geadresseerde
) -> Iterator[Bevinding]:
    if aim not in choices_of(casus, soort):
        yield _stop(f"Dit middel kan niet zijn gericht aan: {name_of(casus, aim)}.", soort.bron)
        return
    if aim.persoon_id is not None:
        told = why_not_at_age(soort, situatie.leeftijden[aim.persoon_id])
        if told:
            yield _stop(told, soort.bron)


def _differences(
    casus: Casus, aim: Geadresseerde, afweging: Afweging | None, decision: Besluit | None
) -> Iterator[Bevinding]:
    """What was weighed or decided about somebody else carries nothing (Awb 3:46)."""
    for what, holder in (("De afweging", afweging), ("Het besluit", decision)):
        if holder is not None and holder.geadresseerde.is_gekozen and holder.geadresseerde != aim:
            other = name_of(casus, holder.geadresseerde)
            yield _stop(f"{what} gaat over iemand anders: {other}.", "Awb 3:46")


def _stop(tekst: str, bron: str) -> Bevinding:
    return Bevinding(Oordeel.STOP, tekst, bron, GERICHT)


def why_not_at_age(soort: Maatregelsoort, leeftijd: Leeftijd) -> str:
    """Why a measure cannot be aimed at somebody of this age, or not before that is established; empty where it can."""
    least, most = soort.leeftijd_min, soort.leeftijd_max
    if least is not None and leeftijd.oudst < least:
        return f"Dit middel kan alleen vanaf {least} jaar; de geadresseerde is jonger."
    if most is not None and leeftijd.jongst > most:
        return f"Dit middel kan alleen tot en met {most} jaar; de geadresseerde is ouder."
    border = age_to_establish(soort, leeftijd)
    if border is None:
        return ""
    if not leeftijd.is_bekend:
        return f"De leeftijd van de geadresseerde is onbekend: stel vast of die {border} jaar is."
    younger = border if border - 1 < leeftijd.jongst else border - 1
    return f"De geadresseerde kan nog {younger} zijn: stel vast of die {border} jaar is."


def age_to_establish(soort: Maatregelsoort, leeftijd: Leeftijd) -> int | None:
    """The age of which must be established whether it was reached; None where what is known is enough."""
    borders = [soort.leeftijd_min, soort.leeftijd_max + 1 if soort.leeftijd_max is not None else None]
    return next((b for b in borders if b is not None and leeftijd.jongst < b <= leeftijd.oudst), None)


def require_addressee(casus: Casus, soort: Maatregelsoort, aim: Geadresseerde) -> None:
    """Raise RegelFout for somebody at whom this measure cannot be aimed; nobody at all may be filled in later."""
    if aim.is_gekozen and asks_addressee(soort) and aim not in choices_of(casus, soort):
        raise RegelFout(GERICHT, "Aan deze partij kan dit middel niet zijn gericht.", soort.bron)


def require_announceable(casus: Casus, soort: Maatregelsoort, situatie: Situatie, besluit: Besluit) -> None:
    """Raise RegelFout where a decision that is announced is aimed at nobody, or at somebody it cannot bind."""
    if besluit.bekend_op is None or not asks_addressee(soort):
        return
    if not besluit.geadresseerde.is_gekozen:
        raise RegelFout(GERICHT, "Kies aan wie het besluit is gericht.", "Awb 3:41")
    for finding in _misfits(casus, soort, situatie, besluit.geadresseerde):
        raise RegelFout(GERICHT, finding.tekst, finding.bron)


def person_of(casus: Casus, aim: Geadresseerde) -> Persoon | None:
    """The person at whom it is aimed, where it is one of the casus."""
    people = (item.persoon for item in casus.betrokkenen)
    return next((one for one in people if one.id == aim.persoon_id), None)


def party_of(casus: Casus, aim: Geadresseerde) -> Organisatie | None:
    """The organisation at which it is aimed, where it is one of the casus."""
    return next((one for one in casus.organisaties if one.id == aim.organisatie_id), None)


def name_of(casus: Casus, aim: Geadresseerde) -> str:
    """Who it is, for the officers of the casus; empty where nobody was chosen."""
    if aim.soort is None:
        return ""
    person, party = person_of(casus, aim), party_of(casus, aim)
    if person is not None:
        roles = dict.fromkeys(b.rol.label.lower() for b in casus.betrokkenen if b.persoon.id == person.id)
        return f"{person.naam} ({', '.join(roles)})"
    if party is not None:
        return f"{party.naam} ({party.rol.woord})"
    return _HOME.get(aim.soort, "iemand die niet meer in de casus staat")
