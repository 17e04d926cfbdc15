"""The base of every dialog in which something is typed: fields, errors in place, drafts, saving.

What is typed is kept as an encrypted draft within two seconds and put back when the dialog opens again,
after closing, a crash or a lock; a dialog that is added later has this by itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.context import AMSTERDAM, Unit
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.basis import Botsing, Getoond
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import day_date
from ivbdesk.ui.opened import StoredDraft
from ivbdesk.ui.widgets.basics import (
    HeaderLabel,
    Label,
    LinkButton,
    MutedLabel,
    PrimaryButton,
    SecondaryButton,
)
from ivbdesk.ui.widgets.botsing_dialog import BotsingDialog
from ivbdesk.ui.widgets.fields import Field
from ivbdesk.ui.widgets.gevolgd import Gevolgd
from ivbdesk.ui.widgets.layouts import scrolling
from ivbdesk.ui.workplace import Workplace

DRAFT_AFTER_MS = 1200
CHECK = "Kijk de aangegeven velden na."


class _StillWrong(Exception):
    """A rule between fields asked for one that cannot be read yet."""


class _Typed(dict[str, Any]):
    """The values of the fields that can be read."""

    def __missing__(self, name: str) -> Any:
        raise _StillWrong(name)


class FormDialog(QDialog):
    """A form that saves through `submit`, called off the UI thread with the values by name.

    `saved` gives what `submit` gave. A RegelFout shows at the field it names; any other error through
    Messages. Either way the dialog stays open with everything in it. `draft` is (kind of form, record).
    """

    saved = Signal(object)
    needs = Recht.REGIEVOERDER
    """The right that saving asks for."""
    design_width = 760
    """How wide the form is, in pixels of the design."""

    def __init__(
        self,
        place: Workplace,
        title: str,
        submit: Callable[[dict[str, Any]], Any],
        *,
        draft: tuple[str, str] | None,
        verb: str = "Opslaan",
        intro: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.place = place
        self._submit, self._draft, self._verb = submit, draft, verb
        self.fields: dict[str, Field] = {}
        self._initial: dict[str, Any] = {}
        self._gevolgd: Gevolgd | None = None
        self._touched = False
        self._quiet = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("ivbdesk")
        self.setModal(True)
        self._build(title, intro)
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep_draft)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.submit)

    def _build(self, title: str, intro: str) -> None:
        px = self.place.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(px(22), px(18), px(22), px(10))
        head.setSpacing(px(6))
        heading = HeaderLabel(title)
        heading.setWordWrap(True)
        head.addWidget(heading)
        if intro:
            head.addWidget(MutedLabel(intro))
        head.addWidget(self._make_banner())
        outer.addWidget(self._head)
        self._body = QWidget()
        self.form = QVBoxLayout(self._body)
        self.form.setContentsMargins(px(22), px(4), px(22), px(16))
        self.form.setSpacing(px(11))
        self._scroll = scrolling(self._body)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._make_footer())

    def _make_banner(self) -> QFrame:
        px = self.place.theme.px
        self._banner = QFrame()
        self._banner.setProperty("role", "banner")
        row = QHBoxLayout(self._banner)
        row.setContentsMargins(px(12), px(5), px(8), px(5))
        self._banner_text = Label("")
        row.addWidget(self._banner_text, 1)
        row.addWidget(LinkButton("Leegmaken", self._start_empty))
        self._banner.hide()
        return self._banner

    def _make_footer(self) -> QFrame:
        px = self.place.theme.px
        self._footer = QFrame()
        self._footer.setProperty("role", "footer")
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(px(22), px(12), px(22), px(12))
        row.setSpacing(px(10))
        self._problem = Label("", "error")
        row.addWidget(self._problem, 1)
        self.save_button = PrimaryButton(self._verb, self.submit)
        self.save_button.setToolTip("Ctrl Enter")
        row.addWidget(SecondaryButton("Annuleren", self.reject))
        row.addWidget(self.save_button)
        return self._footer

    def add(self, field: Field, to: QBoxLayout | None = None) -> Field:
        """Put a field in the form, or in a row or column of it."""
        self.fields[field.name] = field
        if not isinstance(to, QHBoxLayout):
            (to or self.form).addWidget(field)
        else:
            to.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        field.changed.connect(self._on_typed)
        field.changed.connect(self._on_mended)
        return field

    def add_row(self, *fields: Field) -> None:
        """Fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(self.place.theme.px(14))
        for field in fields:
            self.add(field, row)
        self.form.addLayout(row)

    def add_heading(self, text: str) -> None:
        """A heading between fields."""
        self.form.addSpacing(self.place.theme.px(4))
        self.form.addWidget(HeaderLabel(text, 2))

    def follow(
        self,
        getoond: Getoond,
        again: Callable[[Unit], Getoond],
        samen: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Fill the fields with what the register holds, and save over what it holds then: see Gevolgd.

        What a dialog fills in after this, it proposes itself: that counts as typed.
        """
        self._gevolgd = Gevolgd(self.fields, getoond, again, samen or {})

    def start(self) -> None:
        """Show the dialog, once the fields are there: sized to its content, with an earlier draft put back."""
        self.form.addStretch(1)
        self._initial = self._raw()
        self._touched = False
        self._fit()
        if self._draft is not None:
            kind, ref = self._draft
            drafts = self.place.desk.drafts
            self.place.read(self, lambda: drafts.load(kind, ref), self._restore)
        if not self.place.recht.covers(self.needs):
            self.save_button.setEnabled(False)
            self._problem.setText("U kunt dit bekijken; wijzigen mag u hier niet.")
        self.open()
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """As high as everything needs at the width of the design, within the screen."""
        screen, px = self.screen().availableGeometry(), self.place.theme.px
        width = min(px(self.design_width), screen.width() * 9 // 10)
        self._body.ensurePolished()
        wrapped = max(self._body.heightForWidth(width), self._body.sizeHint().height())
        needed = self._head.sizeHint().height() + wrapped + self._footer.sizeHint().height() + px(20)
        self.resize(width, min(needed, screen.height() * 9 // 10))

    def _restore(self, draft: StoredDraft | None) -> None:
        if draft is None or self._touched:
            return
        raw = json.loads(draft.inhoud)
        self._put_back(self._gevolgd.from_draft(raw) if self._gevolgd else raw)
        at = draft.bewaard_op.astimezone(AMSTERDAM)
        self._banner_text.setText(f"Concept van {day_date(at.date())} {at:%H:%M} teruggezet.")
        self._banner.show()

    def _put_back(self, raw: dict[str, Any]) -> None:
        self._quiet = True
        for name, value in raw.items():
            if name in self.fields:
                self.fields[name].set_raw(value)
        self._quiet = False

    def _start_empty(self) -> None:
        self._put_back(self._initial)
        if self._gevolgd is not None:
            self._gevolgd.start_over()
        self._banner.hide()
        self._timer.stop()
        self._touched = False
        self._discard_draft()

    def _raw(self) -> dict[str, Any]:
        return {name: field.raw() for name, field in self.fields.items()}

    def _on_typed(self) -> None:
        if not self._quiet:
            self._touched = True
            self._timer.start()

    def _on_mended(self) -> None:
        """The line at the foot goes with the last field that it points to."""
        if self._problem.text() == CHECK and not any(field.error for field in self.fields.values()):
            self._problem.setText("")

    def keep_draft(self) -> None:
        """Keep what is typed now, encrypted, off the UI thread."""
        self._timer.stop()
        if self._draft is None or not self._touched:
            return
        kind, ref = self._draft
        raw = self._raw() | (self._gevolgd.for_draft() if self._gevolgd else {})
        text, now, drafts = json.dumps(raw), self.place.ctx.now(), self.place.desk.drafts
        self._with_drafts(lambda: drafts.save(kind, ref, text, now))

    def _discard_draft(self) -> None:
        if self._draft is not None:
            kind, ref = self._draft
            drafts = self.place.desk.drafts
            self._with_drafts(lambda: drafts.discard(kind, ref))

    def _with_drafts(self, work: Callable[[], None]) -> None:
        """One after the other for each form, so that a draft that is discarded stays discarded."""
        key = f"concept/{self._draft}"
        self.place.background.run(work, lambda _: None, owner=self.place, key=key)

    def problems(self, values: dict[str, Any]) -> dict[str, str]:
        """What is wrong between fields, by name of the field; for a dialog to say.

        It is asked too while some fields cannot be read, so that all that is wrong is shown at once: those have no
        value. One that a dialog can do without it asks with `get`; any other ends the asking.
        """
        return {}

    def values(self) -> dict[str, Any] | None:
        """The values by name; None where a field is wrong, which is then shown at the field."""
        values = _Typed()
        wrong: dict[str, str] = {}
        for name, field in self.fields.items():
            try:
                values[name] = field.value()
            except ValueError as error:
                wrong[name] = str(error)
        with suppress(_StillWrong):
            wrong = self.problems(values) | wrong
        self._show_problems(wrong)
        return None if wrong else values

    def _show_problems(self, wrong: dict[str, str]) -> None:
        loose = [message for name, message in wrong.items() if name not in self.fields]
        self._problem.setText("\n".join(loose) or (CHECK if wrong else ""))
        for name, field in self.fields.items():
            field.show_error(wrong.get(name, ""))
        first = next((field for name, field in self.fields.items() if name in wrong), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: self._bring_in_sight(first))

    def _bring_in_sight(self, field: Field) -> None:
        """All of it where it fits, else from its top, where it says what is wrong."""
        top, room = field.mapTo(self._body, QPoint()), self._scroll.viewport().height()
        self._scroll.ensureVisible(top.x(), top.y() + min(field.height(), room), 0, 0)
        self._scroll.ensureVisible(top.x(), top.y(), 0, 0)

    def submit(self) -> None:
        """Save, off the UI thread."""
        if not self.save_button.isEnabled():
            return
        values = self.values()
        if values is None:
            return
        self._set_busy(True)
        run = self.place.background.run
        if self._gevolgd is None:
            run(partial(self._submit, values), self._on_saved, self._on_failed, owner=self)
        else:
            work = self._gevolgd.saving(self.place.ctx.reads, values, self._submit)
            run(work, self._on_saved_over, self._on_failed, owner=self)

    def _set_busy(self, busy: bool) -> None:
        self.save_button.setEnabled(not busy)
        self.save_button.setText("Bezig …" if busy else self._verb)

    def _on_saved(self, result: object) -> None:
        self._timer.stop()
        self._discard_draft()
        self._touched = False
        self.saved.emit(result)
        self.accept()

    def _on_saved_over(self, saved: tuple[object, str]) -> None:
        result, also = saved
        if also:
            self.place.messages.notice(
                f"Opgeslagen. Wat een collega intussen wijzigde, blijft staan: {also}."
            )
        self._on_saved(result)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self.keep_draft()
        if isinstance(error, Botsing):
            self._ask(error)
        elif isinstance(error, RegelFout):
            source = f" ({error.bron})" if error.bron else ""
            self._show_problems({error.veld: f"{error.melding}{source}"})
        else:
            self.place.messages.show_exception(error)

    def _ask(self, botsing: Botsing) -> None:
        """Let the officer choose, then go on: saving, or in the first field that is to be written anew."""
        assert self._gevolgd is not None
        asked = BotsingDialog(self.place, botsing, self.fields, self._gevolgd.samen, self)
        asked.decided.connect(self._go_on)
        asked.open()

    def _go_on(self, botsing: Botsing, theirs: list[str], anew: dict[str, str]) -> None:
        assert self._gevolgd is not None
        self._initial |= self._gevolgd.solve(botsing, theirs)
        if not anew:
            self.submit()
            return
        self.keep_draft()
        self._show_problems(anew)

    def reject(self) -> None:
        """Close; what was typed stays as a draft."""
        if self._touched and self._draft is not None:
            self.keep_draft()
            self.place.messages.notice("Wat u typte is bewaard als concept.")
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is the same as Annuleren."""
        self.reject()
        event.accept()
