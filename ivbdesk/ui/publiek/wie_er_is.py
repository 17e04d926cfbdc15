"""Who comes to a meeting, who is there now and who was: by partner, with its people and its times."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QCheckBox

from ivbdesk.actions.publiek import aanwezig
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.publiek.aanwezigheid import times_told
from ivbdesk.cases.publiek.overleg import Deelname, Overleg, OverlegStatus
from ivbdesk.ui.publiek.overleg_dialog import PersonenDialog
from ivbdesk.ui.widgets.basics import Card, Label, LinkButton, MutedLabel, plain
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.workplace import Workplace

_TITLES = {OverlegStatus.GEPLAND: "Wie er komt", OverlegStatus.BEZIG: "Wie er is"}


class AanwezigCard(Card):
    """A line for each partner; before the meeting a tick says that it comes, during it that it is in the room."""

    def __init__(self, place: Workplace, overleg: Overleg, partners: Mapping[UUID, Partner]) -> None:
        super().__init__(_TITLES.get(overleg.status, "Wie er was"))
        self.place, self._overleg = place, overleg
        self._boxes: dict[UUID, QCheckBox] = {}
        came = set(overleg.came())
        for deelname in overleg.deelnames:
            partner = partners.get(deelname.partner_id)
            if partner is not None and (overleg.status.is_open or deelname.partner_id in came):
                self._add_partner(deelname, partner)
        self.body.addStretch(1)

    def _add_partner(self, deelname: Deelname, partner: Partner) -> None:
        overleg = self._overleg
        if overleg.status.is_open:
            planned = overleg.status is OverlegStatus.GEPLAND
            box = QCheckBox(plain(partner.kort))
            box.setToolTip(partner.naam)
            box.setChecked(deelname.komt if planned else deelname.is_in_room)
            self._boxes[deelname.partner_id] = box
            box.toggled.connect(partial(self._set_present, deelname.partner_id))
            who = LinkButton(
                "Wie …", lambda: PersonenDialog(self.place, overleg, deelname, partner, self).start()
            ).needing(self.place)
            who.setAccessibleName(f"Wie er is voor {partner.naam}")
            line = row(box, stretch=False)
            line.addStretch(1)
            line.addWidget(who)
            self.body.addLayout(line)
        else:
            self.add(Label(partner.naam))
        told = " · ".join(part for part in (deelname.persoon, times_told(deelname.tijden)) if part)
        if told:
            self.add(MutedLabel(told, small=True))

    def focused(self) -> UUID | None:
        """The partner at whose tick the focus is."""
        return next((id for id, box in self._boxes.items() if box.hasFocus()), None)

    def focus(self, partner_id: UUID | None) -> None:
        """Put the focus at the tick of this partner, where it was before the card was drawn anew."""
        if partner_id in self._boxes:
            self._boxes[partner_id].setFocus()

    def _set_present(self, partner_id: UUID, present: bool) -> None:
        ctx, overleg_id = self.place.ctx, self._overleg.id
        if self._overleg.status is OverlegStatus.GEPLAND:
            work = partial(aanwezig.expect, ctx, overleg_id, partner_id, present)
        else:
            work = partial(aanwezig.arrive if present else aanwezig.leave, ctx, overleg_id, partner_id)
        self.place.background.run(work, lambda _: None, owner=self.place)
