"""The file of a casus as a judge follows it: each step, why, by whom, and on what proof (domein 1.1, 1.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.leesregels import of_spoor
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.cases.kader.kader import Handelingskader, Spoor
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.ladder.ladder import Situatie
from ivbdesk.cases.ladder.overlast import HOE_GETELD, count_overlast
from ivbdesk.cases.ladder.trend import Trend, trend_of
from ivbdesk.cases.publiek.ambtshalve import Ambtshalve
from ivbdesk.cases.publiek.betrokken import people_lines
from ivbdesk.cases.publiek.dossierstappen import Dossierstap, KaderVan, Stappenverteller
from ivbdesk.cases.publiek.lezer import Lezer
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst


@dataclass(frozen=True)
class Productie:
    """One numbered piece of evidence; `nummer` is how the steps refer to it."""

    nummer: str
    datum: date
    soort: str
    bron: str
    tekst: str


@dataclass(frozen=True)
class Dossieroverzicht:
    """The whole file, already projected: nothing in it may be withheld from its recipient."""

    nummer: str
    titel: str
    gemeente: Ambtshalve
    ontvanger: Ontvanger
    doel: str
    grondslag: str
    geopend_op: date
    status: str
    kader_versies: tuple[str, ...]
    betrokkenen: tuple[str, ...]
    cijfers: str
    trend: Trend
    stappen: tuple[Dossierstap, ...]
    producties: tuple[Productie, ...]
    weggelaten: int


def project_dossier(
    casus: Casus,
    kader: Handelingskader,
    kader_van: KaderVan,
    situatie: Situatie,
    partners: Sequence[Partner],
    feestdagen: Feestdagen,
    ontvanger: Ontvanger,
    gemeente: str,
    vandaag: date,
    *,
    lijst: Naamlijst,
) -> Dossieroverzicht:
    """The file for one recipient; the same input always gives the same file."""
    publiek = ontvanger.publiek
    lezer = Lezer(publiek, Redactie(casus, lijst), partners)
    seen = [i for i in casus.tijdlijn if publiek.may_read(i.id, i.herkomst, bijzonder=i.bijzonder)]
    papers = [stuk for stuk in casus.stukken if publiek.may_read(stuk.id, stuk.herkomst)]
    productions: list[Productie] = []
    numbers: dict[UUID, str] = {}
    for number, item in enumerate(seen, 1):
        kind = item.soort.label
        if item.soort in (ItemSoort.INCIDENT, ItemSoort.MELDING):
            kind = f"{kind}, {item.verificatie.label.lower()}"
        numbers[item.id] = str(number)
        origin = Herkomst.MELDER if item.melder_id is not None else item.herkomst
        about = f"Bij incident {numbers[item.incident_id]}. " if item.incident_id in numbers else ""
        productions.append(
            Productie(
                str(number),
                item.datum,
                f"{kind} ({item.aard.label.lower()})",
                lezer.source(item, origin),
                about + lezer.text(item, "tekst"),
            )
        )
    for number, stuk in enumerate(papers, 1):
        numbers[stuk.id] = f"S{number}"
        productions.append(
            Productie(
                f"S{number}",
                stuk.datum,
                stuk.soort.label,
                lezer.source(stuk, stuk.herkomst),
                _named(lezer, stuk),
            )
        )
    teller = Stappenverteller(
        casus,
        kader_van,
        situatie,
        feestdagen,
        ontvanger,
        gemeente,
        lezer,
        numbers,
        vandaag,
    )
    steps = sorted(
        teller.all_steps(),
        key=lambda step: step.datum,
    )
    versions = dict.fromkeys(item.kader_versie for item in casus.afwegingen)
    return Dossieroverzicht(
        nummer=casus.nummer,
        titel=lezer.text(casus, "titel"),
        gemeente=Ambtshalve(gemeente),
        ontvanger=ontvanger,
        doel=lezer.text(casus, "doel"),
        grondslag=lezer.text(casus, "grondslag"),
        geopend_op=casus.geopend_op,
        status=casus.status.label,
        kader_versies=tuple(versions) or (kader.versie,),
        betrokkenen=tuple(people_lines(casus, vandaag)),
        cijfers=f"{count_overlast(casus, kader, seen).zin} {HOE_GETELD}",
        trend=trend_of(
            casus, kader, vandaag, seen, sporen=[spoor for spoor in Spoor if publiek.sees(of_spoor(spoor))]
        ),
        stappen=tuple(steps),
        producties=tuple(productions),
        weggelaten=len(casus.tijdlijn) + len(casus.stukken) - len(productions),
    )


def _named(lezer: Lezer, stuk: Stuk) -> str:
    """What the document is called, and where it stands when it is not in this register."""
    name, number = lezer.text(stuk, "naam"), lezer.text(stuk, "zaaknummer")
    return f"{name} (staat in {lezer.text(stuk, 'zaaksysteem')}, nummer {number})" if number else name
