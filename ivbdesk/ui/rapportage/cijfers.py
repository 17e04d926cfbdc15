"""The figures for college and raad: of a period beside the year before, as they are and as they leave (IVB 1.5)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.cijfers.cijfers import (
    Daarachter,
    Overzicht,
    behind,
    count,
    establish,
    first_year,
    preview,
)
from ivbdesk.actions.cijfers.uitvoer import save_report
from ivbdesk.cases.cijfers.blad import Blad, Bladregel, Bladtabel
from ivbdesk.cases.cijfers.buiten import DEEL as BUITEN
from ivbdesk.cases.cijfers.cel import LEGENDA
from ivbdesk.cases.cijfers.periode import Selectie
from ivbdesk.cases.cijfers.tijd import DEEL as TIJD
from ivbdesk.cases.cijfers.vorm import Cijfervorm, proposed_name
from ivbdesk.cases.taal.nederlands import count as counted
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.rapportage.buiten import BuitenKaart
from ivbdesk.ui.rapportage.keuze import Cijferkeuze
from ivbdesk.ui.rapportage.tabelkaart import Tabelkaart
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.layouts import clear, order_tabs, scrolling
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

_INTERN, _BUITEN = "intern", "buiten"
_VIEWS = [(_INTERN, "Eigen gebruik"), (_BUITEN, "Naar buiten")]
_OWN = (
    "Deze getallen zijn voor u: ook kleine staan er. Enter op een regel toont wat erachter staat. "
    "Besloten casussen tellen niet mee."
)
_NOT_SO = "Dit onderwerp is niet per thema of wijk te tellen."
_NO_TIME = (
    "Hier is niets te tonen. Uren tellen per hele maand, voor de hele gemeente, als iemand ze noteert: met F8 of bij de "
    "Werkvoorraad."
)
_NO_DAYS = "Vul een eerste en een laatste dag in."
_FROZEN = "Dit rapport is al vastgesteld. Het verandert niet meer."
_NOT_FROZEN = "Stel het rapport eerst vast; alleen dat gaat naar buiten."
_RUNS = "Deze periode loopt nog. Een rapport gaat over een periode die voorbij is."
_BESIDE = "Deze periode loopt nog; ernaast staan dezelfde maanden van een jaar eerder, die helemaal om zijn."
_MISSES = (
    "In deze tijd zijn gegevens vernietigd. Daarvan zijn getallen bewaard per thema en per wijk, niet per thema in één wijk: "
    "deze getallen zijn er dus zonder."
)
_FREEZE = (
    "Het rapport ligt daarna vast, met alle getallen zoals ze nu zijn. Wat in een later rapport kan staan, hangt "
    "ervan af. Dit kunt u niet terugnemen."
)


class CijfersTab(QWidget):
    """Fields above, one subject at a time below; what is read comes off the UI thread."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._found: Overzicht | None = None
        self._outside: Blad | None = None
        content = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        self._pane = scrolling(content)
        outer.addWidget(self._pane)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        self.keuze = Cijferkeuze(place, (*place.ctx.naslag.cijfers.delen, TIJD, BUITEN), self._read)
        self.keuze.deel.changed.connect(self._draw)
        self.beeld: ChoiceField[str] = ChoiceField("beeld", "Getallen", _VIEWS)
        self.beeld.set_value(_INTERN)
        self.beeld.changed.connect(self._on_view)
        self.freeze = SecondaryButton("Rapport vaststellen …", self.establish).needing(place)
        forms = [(vorm.value, vorm.label) for vorm in Cijfervorm]
        self.vorm: ChoiceField[str] = ChoiceField("vorm", "Opslaan als", forms)
        self.vorm.set_value(Cijfervorm.BRIEF_DOCX.value)
        self.save = SecondaryButton("Opslaan …", self._ask_where).needing(place)
        column.addWidget(self.keuze)
        column.addWidget(
            Flow(self.beeld, self.freeze, self.vorm, self.save, space=place.theme.px(8), low=True)
        )
        self.told = Label("", "small")
        column.addWidget(self.told)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(10)
        column.addLayout(self.cards)
        self.buiten = BuitenKaart(place, self._read)
        self.buiten.hide()
        column.addWidget(self.buiten)
        self.behind = Card("Achter dit getal")
        self.behind_told = MutedLabel("", small=True)
        self.cases = PlainTable[UUID](
            place.theme,
            "Wat achter dit getal staat",
            [("Nummer", 16), ("Waarover", 0)],
            "Hierachter staat niets dat u kunt zien.",
            key=str,
        )
        self.cases.asked_open.connect(lambda *_: self._open_one())
        self._asked_from: QWidget | None = None
        self._asked: object = None
        self._signals = False
        back = QShortcut(QKeySequence("Escape"), self.behind, self._go_back)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.behind.add(self.behind_told)
        self.behind.add(self.cases)
        self.behind.hide()
        column.addWidget(self.behind)
        column.addStretch(1)
        self.setFocusProxy(self.keuze.periode)

    def reload(self) -> None:
        """Read again what is counted, and since when."""
        ctx = self.place.ctx
        self.place.read(self, lambda: first_year(ctx), self.keuze.show_years, key="eerste jaar")
        self._read()

    def _read(self) -> None:
        selectie, ctx = self.keuze.selectie(), self.place.ctx
        if selectie is not None:
            self.place.read(self, lambda: count(ctx, selectie), self._show, key="cijfers")
        else:
            self._show_nothing()

    def _show_nothing(self) -> None:
        """The days say nothing yet: no numbers of another choice stay below them."""
        self._found = self._outside = None
        self.freeze.bar(_NO_DAYS)
        self.save.bar(_NO_DAYS)
        self.told.setText(_NO_DAYS)
        self._draw()

    def _show(self, found: Overzicht) -> None:
        if self.keuze.selectie() is None:
            return  # the days were changed meanwhile
        self._found, self._outside = found, found.vastgesteld
        self.freeze.bar(_FROZEN if found.vastgesteld is not None else self._running(found))
        self.save.bar("" if found.vastgesteld is not None else _NOT_FROZEN)
        self._on_view()

    def _running(self, found: Overzicht) -> str:
        """That the period still runs; empty where it is over."""
        return _RUNS if found.intern.selectie.periode.tot >= self.place.ctx.today() else ""

    def _on_view(self) -> None:
        if self.beeld.chosen() == _BUITEN and self._outside is None and self._found is not None:
            selectie, ctx = self._found.intern.selectie, self.place.ctx
            if selectie.periode.tot < ctx.today():
                self.place.read(self, lambda: preview(ctx, selectie), self._show_outside, key="naar buiten")
        self._draw()

    def _show_outside(self, sheet: Blad) -> None:
        if self._found is None or sheet.selectie != self._found.intern.selectie:
            return  # another was chosen meanwhile
        self._outside = sheet
        self._draw()

    def _shown(self) -> Selectie | None:
        """Of what the numbers on the page are; the fields may be ahead of them."""
        return self._found.intern.selectie if self._found is not None else None

    def _draw(self) -> None:
        self.behind.hide()
        self._asked_from = self._asked = None
        clear(self.cards)
        found = self._found
        self.buiten.setVisible(found is not None and self.keuze.deel.chosen() == BUITEN)
        if found is None:
            return
        outside = self.beeld.chosen() == _BUITEN
        sheet = self._outside if outside else found.intern
        self.told.setText(self._words(found, outside=outside))
        if sheet is None:
            return
        now, then = sheet.selectie.periode.naam, sheet.selectie.jaar_eerder().periode.naam
        asked: Callable[[Bladtabel, Bladregel], None] | None = None if outside else self._ask_behind
        deel = self.keuze.deel.chosen() or sheet.delen[0]
        if deel == BUITEN:
            self.buiten.show_lines(sheet.buiten)
            return
        for tabel in sheet.van_deel(deel):
            self.cards.addWidget(Tabelkaart(self.place, tabel, now, then, None if deel == TIJD else asked))
        order_tabs(self.told, self.cards)
        if not sheet.van_deel(deel):
            self.cards.addWidget(MutedLabel(_NO_TIME if deel == TIJD else _NOT_SO))

    def _words(self, found: Overzicht, *, outside: bool) -> str:
        fixed = found.vastgesteld
        state = (
            f"Vastgesteld op {short_date(fixed.vastgesteld_op)}, kenmerk {found.sha256[:12]}."
            if fixed is not None and fixed.vastgesteld_op is not None
            else "Nog niet vastgesteld."
        )
        running = self._running(found)
        if not outside:
            beside = f" {_BESIDE}" if running else ""
            beside += f" {_MISSES}" if found.onvolledig else ""
            own = "" if self.keuze.deel.chosen() in (TIJD, BUITEN) else _OWN
            return f"{own}{beside} {state}".strip()
        if self._outside is None and running:
            return running
        return f"{LEGENDA} {state}"

    def _go_back(self) -> None:
        """To the number that was asked about."""
        self.behind.hide()
        if self._asked_from is not None:
            self._asked_from.setFocus()
            self._pane.ensureWidgetVisible(self._asked_from)

    def _ask_behind(self, tabel: Bladtabel, line: Bladregel) -> None:
        selectie, ctx = self._shown(), self.place.ctx
        if selectie is None:
            return

        def work() -> Daarachter:
            return behind(ctx, selectie, tabel.code, line.antwoord)

        self._asked_from = self.focusWidget()
        self._asked = asked = object()
        what = f"{tabel.kop}: {line.naam}"

        def show(found: Daarachter) -> None:
            if self._asked is asked:  # else other numbers were drawn meanwhile
                self._show_behind(what, found)

        self.place.read(self, work, show, key="erachter")

    def _show_behind(self, what: str, found: Daarachter) -> None:
        parts = [what + "."]
        if found.zonder_casus:
            parts.append(f"{counted(found.zonder_casus, 'regel hoort', 'regels horen')} bij geen casus.")
        if found.niet_te_zien:
            kind = (
                ("signaal ziet", "signalen ziet") if found.zijn_signalen else ("casus ziet", "casussen ziet")
            )
            parts.append(f"{counted(found.niet_te_zien, *kind)} u niet.")
        self.behind_told.setText(" ".join(parts))
        self.cases.show_rows([(id, (number, title)) for id, number, title in found.regels])
        self._signals = found.zijn_signalen
        self.behind.show()
        self.cases.setFocus()
        QTimer.singleShot(0, self, lambda: self._pane.ensureWidgetVisible(self.behind))

    def _open_one(self) -> None:
        chosen = self.cases.chosen()
        if len(chosen) == 1 and self._signals:
            self.place.signaal_asked.emit(chosen[0])
        elif len(chosen) == 1:
            self.place.casus_asked.emit(chosen[0], "Overzicht")

    def _ask_where(self) -> None:
        vorm, selectie = Cijfervorm(self.vorm.value()), self._shown()
        if selectie is None:
            return
        name = proposed_name(vorm, selectie)
        kind = f"{vorm.label} (*{vorm.uitgang})"
        if target := ask_where(self.place.messages, self, "Waar komt het rapport", name, kind):
            self.save_to(vorm, target)

    def save_to(self, vorm: Cijfervorm, target: Path) -> None:
        """Write the report that was established of what is shown."""
        selectie, ctx = self._shown(), self.place.ctx
        if selectie is None:
            return
        drukkerij = self.place.desk.drukkerij
        self.place.background.run(
            lambda: save_report(ctx, drukkerij, selectie, vorm, target),
            lambda _: self.place.messages.notice("Het rapport is opgeslagen en staat in het logboek."),
            owner=self,
        )

    def establish(self) -> None:
        """Freeze the report of what is shown, after it was asked."""
        selectie, ctx, messages = self._shown(), self.place.ctx, self.place.messages
        if selectie is None or self._found is None:
            return
        about = self._found.intern.waarover or "alle thema's en wijken"
        question = f"Het rapport over {selectie.periode.naam} ({about}) vaststellen?"
        if not messages.confirm(question, "Vaststellen", _FREEZE):
            return

        def done(_: object) -> None:
            messages.notice("Het rapport is vastgesteld.")
            self._read()

        self.place.background.run(lambda: establish(ctx, selectie), done, owner=self)
