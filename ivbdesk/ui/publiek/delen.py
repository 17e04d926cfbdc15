"""What of a casus was shared with whom and why, and whether the resident knows."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.bewaren.inzage import RenderInzage
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.publiek import delen
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.verstrekking import Convenant, Verstrekking
from ivbdesk.cases.publiek.bevinding import STAYS
from ivbdesk.cases.taal.nederlands import count, short_date, term
from ivbdesk.ui.act import act
from ivbdesk.ui.bewaren.inzage_dialog import InzageDialog
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.publiek.deel_dialog import DeelDialog, InformeerDialog
from ivbdesk.ui.widgets.basics import Card, Chip, Label, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import clear, row
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import Workplace


class DelenTab(QWidget):
    """Above whether the resident is informed, below the ledger, the newest first."""

    def __init__(self, place: Workplace, render_inzage: RenderInzage) -> None:
        super().__init__()
        self.place, self._render_inzage = place, render_inzage
        self._blad: CasusBlad | None = None
        self._convenanten: list[Convenant] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        self._informed = QVBoxLayout()
        column.addLayout(self._informed)
        self.ledger = PlainTable[Verstrekking](
            place.theme,
            "Wat is gedeeld",
            (("Op", 12), ("Met wie", 20), ("Wat", 0), ("Grondslag", 22), ("Waarom", 0), ("Open", 14)),
            "Nog niets gedeeld. Leg bij elke keer vast wat, met wie, waarom en op welke grondslag.",
        )
        column.addWidget(self.ledger, 1)
        withdraw = SecondaryButton("Intrekken …", self.withdraw).needing(self.place)
        self.ledger.offer((withdraw, lambda item: item.ingetrokken_op is None))
        column.addLayout(
            row(
                PrimaryButton("Delen vastleggen …", self.share).needing(self.place),
                withdraw,
                SecondaryButton("Overzicht voor inzage …", self.save_overview).needing(self.place),
            )
        )
        column.addWidget(
            MutedLabel(
                "Herkomst bepaalt wie iets mag zien: zorg niet naar politie of OM, politie niet naar de corporatie, wie "
                "meldde naar niemand, tenzij een vastgelegde grondslag het opent.",
                small=True,
            )
        )

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus."""
        self._blad = blad
        self._show_informed(blad)
        self.place.read(self, self.place.ctx.reads.keten.convenanten, self._show, key="convenanten")

    def _show_informed(self, blad: CasusBlad) -> None:
        clear(self._informed)
        casus, today = blad.casus, self.place.today()
        card = Card("Weet betrokkene hiervan?")
        button = SecondaryButton("Informeren vastleggen …", self.inform).needing(self.place)
        if casus.geinformeerd_op is not None:
            card.add(row(Chip(f"Geïnformeerd op {short_date(casus.geinformeerd_op)}", "ok"), button))
        elif casus.niet_geinformeerd_reden:
            late = casus.informeren_op is not None and casus.informeren_op <= today
            again = (
                f"Opnieuw bekijken: {term(casus.informeren_op, today)}"
                if casus.informeren_op
                else "Nog geen dag gekozen"
            )
            card.add(row(Chip(again, "bad" if late else "warn"), button))
            card.add(Label(f"Nog niet, omdat: {casus.niet_geinformeerd_reden}"))
        else:
            card.add(row(Chip("Nog niet vastgelegd", "warn"), button))
        self._informed.addWidget(card)

    def _show(self, convenanten: list[Convenant]) -> None:
        self._convenanten = convenanten
        if self._blad is None:
            return
        known = {item.id: item for item in convenanten}
        newest = sorted(self._blad.casus.verstrekkingen, key=lambda v: v.vastgelegd_op, reverse=True)
        self.ledger.show_rows([(item, self._row(item, known)) for item in newest])

    def _row(self, item: Verstrekking, known: dict[UUID, Convenant]) -> tuple[str, str, str, str, str, str]:
        blad, ctx = self._blad, self.place.ctx
        partner = blad.partner(item.partner_id) if blad else None
        ground = ctx.naslag.grondslagen.get(item.grondslag)
        agreement = known.get(item.convenant_id) if item.convenant_id else None
        basis = ground.naam if ground else item.grondslag
        proof = [agreement.naam] if agreement else []
        if item.besluit_op is not None:
            proof.append(f"besluit {item.besluit_kenmerk} van {short_date(item.besluit_op)}")
        if item.toestemming_op is not None:
            proof.append(f"toestemming van {short_date(item.toestemming_op)}")
        under = "\n".join((basis, *proof))
        who = f"{partner.kort}\n{item.aan}" if partner and item.aan != partner.naam else item.aan
        parts = f"\n{count(len(item.ids), 'onderdeel', 'onderdelen')}" if item.ids else ""
        decided = item.nagelezen.splitlines()
        kept = [line for line in decided if STAYS in line]
        read = (
            "\n".join(["", f"Nagelezen: {count(len(decided), 'keuze', 'keuzes')}", *kept]) if decided else ""
        )
        return (
            short_date(item.op),
            who,
            f"{item.wat}{parts}\n{item.drager.label}{read}",
            under,
            item.noodzaak,
            self._state(item, known),
        )

    def _state(self, item: Verstrekking, known: dict[UUID, Convenant]) -> str:
        today = self.place.today()
        ground = self.place.ctx.naslag.grondslagen.get(item.grondslag)
        if item.ingetrokken_op is not None:
            return f"✕ ingetrokken {short_date(item.ingetrokken_op)}"
        if not item.is_open(today, {c.id: c for c in self._convenanten}):
            return "✕ verlopen"
        if ground is None or not ground.opent or not item.ids:
            return "– opent niets extra"
        until = f" tot {short_date(item.geldig_tot)}" if item.geldig_tot else ""
        return f"✓ open{until}"

    @act("Delen vastleggen", "verstrekken gegevens partner", needs=Recht.REGIEVOERDER)
    def share(self) -> None:
        """Record a sharing."""
        if self._blad is not None:
            DeelDialog(self.place, self._blad, self._convenanten, self).start()

    @act("Informeren vastleggen", "betrokkene inlichten", needs=Recht.REGIEVOERDER)
    def inform(self) -> None:
        """Record that the resident was informed, or why not."""
        if self._blad is not None:
            InformeerDialog(self.place, self._blad, self).start()

    def withdraw(self) -> None:
        """Close again what a sharing opened."""
        chosen = self.ledger.chosen()
        if self._blad is None or len(chosen) != 1 or chosen[0].ingetrokken_op is not None:
            self.place.messages.notice("Kies één regel die nog niet is ingetrokken.")
            return
        casus_id, found = self._blad.casus.id, chosen[0]
        RedenDialog(
            self.place,
            "Delen intrekken",
            lambda ctx, reden: delen.withdraw(ctx, casus_id, found.id, reden),
            self,
            kind="delen intrekken",
            ref=f"{casus_id}/{found.id}",
            verb="Intrekken",
            intro="Wat deze grondslag opende gaat vanaf vandaag weer dicht. Dat het is gedeeld, blijft hier staan.",
        ).start()

    def save_overview(self) -> None:
        """Write what a resident who asks for access receives, with whom it was shared in it."""
        people = self._blad.casus.hoofdpersonen() if self._blad is not None else []
        if not people:
            self.place.messages.notice("Leg eerst vast om wie het gaat, bij Betrokkenen.")
            return
        InzageDialog(self.place, people[0].persoon, self._render_inzage, self).start()
