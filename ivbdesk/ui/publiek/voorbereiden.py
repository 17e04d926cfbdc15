"""One meeting: who comes, the agenda with its questions, what changed since, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.actions.publiek.overleg import Agendavoorstel
from ivbdesk.actions.publiek.uitvoer import Drukkerij
from ivbdesk.actions.publiek.zaal import Zaal, read_zaal
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.publiek.overleg import Bespreking, Overleg, OverlegStatus
from ivbdesk.cases.taal.nederlands import count, join_nl, weekday_date
from ivbdesk.cases.zoeken.rijen import CasusRij
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.opened import StoredDraft
from ivbdesk.ui.publiek.left_behind import LeftBehindCard
from ivbdesk.ui.publiek.overleg_dialog import AgendaDialog, BesprekingDialog, OverlegDialog
from ivbdesk.ui.publiek.papieren import PapierenCard
from ivbdesk.ui.publiek.wie_er_is import AanwezigCard
from ivbdesk.ui.publiek.zaal.kladblok import Kladblok
from ivbdesk.ui.widgets.basics import (
    Card,
    Chip,
    ChipKind,
    HeaderLabel,
    Label,
    LinkButton,
    MutedLabel,
    PrimaryButton,
    SecondaryButton,
)
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.layouts import clear, row, scrolling
from ivbdesk.ui.widgets.plain_table import PlainTable, any_row
from ivbdesk.ui.workplace import Workplace

Gelezen = tuple[list[Partner], dict[UUID, str], dict[UUID, CasusRij]]
"""The partners, the numbers of the cases, and of those that the officer may see what they are about."""

_MOST_ROWS = 12


class PreparationPage(QWidget):
    """The chosen meeting; `held` gives its id when it is to be held."""

    held = Signal(object)

    def __init__(self, place: Workplace, drukkerij: Drukkerij) -> None:
        super().__init__()
        self.place, self._drukkerij = place, drukkerij
        self._overleg: Overleg | None = None
        self._partners: dict[UUID, Partner] = {}
        self._numbers: dict[UUID, str] = {}
        self._rows: dict[UUID, CasusRij] = {}
        self._present: AanwezigCard | None = None
        self._overleggen: Sequence[Overleg] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        self._head = QVBoxLayout()
        column.addLayout(self._head)
        column.addWidget(self._make_agenda())
        self._cards = QHBoxLayout()
        self._cards.setSpacing(14)
        column.addLayout(self._cards, 1)
        self.left = LeftBehindCard()
        column.addWidget(self.left)
        outer.addWidget(scrolling(content))
        place.drafted.connect(self._read_left)

    def _make_agenda(self) -> Card:
        card = Card("Agenda")
        self.agenda = PlainTable[Bespreking](
            self.place.theme,
            "Agenda",
            (("", 4), ("Casus", 0), ("Vraag aan het overleg", 0), ("Tijd", 12), ("Stand", 13)),
            "Nog geen casus. Kies wat op deze dag aandacht vraagt.",
        )
        self.agenda.show_whole(_MOST_ROWS)
        self.agenda.choice_changed.connect(self._read_since)
        self.agenda.asked_open.connect(lambda *_: self.ask())
        card.add(self.agenda)
        self._agenda_buttons = [
            SecondaryButton("Casussen kiezen …", self.choose_cases).needing(self.place),
            SecondaryButton("Vraag …", self.ask).needing(self.place),
            SecondaryButton("Omhoog", partial(self._move, -1)).needing(self.place),
            SecondaryButton("Omlaag", partial(self._move, 1)).needing(self.place),
            SecondaryButton("Van de agenda", self._take_off).needing(self.place),
        ]
        opens = LinkButton("Casus openen", self._open)
        self.agenda.offer(*((button, any_row) for button in (*self._agenda_buttons[1:], opens)))
        card.add(Flow(*self._agenda_buttons, opens, space=self.place.theme.px(8)))
        return card

    def show_overleg(self, overleg: Overleg, overleggen: Sequence[Overleg]) -> None:
        """Show one of the meetings; the names of partners and what its cases are about are read first."""
        self._overleg, self._overleggen = overleg, overleggen
        reads = self.place.ctx.reads
        cases = [item.casus_id for item in overleg.agenda]

        def work() -> Gelezen:
            numbers, rows = reads.dossier.casusnummers(cases), reads.dossier.casusregels(cases)
            return reads.keten.partners(), numbers, rows

        self.place.read(self, work, self._show, key="overleg")

    def _show(self, found: Gelezen) -> None:
        overleg = self._overleg
        if overleg is None:
            return
        partners, self._numbers, self._rows = found
        self._read_left()
        self._partners = {partner.id: partner for partner in partners}
        self._show_head(overleg)
        self.agenda.show_rows(
            [(item, self._agenda_row(place, item)) for place, item in enumerate(overleg.in_order(), 1)]
        )
        if not self.agenda.chosen() and overleg.agenda:
            self.agenda.selectRow(0)
        for button in self._agenda_buttons:
            button.setEnabled(overleg.status.is_open)
        self._read_since()

    def _read_left(self) -> None:
        """Read what was typed in the conference window and not kept."""
        overleg, numbers = self._overleg, self._numbers
        if overleg is None:
            return
        klad = Kladblok(self.place)

        def show(typed: dict[UUID, StoredDraft | None]) -> None:
            klad.take_up(typed)
            self.left.show_left(overleg, klad, numbers)

        self.place.read(self, klad.reader([item.id for item in overleg.agenda]), show, key="getypt")

    def _agenda_row(self, place: int, item: Bespreking) -> tuple[str, ...]:
        spent = (
            f"{item.minuten} min"
            if not item.seconden
            else f"{-(-item.seconden // 60)} van {item.minuten} min"
        )
        state = "✓ besproken" if item.besproken else "te bespreken"
        row = self._rows.get(item.casus_id)
        return (
            str(place),
            f"{self._numbers.get(item.casus_id, '')}\n{row.waarover if row is not None else 'besloten'}",
            item.vraag or "nog geen vraag",
            spent,
            state,
        )

    def _show_head(self, overleg: Overleg) -> None:
        clear(self._head)
        clock = f", {overleg.tijd:%H:%M}" if overleg.tijd else ""
        day = HeaderLabel(f"{weekday_date(overleg.datum)}{clock}", 2)
        day.setWordWrap(False)
        self._head.addWidget(Flow(day, *self._buttons(overleg), space=self.place.theme.px(8), apart=True))
        minutes = sum(item.minuten for item in overleg.agenda)
        about = [
            overleg.soort.label,
            overleg.plaats,
            f"voorzitter {overleg.voorzitter}" if overleg.voorzitter else "",
        ]
        about.append(f"{count(len(overleg.agenda), 'casus', 'casussen')}, {minutes} minuten")
        self._head.addWidget(MutedLabel(" · ".join(part for part in about if part)))
        if overleg.status is not OverlegStatus.GEPLAND:
            kind: ChipKind = "ok" if overleg.status is OverlegStatus.GESLOTEN else "neutral"
            self._head.addLayout(row(Chip(overleg.status.label, kind)))
        if overleg.toelichting:
            self._head.addWidget(Label(overleg.toelichting))

    def _buttons(self, overleg: Overleg) -> list[QWidget]:
        if not overleg.status.is_open:
            return []
        made: list[QWidget] = [
            SecondaryButton("Wijzigen …", self._change).needing(self.place),
            SecondaryButton("Afgelasten …", self._cancel).needing(self.place),
        ]
        if overleg.status is OverlegStatus.BEZIG:
            made.append(SecondaryButton("Overleg afsluiten", self._close).needing(self.place))
        words = "Verder met het overleg" if overleg.status is OverlegStatus.BEZIG else "Overleg houden"
        return [*made, PrimaryButton(words, self.hold).needing(self.place)]

    def _chosen(self) -> Bespreking | None:
        chosen = self.agenda.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def _read_since(self) -> None:
        overleg, item, ctx = self._overleg, self._chosen(), self.place.ctx
        if overleg is None:
            return
        if item is None:
            self._show_cards(None)
            return
        work = partial(read_zaal, ctx, overleg.id, item.id)
        self.place.read(self, work, self._show_cards, key="sinds")

    def _show_cards(self, zaal: Zaal | None) -> None:
        focused = self._present.focused() if self._present is not None else None
        clear(self._cards)
        self._present = None
        if self._overleg is None:
            return
        held = self._overleg.status in (OverlegStatus.BEZIG, OverlegStatus.GESLOTEN)
        self._present = AanwezigCard(self.place, self._overleg, self._partners)
        self._cards.addWidget(self._present, 1)
        self._present.focus(focused)
        if zaal is not None:
            self._cards.addWidget(self._since_card(zaal), 1)
        item = zaal.bespreking if zaal is not None and held else None
        number = self._numbers.get(item.casus_id, "") if item is not None else ""
        papers = PapierenCard(self.place, self._drukkerij, self._overleg, item, number, self._partners)
        self._cards.addWidget(papers, 1)

    def _since_card(self, zaal: Zaal) -> Card:
        number = zaal.nummers.get(zaal.bespreking.casus_id, "")
        card = Card(f"{number}: veranderd sinds het vorige overleg")
        if zaal.besloten:
            card.add(MutedLabel("Deze casus is besloten; u kunt haar hier niet zien."))
        elif zaal.ongemachtigd:
            names = join_nl([partner.kort for partner in zaal.ongemachtigd])
            leave = "heeft" if len(zaal.ongemachtigd) == 1 else "hebben"
            card.add(
                Label(
                    f"Niet iedereen die is uitgenodigd heeft een rol in deze casus. De casus wordt getoond zodra {names} de zaal {leave} verlaten.",
                    "near",
                )
            )
        elif zaal.beeld is not None:
            for line in zaal.beeld.sinds or ("Niets dat in dit gezelschap getoond kan worden.",):
                card.add(Label(f"· {line}", "small"))
            if zaal.beeld.weggelaten:
                card.add(MutedLabel("Voor dit gezelschap wordt iets weggelaten.", small=True))
        card.body.addStretch(1)
        return card

    def _run(self, act: Callable[..., object], *args: object) -> None:
        if self._overleg is not None:
            work = partial(act, self.place.ctx, self._overleg.id, *args)
            self.place.background.run(work, lambda _: None, owner=self)

    def _move(self, step: int) -> None:
        item = self._chosen()
        if item is not None:
            self._run(acts.move_bespreking, item.id, step)

    def _take_off(self) -> None:
        item = self._chosen()
        if item is not None:
            self._run(acts.take_off_agenda, item.id)

    def _open(self) -> None:
        item = self._chosen()
        if item is not None:
            self.place.open_casus(item.casus_id)

    def ask(self) -> None:
        """Write what is asked about the chosen casus."""
        item, overleg = self._chosen(), self._overleg
        if item is not None and overleg is not None and overleg.status.is_open:
            BesprekingDialog(self.place, overleg, item, self._numbers.get(item.casus_id, ""), self).start()

    def choose_cases(self) -> None:
        """Choose cases from what is due by that day."""
        overleg, ctx = self._overleg, self.place.ctx
        if overleg is None:
            return

        def show(found: list[Agendavoorstel]) -> None:
            AgendaDialog(self.place, overleg, found, self).start()

        self.place.read(self, lambda: acts.propose_agenda(ctx, overleg), show, key="voorstellen")

    def _change(self) -> None:
        if self._overleg is not None:
            partners = list(self._partners.values())
            OverlegDialog(self.place, partners, self._overleg, self, self._overleggen).start()

    def _cancel(self) -> None:
        overleg = self._overleg
        if overleg is None:
            return
        dialog = RedenDialog(
            self.place,
            "Overleg afgelasten",
            lambda ctx, reden: acts.cancel_overleg(ctx, overleg.id, reden),
            self,
            kind="overleg afgelasten",
            ref=str(overleg.id),
            verb="Afgelasten",
        )
        dialog.start()

    def hold(self) -> None:
        """Open the meeting and ask for the conference window; on another day than its date only when that is meant."""
        overleg, ctx = self._overleg, self.place.ctx
        if overleg is None or not self._is_meant_today(overleg):
            return
        self.place.background.run(
            lambda: acts.begin_overleg(ctx, overleg.id, andere_dag=True),
            lambda _: self.held.emit(overleg.id),
            owner=self,
        )

    def _is_meant_today(self, overleg: Overleg) -> bool:
        today = self.place.today()
        if overleg.datum == today:
            return True
        if overleg.status is OverlegStatus.BEZIG:
            told = (
                "Sluit het af als het is gehouden: dan klopt wie er was, en krijgt elke casus haar besluit."
            )
            question = f"Dit overleg begon op {weekday_date(overleg.datum)}. Verdergaan?"
            return self.place.messages.confirm(question, "Verdergaan", told)
        told = f"Het krijgt dan de datum van vandaag, {weekday_date(today)}. Zo staat het ook in het verslag."
        question = f"Dit overleg staat gepland op {weekday_date(overleg.datum)}. Vandaag houden?"
        return self.place.messages.confirm(question, "Vandaag houden", told)

    def _close(self) -> None:
        told = "Elke besproken casus krijgt het besluit in de tijdlijn. Daarna verandert aan dit overleg niets meer."
        if numbers := self.left.numbers:
            told = f"Bij {join_nl(numbers)} is iets getypt dat niet is vastgelegd: het komt niet in het verslag. {told}"
        if self.place.messages.confirm("Overleg afsluiten?", "Afsluiten", told):
            self._run(acts.close_overleg)
