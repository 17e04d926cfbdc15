"""What has been kept long enough: what is due, the proposals that wait for a second person, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.bewaren.bewaren import (
    carry_out,
    due_items,
    propose,
    refuse,
    refused_for,
    save_declaration,
    still_needed,
)
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht
from ivbdesk.cases.bewaren.bewaren import Vervallen
from ivbdesk.cases.bewaren.vernietiging import (
    ANOTHER_DECIDES,
    Vernietiging,
    VernietigingStatus,
)
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.ui.bewaren.vervallen_rijen import DueRow, due_rows
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.widgets.basics import HeaderLabel, Label, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable, any_row
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

COPIES_KEPT_MONTHS = 12
_ALONE = (
    "U bent de enige beheerder. Over wat u zelf voorstelt beslist een ander: geef eerst een collega bij Medewerkers het "
    "recht van beheerder, of laat een collega het voorstellen. Alleen waar de termijn dat zegt, beslist u zelf."
)
_ANOTHER_REFUSES = "Vernietigen mag u hier zelf. Afwijzen doet een ander dan wie het voorstelde."
NAMED = 12
"""How many proposals are named before they are destroyed; more would not fit on the screen."""


class BewarenTab(QWidget):
    """Above what is due, below what was proposed."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(HeaderLabel("Bewaartermijn verstreken", 2))
        column.addWidget(
            MutedLabel(
                "Kies regels en stel voor ze te vernietigen; een ander dan u beslist. De termijnen staan in "
                "bewaartermijnen.toml. Een bewaarplicht legt u op bij de casus, onder Betrokkenen, of bij het signaal.",
                small=True,
            )
        )
        self._alone = Label(_ALONE, "near")
        self._alone.hide()
        column.addWidget(self._alone)
        self.due = PlainTable[Vervallen](
            place.theme,
            "Bewaartermijn verstreken",
            (("Sinds", 14), ("Nummer", 16), ("Wat", 0), ("Termijn", 0)),
            "Er is nu niets dat weg moet of opnieuw moet worden bekeken.",
            key=lambda item: (item.casus_id, item.onderdeel_id, item.termijn.code),
        )
        column.addWidget(self.due, 3)
        self.needed = SecondaryButton("Nog nodig …", self._still_needed).needing(self.place)
        self._proposing = PrimaryButton("Vernietiging voorstellen", self._propose).needing(self.place)
        self.due.offer((self._proposing, any_row), (self.needed, lambda item: item.onderdeel_id is not None))
        self._waiting_for: dict[UUID, str] = {}
        self._not_due = MutedLabel("", small=True)
        self.due.choice_changed.connect(self._judge_due)
        column.addLayout(row(self._proposing, self.needed))
        column.addWidget(self._not_due)
        column.addSpacing(8)
        column.addWidget(HeaderLabel("Voorstellen en verklaringen", 2))
        self.proposals = PlainTable[Vernietiging](
            place.theme,
            "Voorstellen en verklaringen",
            (("Voorgesteld", 14), ("Nummer", 16), ("Wat", 0), ("Stand", 0)),
            "Er is nog niets voorgesteld of vernietigd.",
        )
        column.addWidget(self.proposals, 2)
        self._carrying = PrimaryButton("Vernietigen …", self._carry_out).needing(self.place, Recht.BEHEERDER)
        self._refusing = SecondaryButton("Afwijzen …", self._refuse).needing(self.place, Recht.BEHEERDER)
        self._not_mine = MutedLabel(ANOTHER_DECIDES, small=True)
        self._not_mine.hide()
        self.proposals.choice_changed.connect(self._judge_proposals)
        declare = SecondaryButton("Verklaring opslaan …", self._save_declaration).needing(self.place)
        self.proposals.offer(
            *(
                (button, lambda item: item.status is VernietigingStatus.VOORGESTELD)
                for button in (self._carrying, self._refusing)
            ),
            (declare, lambda item: item.status is VernietigingStatus.UITGEVOERD),
        )
        column.addLayout(row(self._carrying, self._refusing, declare))
        column.addWidget(self._not_mine)

    def reload(self) -> None:
        """Read what is due, and the proposals."""
        ctx = self.place.ctx
        self.place.read(
            self,
            lambda: due_rows(due_items(ctx), ctx.reads.bewaren.vernietigingen()),
            self._show_due,
            key="bewaren",
        )
        self.place.read(
            self,
            lambda: (ctx.reads.bewaren.vernietigingen(), ctx.reads.beheer.medewerkers()),
            self._show_proposals,
            key="vernietigingen",
        )

    def _judge_due(self) -> None:
        """Say at the button why what is chosen cannot be proposed."""
        why = next(filter(None, (self._why_not(item) for item in self.due.chosen())), "")
        self._proposing.bar(why)
        self._not_due.setText(why)
        self._not_due.setVisible(bool(why))

    def _why_not(self, item: Vervallen) -> str:
        if item.bewaarplicht:
            return f"Op {item.nummer} rust een bewaarplicht; er mag niets weg."
        since = self._waiting_for.get(item.casus_id)
        return f"Voor {item.nummer} ligt er al een voorstel, van {since}." if since else ""

    def _judge_proposals(self) -> None:
        """Say at the buttons that what the officer proposed is for another to decide."""
        own = [item for item in self.proposals.chosen() if self._is_mine(item)]
        alone = self.place.ctx.naslag.termijnen.one_decides
        barred = any(not alone(item.termijn) for item in own)
        self._carrying.bar(ANOTHER_DECIDES if barred else "")
        told = ANOTHER_DECIDES if barred else _ANOTHER_REFUSES
        self._refusing.bar(told if own else "")
        self._not_mine.setText(told)
        self._not_mine.setVisible(bool(own))

    def _is_mine(self, item: Vernietiging) -> bool:
        waits = item.status is VernietigingStatus.VOORGESTELD
        return waits and item.voorgesteld_door == self.place.ctx.officer

    def _show_due(self, read: tuple[list[DueRow], dict[UUID, str]]) -> None:
        rows, self._waiting_for = read
        self.due.show_rows(rows)
        self._judge_due()

    def _show_proposals(self, found: tuple[Sequence[Vernietiging], Sequence[Medewerker]]) -> None:
        rows, officers = found
        managers = [item for item in officers if item.tot is None and item.recht is Recht.BEHEERDER]
        self._alone.setVisible([item.id for item in managers] == [self.place.ctx.officer])
        names = {item.id: item.naam for item in officers}
        self.proposals.show_rows(
            [
                (
                    item,
                    (
                        f"{short_date(item.voorgesteld_op)}\n{names.get(item.voorgesteld_door, '')}",
                        item.nummer,
                        f"{item.soort.label}\n{item.termijn}",
                        self._state(item, names.get(item.beslist_door, "") if item.beslist_door else ""),
                    ),
                )
                for item in rows
            ]
        )
        self._judge_proposals()

    def _propose(self) -> None:
        chosen, ctx = self.due.chosen(), self.place.ctx

        def done(number: int) -> None:
            self.place.messages.notice(
                f"{count(number, 'voorstel ligt', 'voorstellen liggen')} klaar voor een collega."
            )
            self.reload()

        self.place.background.run(lambda: propose(ctx, chosen), done, owner=self)

    def _still_needed(self) -> None:
        items = [item for item in self.due.chosen() if item.onderdeel_id is not None]
        if len(items) != 1:
            self.place.messages.notice(
                "Kies één regel van politie of OM; wat als geheel weggaat heeft geen verlenging."
            )
            return
        item = items[0]
        dialog = RedenDialog(
            self.place,
            "Nog een termijn bewaren",
            lambda ctx, reden: still_needed(ctx, item, reden),
            self,
            kind="nog nodig",
            ref=str(item.onderdeel_id),
            verb="Bewaren",
            label="Waarvoor is dit nog nodig",
        )
        dialog.saved.connect(lambda _: self.reload())
        dialog.start()

    def _waiting(self) -> Vernietiging | None:
        chosen = self.proposals.chosen()
        waiting = [item for item in chosen if item.status is VernietigingStatus.VOORGESTELD]
        if len(chosen) != 1 or not waiting:
            self.place.messages.notice("Kies één voorstel waarover nog niet is beslist.")
            return None
        return waiting[0]

    def _refuse(self) -> None:
        item = self._waiting()
        if item is None:
            return
        dialog = RedenDialog(
            self.place,
            f"Voorstel voor {item.nummer} afwijzen",
            lambda ctx, reden: refuse(ctx, item.id, reden),
            self,
            kind="vernietiging afwijzen",
            ref=str(item.id),
            verb="Afwijzen",
            needs=Recht.BEHEERDER,
        )
        dialog.saved.connect(lambda _: self.reload())
        dialog.start()

    def _carry_out(self) -> None:
        """Ask, unless it would be refused: that is told before."""
        ctx = self.place.ctx
        items: list[Vernietiging] = self.proposals.chosen()
        if not items or any(item.status is not VernietigingStatus.VOORGESTELD for item in items):
            self.place.messages.notice("Kies voorstellen waarover nog niet is beslist.")
            return

        def go_on(refused: RegelFout | None) -> None:
            if refused is None:
                self._ask_and_destroy(items)
                return
            self.place.messages.error(refused.gezegd, "Er is niets vernietigd.", "")
            self.reload()

        self.place.background.run(lambda: refused_for(ctx, [item.id for item in items]), go_on, owner=self)

    def _ask_and_destroy(self, items: Sequence[Vernietiging]) -> None:
        """Each of the chosen proposals by itself, with its own declaration; the first that is refused ends it."""
        ctx, render = self.place.ctx, self.place.desk.drukkerij.verklaring
        until = months_after(self.place.today(), COPIES_KEPT_MONTHS)
        lines = [f"{item.nummer}: {item.soort.label.lower()} ({item.termijn})" for item in items[:NAMED]]
        if len(items) > NAMED:
            lines.append(f"en nog {len(items) - NAMED}")
        listed = "\n".join(lines)
        told = (
            f"{listed}\n\nDe gegevens, stukken, concepten en zoekwoorden verdwijnen en zijn niet terug te halen. Wat "
            "blijft is een verklaring. Reservekopieën bevatten de gegevens nog tot uiterlijk "
            f"{short_date(until)}."
        )
        what = items[0].nummer if len(items) == 1 else f"{len(items)} voorstellen"

        def work() -> None:
            for item in items:
                carry_out(ctx, item.id, until, render)

        if self.place.messages.confirm(f"{what} vernietigen?", "Vernietigen", told):
            self.place.background.run(work, lambda _: self._destroyed(items), self._refused, owner=self)

    def _destroyed(self, items: Sequence[Vernietiging]) -> None:
        if len(items) == 1:
            told = f"{items[0].nummer} is vernietigd. De verklaring staat hieronder."
        else:
            told = f"{len(items)} voorstellen zijn uitgevoerd. De verklaringen staan hieronder."
        self.place.messages.notice(told)
        self.reload()

    def _refused(self, error: BaseException) -> None:
        self.place.messages.show_exception(error)
        self.reload()

    def _save_declaration(self) -> None:
        done = [item for item in self.proposals.chosen() if item.status is VernietigingStatus.UITGEVOERD]
        if len(done) != 1:
            self.place.messages.notice("Kies één vernietiging die is uitgevoerd.")
            return
        item, ctx = done[0], self.place.ctx
        name = f"{item.nummer}_verklaring-van-vernietiging.pdf"
        if target := ask_where(self.place.messages, self, "Waar komt de verklaring", name, "PDF (*.pdf)"):
            self.place.background.run(
                lambda: save_declaration(ctx, item.id, target),
                lambda _: self.place.messages.notice("De verklaring is opgeslagen."),
                owner=self,
            )

    def _state(self, item: Vernietiging, door: str) -> str:
        if item.status is VernietigingStatus.VOORGESTELD:
            alone = self.place.ctx.naslag.termijnen.one_decides(item.termijn)
            return "Wacht op een besluit" if alone else "Wacht op een tweede medewerker"
        told = "Vernietigd" if item.status is VernietigingStatus.UITGEVOERD else "Afgewezen"
        when = short_date(item.beslist_op) if item.beslist_op else ""
        return f"{told}\n{' · '.join(part for part in (when, door, item.reden) if part)}"
