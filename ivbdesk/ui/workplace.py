"""What every page and dialog is given: the open register, with the background, the messages and the theme."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.dossier.casus import refresh_around
from ivbdesk.cases.betrokkenen.medewerker import Recht

if TYPE_CHECKING:
    from ivbdesk.actions.context import Context
    from ivbdesk.cases.zoeken.lijst import Lijstdoel
    from ivbdesk.ui.background import Background
    from ivbdesk.ui.messages import Messages
    from ivbdesk.ui.opened import Changed, Opened
    from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.focus_kept import focus_kept

T = TypeVar("T")


class Workplace(QObject):
    """The desk as the windows see it: `desk` is the open register, the rest belongs to this window.

    `drafted` says that what is typed in a meeting was kept as a draft, or is typed no more.
    `line_changed` says that the line to the server of a team register was lost or is back, `presence_changed` that colleagues
    may have opened or left a casus.
    `recht_known` says that it is known now what the officer may do.
    `changed` says what a unit of work changed, on the UI thread: models that show it reload their rows.
    `casus_asked`, `signaal_asked`, `overleg_asked`, `page_asked` and the two for something new ask the main window
    to go somewhere; `invoer_asked` the page Beheer to take up the import of this kind that was left; `help_asked` asks for the manual at a form, by what it is called.
    """

    changed = Signal(object)
    drafted = Signal()
    casus_asked = Signal(object, str)
    page_asked = Signal(str)
    new_casus_asked = Signal()
    new_signaal_asked = Signal()
    signaal_asked = Signal(object)
    overleg_asked = Signal(object)
    invoer_asked = Signal(str)
    help_asked = Signal(str)
    recht_known = Signal()
    line_changed = Signal()
    presence_changed = Signal()
    _unit_done = Signal(object)
    _line_told = Signal()
    _presence_told = Signal()

    def __init__(
        self,
        desk: Opened,
        background: Background,
        messages: Messages,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.background = background
        self.messages = messages
        self.theme = theme
        self._recht = Recht.BEHEERDER
        self.may_hand_over = False
        """Whether who reads a copy here may hand what is typed to the colleague who has the register open."""
        self.copied_for: Lijstdoel | None = None
        """For what rows were copied here last."""
        self.gemeente = ""
        """The name of the municipality by the settings, once it is read: the place that a new address begins with."""
        desk.on_change(self._unit_done.emit)
        queued = Qt.ConnectionType.QueuedConnection
        self._unit_done.connect(self.changed, queued)
        self.changed.connect(self._refresh_around)
        self._line_told.connect(self.line_changed, queued)
        self._presence_told.connect(self.presence_changed, queued)
        if desk.team is not None:
            desk.team.on_line(self._line_told.emit)
            desk.team.on_presence(self._presence_told.emit)

    @property
    def recht(self) -> Recht:
        """What the officer may do, once it is read; the actions hold to it in any case."""
        return self._recht

    @recht.setter
    def recht(self, recht: Recht) -> None:
        self._recht = recht
        self.recht_known.emit()

    @property
    def ctx(self) -> Context:
        """What the actions are given."""
        return self.desk.ctx

    @property
    def may_record(self) -> bool:
        """Whether the officer may record something new, here or by the colleague who has the register open."""
        return self.may_hand_over or self._recht.covers(Recht.REGIEVOERDER)

    @property
    def reads_copy(self) -> bool:
        """Whether this is a copy that is read while a colleague has the register open, or one that moved: nothing is recorded in it."""
        return self.desk.kopie_van is not None or bool(self.desk.verhuisd)

    def today(self) -> date:
        """The day on which the officer works."""
        return self.ctx.today()

    def read(self, owner: QObject, work: Callable[[], T], done: Callable[[T], None], key: str = "") -> None:
        """Read off the UI thread; a later read with the same key takes the place of this one.

        What is made anew from it leaves the keyboard where the officer was. Where the line to the server is lost, what is shown stays: the window says how old it is.
        """
        failed = self._unread if self.desk.team is not None else None

        def show(found: T) -> None:
            if not isinstance(owner, QWidget):
                done(found)
                return
            with focus_kept(owner):
                done(found)

        self.background.run(work, show, failed, owner=owner, key=key)

    def is_away(self, error: BaseException) -> bool:
        """Whether this says that there is no line to the server of a team register."""
        return self.desk.team is not None and self.desk.team.is_lost(error)

    def _unread(self, error: BaseException) -> None:
        if not self.is_away(error):
            self.messages.show_exception(error)

    def _refresh_around(self, changes: Changed) -> None:
        """Lists tell of other cases of the same people or address: in those it is worked out once this was kept."""
        if cases := changes.omgeving:
            ctx = self.ctx
            self.background.run(lambda: refresh_around(ctx, cases), lambda _: None, self._unread, owner=self)

    def open_casus(self, casus_id: UUID, tab: str = "") -> None:
        """Show a casus, on the tab with this name where one is given."""
        self.casus_asked.emit(casus_id, tab)
