"""What every page and dialog is given: the actions' context, the background, messages, drafts, theme."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ivbdesk.cases.betrokkenen.medewerker import Recht

if TYPE_CHECKING:
    from ivbdesk.actions.context import Context
    from ivbdesk.ui.background import Background
    from ivbdesk.ui.messages import Messages
    from ivbdesk.ui.theme import Theme

T = TypeVar("T")


class StoredDraft(Protocol):
    """What was typed in a form, as JSON, and when it was kept."""

    @property
    def inhoud(self) -> str: ...
    @property
    def bewaard_op(self) -> datetime: ...


class DraftStore(Protocol):
    """Where drafts are kept, encrypted; safe in any thread."""

    def save(self, soort: str, ref: str, inhoud: str, op: datetime) -> None: ...
    def load(self, soort: str, ref: str) -> StoredDraft | None: ...
    def discard(self, soort: str, ref: str) -> None: ...
    def all(self) -> list[tuple[str, str, datetime]]: ...


class Changed(Protocol):
    """What a unit of work changed: the cases it touched and the kinds of thing."""

    @property
    def casussen(self) -> frozenset[UUID]: ...
    @property
    def entiteiten(self) -> frozenset[str]: ...


class Workplace(QObject):
    """The desk as the windows see it.

    `changed` says what a unit of work changed, on the UI thread: models that show it reload their rows.
    `casus_asked`, `signaal_asked`, `overleg_asked`, `page_asked` and the two for something new ask the main window
    to go somewhere; `invoer_asked` the page Beheer to take up the import of this kind that was left.
    """

    changed = Signal(object)
    casus_asked = Signal(object, str)
    page_asked = Signal(str)
    new_casus_asked = Signal()
    new_signaal_asked = Signal()
    signaal_asked = Signal(object)
    overleg_asked = Signal(object)
    invoer_asked = Signal(str)

    def __init__(
        self,
        ctx: Context,
        background: Background,
        messages: Messages,
        drafts: DraftStore,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.background = background
        self.messages = messages
        self.drafts = drafts
        self.theme = theme
        self.recht = Recht.BEHEERDER
        """What the officer may do, once it is read; the actions hold to it in any case."""
        self.gemeente = ""
        """The name of the municipality by the settings, once it is read: the place that a new address begins with."""

    def today(self) -> date:
        """The day on which the officer works."""
        return self.ctx.today()

    def read(self, owner: QObject, work: Callable[[], T], done: Callable[[T], None], key: str = "") -> None:
        """Read off the UI thread; a later read with the same key takes the place of this one."""
        self.background.run(work, done, owner=owner, key=key)

    def open_casus(self, casus_id: UUID, tab: str = "") -> None:
        """Show a casus, on the tab with this name where one is given."""
        self.casus_asked.emit(casus_id, tab)
