"""What is late, what is due, what has gone quiet, and where the chain has a gap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ivbdesk.actions.werk.werk import Weekbeeld, read_register_points, read_week
from ivbdesk.actions.zoeken.lijsten import Lijstbron, work_source
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.signaalregels import Maat
from ivbdesk.cases.taal.nederlands import count, long_date
from ivbdesk.cases.werk.werkvoorraad import AandachtSoort
from ivbdesk.cases.zoeken.rijen import UitstelRij, WerkFilter, WerkRij, WerkTellingen
from ivbdesk.ui.dossier.belofte_dialog import BelofteDialog, Beloofd
from ivbdesk.ui.fields.field import things
from ivbdesk.ui.fields.multi_choice import MultiChoice
from ivbdesk.ui.opened import Changed
from ivbdesk.ui.werk.concepten_card import ConceptenCard
from ivbdesk.ui.werk.kaarten import CardGrid
from ivbdesk.ui.werk.signalen_card import SignalenCard
from ivbdesk.ui.werk.tijd_card import TijdCard
from ivbdesk.ui.werk.toezicht_card import ToezichtCard
from ivbdesk.ui.werk.uitstel_dialog import UitstelDialog
from ivbdesk.ui.werk.week_bar import WeekBar
from ivbdesk.ui.werk.werk_model import KOPPEN, WerkModel
from ivbdesk.ui.werk.werk_table import WerkTable
from ivbdesk.ui.widgets.basics import EmptyState, HeaderLabel, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.freshness import Freshness
from ivbdesk.ui.widgets.kept_rows import chosen_index
from ivbdesk.ui.widgets.layouts import scrolling
from ivbdesk.ui.widgets.list_hands import shown_columns
from ivbdesk.ui.widgets.whose_box import WhoseBox
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.leaving_list import LeavingList
from ivbdesk.ui.zoeken.view_button import State, ViewButton, columns_of, id_of, show_columns

LIJST = "werkvoorraad"
_ONE = "Kies één regel."
_CARD_ROWS = 40
_BESIDE_NEEDS = 1000
_OF_THE_WEEK = {
    "overleg",
    "deelname",
    "bespreking",
    "medewerker",
    "instelling",
    "signaal",
    "belofte",
    "afwezigheid",
    "partner",
    "convenant",
}
_TABS = {
    AandachtSoort.AFSPRAAK: "Plan & afspraken",
    AandachtSoort.EVALUATIE: "Ladder",
    AandachtSoort.TERMIJN: "Termijnen",
    AandachtSoort.STIL: "Tijdlijn",
    AandachtSoort.GAT: "Keten",
    AandachtSoort.AFSCHALEN: "Ladder",
}

Points = tuple[list[WerkRij], list[WerkRij], list[WerkRij], list[UitstelRij]]
_ALL_COLUMNS = frozenset(range(len(KOPPEN)))


class WerkvoorraadPage(QWidget):
    """The week of an officer or the team: a table of what needs attention, beside it the cards.

    `newest_copy` gives what asks, off the UI thread, of which day the newest copy is.
    """

    def __init__(self, place: Workplace, newest_copy: Callable[[], Callable[[], date | None]]) -> None:
        super().__init__()
        self.place, self._newest_copy = place, newest_copy
        self.model = WerkModel(place, self.font())
        self.table = WerkTable(place.theme, self.model)
        self.kaarten = CardGrid(place)
        self.week = WeekBar(place.theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(HeaderLabel("Werkvoorraad"))
        self._summary = MutedLabel("")
        head.addSpacing(10)
        head.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignBottom)
        outer.addLayout(head)
        outer.addWidget(self.week)
        outer.addWidget(self._filters())
        self._columns = QHBoxLayout()
        self._columns.setSpacing(14)
        self._columns.addWidget(self._lists(), 17)
        self._columns.addWidget(scrolling(self._beside()), 10)
        outer.addLayout(self._columns, 1)
        self.model.counted.connect(self._on_counted)
        self.table.opened.connect(self._open)
        self.table.put_off.connect(self._put_off)
        self.table.finished.connect(self._finish)
        self._freshness = Freshness(self, self.reload)
        place.changed.connect(self._on_changed)
        place.theme.changed.connect(self._freshness.expire)

    def _filters(self) -> QWidget:
        self.whose = WhoseBox(self.place)
        self.kinds = MultiChoice("Soort", [(soort, soort.label) for soort in AandachtSoort])
        self.late = QCheckBox("Te laat")
        self.statutory = QCheckBox("Wettelijk")
        self.columns = MultiChoice("Kolommen", list(enumerate(KOPPEN)), "alle")
        self.columns.set_value(_ALL_COLUMNS)
        self.view = ViewButton(self.place, LIJST, self.state, self._standard_columns)
        self.view.restored.connect(self.show_state)
        self.view.ready.connect(self._apply)
        self.view.watch(self.table.horizontalHeader())
        self.later = SecondaryButton("Uitstellen …", lambda: self._put_off(chosen_index(self.table))).needing(
            self.place
        )
        self.done = SecondaryButton("Afronden …", lambda: self._finish(chosen_index(self.table))).needing(
            self.place
        )
        self.leaving: LeavingList[WerkRij] = LeavingList(
            self.place, self.table, self._source, self.model.collect, self.later, self.done, opens="Openen"
        )
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._judge_acts())
        self._judge_acts()
        self.whose.chosen.connect(self._on_chosen)
        self.kinds.changed.connect(self._on_chosen)
        self.late.clicked.connect(lambda _: self._on_chosen())
        self.statutory.clicked.connect(lambda _: self._on_chosen())
        self.columns.changed.connect(self._choose_columns)
        return Flow(
            self.whose, self.kinds, self.late, self.statutory, self.columns, self.view, self.later, self.done,
            self.leaving.button,
            space=self.place.theme.px(10),
        )  # fmt: skip

    def _lists(self) -> QStackedWidget:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "Niets te laat en niets deze week",
                "Hier komt wat moet gebeuren: afspraken, evaluaties, termijnen en signalen. Een nieuwe casus legt u vast met Ctrl+N.",
            )
        )
        self._stack.addWidget(
            EmptyState(
                "Niets binnen dit filter",
                "Er kan wel ander werk zijn. Maak het filter ruimer, of kies bij Weergave de standaard.",
            )
        )
        return self._stack

    def _beside(self) -> QWidget:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        column.addWidget(SignalenCard(self.place))
        self._drafts = ConceptenCard(self.place)
        self._oversight = ToezichtCard(self.place)
        self.tijd = TijdCard(self.place)
        for card in (self._drafts, self._oversight, self.kaarten, self.tijd):
            column.addWidget(card)
        column.addStretch(1)
        return beside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the cards stand below the list."""
        super().resizeEvent(event)
        below = event.size().width() < self.place.theme.px(_BESIDE_NEEDS)
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)

    def showEvent(self, event: QShowEvent) -> None:
        """Drafts come and go without a unit of work, so they are read whenever the page is shown."""
        super().showEvent(event)
        self._drafts.reload()
        self._oversight.reload()
        self.tijd.reload()

    def _on_changed(self, changes: Changed) -> None:
        if changes.any_casus or changes.entiteiten & _OF_THE_WEEK:
            self._freshness.expire()

    def reload(self) -> None:
        """Read the list, the cards and the week again, off the UI thread."""
        self.model.reload()
        ctx, today, whose = self.place.ctx, self.place.today(), self.whose.value()

        def points() -> Points:
            wanted = (AandachtSoort.GAT, AandachtSoort.AFSCHALEN, AandachtSoort.STIL)
            gaps, lighter, quiet = (
                ctx.reads.werk.werk(WerkFilter(wie=whose, soorten=frozenset({kind})), today, 0, _CARD_ROWS)
                for kind in wanted
            )
            return gaps, lighter, quiet, ctx.reads.werk.uitgesteld(whose, today)

        newest = self._newest_copy()
        self.place.read(self, points, self._show_points, key="werkvoorraad/kaarten")
        self.place.read(self, lambda: read_week(ctx), self._show_week, key="werkvoorraad/week")
        self.place.read(
            self,
            lambda: read_register_points(ctx, newest()),
            self.kaarten.show_register,
            key="werkvoorraad/register",
        )

    def _show_points(self, found: Points) -> None:
        gaps, lighter, quiet, put_off = found
        self.kaarten.show_points(gaps, lighter, quiet)
        self.kaarten.show_put_off(put_off)

    def _show_week(self, week: Weekbeeld) -> None:
        self.week.show_weeks(week.ik, week.team)
        self.kaarten.show_overleg(week)

    def _on_counted(self, found: WerkTellingen) -> None:
        gaps = count(found.gaten, "gat", "gaten")
        late, week = (
            count(found.te_laat, "te laat", "te laat"),
            count(found.op_datum, "deze week", "deze week"),
        )
        silent = count(found.stil, "stil", "stil")
        self._summary.setText(
            f"{long_date(self.place.today())} · {late} · {week} · {gaps} in de keten · {silent}"
        )
        narrowed = self.model.filter != WerkFilter()
        self._stack.setCurrentIndex(0 if found.alle else 2 if narrowed else 1)
        if narrowed:
            self._summary.setText(f"{self._summary.text()} · binnen het filter")
        self._judge_acts()

    def _apply(self) -> None:
        statutory = (
            self.place.ctx.naslag.signaalregels.wettelijk if self.statutory.isChecked() else frozenset()
        )
        self.model.set_filter(
            WerkFilter(self.whose.value(), self.kinds.value(), self.late.isChecked(), statutory)
        )
        self.reload()

    def _on_chosen(self) -> None:
        self._apply()
        self.view.remember()

    def _choose_columns(self) -> None:
        shown = self.columns.value() or _ALL_COLUMNS
        self.columns.set_value(shown)
        for number in _ALL_COLUMNS:
            self.table.setColumnHidden(number, number not in shown)
        self.view.remember()

    def _standard_columns(self) -> None:
        self.columns.set_value(_ALL_COLUMNS)
        self.table.standard_columns()

    def state(self) -> State:
        """How the list is shown now, to keep."""
        whose = self.whose.value()
        return {
            "wie": str(whose) if whose else "",
            "soorten": sorted(self.kinds.value()),
            "te_laat": self.late.isChecked(),
            "wettelijk": self.statutory.isChecked(),
            "kolommen": columns_of(self.table.horizontalHeader()),
        }

    def show_state(self, state: Mapping[str, object]) -> None:
        """Show the list as it was kept; what is not known any more is left out."""
        self.whose.set_value(id_of(str(state.get("wie", ""))))
        self.kinds.set_value(soort for soort in AandachtSoort if soort.value in things(state.get("soorten")))
        self.late.setChecked(bool(state.get("te_laat")))
        self.statutory.setChecked(bool(state.get("wettelijk")))
        show_columns(self.table.horizontalHeader(), str(state.get("kolommen", "")))
        self.columns.set_value(n for n in _ALL_COLUMNS if not self.table.isColumnHidden(n))
        self._apply()

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and row.signaal_id is not None:
            self.place.signaal_asked.emit(row.signaal_id)
        elif row is not None and row.casus_id is not None:
            tab = _TABS[AandachtSoort.AFSPRAAK] if self.model.is_promise(index) else _TABS.get(row.soort, "")
            self.place.open_casus(row.casus_id, tab)

    def _finish(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if refusal := self._why_not_finish(index):
            self.place.messages.notice(refusal)
        elif row is not None and row.over_id is not None and self.place.recht.covers(Recht.REGIEVOERDER):
            feedback = row.regel == self.place.ctx.naslag.signaalregels.regel(Maat.TERUGKOPPELING).code
            BelofteDialog(
                self.place, Beloofd(row.over_id, feedback, f"{row.wat} · {row.nummer} {row.titel}"), self
            ).start()

    def _put_off(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if refusal := self._why_not_later(index):
            self.place.messages.notice(refusal)
        elif row is not None and self.place.recht.covers(Recht.REGIEVOERDER):
            UitstelDialog(self.place, row, self).start()

    def _why_not_finish(self, index: QModelIndex) -> str:
        row = self.model.row_at(index)
        if len(self.table.selectionModel().selectedRows()) > 1:
            return _ONE
        if row is None or row.over_id is None or not self.model.is_promise(index):
            return "Kies een regel met iets dat is toegezegd. Al het andere rondt u af waar het staat."
        return ""

    def _why_not_later(self, index: QModelIndex) -> str:
        row, rules = self.model.row_at(index), self.place.ctx.naslag.signaalregels
        if row is None:
            return "Kies eerst een regel in de lijst."
        if len(self.table.selectionModel().selectedRows()) > 1:
            return _ONE
        if row.soort is AandachtSoort.SIGNAAL:
            return "Een signaal stelt u niet uit: wegen is juist beslissen of het kan wachten. Enter opent het signaal."
        if self.model.is_promise(index):
            return "Dit is toegezegd. Doe het, of leg vast waarom het niet gebeurt: toets A."
        if row.regel in rules.wettelijk:
            return "Dit is wettelijk bepaald en kan niet wachten. Lukt het niet op tijd, vraag een collega of de jurist."
        if row.regel in rules.vast:
            return "Dit kan niet worden uitgesteld. Zo staat het in de regels van uw gemeente."
        return ""

    def _judge_acts(self) -> None:
        """What can be done with the chosen row, before it is pressed."""
        index = chosen_index(self.table)
        for button, refusal, key in (
            (self.later, self._why_not_later(index), "U"),
            (self.done, self._why_not_finish(index), "A: afronden wat is toegezegd"),
        ):
            button.setEnabled(not refusal)
            if self.place.recht.covers(Recht.REGIEVOERDER):
                button.setToolTip(refusal or key)

    def _source(self) -> Lijstbron[WerkRij]:
        return work_source(self.place.ctx, self.model.filter).with_columns(shown_columns(self.table))
