"""What an officer typed and what a colleague saved meanwhile, side by side, to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.cases.dossier.basis import Botsing, Botspunt, Wijziging
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.ui.forms.botspunt import Benoemd, told_of
from ivbdesk.ui.forms.keuzetegel import Keuzetegel, Naastelkaar
from ivbdesk.ui.widgets.basics import (
    Card,
    HeaderLabel,
    Label,
    MutedLabel,
    PrimaryButton,
    SecondaryButton,
    window_title,
)
from ivbdesk.ui.widgets.layouts import scrolling
from ivbdesk.ui.workplace import Workplace

_WIDTH = 760
_NOT_YET = "U, nog niet opgeslagen"
_CHOOSE = "Kies bij elk veld wat er komt te staan."
_FINAL = (
    "Een collega was u voor, en dat staat nu vast. Wat u invulde kunt u hier en in het formulier nog lezen; het komt niet in "
    "het register."
)


class Keuze(Enum):
    """What comes to stand in a field."""

    HUN = "hun"
    MIJN = "mijn"
    ANDERS = "anders"


_LABELS = {
    Keuze.HUN: "Laten staan wat er nu staat",
    Keuze.MIJN: "Wat u invulde",
    Keuze.ANDERS: "Zelf aanpassen in het formulier",
}


class BotsingDialog(QDialog):
    """Three texts for each field that both changed; nothing is chosen beforehand.

    Where what stands there cannot be replaced any more, there is nothing to choose: it tells what was typed beside it.

    `decided` tells the botsing, the fields in which what stands there now stays, and what to tell at the fields that
    the officer writes anew. Escape leaves the form as it was.
    """

    decided = Signal(object, list, dict)

    def __init__(
        self,
        place: Workplace,
        botsing: Botsing,
        fields: Mapping[str, Benoemd],
        samen: Mapping[str, tuple[str, ...]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._place, self._botsing = place, botsing
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(window_title("Een collega wijzigde dit ook"))
        self.setAccessibleName("Een collega wijzigde dit ook")
        self.setModal(True)
        self.points = [_Point(place, punt, fields, samen, self, botsing.nu.vast) for punt in botsing.punten]
        self._build()
        for point in self.points:
            point.group.idToggled.connect(lambda *_: self._follow())
        self._follow()

    def _build(self) -> None:
        px = self._place.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(px(22), px(18), px(22), px(16))
        column.setSpacing(px(12))
        heading = HeaderLabel("Een collega wijzigde dit ook")
        heading.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(MutedLabel(_FINAL if self._botsing.nu.vast else _told(len(self.points))))
        for point in self.points:
            column.addWidget(point)
        column.addStretch(1)
        self._scroll = scrolling(body)
        outer.addWidget(self._scroll, 1)
        foot = self._make_footer()
        outer.addWidget(foot)
        screen = self.screen().availableGeometry()
        width = min(px(_WIDTH), screen.width() * 9 // 10)
        body.ensurePolished()
        needed = max(body.heightForWidth(width), body.sizeHint().height()) + foot.sizeHint().height() + px(8)
        self.resize(width, min(needed, screen.height() * 9 // 10))

    def _make_footer(self) -> QFrame:
        px = self._place.theme.px
        footer = QFrame()
        footer.setProperty("role", "footer")
        column = QVBoxLayout(footer)
        column.setContentsMargins(px(22), px(12), px(22), px(12))
        self._problem = Label("", "error")
        self._problem.hide()
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addStretch(1)
        column.addLayout(row)
        row.addWidget(SecondaryButton("Terug naar het formulier", self.reject))
        self.go_on = PrimaryButton("", self._decide)
        self.go_on.setDefault(True)
        row.addWidget(self.go_on)
        return footer

    def _follow(self) -> None:
        """The button says what it does; the line at the foot goes when every field has its choice."""
        anew = any(point.chosen is Keuze.ANDERS for point in self.points)
        choosing = "Aanpassen in het formulier" if anew else "Opslaan met deze keuze"
        self.go_on.setText("Verder met wat er staat" if self._botsing.nu.vast else choosing)
        if all(point.chosen for point in self.points):
            self._problem.hide()

    def _decide(self) -> None:
        undecided = next((point for point in self.points if point.chosen is None), None)
        if undecided is not None:
            self._problem.setText(_CHOOSE)
            self._problem.show()
            first = undecided.group.buttons()[0]
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, first, lambda: self._scroll.ensureWidgetVisible(first))
            return
        theirs = [n for p in self.points if p.chosen is Keuze.HUN for n in p.punt.velden]
        anew = {p.punt.velden[0]: p.told for p in self.points if p.chosen is Keuze.ANDERS}
        self.accept()
        self.decided.emit(self._botsing, theirs, anew)


class _Point(Card):
    """One field, or some that are one: what stood there, and three choices."""

    def __init__(
        self,
        place: Workplace,
        punt: Botspunt,
        fields: Mapping[str, Benoemd],
        samen: Mapping[str, tuple[str, ...]],
        parent: QObject,
        vast: bool,
    ) -> None:
        title = next((name for name, names in samen.items() if punt.velden[0] in names), "")
        title = title or fields[punt.velden[0]].title
        super().__init__(title)
        self.punt, self._place = punt, place
        shown = told_of(punt, fields)
        who = _by(punt.door)
        self.told = f"Er staat nu: {shown[1]} ({who})."
        before = QVBoxLayout()
        before.setSpacing(place.theme.px(2))
        before.setContentsMargins(0, 0, 0, place.theme.px(4))
        before.addWidget(MutedLabel("Stond er toen u dit opende", small=True))
        before.addWidget(_words(shown[0], "muted"))
        self.add(before)
        self.group = QButtonGroup(parent)
        self._choices: dict[int, Keuze] = {}
        self._vast = vast
        if vast:
            self._tell("Er staat nu, en dat blijft zo", shown[1], who)
            self._tell(_LABELS[Keuze.MIJN], shown[2])
            return
        theirs = Keuzetegel(
            place.theme, self._button(title, Keuze.HUN, shown[1], who), _words(shown[1]), _words(who, "small")
        )
        mine = Keuzetegel(
            place.theme,
            self._button(title, Keuze.MIJN, shown[2]),
            _words(shown[2]),
            _words(_NOT_YET, "small"),
        )
        self.add(Naastelkaar(place.theme, theirs, mine))
        self.add(self._button(title, Keuze.ANDERS))

    def _tell(self, heading: str, text: str, who: str = "") -> None:
        self.add(MutedLabel(heading, small=True))
        self.add(_words(text))
        if who:
            self.add(MutedLabel(who, small=True))

    def _button(self, title: str, keuze: Keuze, *told: str) -> QRadioButton:
        button = QRadioButton(_LABELS[keuze])
        button.setAccessibleName(f"{title}: {_LABELS[keuze]}")
        button.setAccessibleDescription("\n".join(told))
        number = len(self._choices)
        self._choices[number] = keuze
        self.group.addButton(button, number)
        return button

    @property
    def chosen(self) -> Keuze | None:
        """What comes to stand; None as long as the officer has not said."""
        return Keuze.HUN if self._vast else self._choices.get(self.group.checkedId())

    def choose(self, keuze: Keuze) -> None:
        """Choose as a click does."""
        number = next(number for number, found in self._choices.items() if found is keuze)
        self.group.button(number).setChecked(True)


def _told(points: int) -> str:
    number = count(points, "veld is", "velden zijn")
    return (
        f"{number[0].upper()}{number[1:]} gewijzigd nadat u dit opende. Er is nog niets opgeslagen; wat u invulde, staat "
        f"er nog. {_CHOOSE}"
    )


def _words(text: str, role: str = "") -> Label:
    label = Label(text, role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _by(door: Wijziging | None) -> str:
    if door is None:
        return "een collega"
    at = door.op.astimezone(AMSTERDAM)
    return f"{door.wie}, {short_date(at.date())} {at:%H:%M}"
