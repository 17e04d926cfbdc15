"""Figures of others beside those of the register: the table, and loading a file that is seen before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ivbdesk.actions.cijfers.buiten import Vooruitblik, forget_outside, keep_outside, look_ahead
from ivbdesk.apart.read import Stop
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.cijfers.buiten import (
    DEEL,
    KOPPEN,
    UITLEG,
    Buitencijfer,
    Buitenregel,
    missing,
    period_words,
)
from ivbdesk.cases.cijfers.periode import Periode
from ivbdesk.cases.taal.nederlands import count, join_nl
from ivbdesk.ui.beheer.error_list import ErrorList
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import Workplace

_PUBLIC = (
    "Laad alleen getallen die al openbaar zijn: het programma verbergt hierin niets. De kolommen zijn bron, indicator, "
    "periode (2024, 2022-2023, 2024-K1 of 2024-03), eenheid, waarde en, als u wilt, wijk."
)
_MOST_ROWS, _MOST_SEEN = 20, 12
_NONE = "Kies eerst wat u wilt weghalen."
_KINDS = "Lijst (*.csv *.txt *.xlsx *.xls *.ods)"


class BuitenKaart(Card):
    """`changed` is called when something was kept or taken out."""

    def __init__(self, place: Workplace, changed: Callable[[], None]) -> None:
        super().__init__(DEEL)
        self.place, self._changed = place, changed
        self._seen: Vooruitblik | None = None
        self.add(Label(UITLEG))
        widths = (0, 24, 12, 10, 18, 26)
        self.table = PlainTable[Buitenregel](
            place.theme, DEEL, list(zip(KOPPEN, widths, strict=True)), "Nog geen getallen."
        )
        self.table.show_whole(_MOST_ROWS)
        self.add(self.table)
        self.lacking = MutedLabel("", small=True)
        self.add(self.lacking)
        self.add(MutedLabel(_PUBLIC, small=True))
        self.load_button = SecondaryButton("Bestand laden …", self._choose).needing(place)
        self.forget = SecondaryButton("Getallen weghalen", self._forget).needing(place)
        self.kept = PlainTable[Buitencijfer](
            place.theme,
            "Wat u hebt geladen",
            [("Geladen", 0), ("Wijk", 18), ("Periode", 14), ("Getal", 10), ("Bron", 26)],
            "U hebt nog niets geladen.",
        )
        self.kept.show_whole(_MOST_ROWS)
        self.kept.choice_changed.connect(self._judge)
        self.add(Flow(self.load_button, space=place.theme.px(8)))
        self._build_ahead()
        self.add(self.kept)
        self.add(Flow(self.forget, space=place.theme.px(8)))
        self._judge()

    def _build_ahead(self) -> None:
        """What a file would do, with the choice to keep it."""
        self.errors = ErrorList("Fouten in het bestand")
        self.told = Label("")
        self.ahead = PlainTable[int](
            self.place.theme,
            "Wat dit bestand doet",
            [("Rij", 6), ("Wat", 0), ("Periode", 14), ("Staat er nu", 12), ("Wordt", 12), ("Bron", 24)],
            "Niets.",
        )
        self.ahead.show_whole(_MOST_SEEN)
        self.keep = PrimaryButton("Getallen bewaren", self._keep).needing(self.place)
        self.leave = SecondaryButton("Niet bewaren", self._show_no_file)
        self._choice = Flow(self.keep, self.leave, space=self.place.theme.px(8))
        for part in (self.errors, self.told, self.ahead, self._choice):
            self.add(part)
        self._show_no_file()

    def show_lines(self, lines: Sequence[Buitenregel]) -> None:
        """Show these in the table, and read again what is loaded."""
        self.table.show_rows([(line, line.cellen) for line in lines])
        open_ones = missing(self.place.ctx.naslag.buiten, lines)
        self.lacking.setText(f"Nog geen getal van: {join_nl(open_ones)} (BBV)." if open_ones else "")
        self.lacking.setVisible(bool(open_ones))
        self.place.read(
            self, self.place.ctx.reads.cijfers.buitencijfers, self._show_kept, key="buitencijfers"
        )

    def _show_kept(self, found: Sequence[Buitencijfer]) -> None:
        self.kept.show_rows(
            [
                (
                    one,
                    (one.indicator, one.wijk, period_words(Periode(one.van, one.tot)), one.waarde, one.bron),
                )
                for one in found
            ]
        )
        self._judge()

    def _judge(self) -> None:
        self.forget.bar("" if self.kept.chosen() else _NONE)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Kies het bestand met cijfers", "", _KINDS)
        if chosen:
            self.load(Path(chosen))

    def load(self, path: Path) -> None:
        """Read a file and show what it would do; nothing is kept yet."""
        ctx, read = self.place.ctx, self.place.desk.invoerbank.lees
        self._show_no_file()
        self.place.background.run(
            lambda: look_ahead(ctx, read(path, "", Stop())),
            self._show_ahead,
            key="cijfers van anderen lezen",
            owner=self,
        )

    def _show_ahead(self, found: Vooruitblik) -> None:
        faults, rows = found.lijst.fouten, found.lijst.rijen
        self._seen = None if faults else found
        if faults:
            number = count(len(faults), "fout", "fouten")
            head = f"{number} in het bestand. Er is niets bewaard. {found.lijst.gelezen_als}."
            self.errors.tell(head, "\n".join(faults))
            return
        self.told.setText(f"{found.zin} {found.lijst.gelezen_als}. Er is nog niets bewaard.")
        self.ahead.show_rows(
            [
                (row.nummer, (str(row.nummer), f"{row.indicator} ({row.wijk})" if row.wijk else row.indicator,
                              period_words(row.periode), old or "–", f"{row.waarde} {row.eenheid}", row.bron))
                for row, old in zip(rows, found.vervangt, strict=True)
            ]
        )  # fmt: skip
        self._show_parts(shown=True)
        self.keep.setFocus()

    def _show_no_file(self) -> None:
        self._seen = None
        self.errors.hide()
        self._show_parts(shown=False)

    def _show_parts(self, *, shown: bool) -> None:
        parts: tuple[QWidget, ...] = (self.told, self.ahead, self._choice)
        for part in parts:
            part.setVisible(shown)

    def _keep(self) -> None:
        seen, ctx = self._seen, self.place.ctx
        if seen is None or not self.place.recht.covers(Recht.REGIEVOERDER):
            return
        self.place.background.run(
            lambda: keep_outside(ctx, seen.lijst.rijen),
            lambda _: self._done(f"{count(len(seen.lijst.rijen), 'getal', 'getallen')} bewaard."),
            owner=self,
        )

    def _forget(self) -> None:
        ids, ctx = [one.id for one in self.kept.chosen()], self.place.ctx
        if ids:
            self.place.background.run(
                lambda: forget_outside(ctx, ids), lambda _: self._done("Weggehaald."), owner=self
            )

    def _done(self, told: str) -> None:
        self._show_no_file()
        self.place.messages.notice(told)
        self._changed()
