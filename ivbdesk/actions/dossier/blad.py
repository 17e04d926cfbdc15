"""All that the page of one casus shows, read and worked out in one go off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ivbdesk.actions.context import Context, filled_settings
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Toegang
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.betrokkenen.register import Oplegger
from ivbdesk.cases.betrokkenen.samenvoeging import Samenvoeging
from ivbdesk.cases.bewaren.bewaren import Bewaartermijnen, GeslotenCasus
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusband import Casusband
from ivbdesk.cases.keten.keten import Gat, Ketenrij, chain_of, gaps_of
from ivbdesk.cases.ladder.ladder import Situatie
from ivbdesk.cases.werk.werkvoorraad import Casusstand, stand_of
from ivbdesk.cases.zoeken.rijen import CasusRij


@dataclass(frozen=True)
class CasusBlad:
    """A casus with its figures, its chain, and the other cases at the same address."""

    casus: Casus
    stand: Casusstand
    situatie: Situatie
    keten: tuple[Ketenrij, ...]
    gaten: tuple[Gat, ...]
    partners: tuple[Partner, ...]
    op_dit_adres: tuple[CasusRij, ...]
    banden: tuple[tuple[Casusband, CasusRij], ...]
    opleggers: tuple[Oplegger, ...]
    instellingen: dict[str, str]
    medewerkers: tuple[Medewerker, ...]
    toegangen: tuple[Toegang, ...]
    bewaarplicht: Bewaarplicht | None
    vernietigen_vanaf: date | None
    samengevoegd: tuple[Samenvoeging, ...]

    @property
    def ingelaten(self) -> tuple[Toegang, ...]:
        """Who may see the casus for good, when it is closed."""
        return tuple(item for item in self.toegangen if item.tot is None)

    @property
    def noodopeningen(self) -> tuple[Toegang, ...]:
        """Who opened it in an emergency, and why, as far as nobody who has it saw that."""
        return tuple(item for item in self.toegangen if item.nood and item.gezien_op is None)

    def nood_tot(self, medewerker_id: UUID) -> datetime | None:
        """Until when this officer sees it, who opened it in an emergency only; None for all others."""
        own = [item for item in self.toegangen if item.medewerker_id == medewerker_id]
        if not self.casus.besloten or any(item.tot is None for item in own):
            return None
        return max((item.tot for item in own if item.tot is not None), default=None)

    @property
    def beperkt(self) -> tuple[str, ...]:
        """The people in it whose data may hardly be used now (AVG art. 18)."""
        return tuple(b.persoon.naam for b in self.casus.huidige_betrokkenen() if b.persoon.beperkt)

    def partner(self, partner_id: UUID | None) -> Partner | None:
        """The partner with this id."""
        return next((p for p in self.partners if p.id == partner_id), None)


def read_blad(ctx: Context, casus_id: UUID) -> CasusBlad:
    """Read a casus to look at; raises KeyError for one that is not there for this officer."""
    read = ctx.reads.dossier.blad(casus_id)
    casus, partners, today = read.casus, read.partners, ctx.today()
    for weighing in casus.afwegingen:
        ctx.kader_under(weighing)  # read here, off the UI thread: the page asks for them again
    return CasusBlad(
        casus=casus,
        stand=stand_of(casus, ctx.omgeving(partners, read.rondom, today)),
        situatie=ctx.situation(casus, filled_settings(read.instellingen)),
        keten=chain_of(casus, ctx.naslag.gebieden, partners, today),
        gaten=gaps_of(casus, ctx.naslag.gebieden, partners, today),
        partners=partners,
        op_dit_adres=read.op_dit_adres,
        banden=read.banden,
        opleggers=read.opleggers,
        instellingen=read.instellingen,
        medewerkers=read.medewerkers,
        toegangen=read.toegangen,
        vernietigen_vanaf=_due(ctx.naslag.termijnen, casus),
        samengevoegd=read.samengevoegd,
        bewaarplicht=next((b for b in read.bewaarplichten if b.tot is None), None),
    )


def _due(termijnen: Bewaartermijnen, casus: Casus) -> date | None:
    """From when a closed casus is to be destroyed, by the terms of keeping."""
    if casus.gesloten_op is None:
        return None
    begun = frozenset(item.code for item in casus.maatregelen if item.begonnen_op is not None)
    closed = GeslotenCasus(casus.id, casus.nummer, casus.titel, casus.gesloten_op, begun, casus.status)
    return termijnen.of_casus(closed).datum
