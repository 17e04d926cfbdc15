"""Reads for lists and pages: rows, not objects, by subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy import Engine

from ivbdesk.cases.kader.signaalregels import Signaalregels
from ivbdesk.cases.werk.weegtermijn import Weegtermijn
from ivbdesk.storage.queries.adressen import AdresQueries
from ivbdesk.storage.queries.beheer import BeheerQueries
from ivbdesk.storage.queries.bewaren import BewaarQueries
from ivbdesk.storage.queries.cijfers import CijferQueries
from ivbdesk.storage.queries.dossier import DossierQueries
from ivbdesk.storage.queries.gelijkenis import GelijkenisQueries
from ivbdesk.storage.queries.invoer import InvoerQueries
from ivbdesk.storage.queries.inzage import InzageQueries
from ivbdesk.storage.queries.keten import KetenQueries
from ivbdesk.storage.queries.mensen import MensenQueries
from ivbdesk.storage.queries.plan import PlanQueries
from ivbdesk.storage.queries.publiek import PubliekQueries
from ivbdesk.storage.queries.signaal import SignaalQueries
from ivbdesk.storage.queries.source import Source
from ivbdesk.storage.queries.verwerking import VerwerkingQueries
from ivbdesk.storage.queries.werk import WerkQueries
from ivbdesk.storage.queries.zoeken import ZoekQueries


@dataclass(frozen=True)
class Queries:
    """The reads of an open register for one officer, by subject; safe in any thread."""

    adressen: AdresQueries
    beheer: BeheerQueries
    bewaren: BewaarQueries
    cijfers: CijferQueries
    dossier: DossierQueries
    gelijkenis: GelijkenisQueries
    invoer: InvoerQueries
    inzage: InzageQueries
    keten: KetenQueries
    mensen: MensenQueries
    plan: PlanQueries
    publiek: PubliekQueries
    signaal: SignaalQueries
    verwerking: VerwerkingQueries
    werk: WerkQueries
    zoeken: ZoekQueries

    @classmethod
    def of(
        cls,
        engine: Engine,
        officer: UUID,
        now: Callable[[], datetime],
        weegtermijn: Weegtermijn,
        regels: Signaalregels,
    ) -> Self:
        """The reads as this officer may see them; `weegtermijn` says when a signal is to be weighed."""
        source = Source(engine, officer, now)
        return cls(
            AdresQueries(source),
            BeheerQueries(source),
            BewaarQueries(source),
            CijferQueries(source),
            DossierQueries(source),
            GelijkenisQueries(source),
            InvoerQueries(source),
            InzageQueries(source),
            KetenQueries(source),
            MensenQueries(source),
            PlanQueries(source),
            PubliekQueries(source),
            SignaalQueries(source, weegtermijn),
            VerwerkingQueries(source),
            WerkQueries(source, weegtermijn, regels),
            ZoekQueries(source),
        )
