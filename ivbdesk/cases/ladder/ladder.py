"""The ladder: where a casus stands, which measures fit it, and which lighter ones come first.

"Preventie waar het kan, repressie waar het moet": the least intrusive means first (IVB 5).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.leefgebied import SOLVED_AT_LEAST, latest_scores
from ivbdesk.cases.betrokkenen.leeftijd import Leeftijd
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Bewijsgrond, CasusSoort, Handelingskader, Huurvorm, Maatregelsoort

WEIGHING_FROM = 3
BINDING_FROM = 4
CHILD = 12
"""Under this age a child cannot be prosecuted (Sr 486)."""


@dataclass(frozen=True)
class Situatie:
    """The facts of a casus that decide which measures fit it on the day `op`; `leeftijden` are those of everybody in it."""

    soorten: frozenset[CasusSoort]
    huurvorm: Huurvorm
    leeftijden: Mapping[UUID, Leeftijd]
    hoofdpersonen: frozenset[UUID]
    minderjarige: bool
    kind_onder_12: bool
    opgelost: frozenset[int]
    instellingen: frozenset[str]
    op: date

    @property
    def leeftijden_hoofdpersonen(self) -> tuple[Leeftijd, ...]:
        """The ages of those whom the casus is about."""
        return tuple(self.leeftijden[id] for id in self.hoofdpersonen)

    def gericht_op(self, persoon_id: UUID | None) -> Situatie:
        """As it is for a measure that is aimed at this person, whose age alone counts then; as it was for nobody known."""
        if persoon_id is None or persoon_id not in self.leeftijden:
            return self
        return replace(self, hoofdpersonen=frozenset({persoon_id}))


def situation_of(casus: Casus, vandaag: date, instellingen: frozenset[str]) -> Situatie:
    """The situation of a casus; `instellingen` names the settings that are filled, such as `apv_151d`."""
    both = frozenset({CasusSoort.WOONOVERLAST, CasusSoort.MEERVOUDIG})
    people = {item.persoon.id: item.persoon for item in casus.huidige_betrokkenen()}
    ages = {id: casus.leeftijd_van(person, vandaag) for id, person in people.items()}
    main = frozenset(item.persoon.id for item in casus.hoofdpersonen())
    children = [ages[item.persoon.id] for item in casus.huidige_betrokkenen() if item.rol is Rol.MINDERJARIGE]
    solved = {
        number
        for number, score in latest_scores(casus.leefgebieden).items()
        if score.score is not None and score.score >= SOLVED_AT_LEAST
    }
    return Situatie(
        soorten=both if casus.soort is CasusSoort.BEIDE else frozenset({casus.soort}),
        huurvorm=casus.object.huurvorm if casus.object else Huurvorm.ONBEKEND,
        leeftijden=ages,
        hoofdpersonen=main,
        minderjarige=bool(children) or any(ages[id].kan_minderjarig for id in main),
        kind_onder_12=any(age.jongst < CHILD for age in children),
        opgelost=frozenset(solved),
        instellingen=instellingen,
        op=vandaag,
    )


def why_not_applicable(soort: Maatregelsoort, situatie: Situatie) -> str:
    """Why a measure does not fit this situation, as a Dutch sentence; empty where it fits (domein 1.3)."""
    if not soort.soorten & situatie.soorten:
        return "Dit middel hoort niet bij deze soort casus."
    if (
        soort.huurvormen
        and situatie.huurvorm is not Huurvorm.ONBEKEND
        and situatie.huurvorm not in soort.huurvormen
    ):
        return f"Dit middel past niet bij {situatie.huurvorm.label.lower()}."
    if soort.leefgebieden and soort.leefgebieden <= situatie.opgelost:
        return "Op dit leefgebied is geen probleem meer."
    if soort.alleen_bij == "minderjarige" and not situatie.minderjarige:
        return "Dit middel is er alleen als een minderjarige betrokken is."
    if soort.alleen_bij == "kind_onder_12" and not situatie.kind_onder_12:
        return "Dit middel is er alleen als een kind onder de 12 betrokken is."
    return why_not_by_age(soort, situatie.leeftijden_hoofdpersonen)


def why_not_by_age(soort: Maatregelsoort, ages: Collection[Leeftijd]) -> str:
    """Why a measure fits nobody of these ages; empty where it may fit one of them.

    Whether it can be aimed at the one whom it concerns is another matter: see `gericht.why_not_at_age`.
    """
    if not ages:
        return ""
    if soort.leeftijd_min is not None and all(age.oudst < soort.leeftijd_min for age in ages):
        return f"Dit middel kan alleen vanaf {soort.leeftijd_min} jaar."
    if soort.leeftijd_max is not None and all(age.jongst > soort.leeftijd_max for age in ages):
        return f"Dit middel kan alleen tot en met {soort.leeftijd_max} jaar."
    return ""


def lighter_measures(kader: Handelingskader, situatie: Situatie, code: str) -> tuple[Maatregelsoort, ...]:
    """The lighter means that must be accounted for before `code` (domein 1.3, "Lighter-means proof required").

    All means that count as lighter, stand on a lower level, are in force and fit the situation; from
    level 3 up only those of the same track, since another authority's warning is not ours to give.
    Only those of `alleen_lichter` where the law of a crisis asks no more. None where statute asks no such proof (`bewijs`
    geen: an acute danger, a report to the police). `gericht.lighter_for` gives them for the one at whom it is aimed.
    """
    target = kader.soort(code)
    if target.bewijs is Bewijsgrond.GEEN or target.trede == 0:
        return ()
    return tuple(
        soort
        for soort in kader.maatregelen.values()
        if soort.lichter
        and soort.actief
        and (not target.alleen_lichter or soort.code in target.alleen_lichter)
        and soort.code not in target.geen_lichter_middel
        and 0 < soort.trede < target.trede
        and (soort.trede < WEIGHING_FROM or soort.spoor is target.spoor)
        and not why_not_applicable(soort, situatie)
        and not (soort.vereist_instelling and soort.vereist_instelling not in situatie.instellingen)
    )


def ended_outcome(casus: Casus, code: str) -> Maatregel | None:
    """The newest ended use of measure `code` with a result."""
    ended = [
        m
        for m in casus.maatregelen
        if m.code == code and m.status is MaatregelStatus.BEEINDIGD and m.resultaat
    ]
    return max(ended, key=lambda m: m.laatst_op, default=None)


def level_of(casus: Casus, kader: Handelingskader) -> int:
    """The level on which a casus stands: the heaviest running measure, or 0 where none runs."""
    return max((kader.soort(m.code).trede for m in casus.lopende_maatregelen()), default=0)


def needs_weighing(soort: Maatregelsoort) -> bool:
    """Whether an Afweging must stand before this measure: from level 4 always, at 3 where policy asks it."""
    if soort.trede >= BINDING_FROM:
        return True
    return soort.trede == WEIGHING_FROM and soort.bewijs is not Bewijsgrond.GEEN


def next_step(casus: Casus, kader: Handelingskader, situatie: Situatie) -> str:
    """The code of the mildest fitting means that usually follows on what the casus already used; "" for none.

    A pointer for the screen, not a rule: rungs may be skipped or stepped back (domein 0.1).
    """
    used = {m.code for m in casus.maatregelen}
    level = max((kader.soort(code).ingrijpend for code in used), default=0)
    following = [
        soort
        for soort in kader.maatregelen.values()
        if soort.code not in used
        and soort.trede
        and soort.ingrijpend >= level
        and any(used & set(group) for group in soort.vooraf)
        and not why_not_applicable(soort, situatie)
    ]
    return min(following, key=lambda soort: soort.ingrijpend).code if following else ""
