"""The first window: choose a register, unlock it, or make a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk import __version__
from ivbdesk.ui.background import Background
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.meekijken import TOLD, is_shared, keep_shared_screen, stand_apart
from ivbdesk.ui.messages import Messages, explain
from ivbdesk.ui.start.choose_page import ChoosePage
from ivbdesk.ui.start.demonstration_hint import DemonstrationHint
from ivbdesk.ui.start.known_registers import (
    copies_place,
    is_locked,
    is_of_team,
    last_officer,
    name_of,
    note_opened,
    note_remembered,
    recent_registers,
)
from ivbdesk.ui.start.officer_asked import OfficerAsked
from ivbdesk.ui.start.remember_box import RememberBox
from ivbdesk.ui.widgets.basics import (
    Card,
    HeaderLabel,
    Label,
    LinkButton,
    MutedLabel,
    PrimaryButton,
    SecondaryButton,
    window_title,
)
from ivbdesk.ui.widgets.layouts import FittingStack, row, scrolling

if TYPE_CHECKING:
    from uuid import UUID

    from ivbdesk.ui.doors import Doors
    from ivbdesk.ui.opened import Opened
    from ivbdesk.ui.start.new_register import NewRegisterPages
    from ivbdesk.ui.start.restore_page import RestorePage
    from ivbdesk.ui.start.turn_pane import TurnPane

_PAPER = "Zestien woorden, of de acht groepen van een ouder papier."


_MAKING = (
    "Het demonstratieregister wordt gemaakt; dat duurt ongeveer een halve minuut. Alles erin is verzonnen."
)


class StartWindow(QWidget):
    """Choose, unlock or make; `opened` gives the register that is open, `locked` one that nobody sits before any more.

    `doors` is called at the first need, and pages other than these two are made then, so that the window itself is
    there at once. Without `may_remember` the keyring is not used, and what it kept is forgotten at the next opening.
    """

    opened = Signal(object)
    locked = Signal(object)

    def __init__(
        self,
        doors: Callable[[], Doors],
        settings: QSettings,
        folder: Path | None = None,
        *,
        may_remember: bool = True,
    ) -> None:
        super().__init__()
        self._doors, self._settings, self._folder = doors, settings, folder
        self._may_remember = may_remember
        self.setWindowTitle(window_title("Register openen"))
        self.messages = Messages(self)
        self.background = Background(self.messages, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        whole.addWidget(scrolling(content))
        outer = QVBoxLayout(content)
        outer.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        card = Card()
        card.setFixedWidth(self.fontMetrics().averageCharWidth() * 86)
        card.body.setContentsMargins(30, 24, 30, 24)
        card.add(HeaderLabel("ivbdesk"))
        card.add(MutedLabel(f"Casuïstiek van zorg en veiligheid. Versie {__version__}."))
        self.stack = FittingStack()
        card.add(self.stack)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        self._nobody_here = False
        self._choose = ChoosePage(settings, self.show_new, self.show_restore, self.show_demonstration)
        self._choose.chosen.connect(self.show_unlock)
        self._unlock = self._make_unlock()
        self.stack.add(self._choose)
        self.stack.add(self._unlock)
        area = self.screen().availableGeometry()
        self.resize(min(980, area.width() * 9 // 10), min(720, area.height() * 9 // 10))
        stand_apart(self, settings)
        if folder is not None:
            self.show_unlock(folder)
        self.background.run(self._choose.away, self._choose.mark_away, owner=self)

    def _make_unlock(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        self._name = HeaderLabel("", 2)
        self._hint = DemonstrationHint(self._doors, self.background)
        column.addWidget(self._name)
        column.addWidget(self._hint)
        if is_shared(self._settings):
            column.addWidget(Label(TOLD, "near"))
        self.passphrase = TextField("passphrase", "Wachtwoordzin", secret=True)
        self.passphrase.edit.returnPressed.connect(self.unlock)
        column.addWidget(self.passphrase)
        self.recovery = TextField("herstel", "Herstelsleutel van papier", _PAPER)
        self.recovery.edit.returnPressed.connect(self.unlock)
        self.recovery.hide()
        column.addWidget(self.recovery)
        self.asked = OfficerAsked()
        column.addWidget(self.asked)
        self.remember = RememberBox(self._settings, self.background, self.messages, self._may_remember)
        column.addWidget(self.remember)
        self._unlock_button = PrimaryButton("Ontgrendelen", self.unlock)
        self._lost = LinkButton("Wachtwoordzin kwijt?", self._toggle_recovery)
        other = SecondaryButton("Ander register", self.show_choice)
        column.addLayout(row(self._unlock_button, other, self._lost))
        self._turn_place = QVBoxLayout()
        column.addLayout(self._turn_place)
        return page

    @cached_property
    def new_register(self) -> NewRegisterPages:
        """The pages that make a new register."""
        from ivbdesk.ui.start.new_register import NewRegisterPages

        pages = NewRegisterPages(self._doors, self.background, self.show_choice)
        pages.opened.connect(self._on_opened)
        self.stack.add(pages)
        return pages

    @cached_property
    def turn(self) -> TurnPane:
        """What is offered where a colleague has the register open."""
        from ivbdesk.ui.start.turn_pane import TurnPane

        pane = TurnPane(self._doors, self.background)
        pane.read.connect(self.read_along)
        pane.free.connect(self.unlock)
        self._turn_place.addWidget(pane)
        return pane

    def _wait_no_more(self) -> None:
        if "turn" in vars(self):
            self.turn.away()

    @cached_property
    def restore(self) -> RestorePage:
        """The page that puts a copy back."""
        from ivbdesk.ui.start.restore_page import RestorePage

        page = RestorePage(self._doors, self.background, self.show_choice)
        page.opened.connect(self._on_opened)
        self.stack.add(page)
        return page

    def show_choice(self) -> None:
        """The page with registers to choose from."""
        self._wait_no_more()
        self.stack.turn_to(self._choose)

    def show_new(self) -> None:
        """The pages that make a new register."""
        self._nobody_here = False
        self.new_register.begin()
        self.stack.turn_to(self.new_register)

    def show_demonstration(self) -> None:
        """Make the demonstration register, off the UI thread, and open it."""
        self._nobody_here = False
        self._choose.wait(_MAKING)

        def failed(error: BaseException) -> None:
            self._choose.wait("")
            self.messages.show_exception(error)

        self.background.run(lambda: self._doors().demonstration(), self._on_opened, failed, owner=self)

    def show_restore(self) -> None:
        """The page that puts a copy back, beginning beside the register that was opened last."""
        self._nobody_here = False
        self.restore.begin(next(iter(recent_registers(self._settings)), None))
        self.stack.turn_to(self.restore)

    def show_unlock(self, folder: Path) -> None:
        """The page that asks the passphrase of this register; first tries the keyring where it was remembered.

        Not after a lock: then nobody comes in without the passphrase.
        """
        self._folder = folder
        self._wait_no_more()
        self.asked.forget()
        self._suit(folder)
        self.stack.turn_to(self._unlock)
        self.passphrase.forget()
        self.passphrase.setFocus()
        if self.remember.suit(folder) and not is_locked(self._settings, folder):
            self._busy()
            work, failed = lambda: self._doors().open_from_keyring(folder), self._on_keyring_failed
            self.background.run(work, self._on_unlocked, owner=self, failed=failed)

    def _suit(self, folder: Path) -> None:
        """Paper and keyring open a register of this computer; neither signs in at a server."""
        of_team = is_of_team(folder)
        self._name.setText(name_of(folder) if of_team else f"Register {folder.stem}")
        if of_team and not self.recovery.isHidden():
            self._toggle_recovery()
        for widget in (self.remember, self._lost):
            widget.setHidden(of_team)
        self._hint.suit(folder)

    def _toggle_recovery(self) -> None:
        with_paper = self.recovery.isHidden()
        self.recovery.setVisible(with_paper)
        self.passphrase.set_title("Nieuwe wachtwoordzin" if with_paper else "Wachtwoordzin")
        self.asked.forget()
        self._lost.setText("Toch met de wachtwoordzin" if with_paper else "Wachtwoordzin kwijt?")
        (self.recovery if with_paper else self.passphrase).setFocus()

    def unlock(self) -> None:
        """Open the register with what was typed, off the UI thread."""
        if (asked := self._asked()) is None:
            return
        folder, typed, first = asked
        if not self.recovery.isHidden():
            self._unlock_with_paper(folder, self.recovery.value(), typed)
        else:
            self._run(lambda: self._doors().open(folder, typed, first))

    def read_along(self) -> None:
        """Open the newest copy to read, with what was typed, while a colleague has the register open."""
        if (asked := self._asked()) is None:
            return
        folder, typed, first = asked
        place = copies_place(self._settings, folder)
        self._run(lambda: self._doors().look(folder, place, typed, first), self._on_opened)

    def _asked(self) -> tuple[Path, str, str] | None:
        """Which register, with what was typed, and whose passphrase to try first; None where nothing can be opened now."""
        folder, typed = self._folder, self.passphrase.value()
        if folder is None or not self._unlock_button.isEnabled():
            return None
        if not typed:
            self.passphrase.show_error("Typ de wachtwoordzin van dit register.")
            return None
        return folder, typed, last_officer(self._settings, folder)

    def _unlock_with_paper(self, folder: Path, paper: str, typed: str) -> None:
        """The paper is of no one: with more than one officer, who holds it says whose new passphrase this is."""
        if self.asked.field is not None:
            if (who := self.asked.chosen()) is not None:
                self._run(lambda: self._doors().open_with_recovery(folder, paper, typed, who))
            return

        def work() -> Sequence[tuple[UUID, str]]:
            self._doors().phrases.demand(typed)
            return self._doors().officers(folder, paper)

        def found(officers: Sequence[tuple[UUID, str]]) -> None:
            if len(officers) == 1:
                self._run(lambda: self._doors().open_with_recovery(folder, paper, typed, officers[0][0]))
                return
            self._idle()
            self.asked.offer(officers)

        self._busy()
        self.background.run(work, found, owner=self, failed=self._on_failed)

    def _run(self, work: Callable[[], Opened], done: Callable[[Opened], None] | None = None) -> None:
        self._busy()
        self.background.run(work, done or self._on_unlocked, owner=self, failed=self._on_failed)

    def session_locked(self) -> None:
        """The screen was locked: what is typed goes, and a register that is being opened is not left open."""
        self._nobody_here = True
        self._wait_no_more()
        self.passphrase.forget()
        self.recovery.forget()
        for page in (vars(self).get("new_register"), vars(self).get("restore")):
            if page is not None:
                page.session_locked()

    def _busy(self) -> None:
        self._nobody_here = False
        self._unlock_button.setEnabled(False)
        self._unlock_button.setText("Bezig met ontgrendelen …")
        self.passphrase.hide_words()
        self.passphrase.show_error("")
        self.recovery.show_error("")

    def _idle(self) -> None:
        self._unlock_button.setEnabled(True)
        self._unlock_button.setText("Ontgrendelen")

    def _on_unlocked(self, desk: Opened) -> None:
        self.remember.keep(desk, self._on_opened)

    def _on_keyring_failed(self, error: BaseException) -> None:
        """What was remembered may have lapsed, as at a renewal: with the passphrase it is remembered anew."""
        if self._folder is not None and not self._doors().is_taken(error):
            note_remembered(self._settings, self._folder, False)
        self._on_failed(error)

    def _on_failed(self, error: BaseException) -> None:
        self._idle()
        wat, behouden, doen = explain(error)
        at = self.passphrase if self.recovery.isHidden() else self.recovery
        at.show_error(" ".join(part for part in (wat, behouden, doen) if part))
        if self._folder is not None and self._doors().is_taken(error):
            self.turn.offer(self._folder)
        self.passphrase.edit.selectAll()
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, desk: Opened) -> None:
        folder, invented = desk.register.folder, self._doors().is_demonstration(desk.register.folder)
        note_opened(self._settings, folder, str(desk.ctx.officer), listed=not invented)
        keep_shared_screen(self._settings, "")
        (self.locked if self._nobody_here else self.opened).emit(desk)
