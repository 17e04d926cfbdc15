"""The base of every dialog in which something is typed: fields, errors in place, drafts, saving.

What is typed is kept as an encrypted draft within two seconds and put back when the dialog opens again,
after closing, a crash or a lock; a dialog that is added later has this by itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.cases.fouten import RegelFout
from ivbdesk.ui.widgets.basics import button, label, scrolling
from ivbdesk.ui.widgets.fields import Field
from ivbdesk.ui.workplace import StoredDraft, Workplace

DRAFT_AFTER_MS = 1500


class FormDialog(QDialog):
    """A form that saves through `submit`, called off the UI thread with the values by name.

    `saved` gives what `submit` gave. A RegelFout shows at the field it names; any other error through
    Messages. Either way the dialog stays open with everything in it.
    """

    saved = Signal(object)

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
        self._submit = submit
        self._draft = draft
        self.fields: dict[str, Field] = {}
        self.setWindowTitle(title)
        self.setModal(True)
        self._build(title, intro, verb)
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep_draft)
        self._touched = False
        QShortcut(QKeySequence("Ctrl+Return"), self, self.submit)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self.submit)

    def _build(self, title: str, intro: str, verb: str) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 16)
        outer.setSpacing(10)
        outer.addWidget(label(title, "titel", wrap=True))
        if intro:
            outer.addWidget(label(intro, "klein", wrap=True))
        self._banner = QFrame()
        self._banner.setProperty("role", "melding")
        banner_row = QHBoxLayout(self._banner)
        banner_row.setContentsMargins(10, 5, 10, 5)
        self._banner_text = label("")
        banner_row.addWidget(self._banner_text, 1)
        banner_row.addWidget(button("Leegmaken", self._start_empty, "link"))
        self._banner.hide()
        outer.addWidget(self._banner)
        body = QWidget()
        self.form = QVBoxLayout(body)
        self.form.setContentsMargins(2, 2, 8, 2)
        self.form.setSpacing(11)
        self._scroll = scrolling(body)
        outer.addWidget(self._scroll, 1)
        self._problem = label("", "fout", wrap=True)
        self._problem.hide()
        outer.addWidget(self._problem)
        self._verb = verb
        self.save_button = button(verb, self.submit, "hoofd", "Ctrl+Enter")
        self.save_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Annuleren", self.reject))
        buttons.addWidget(self.save_button)
        outer.addLayout(buttons)

    def add(self, field: Field, to: QVBoxLayout | QHBoxLayout | None = None) -> Field:
        """Put a field in the form, or in a row of it."""
        self.fields[field.name] = field
        (to if to is not None else self.form).addWidget(field)
        field.changed.connect(self._on_typed)
        return field

    def add_row(self, *fields: Field) -> None:
        """Fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in fields:
            self.add(field, row)
            row.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self.form.addLayout(row)

    def add_heading(self, text: str) -> None:
        """A heading between fields."""
        self.form.addSpacing(4)
        self.form.addWidget(label(text, "kop"))

    def start(self) -> None:
        """Show the dialog, after the fields are there: sized to its content, with an earlier draft put back."""
        self.form.addStretch(1)
        self._initial = self._raw()
        self._touched = False
        self._fit()
        if self._draft is not None:
            kind, ref = self._draft
            drafts = self.place.drafts
            self.place.read(self, lambda: drafts.load(kind, ref), self._restore)
        self.open()

    def _fit(self) -> None:
        em = self.fontMetrics().averageCharWidth()
        body = self._scroll.widget()
        wanted = body.sizeHint().height() + 170 + self.fontMetrics().lineSpacing() * 2
        limit = int(self.screen().availableGeometry().height() * 0.9)
        self.resize(min(em * 92, int(self.screen().availableGeometry().width() * 0.95)), min(wanted, limit))

    def _restore(self, draft: StoredDraft | None) -> None:
        if draft is None or self._touched:
            return
        for name, raw in json.loads(draft.inhoud).items():
            if name in self.fields:
                self.fields[name].set_raw(raw)
        at = draft.bewaard_op.astimezone(AMSTERDAM)
        self._banner_text.setText(f"Concept van {at:%d-%m} om {at:%H.%M} uur teruggezet.")
        self._banner.show()

    def _start_empty(self) -> None:
        for name, raw in self._initial.items():
            self.fields[name].set_raw(raw)
        self._banner.hide()
        self._timer.stop()
        self._discard_draft()

    def _raw(self) -> dict[str, Any]:
        return {name: field.raw() for name, field in self.fields.items()}

    def _on_typed(self) -> None:
        self._touched = True
        self._timer.start()

    def keep_draft(self) -> None:
        """Keep what is typed now, encrypted, off the UI thread."""
        self._timer.stop()
        if self._draft is None or not self._touched:
            return
        kind, ref = self._draft
        text, now, drafts = json.dumps(self._raw()), self.place.ctx.now(), self.place.drafts
        self.place.background.run(lambda: drafts.save(kind, ref, text, now), lambda _: None, owner=self.place)

    def _discard_draft(self) -> None:
        if self._draft is not None:
            kind, ref = self._draft
            drafts = self.place.drafts
            self.place.background.run(lambda: drafts.discard(kind, ref), lambda _: None, owner=self.place)

    def problems(self, values: dict[str, Any]) -> dict[str, str]:
        """What is wrong between fields, by name of the field; for a dialog to say."""
        return {}

    def values(self) -> dict[str, Any] | None:
        """The values by name; None where a field is wrong, which is then told at the field."""
        values: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for name, field in self.fields.items():
            field.show_error("")
            try:
                values[name] = field.value()
            except ValueError as error:
                wrong[name] = str(error)
        wrong = wrong or self.problems(values)
        self._show_problems(wrong)
        return None if wrong else values

    def _show_problems(self, wrong: dict[str, str]) -> None:
        loose = [message for name, message in wrong.items() if name not in self.fields]
        self._problem.setText("\n".join(loose))
        self._problem.setVisible(bool(loose))
        for name, message in wrong.items():
            if name in self.fields:
                self.fields[name].show_error(message)
        first = next((self.fields[name] for name in self.fields if name in wrong), None)
        if first is not None:
            first.setFocus()
            self._scroll.ensureWidgetVisible(first)

    def submit(self) -> None:
        """Save, off the UI thread."""
        if not self.save_button.isEnabled():
            return
        values = self.values()
        if values is None:
            return
        self.save_button.setEnabled(False)
        self.save_button.setText("Bezig …")
        work = self._submit
        self.place.background.run(
            lambda: work(values), self._on_saved, owner=self, failed=self._on_failed, key="opslaan"
        )

    def _on_saved(self, result: object) -> None:
        self._timer.stop()
        self._discard_draft()
        self._touched = False
        self.accept()
        self.saved.emit(result)

    def _on_failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self.save_button.setText(self._verb)
        self.keep_draft()
        if isinstance(error, RegelFout):
            source = f" ({error.bron})" if error.bron else ""
            self._show_problems({error.veld: f"{error.melding}{source}"})
        else:
            self.place.messages.show_exception(error)

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
