"""Where a casus is about, and with which other cases it belongs: two cards on the tab of its people."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.samenhang import take_out_object, unlink_cases
from ivbdesk.cases.betrokkenen.casusobject import Casusobject
from ivbdesk.cases.betrokkenen.object import Object
from ivbdesk.cases.dossier.casusband import Casusband
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.cases.zoeken.rijen import CasusRij
from ivbdesk.ui.betrokkenen.samengaan_dialogs import AfsplitsDialog, OpgaanDialog
from ivbdesk.ui.betrokkenen.samenhang_dialogs import ObjectDialog, VerbindDialog
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.widgets.basics import Card, Label, LinkButton, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace


class PlekCard(Card):
    """The address of the casus, its further dwellings or buildings, and the other cases there."""

    def __init__(self, place: Workplace, blad: CasusBlad, tab: QWidget) -> None:
        casus = blad.casus
        add = SecondaryButton("Object toevoegen", lambda: ObjectDialog(place, blad, tab).start()).needing(
            place
        )
        super().__init__("Adressen" if casus.objecten else "Op dit adres", aside=add)
        self._place, self._blad, self._tab = place, blad, tab
        if casus.object is None:
            self.add(MutedLabel("Er is geen adres vastgelegd."))
        else:
            self.add(Label(str(casus.object.adres)))
            self._tell(casus.object)
        for item in sorted(casus.objecten, key=lambda item: str(item.object.adres)):
            self._further(item)
        for line in blad.op_dit_adres:
            text = f"{line.nummer} · {line.titel} · {line.status.label}"
            self.add(row(LinkButton(text, partial(place.open_casus, line.id))))
        if not blad.op_dit_adres:
            where = "op deze adressen" if casus.objecten else "op dit adres"
            self.add(MutedLabel(f"Geen andere casus {where}.", small=True))

    def _tell(self, item: Object, toelichting: str = "") -> None:
        told = (item.huurvorm.label, item.eigenaar, toelichting)
        self.add(MutedLabel(" · ".join(part for part in told if part), small=True))

    def _further(self, item: Casusobject) -> None:
        gone = LinkButton("Weghalen …", lambda: self._take_out(item)).needing(self._place)
        gone.setAccessibleName(f"{item.object.adres.kort} weghalen")
        line = row(gone, stretch=False)
        line.insertWidget(0, Label(str(item.object.adres)), 1)
        self.add(line)
        self._tell(item.object, item.toelichting)

    def _take_out(self, item: Casusobject) -> None:
        casus_id = self._blad.casus.id
        RedenDialog(
            self._place, f"{item.object.adres.kort} uit de casus halen",
            lambda ctx, reden: take_out_object(ctx, casus_id, item.id, reden), self._tab,
            kind="object weghalen", ref=f"{casus_id}/{item.id}", verb="Weghalen",
        ).start()  # fmt: skip


class BandCard(Card):
    """The cases that belong with this one, each with why; of those the officer may see."""

    def __init__(self, place: Workplace, blad: CasusBlad, tab: QWidget) -> None:
        add = SecondaryButton("Casus verbinden", lambda: VerbindDialog(place, blad, tab).start()).needing(
            place
        )
        super().__init__("Verbonden casussen", aside=add)
        self._place, self._blad, self._tab = place, blad, tab
        for link, other in blad.banden:
            self._line(link, other)
        if not blad.banden:
            told = "Geen. Verbind bijvoorbeeld de casussen van een huishouden of een wooncomplex."
            self.add(MutedLabel(told, small=True))
        if blad.casus.status.is_open:
            up = LinkButton("Laten opgaan in …", lambda: self._go_up(blad)).needing(place)
            split = LinkButton("Afsplitsen …", lambda: self._split(blad)).needing(place)
            self.add(row(split, up))

    def _go_up(self, blad: CasusBlad) -> None:
        asked = OpgaanDialog(self._place, blad, self._tab)
        asked.saved.connect(lambda other: self._place.open_casus(other, "Betrokkenen"))
        asked.start()

    def _split(self, blad: CasusBlad) -> None:
        asked = AfsplitsDialog(self._place, blad, self._tab)
        asked.saved.connect(partial(self._show_made, blad))
        asked.start()

    def _show_made(self, blad: CasusBlad, made: UUID) -> None:
        self._place.open_casus(made, "Betrokkenen")
        if blad.bewaarplicht is not None:
            self._place.messages.notice(f"De bewaarplicht van {blad.casus.nummer} geldt ook voor deze casus.")

    def _line(self, link: Casusband, other: CasusRij) -> None:
        place = self._place
        text = f"{other.nummer} · {other.titel} · {other.status.label}"
        gone = LinkButton("Verbreken …", lambda: self._unlink(link, other)).needing(place)
        gone.setAccessibleName(f"Verbinding met {other.nummer} verbreken")
        self.add(row(LinkButton(text, partial(place.open_casus, other.id)), gone))
        self.add(MutedLabel(f"{link.soort.label} sinds {short_date(link.sinds)}: {link.reden}", small=True))

    def _unlink(self, link: Casusband, other: CasusRij) -> None:
        casus_id = self._blad.casus.id
        RedenDialog(
            self._place, f"Verbinding met {other.nummer} verbreken",
            lambda ctx, reden: unlink_cases(ctx, casus_id, link.id, reden), self._tab,
            kind="verbinding verbreken", ref=f"{casus_id}/{link.id}", verb="Verbreken",
        ).start()  # fmt: skip
