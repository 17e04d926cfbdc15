"""The casus as one recipient may see it: the oplegnotitie for the driehoek (domein 5.2).

Screen, PDF and later exports all take their fields from here and never from the casus itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.betrokkenen.register import GEMEENTE, PORTEFEUILLEHOUDER
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.dossier.tijdlijn import ItemSoort, Tijdlijnitem
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort, Spoor
from ivbdesk.cases.ladder.dossiercheck import Checkregel, Dossierstand, check_dossier, stand_of
from ivbdesk.cases.ladder.ladder import Situatie, level_of
from ivbdesk.cases.ladder.ladderbeeld import Laddercel, ladder_cells
from ivbdesk.cases.ladder.overlast import Overlastcijfers, count_overlast
from ivbdesk.cases.publiek.besluitblad import Regels, decision_lines, hearing_lines
from ivbdesk.cases.publiek.betrokken import aim_words, people_lines
from ivbdesk.cases.publiek.inzichten import Perspectiefregel, perspective_lines
from ivbdesk.cases.publiek.ketenregels import Ketenregel
from ivbdesk.cases.publiek.lichtere_middelen import (
    lighter_paragraph,
    masked_cells,
    measure_name,
    outcome_words,
)
from ivbdesk.cases.publiek.ontvanger import Ontvanger, Redactie, may_see
from ivbdesk.cases.publiek.over_besluit import about_decision
from ivbdesk.cases.publiek.uit_afweging import alternatives_from, consequences_from, core_from
from ivbdesk.cases.taal.nederlands import short_date

WEEKS_SHOWN = 26

_BY_LAW = "Burgemeester"
"""Who bears the responsibility for public order where nobody is named (Gemeentewet art. 172)."""


class Gevraagd(StrEnum):
    """What the driehoek is asked to do (domein 5.2)."""

    INFORMEREN = "informeren"
    AFSTEMMEN = "afstemmen"
    BESLUITEN = "besluiten"
    OPSCHALEN = "opschalen"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return self.value.capitalize()


@dataclass(frozen=True)
class Oplegvraag:
    """What the officer adds to the record for this note; `opengesteld` maps an entry with special data to the reason.

    `code` is the measure that is proposed; empty where none is.
    """

    soort: Gevraagd
    besluit: str
    kern: str
    steller: str
    driehoek_op: date
    code: str = ""
    voor_wanneer: date | None = None
    voorstel: str = ""
    alternatieven: str = ""
    gevolgen: str = ""
    communicatie: str = ""
    opengesteld: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ladderregel:
    """One means in order of time: when, on which level, what, and how it ended."""

    datum: date
    trede: int
    naam: str
    uitkomst: str


@dataclass(frozen=True)
class Tijdregel:
    """One entry as the recipient sees it: typed by nature and class of source; `geopend` with a reason, though special."""

    datum: date
    soort: str
    aard: str
    bron: str
    tekst: str
    geopend: bool = False


@dataclass(frozen=True)
class Oplegnotitie:
    """All fields of the note, already projected: nothing in it may be withheld from its recipient."""

    ontvanger: Ontvanger
    gemeente: str
    portefeuillehouder: str
    nummer: str
    titel: str
    vraag: Oplegvraag
    voorgesteld: str
    gericht_aan: str
    trede: int
    tredenaam: str
    cellen: tuple[Laddercel, ...]
    tredenamen: tuple[str, ...]
    ladder: tuple[Ladderregel, ...]
    lichtere_middelen: str
    betrokkenen: tuple[str, ...]
    minderjarigen: int
    urgentie: str
    urgentie_reden: str
    cijfers: Overlastcijfers
    weken: tuple[int, ...]
    perspectieven: tuple[Perspectiefregel, ...]
    doel: str
    grondslag: str
    juridisch: str
    besluit: Regels
    gehoord: Regels
    dossier: tuple[Checkregel, ...]
    neveneffect: str
    over_besluit: tuple[str, ...]
    evaluatie_op: date | None
    bevoegd: str
    tijdlijn: tuple[Tijdregel, ...]
    weggelaten: int
    afspraken: tuple[tuple[str, str, date, str], ...]
    keten: tuple[Ketenregel, ...] = ()

    @property
    def dossier_stand(self) -> Dossierstand:
        """How the items of the file stand, each kind counted apart."""
        return stand_of(self.dossier)


def default_question(casus: Casus, kader: Handelingskader, steller: str, driehoek_op: date) -> Oplegvraag:
    """The question as the record itself suggests it: the measure last weighed that does not run yet, or its extension.

    A care measure is named by its function, since the recipient is not chosen yet.
    """
    weighing = casus.laatste_afweging()
    summary, longer = _summary(casus, kader), weighing is not None and _is_to_extend(casus, weighing)
    if weighing is None or (_is_used(casus, weighing) and not longer):
        sentence = f"Kennisnemen van de stand van casus {casus.nummer}."
        code = weighing.code if weighing else ""
        return Oplegvraag(Gevraagd.INFORMEREN, sentence, summary, steller, driehoek_op, code)
    soort = kader.soort(weighing.code)
    name = "een zorgmaatregel" if soort.spoor is Spoor.ZORG else soort.naam
    sentence = f"Instemmen met: {'verlenging van ' if longer else ''}{name} (trede {soort.trede})."
    if soort.spoor is Spoor.ZORG:
        return Oplegvraag(Gevraagd.BESLUITEN, sentence, summary, steller, driehoek_op, weighing.code)
    return Oplegvraag(
        Gevraagd.BESLUITEN, sentence, core_from(summary, weighing), steller, driehoek_op, weighing.code,
        voorstel=weighing.besluit, alternatieven=alternatives_from(weighing, kader), gevolgen=consequences_from(weighing),
    )  # fmt: skip


def _is_used(casus: Casus, weighing: Afweging) -> bool:
    """Whether what was weighed runs, or ended since."""
    uses = (m for m in casus.maatregelen if m.code == weighing.code and m.begonnen_op is not None)
    return any(m.beeindigd_op is None or m.beeindigd_op >= weighing.opgesteld_op for m in uses)


def _is_to_extend(casus: Casus, weighing: Afweging) -> bool:
    """Whether it was weighed for an extension that was not announced yet."""
    decision = casus.besluit_over(weighing.code)
    return (
        decision is not None
        and decision.verlengt_id is not None
        and decision.bekend_op is None
        and casus.laatste_afweging(weighing.code) is weighing
    )


def _summary(casus: Casus, kader: Handelingskader) -> str:
    """The core in figures, for the officer to write on."""
    figures = count_overlast(casus, kader)
    place = f" op {casus.object.adres.kort}" if casus.object else ""
    since = f"{casus.soort.label}{place}, in behandeling sinds {short_date(casus.geopend_op)}."
    if not figures.incidenten and not figures.meldingen:
        return since
    return f"{since} Vastgelegd: {figures.zin}"


def project(
    casus: Casus,
    kader: Handelingskader,
    situatie: Situatie,
    partners: Sequence[Partner],
    instellingen: Mapping[str, str],
    ontvanger: Ontvanger,
    vraag: Oplegvraag,
    vandaag: date,
    keten: tuple[Ketenregel, ...] = (),
) -> Oplegnotitie:
    """The oplegnotitie of a casus for one recipient; the same input always gives the same note."""
    clean, publiek = Redactie(casus), ontvanger.publiek
    weighing = casus.laatste_afweging(vraag.code) if vraag.code else casus.laatste_afweging()
    target = kader.soort(vraag.code) if vraag.code else None
    seen = [item for item in casus.tijdlijn if may_see(item, publiek, vraag.opengesteld)]
    level = level_of(casus, kader)
    return Oplegnotitie(
        ontvanger=ontvanger,
        gemeente=instellingen.get(GEMEENTE, ""),
        portefeuillehouder=instellingen.get(PORTEFEUILLEHOUDER) or _BY_LAW,
        nummer=casus.nummer,
        titel=clean(casus.titel),
        vraag=_clean_question(vraag, clean),
        voorgesteld=measure_name(target, publiek) if target else "",
        gericht_aan=aim_words(casus, target, publiek, vandaag) if target else "",
        trede=level,
        tredenaam=kader.trede(level).naam if level else "",
        cellen=masked_cells(ladder_cells(casus, kader, vandaag), publiek),
        tredenamen=tuple(trede.naam for trede in kader.treden if trede.nummer),
        ladder=tuple(_ladder_lines(casus, kader, publiek)),
        lichtere_middelen=lighter_paragraph(casus, kader, situatie, vraag.code, weighing, publiek, clean),
        betrokkenen=tuple(people_lines(casus, vandaag)),
        minderjarigen=sum(b.rol is Rol.MINDERJARIGE for b in casus.huidige_betrokkenen()),
        urgentie=casus.urgentie.label,
        urgentie_reden=clean(casus.urgentie_reden),
        cijfers=count_overlast(casus, kader, seen),
        weken=incidents_per_week(seen, vandaag),
        perspectieven=tuple(perspective_lines(casus, weighing, partners, publiek, clean)),
        doel=clean(casus.doel),
        grondslag=clean(casus.grondslag),
        juridisch=_legal_basis(target, publiek),
        besluit=decision_lines(casus, kader, target, publiek, clean),
        gehoord=hearing_lines(casus, kader, target, publiek, clean),
        dossier=_dossier(casus, kader, situatie, vraag.code, clean),
        neveneffect=target.neveneffect if target else "",
        over_besluit=tuple(about_decision(casus, vraag.code, clean)) if target else (),
        evaluatie_op=weighing.evaluatie_op if weighing else None,
        bevoegd=clean(weighing.bevoegd) if weighing else "",
        tijdlijn=tuple(_time_line(item, clean) for item in seen),
        weggelaten=len(casus.tijdlijn) - len(seen),
        afspraken=tuple(_agreements(casus, partners, publiek, clean)),
        keten=keten,
    )


def _clean_question(vraag: Oplegvraag, clean: Redactie) -> Oplegvraag:
    texts = {
        name: clean(getattr(vraag, name))
        for name in ("besluit", "kern", "voorstel", "alternatieven", "gevolgen", "communicatie")
    }
    return Oplegvraag(vraag.soort, steller=vraag.steller, driehoek_op=vraag.driehoek_op, code=vraag.code,
                 voor_wanneer=vraag.voor_wanneer, opengesteld=vraag.opengesteld, **texts)  # fmt: skip


def _legal_basis(soort: Maatregelsoort | None, publiek: Publiek) -> str:
    """The statute of a care measure says as much as its name, so it is withheld with it."""
    if soort is None or publiek.hides_care(soort.spoor):
        return ""
    return soort.grondslag


def _ladder_lines(casus: Casus, kader: Handelingskader, publiek: Publiek) -> list[Ladderregel]:
    lines = []
    for measure in sorted(casus.maatregelen, key=lambda m: (m.begonnen_op or m.voorgesteld_op, m.code)):
        soort = kader.soort(measure.code)
        started = measure.begonnen_op or measure.voorgesteld_op
        lines.append(Ladderregel(started, soort.trede, measure_name(soort, publiek), outcome_words(measure)))
    return lines


def _dossier(
    casus: Casus, kader: Handelingskader, situatie: Situatie, code: str, clean: Redactie
) -> tuple[Checkregel, ...]:
    if not code:
        return ()
    return tuple(
        Checkregel(
            row.soort,
            row.verplicht,
            row.staat,
            clean(row.toelichting) if row.staat is not PuntStaat.VOLDAAN else "",
        )
        for row in check_dossier(casus, kader, situatie, code, casus.laatste_afweging(code))
    )


def _time_line(item: Tijdlijnitem, clean: Redactie) -> Tijdregel:
    kind = item.soort.label
    if item.soort in (ItemSoort.MELDING, ItemSoort.INCIDENT):
        kind = f"{kind}, {item.verificatie.label.lower()}"
    return Tijdregel(
        item.datum, kind, item.aard.label, item.herkomst.label, clean(item.tekst), item.bijzonder
    )


def incidents_per_week(items: Sequence[Tijdlijnitem], vandaag: date) -> tuple[int, ...]:
    """Incidents in each of the last 26 weeks, the oldest first; a future one is not counted."""
    weeks = [0] * WEEKS_SHOWN
    for item in items:
        age = (vandaag - item.datum) // timedelta(weeks=1)
        if item.soort is ItemSoort.INCIDENT and 0 <= age < WEEKS_SHOWN:
            weeks[WEEKS_SHOWN - 1 - age] += 1
    return tuple(weeks)


def _agreements(
    casus: Casus, partners: Sequence[Partner], publiek: Publiek, clean: Redactie
) -> list[tuple[str, str, date, str]]:
    """Afspraken as (what, who, before when, state); of care partners only that there is one."""
    by_id = {partner.id: partner for partner in partners}
    rows = []
    for item in casus.afspraken:
        partner = by_id.get(item.partner_id)
        care = partner is not None and partner.domein in ("zorg", "jeugd") and not publiek.sees_care
        text = "Afspraak met zorgpartner" if care else clean(item.wat)
        name = "zorgpartner" if care or partner is None else partner.kort
        rows.append((text, name, item.uiterlijk, item.status.label))
    return rows
