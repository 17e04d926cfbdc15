"""Leaving an open register: by its lock, by other keys, or by closing the window. What was typed is kept each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from ivbdesk.apart.read import stop_all
from ivbdesk.readable_copies import clear_outside
from ivbdesk.ui.act import act
from ivbdesk.ui.background import Background
from ivbdesk.ui.clipboard import Clipboard
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.window.idle import IdleWatch, chosen_minutes
from ivbdesk.ui.window.session import SessionWatch
from ivbdesk.ui.window.whereabouts import Whereabouts
from ivbdesk.ui.workplace import Workplace

_LOCKS = "vergrendelt"


class Leaving(QObject):
    """`locked` asks to end this process and show the unlock window; `begins` that everything keeps what was typed."""

    begins = Signal()
    locked = Signal()
    patience_s = 1.5
    """How long a lock waits for work that is under way, before the process ends with it."""

    def __init__(
        self, window: QWidget, place: Workplace, settings: QSettings, where: Callable[[], Whereabouts]
    ) -> None:
        super().__init__(window)
        self._window, self._place, self._settings, self._where = window, place, settings, where
        self._unfinished = f"onaf/{place.desk.register.folder.stem}"
        self._clipboard = Clipboard(self)
        self.idle_watch = IdleWatch(self, place.desk.beleid.minuten or chosen_minutes(settings))
        self._session_watch = SessionWatch(window)
        for watch in (self.idle_watch, self._session_watch):
            watch.due.connect(self.lock)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._let_lock)

    def _let_lock(self, window: QWindow | None) -> None:
        """Every window that gets the focus, a dialog of Qt's own too, knows the key that locks."""
        for top in QApplication.topLevelWidgets():
            if (
                top is not self._window
                and window is not None
                and top.windowHandle() is window
                and not top.property(_LOCKS)
            ):
                top.setProperty(_LOCKS, True)
                QShortcut(QKeySequence("Ctrl+L"), top, self.lock)

    @act("Vergrendelen", "afsluiten slot weg", "Ctrl+L", useful=True)
    def lock(self) -> None:
        """Keep drafts and place, close the register, and end the process that held the key.

        Nothing is asked and nothing can refuse: not an open form, not a question, not a file dialog.
        """
        if self._window.isHidden():
            return
        self._window.hide()
        here = self._where()
        steps = (
            self._clear,
            self._keep_drafts,
            lambda: here.keep(self._place.desk.drafts, self._place.ctx.now()),
            self._finish,
        )
        try:  # one after the other, whatever one of them meets: a full disk, or work that goes on
            taken = [_done(step) for step in steps]
            if not all(taken):
                self._settings.setValue(self._unfinished, True)
        finally:  # the key must leave the memory
            self.locked.emit()

    def tell(self) -> None:
        """Tell who opened the register again what its lock could not finish."""
        if self._settings.value(self._unfinished, False, bool):
            self._settings.remove(self._unfinished)
            self._place.messages.notice(
                "Bij het vergrendelen kon niet alles worden afgemaakt: de schijf was vol, of er liep nog werk. Kijk na wat u "
                "het laatst typte, en begin werk dat nog liep opnieuw."
            )

    def renew_keys(self, recovery: str) -> None:
        """Give the register other keys: end all other work, renew, and start anew at the unlock window."""
        here, messages, keys = replace(self._where(), tab=""), self._place.messages, self._place.desk.keys
        self._keep_drafts()
        here.keep(self._place.desk.drafts, self._place.ctx.now())
        stop_all()
        self._place.background.shutdown()
        waiting = messages.wait("De sleutels worden vernieuwd. Sluit de computer niet af.")
        work = Background(messages, self)

        def leave() -> None:
            waiting.done(0)
            self._window.hide()
            self.locked.emit()

        def failed(error: BaseException) -> None:
            messages.show_exception(error).finished.connect(leave)

        work.run(lambda: keys.renew(recovery), lambda _: leave(), failed, owner=self)

    def close(self) -> None:
        """Keep what is typed and close the register, unless it was left before."""
        if not self._window.isHidden():
            self._keep_drafts()
            self._end()

    def _keep_drafts(self) -> None:
        for form in self._window.findChildren(FormDialog):
            form.keep_draft()
        self.begins.emit()

    def _end(self) -> None:
        self._clear()
        self._place.background.shutdown()
        self._place.desk.close()

    def _clear(self) -> None:
        """What can be read outside the window goes, and reading that is under way ends."""
        self._settings.setValue("venster", self._window.saveGeometry())
        self._clipboard.clear()
        clear_outside()
        stop_all()

    def _finish(self) -> bool:
        """Close the register, once what is under way is done; not where that takes longer than a lock may."""
        well = self._place.background.shutdown(self.patience_s)
        if self._place.background.has_ended:
            self._place.desk.close()
        return well


def _done(step: Callable[[], object]) -> bool:
    """Whether this step was taken, and did not itself say that it was not."""
    try:
        return step() is not False
    except Exception:
        return False
