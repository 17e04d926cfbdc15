"""The casus as one recipient may see it: the oplegnotitie for the driehoek (domein 5.2).

Screen, PDF and later exports all take their fields from here and never from the casus itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.ladder.dossiercheck import Checkregel, Dossierstand, check_dossier, stand_of
from ivbdesk.cases.ladder.ladder import Situatie, level_of
from ivbdesk.cases.ladder.ladderbeeld import Laddercel, ladder_cells
from ivbdesk.cases.ladder.overlast import Overlastcijfers, count_overlast
from ivbdesk.cases.publiek.besluitblad import Regels, decision_lines, hearing_lines
from ivbdesk.cases.publiek.betrokken import aim_words, people_lines
from ivbdesk.cases.publiek.inzichten import Perspectiefregel, perspective_lines
from ivbdesk.cases.publiek.ketenregels import Ketenregel
from ivbdesk.cases.publiek.lezer import Herkomsten, Lezer, of_means
from ivbdesk.cases.publiek.lichtere_middelen import (
    lighter_paragraph,
    masked_cells,
    measure_name,
    outcome_words,
)
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.over_besluit import about_decision
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.publiek.uit_afweging import alternatives_from, consequences_from, core_from, for_all
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
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
    name = soort.naam if for_all(soort) else "een zorgmaatregel"
    sentence = f"Instemmen met: {'verlenging van ' if longer else ''}{name} (trede {soort.trede})."
    if not for_all(soort):
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
    *,
    lijst: Naamlijst,
) -> Oplegnotitie:
    """The oplegnotitie of a casus for one recipient; the same input always gives the same note."""
    clean, publiek = Redactie(casus, lijst), ontvanger.publiek.opening(vraag.opengesteld)
    situatie = replace(situatie, op=_looked_at(casus, vraag, vandaag))
    lezer = Lezer(publiek, clean, partners)
    weighing = casus.laatste_afweging(vraag.code, situatie.op) if vraag.code else casus.laatste_afweging()
    target = kader.soort(vraag.code) if vraag.code else None
    weighed = of_means(kader.soort(weighing.code)) if weighing else frozenset()
    seen = [i for i in casus.tijdlijn if publiek.may_read(i.id, i.herkomst, bijzonder=i.bijzonder)]
    level = level_of(casus, kader)
    return Oplegnotitie(
        ontvanger=ontvanger,
        gemeente=instellingen.get(GEMEENTE, ""),
        portefeuillehouder=instellingen.get(PORTEFEUILLEHOUDER) or _BY_LAW,
        nummer=casus.nummer,
        titel=lezer.text(casus, "titel"),
        vraag=_clean_question(vraag, clean),
        voorgesteld=measure_name(target, publiek) if target else "",
        gericht_aan=aim_words(casus, target, lezer, vandaag) if target else "",
        trede=level,
        tredenaam=kader.trede(level).naam if level else "",
        cellen=masked_cells(ladder_cells(casus, kader, vandaag), publiek),
        tredenamen=tuple(trede.naam for trede in kader.treden if trede.nummer),
        ladder=tuple(_ladder_lines(casus, kader, publiek)),
        lichtere_middelen=lighter_paragraph(casus, kader, situatie, vraag.code, weighing, lezer),
        betrokkenen=tuple(people_lines(casus, vandaag)),
        minderjarigen=sum(b.rol is Rol.MINDERJARIGE for b in casus.huidige_betrokkenen()),
        urgentie=casus.urgentie.label,
        urgentie_reden=lezer.text(casus, "urgentie_reden"),
        cijfers=count_overlast(casus, kader, seen),
        weken=incidents_per_week(seen, vandaag),
        perspectieven=tuple(perspective_lines(casus, weighing, weighed, lezer)),
        doel=lezer.text(casus, "doel"),
        grondslag=lezer.text(casus, "grondslag"),
        juridisch=target.grondslag if target and lezer.reads_means(target) else "",
        besluit=decision_lines(casus, kader, target, lezer, situatie.op, vandaag),
        gehoord=hearing_lines(casus, kader, target, lezer, situatie.op),
        dossier=_dossier(casus, kader, situatie, target, lezer),
        neveneffect=target.neveneffect if target and lezer.reads_means(target) else "",
        over_besluit=tuple(about_decision(casus, vraag.code, of_means(target), lezer, vandaag))
        if target
        else (),
        evaluatie_op=weighing.evaluatie_op if weighing and situatie.op == vandaag else None,
        bevoegd=_competent(weighing, weighed, lezer),
        tijdlijn=tuple(_time_line(item, lezer) for item in seen),
        weggelaten=len(casus.tijdlijn) - len(seen),
        afspraken=tuple(_agreements(casus, lezer)),
        keten=keten,
    )


def _looked_at(casus: Casus, vraag: Oplegvraag, vandaag: date) -> date:
    """The day as of which the file is shown: of what is over, and only told of, the last day on which it held."""
    over = casus.afgelopen_op(vraag.code, vandaag)
    anew = casus.voorstel_van(vraag.code) or casus.laatste_afweging(vraag.code, vandaag)
    runs = any(measure.code == vraag.code for measure in casus.lopende_maatregelen())
    told_only = vraag.soort is Gevraagd.INFORMEREN and over is not None and not anew and not runs
    return over if told_only and over is not None else vandaag


def _clean_question(vraag: Oplegvraag, clean: Redactie) -> Oplegvraag:
    texts = {
        name: clean(getattr(vraag, name))
        for name in ("besluit", "kern", "voorstel", "alternatieven", "gevolgen", "communicatie")
    }
    return Oplegvraag(vraag.soort, steller=vraag.steller, driehoek_op=vraag.driehoek_op, code=vraag.code,
                 voor_wanneer=vraag.voor_wanneer, opengesteld=vraag.opengesteld, **texts)  # fmt: skip


def _competent(weighing: Afweging | None, over: Herkomsten, lezer: Lezer) -> str:
    """Who decides; of a means that they may not read that is told nowhere, as it says what the means is."""
    return lezer.text(weighing, "bevoegd", over) if weighing and lezer.may(weighing, "bevoegd", over) else ""


def _ladder_lines(casus: Casus, kader: Handelingskader, publiek: Publiek) -> list[Ladderregel]:
    lines = []
    for measure in sorted(casus.maatregelen, key=lambda m: (m.begonnen_op or m.voorgesteld_op, m.code)):
        soort = kader.soort(measure.code)
        started = measure.begonnen_op or measure.voorgesteld_op
        lines.append(Ladderregel(started, soort.trede, measure_name(soort, publiek), outcome_words(measure)))
    return lines


def _dossier(
    casus: Casus, kader: Handelingskader, situatie: Situatie, soort: Maatregelsoort | None, lezer: Lezer
) -> tuple[Checkregel, ...]:
    """The check of the file; which items a means asks says what it is, so nothing of one that they may not read."""
    if soort is None or not lezer.reads_means(soort):
        return ()
    return tuple(
        Checkregel(
            row.soort,
            row.verplicht,
            row.staat,
            lezer.on_item(row.soort, row.toelichting) if row.staat is not PuntStaat.VOLDAAN else "",
        )
        for row in check_dossier(
            casus, kader, situatie, soort.code, casus.laatste_afweging(soort.code, situatie.op)
        )
    )


def _time_line(item: Tijdlijnitem, lezer: Lezer) -> Tijdregel:
    kind = item.soort.label
    if item.soort in (ItemSoort.MELDING, ItemSoort.INCIDENT):
        kind = f"{kind}, {item.verificatie.label.lower()}"
    return Tijdregel(
        item.datum, kind, item.aard.label, item.herkomst.label, lezer.text(item, "tekst"), item.bijzonder
    )


def incidents_per_week(items: Sequence[Tijdlijnitem], vandaag: date) -> tuple[int, ...]:
    """Incidents in each of the last 26 weeks, the oldest first; a future one is not counted."""
    weeks = [0] * WEEKS_SHOWN
    for item in items:
        age = (vandaag - item.datum) // timedelta(weeks=1)
        if item.soort is ItemSoort.INCIDENT and 0 <= age < WEEKS_SHOWN:
            weeks[WEEKS_SHOWN - 1 - age] += 1
    return tuple(weeks)


def _agreements(casus: Casus, lezer: Lezer) -> list[tuple[str, str, date, str]]:
    """Afspraken as (what, who, before when, state); of a partner that they may not read only that there is one."""
    rows = []
    for item in casus.afspraken:
        who, over = lezer.partner(item.partner_id), {lezer.origin(item.partner_id)}
        text = lezer.text(item, "wat", over) if lezer.may(item, "wat", over) else f"Afspraak met {who}"
        rows.append((text, who, item.uiterlijk, item.status.label))
    return rows
