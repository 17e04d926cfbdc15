"""The goals of the plan van aanpak: per leefgebied, in the words of both, with how far they are."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.doel import Doel, DoelStatus, Voortgang, progress
from ivbdesk.cases.taal.nederlands import short_date, term
from ivbdesk.ui.act import act
from ivbdesk.ui.dossier.doel_dialog import DoelDialog, DoelKlaarDialog, StappenDialog
from ivbdesk.ui.widgets.basics import HeaderLabel, SecondaryButton
from ivbdesk.ui.widgets.plain_table import PlainTable, any_row
from ivbdesk.ui.widgets.table_text import Index, TextDelegate
from ivbdesk.ui.workplace import Workplace

_COLUMNS = (("Leefgebied", 16), ("Doel", 0), ("Voortgang", 20), ("Streefdatum", 13), ("Staat", 14))
_PROGRESS = 2
_PART = Qt.ItemDataRole.UserRole + 2


class _ProgressDelegate(TextDelegate):
    """A bar above the words of how far a goal is; the words say the same."""

    def head_room(self, index: Index) -> int:
        """Room for the bar."""
        return self.theme.px(12) if index.data(_PART) is not None else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The words, with the bar above them."""
        super().paint(painter, option, index)
        part = index.data(_PART)
        if part is None:
            return
        px = self.theme.px
        place: QRect = option.rect
        whole = QRectF(place.left() + px(10), place.top() + px(9), place.width() - px(20), px(7))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.colour("field_edge"))
        painter.setBrush(self.theme.colour("subtle"))
        painter.drawRoundedRect(whole, px(3), px(3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent"))
        painter.drawRoundedRect(
            QRectF(whole.left(), whole.top(), whole.width() * part, whole.height()), px(3), px(3)
        )
        painter.restore()


class DoelenBlock(QWidget):
    """A table of goals, those that run first; Enter changes the chosen one."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._blad: CasusBlad | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.table = PlainTable[Doel](
            place.theme,
            "Doelen van het plan van aanpak",
            _COLUMNS,
            "Nog geen doelen. Begin met wat de bewoner zelf wil bereiken; een sjabloon helpt op weg.",
        )
        self.table.setItemDelegate(_ProgressDelegate(place.theme, self.table))
        self.table.asked_open.connect(lambda *_: self.change())
        head = QHBoxLayout()
        head.addWidget(HeaderLabel("Doelen", 2), 1)
        offered: list[SecondaryButton] = []
        for text, do in (
            ("Afronden …", self.finish), ("Stappen …", self.steps), ("Wijzigen …", self.change),
            ("Nieuw doel …", self.new),
        ):  # fmt: skip
            button = SecondaryButton(text, do).needing(self.place)
            button.setAccessibleName(text if do == self.new else f"Gekozen doel: {text}")
            head.addWidget(button)
            offered.append(button)
        finish, steps, change, _ = offered
        self.table.offer(
            (steps, lambda goal: bool(goal.stappen)), (finish, any_row), (change, any_row), opens=""
        )
        column.addLayout(head)
        column.addWidget(self.table, 1)

    def show_blad(self, blad: CasusBlad) -> None:
        """Show the goals of a casus, in the order of the leefgebieden."""
        self._blad = blad
        order = [gebied.nummer for gebied in self.place.ctx.naslag.gebieden.lijst]
        goals = sorted(
            blad.casus.doelen,
            key=lambda doel: (
                doel.status is not DoelStatus.LOOPT,
                order.index(doel.leefgebied),
                doel.gemaakt_op,
            ),
        )
        self.table.show_rows([(doel, self._row(doel, blad)) for doel in goals])
        for number, doel in enumerate(goals):
            self._dress(number, doel, progress(doel, blad.casus.afspraken))

    def _row(self, doel: Doel, blad: CasusBlad) -> tuple[str, str, str, str, str]:
        today, area = self.place.today(), self.place.ctx.naslag.gebieden.naam(doel.leefgebied)
        words = f"{doel.tekst}\n‘{doel.woorden_bewoner}’" if doel.woorden_bewoner else doel.tekst
        state = doel.status.label
        if doel.afgerond_op is not None:
            state = f"{state} {short_date(doel.afgerond_op)}\n{doel.bevinding}".strip()
        return area, words, _progress_words(doel, blad), _until(doel, today), state

    def _dress(self, number: int, doel: Doel, done: Voortgang) -> None:
        words, ink = self.table.words, Qt.ItemDataRole.ForegroundRole
        if done.totaal:
            words.dress(number, _PROGRESS, _PART, done.deel)
        if doel.status is not DoelStatus.LOOPT:
            for column in range(words.columnCount()):
                words.dress(number, column, ink, QBrush(self.place.theme.colour("ink3")))
        elif doel.streefdatum and doel.streefdatum < self.place.today():
            words.dress(number, _PROGRESS + 1, ink, QBrush(self.place.theme.colour("bad")))

    def _chosen(self) -> Doel | None:
        chosen = self.table.chosen()
        if len(chosen) != 1:
            self.place.messages.notice("Kies eerst één doel in de lijst.")
            return None
        return chosen[0]

    @act("Doel toevoegen", "plan nieuw", needs=Recht.REGIEVOERDER, useful=True)
    def new(self) -> None:
        """Set a goal."""
        if self._blad is not None:
            DoelDialog(self.place, self._blad, None, self).start()

    def change(self) -> None:
        """Change the chosen goal."""
        chosen = self._chosen()
        if self._blad is not None and chosen is not None:
            DoelDialog(self.place, self._blad, chosen, self).start()

    def steps(self) -> None:
        """Tick the steps of the chosen goal."""
        chosen = self._chosen()
        if self._blad is None or chosen is None:
            return
        if not chosen.stappen:
            self.place.messages.notice("Dit doel heeft nog geen stappen; zet ze erin met Wijzigen.")
            return
        StappenDialog(self.place, self._blad.casus.id, chosen, self).start()

    def finish(self) -> None:
        """Record how the chosen goal ended."""
        chosen = self._chosen()
        if self._blad is not None and chosen is not None:
            DoelKlaarDialog(self.place, self._blad.casus.id, chosen, self).start()


def _progress_words(doel: Doel, blad: CasusBlad) -> str:
    """How many steps and afspraken are done, and which step is next."""
    done = progress(doel, blad.casus.afspraken)
    if not done.totaal:
        return "nog geen stappen" if doel.status is DoelStatus.LOOPT else "zonder stappen"
    told = f"{done.klaar} van {done.totaal} klaar"
    left = sorted((step for step in doel.stappen if step.klaar_op is None), key=lambda step: step.volgorde)
    runs = doel.status is DoelStatus.LOOPT
    return f"{told}\nNu: {left[0].tekst}" if left and runs else told


def _until(doel: Doel, vandaag: date) -> str:
    if doel.streefdatum is None:
        return "–"
    return (
        term(doel.streefdatum, vandaag) if doel.status is DoelStatus.LOOPT else short_date(doel.streefdatum)
    )
