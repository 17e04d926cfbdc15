"""The columns with which each list leaves the screen, and its filter in words."""

from __future__ import annotations

from datetime import datetime

from ivbdesk.cases.dossier.tijdlijn import Tijdlijnitem
from ivbdesk.cases.signaal.ontvangst import time_of
from ivbdesk.cases.taal.nederlands import AMSTERDAM
from ivbdesk.cases.zoeken.lijst import Cel, Lijstkolom
from ivbdesk.cases.zoeken.rijen import CasusFilter, CasusRij, SignaalFilter, SignaalRij, WerkFilter, WerkRij

CASUSSEN: tuple[Lijstkolom[CasusRij], ...] = (
    Lijstkolom("Nummer", lambda row, _: row.nummer, 29, 0),
    Lijstkolom("Casus", lambda row, _: row.titel, 32, 1),
    Lijstkolom("Betrokkene", lambda row, _: row.naam, 26, 2),
    Lijstkolom(
        "Trede", lambda row, kader: f"{row.trede} {kader.trede(row.trede).naam}" if row.trede else "", 18, 3
    ),
    Lijstkolom("Urgentie", lambda row, _: row.urgentie.kort, 19, 4),
    Lijstkolom("Gaten in de keten", lambda row, _: row.gaten, 15, 5),
    Lijstkolom("Termijn", lambda row, _: row.termijn or "", 20, 6),
    Lijstkolom("Status", lambda row, _: row.status.label, 24, 7),
    Lijstkolom("Soort", lambda row, _: row.soort.kort, 28, 8),
    Lijstkolom("Laatst bijgewerkt", lambda row, _: row.laatste_op, 21, 9),
)
"""As the list of cases shows them, in its order."""

WERKVOORRAAD: tuple[Lijstkolom[WerkRij], ...] = (
    Lijstkolom("Termijn", lambda row, _: row.termijn or "", 18, 0),
    Lijstkolom("Soort", lambda row, _: row.soort.label, 22, 0),
    Lijstkolom("Wat te doen", lambda row, _: row.wat, 38, 1),
    Lijstkolom("Toelichting", lambda row, _: row.toelichting, 34, 1),
    Lijstkolom("Nummer", lambda row, _: row.nummer, 25, 2),
    Lijstkolom("Casus of signaal", lambda row, _: row.titel, 34, 2),
    Lijstkolom("Wie", lambda row, _: f"{row.wie} (voor {row.voor})" if row.voor else row.wie, 22, 3),
)

SIGNALEN: tuple[Lijstkolom[SignaalRij], ...] = (
    Lijstkolom("Nummer", lambda row, _: row.nummer, 22),
    Lijstkolom("Ontvangen op", lambda row, _: _local(row.ontvangen_op), 26),
    Lijstkolom("Thema", lambda row, _: row.thema.label, 32),
    Lijstkolom("Adres", lambda row, _: row.adres, 40),
    Lijstkolom("Bron", lambda row, _: row.bron.label, 24),
    Lijstkolom("Status", lambda row, _: row.status.label, 20),
    Lijstkolom("Acuut", lambda row, _: "ja" if row.acuut else "", 12),
    Lijstkolom("Hoeveelste op dit adres", lambda row, _: row.keer, 18),
)

TIJDLIJN: tuple[Lijstkolom[Tijdlijnitem], ...] = (
    Lijstkolom("Datum", lambda item, _: item.datum, 20, 0),
    Lijstkolom("Tijd", lambda item, _: f"{item.tijd:%H:%M}" if item.tijd else "", 12, 0),
    Lijstkolom("Wat voor regel", lambda item, _: item.soort.label, 20, 1),
    Lijstkolom("Aard", lambda item, _: item.aard.label, 20, 1),
    Lijstkolom("Zekerheid", lambda item, _: item.verificatie.label, 22, 1),
    Lijstkolom("Herkomst", lambda item, _: item.herkomst.label, 22, 2),
    Lijstkolom("Bron", lambda item, _: item.bron, 22, 2),
    Lijstkolom("Wat er staat", lambda item, _: item.tekst, 60, 3),
    Lijstkolom("Bijzonder", lambda item, _: "bijzonder persoonsgegeven" if item.bijzonder else "", 22, 3),
)


def _local(moment: datetime) -> Cel:
    at = moment.astimezone(AMSTERDAM).replace(tzinfo=None)
    return at if time_of(moment) else at.date()


def told_cases(filter: CasusFilter, wie: str) -> str:
    """The filter of the list of cases in words."""
    kinds = ", ".join(sorted(soort.kort for soort in filter.soorten))
    return _told(
        ("lopende casussen" if filter.alleen_open else "ook afgesloten casussen"),
        f"van {wie}" if filter.wie else "",
        f"soort: {kinds}" if kinds else "",
        "gat in de keten" if filter.alleen_gaten else "",
        "te laat" if filter.alleen_te_laat else "",
        f"zoekwoord: {filter.tekst.strip()}" if filter.tekst.strip() else "",
    )


def told_work(filter: WerkFilter, wie: str) -> str:
    """The filter of the werkvoorraad in words."""
    kinds = ", ".join(sorted(soort.label for soort in filter.soorten))
    return _told(
        f"werk van {wie}" if filter.wie else "werk van het team",
        f"soort: {kinds}" if kinds else "",
        "te laat" if filter.alleen_te_laat else "",
        "wettelijk" if filter.regels else "",
    )


def told_signals(filter: SignaalFilter) -> str:
    """The filter of the list of signals in words."""
    return _told(
        "te wegen signalen" if filter.alleen_open else "ook gewogen signalen",
        f"thema: {filter.thema.label}" if filter.thema else "",
        "te laat" if filter.alleen_te_laat else "",
        f"zoekwoord: {filter.tekst.strip()}" if filter.tekst.strip() else "",
    )


def _told(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
