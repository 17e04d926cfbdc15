"""The cards beside the werkvoorraad: the next meeting, gaps, what could be lighter, quiet, put off, the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.werk.werk import Weekbeeld, show_again
from ivbdesk.cases.taal.nederlands import count, day_date, join_nl
from ivbdesk.cases.werk.aandacht_register import Registerpunt
from ivbdesk.cases.zoeken.rijen import UitstelRij, WerkRij
from ivbdesk.ui.widgets.basics import Card, Label, LinkButton, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import Pair, clear
from ivbdesk.ui.workplace import Workplace

_SHOWN = 6


class CardGrid(QWidget):
    """The cards, each hidden or kindly empty where there is nothing to show."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._parts = {name: self._part(column) for name in ("overleg", "keten", "uitgesteld", "register")}

    def _part(self, column: QVBoxLayout) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(0)
        column.addLayout(part)
        return part

    def _fill(self, name: str, cards: Sequence[Card]) -> None:
        part = self._parts[name]
        clear(part)
        for card in cards:
            part.addWidget(card)
            part.addSpacing(self.place.theme.px(14))

    def show_points(
        self, gaps: Sequence[WerkRij], lighter: Sequence[WerkRij], quiet: Sequence[WerkRij]
    ) -> None:
        """The gaps in the chain, what could be lighter, and who has gone quiet."""
        cards = [self._gaps(gaps)]
        if lighter:
            cards.append(self._lighter(lighter))
        self._fill("keten", [*cards, self._quiet(quiet)])

    def _gaps(self, rows: Sequence[WerkRij]) -> Card:
        card = Card("Gaten in de keten")
        if not rows:
            card.add(MutedLabel("Geen gaten: overal waar een probleem is, is iemand aan zet."))
        by_casus: dict[UUID | None, list[WerkRij]] = {}
        for row in rows:
            by_casus.setdefault(row.casus_id, []).append(row)
        for casus_id, gaps in list(by_casus.items())[:_SHOWN]:
            told = "\n".join(f"◆ {gap.wat}. {gap.toelichting.rstrip(' .')}." for gap in gaps)
            card.add(self._link(f"{gaps[0].nummer} {gaps[0].titel}", told, casus_id, "Keten"))
        if len(by_casus) > _SHOWN:
            card.add(Label("En meer; kies in de lijst bij Soort: Gat in de keten.", "small"))
        return card

    def _lighter(self, rows: Sequence[WerkRij]) -> Card:
        """Where less may do: stepping down is as much work as stepping up (domein 1.5)."""
        card = Card("Kan het lichter?")
        for row in rows[:_SHOWN]:
            card.add(self._link(f"{row.titel}: {row.wat.lower()}", row.toelichting, row.casus_id, "Ladder"))
        if len(rows) > _SHOWN:
            card.add(Label("En meer; kies in de lijst bij Soort: Kan het lichter?", "small"))
        return card

    def _quiet(self, rows: Sequence[WerkRij]) -> Card:
        card = Card("Stil geworden")
        today = self.place.today()
        if not rows:
            card.add(MutedLabel("Met iedereen was er de afgelopen tijd contact."))
        for row in rows[:_SHOWN]:
            weeks = count((today - row.termijn).days // 7, "week", "weken") if row.termijn else ""
            card.add(self._link(row.titel, f"{row.nummer} · al {weeks} stil", row.casus_id, "Tijdlijn"))
        if len(rows) > _SHOWN:
            card.add(Label("En meer; kies in de lijst bij Soort: Stil geworden.", "small"))
        return card

    def show_overleg(self, week: Weekbeeld) -> None:
        """The meeting that comes next, with the way to prepare it."""
        meeting = week.overleg
        if meeting is None:
            self._fill("overleg", [])
            return
        clock = f", {meeting.tijd:%H:%M}" if meeting.tijd else ""
        card = Card(f"{meeting.soort.label.partition(' ')[0]} {day_date(meeting.datum)}{clock}")
        parts = [count(len(meeting.agenda), "casus", "casussen") if meeting.agenda else "nog geen casussen"]
        parts += [join_nl(week.partners)] if week.partners else []
        card.add(MutedLabel(" · ".join(parts), small=True))
        overleg_id, left = meeting.id, meeting.datum < self.place.today()
        if left:
            card.add(Label("Nog niet afgesloten. Wie de casussen zag, staat pas daarna bij Delen.", "near"))
        button = SecondaryButton(
            "Naar het overleg" if left else "Overleg voorbereiden",
            lambda: self.place.overleg_asked.emit(overleg_id),
        )
        holder = QVBoxLayout()
        holder.addWidget(button)
        button.setSizePolicy(button.sizePolicy().Policy.Maximum, button.sizePolicy().Policy.Fixed)
        card.add(holder)
        self._fill("overleg", [card])

    def show_put_off(self, rows: Sequence[UitstelRij]) -> None:
        """What is put off, until when, why and by whom; each can be shown at once."""
        if not rows:
            self._fill("uitgesteld", [])
            return
        card = Card("Uitgesteld")
        for row in rows[:_SHOWN]:
            told = f"{row.wat} · tot {day_date(row.tot)}\n{row.reden} ({row.door}, {day_date(row.op)})"
            card.add(self._link(f"{row.nummer} {row.titel}", told, row.casus_id, ""))
            again = LinkButton("Nu tonen", self._show_again(row)).needing(self.place)
            again.setAccessibleName(f"Nu tonen: {row.wat}")
            card.add(again)
        if len(rows) > _SHOWN:
            card.add(Label(f"En nog {len(rows) - _SHOWN}; die komen vanzelf terug.", "small"))
        self._fill("uitgesteld", [card])

    def _show_again(self, row: UitstelRij) -> Callable[[], None]:
        ctx = self.place.ctx

        def act() -> None:
            self.place.background.run(
                lambda: show_again(ctx, row.casus_id, row.id), lambda _: None, owner=self.place
            )

        return act

    def show_register(self, points: Sequence[Registerpunt]) -> None:
        """What needs attention in the register itself."""
        if not points:
            self._fill("register", [])
            return
        card = Card("Het register")
        for point in points:
            page = point.pagina
            fixed = " · wettelijk" if point.regel in self.place.ctx.naslag.signaalregels.wettelijk else ""
            line = Label(f"{point.toelichting}{fixed}", "small")
            line.setContentsMargins(5, 0, 0, 0)
            card.add(Pair(LinkButton(point.wat, self._to_page(page)), line))
        self._fill("register", [card])

    def _to_page(self, page: str) -> Callable[[], None]:
        return lambda: self.place.page_asked.emit(page)

    def _link(self, title: str, line: str, casus_id: UUID | None, tab: str) -> QWidget:
        text = Label(line, "small")
        text.setContentsMargins(5, 0, 0, 0)
        return Pair(LinkButton(title, partial(self._open, casus_id, tab)), text)

    def _open(self, casus_id: UUID | None, tab: str) -> None:
        if casus_id is not None:
            self.place.open_casus(casus_id, tab)
