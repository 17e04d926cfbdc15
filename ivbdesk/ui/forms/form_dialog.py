"""The base of every dialog in which something is typed: fields, errors in place, drafts, saving.

What is typed is kept as an encrypted draft within two seconds and put back when the dialog opens again,
after closing, a crash or a lock; a dialog that is added later has this by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QLineEdit, QWidget

from ivbdesk.actions.context import Unit
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.basis import Botsing, Getoond
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.field_errors import left_empty, read_errors, readable, tell_errors
from ivbdesk.ui.forms.botsing_dialog import BotsingDialog
from ivbdesk.ui.forms.followed import Followed
from ivbdesk.ui.forms.form_draft import FormDraft
from ivbdesk.ui.forms.form_frame import FormFrame
from ivbdesk.ui.forms.form_values import FormValues, Unreadable
from ivbdesk.ui.forms.navraag import ASKED, Navraag
from ivbdesk.ui.forms.nummervraag import Nummervraag
from ivbdesk.ui.forms.once import Once, SavedBefore
from ivbdesk.ui.forms.ook_open import OokOpen
from ivbdesk.ui.widgets.basics import HeaderLabel, window_title
from ivbdesk.ui.workplace import Workplace

CHECK = "Kijk de aangegeven velden na."
F = TypeVar("F", bound=Field)


class FormDialog(QDialog):
    """A form that saves through `submit`, called off the UI thread with what was typed.

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
        submit: Callable[[FormValues], object],
        *,
        draft: tuple[str, str] | None,
        verb: str = "Opslaan",
        intro: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.place = place
        self._submit = submit
        self.fields: dict[str, Field] = {}
        self._initial: dict[str, object] = {}
        self._gevolgd: Followed | None = None
        self._navraag = Navraag(place.ctx.naslag.datumvragen, place.today())
        self._nummervraag = Nummervraag()
        self._touched = False
        self._quiet = False
        self._once = Once(place)
        self._saving: Callable[[], None] = self.submit
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        subject = draft[0] if draft else verb.removesuffix(" …")
        subject = f"{subject[:1].upper()}{subject[1:]}"
        self.setWindowTitle(window_title(subject))
        self.setModal(True)
        self.frame = FormFrame(self, place.theme, title, intro)
        self.frame.fill_banner(self._start_empty)
        self.save_button = self.frame.fill_footer(verb, self.submit, self.reject)
        self.form = self.frame.column
        self.draft = FormDraft(place, self, draft, self.keep_draft)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.submit)
        QShortcut(QKeySequence("F1"), self, lambda: place.help_asked.emit(subject))

    def add(self, field: F, to: QBoxLayout | None = None) -> F:
        """Put a field in the form, or in a row or column of it."""
        self.fields[field.name] = field
        field.clock = self.place.ctx.now
        if not isinstance(to, QHBoxLayout):
            (to or self.form).addWidget(field)
        else:
            to.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        field.changed.connect(self._on_typed)
        field.changed.connect(self._on_mended)
        field.grown.connect(partial(self._make_room, field))
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
        self._gevolgd = Followed(self.fields, getoond, again, samen or {})

    @property
    def held(self) -> Mapping[str, object]:
        """What the register held for the fields that are followed, when it was asked last: see Gevolgd."""
        return self._gevolgd.held if self._gevolgd else {}

    def start(self) -> None:
        """Show the dialog, once the fields are there: sized to its content, with an earlier draft put back."""
        self.form.addStretch(1)
        self._initial = self._all_raw()
        self._touched = False
        self.frame.fit(self.design_width)
        self.draft.load(self._restore)
        may = self._gevolgd is not None and self.place.recht.covers(self.needs)
        others = OokOpen(self.place, self, self.draft.name if may else None, asks=bool(self.held))
        others.changed.connect(self._tell_others)
        if others.told:
            self._tell_others(others.told)
        if not self.place.recht.covers(self.needs):
            self.save_button.setEnabled(False)
            self.frame.problem.setText("U kunt dit bekijken; wijzigen mag u hier niet.")
        self.open()
        first = next((field for field in self.fields.values() if field.input.isEnabled()), None)
        (first or self.save_button).setFocus(Qt.FocusReason.OtherFocusReason)
        if first is not None and isinstance(first.input, QLineEdit):
            first.input.selectAll()  # what stands there gives way to what is typed

    def _tell_others(self, told: str) -> None:
        self.frame.tell_others(told)
        self.frame.grow(self.design_width)

    def _make_room(self, field: Field) -> None:
        """A field grew: the window grows with it as far as the screen lets it."""
        self.frame.grow(self.design_width)
        QTimer.singleShot(0, field, lambda: self.frame.bring_in_sight(field))

    def _restore(self, raw: Mapping[str, object], when: str) -> None:
        if self._touched:
            return
        left = self._put_back(self._gevolgd.from_draft(raw) if self._gevolgd else raw)
        sealed = any(not field.may_be_kept() for field in self.fields.values())
        told = " Een melder of wachtwoord staat er niet in: dat bewaart een concept niet." if sealed else ""
        if left:
            told += f" Niet te lezen was wat stond bij {join_nl(left)}."
        moved = self._gevolgd.moved() if self._gevolgd else ""
        told += (
            f" Een collega wijzigde intussen ook: {moved}. {self._gevolgd.told_at_saving}"
            if self._gevolgd and moved
            else ""
        )
        self.frame.tell(f"Concept van {when} teruggezet.{told}")

    def _put_back(self, raw: Mapping[str, object]) -> list[str]:
        """Show these values; gives the titles of the fields for which they mean nothing, and that are left as they were."""
        self._quiet, left = True, []
        for name, field in self.fields.items():
            if name not in raw:
                continue
            try:
                field.set_raw(raw[name])
            except (ValueError, TypeError, KeyError, AttributeError, LookupError):
                field.set_raw(self._initial[name])
                left.append(field.title)
        self._quiet = False
        return left

    def _start_empty(self) -> None:
        self._put_back(self._initial)
        if self._gevolgd is not None:
            self._gevolgd.start_over()
        self.frame.banner.hide()
        self._touched = False
        self.draft.discard()

    def _on_typed(self) -> None:
        if not self._quiet:
            self._touched = True
            self.draft.soon()

    def _on_mended(self) -> None:
        """The line at the foot goes with the last field that it points to."""
        if self.frame.problem.text() in (CHECK, ASKED) and not any(
            field.error for field in self.fields.values()
        ):
            self.frame.problem.setText("")

    def keep_draft(self) -> None:
        """Keep what is typed now, encrypted, off the UI thread."""
        if self._touched:
            typed = {name: field.raw() for name, field in self.fields.items() if field.may_be_kept()}
            self.draft.save(typed | (self._gevolgd.for_draft() if self._gevolgd else {}))

    def problems(self, values: FormValues) -> dict[str, str]:
        """What is wrong between fields, by name of the field; for a dialog to say.

        It is asked too while some fields cannot be read, so that all that is wrong is shown at once: those have no
        value. One that a dialog can do without it asks with `get`; any other ends the asking.
        """
        return {}

    def doubts(self, values: FormValues) -> dict[str, str]:
        """What may be right and seldom is, by name of the field; a dialog asks it once, and refuses nothing."""
        return {}

    def values(self) -> FormValues | None:
        """What was typed; None where a field is wrong, which is then shown at the field."""
        values = readable(self.fields.values())
        wrong, empty = read_errors(self.fields.values()), left_empty(self.fields.values())
        try:
            wrong = self.problems(FormValues(values)) | wrong
        except Unreadable:
            pass
        except RegelFout as error:  # what looks at fields together met one that is wrong by itself
            wrong = {name: one.melding for name, one in error.per_veld().items()} | wrong
        if wrong or len(empty) > 1:  # of what alone is empty the rule itself says what it asks
            wrong = empty | wrong
            self._show_problems(wrong)
            return None
        numbers = self._nummervraag.ask(self.fields, values, self._initial)
        far = self._navraag.far_days(self.fields, values, self._initial)
        doubts = {name: told for name, told in self.doubts(FormValues(values)).items() if told}
        unusual = self._navraag.ask(far | doubts)
        self._show_problems(numbers | unusual)
        if unusual:
            self.frame.problem.setText(ASKED)
        return None if numbers or unusual else FormValues(values)

    def _show_problems(self, wrong: dict[str, str]) -> None:
        loose = [message for name, message in wrong.items() if name not in self.fields]
        self.frame.problem.setText("\n".join(loose) or (CHECK if wrong else ""))
        first = tell_errors(self.fields.values(), wrong)
        if first is not None:  # once what is said is as high as it will be
            QTimer.singleShot(0, first, lambda: self._make_room(first))

    def submit(self) -> None:
        """Save, off the UI thread."""
        if not self.save_button.isEnabled():
            return
        values = self.values()
        if values is not None:
            self._saving = self.submit
            self.save(values, self._submit, self._on_saved)

    def save(
        self,
        values: FormValues,
        submit: Callable[[FormValues], object],
        done: Callable[[object], None],
    ) -> None:
        """Give these values to `submit`, over what the register holds then; `done` gets what it gave."""
        self.frame.set_busy(True)
        for field in self.fields.values():
            field.hide_words()
        run = self.place.background.run

        def done_over(saved: tuple[object, str]) -> None:
            result, also = saved
            done(result)
            if also:  # last, since it takes the place of what is told before
                told = f"Opgeslagen. Wat een collega intussen wijzigde, blijft staan: {also}."
                self.place.messages.notice(told)

        if self._gevolgd is None:
            plain = self._once.saving(partial(submit, values), self._all_raw())
            run(plain, done, self._on_failed, owner=self)
        else:
            work = self._gevolgd.saving(
                self.place.ctx, values.by_name, lambda merged: submit(FormValues(merged))
            )
            run(self._once.saving(work, self._all_raw()), done_over, self._on_failed, owner=self)

    def _all_raw(self) -> dict[str, object]:
        return {name: field.raw() for name, field in self.fields.items()}

    def _on_saved(self, result: object) -> None:
        self.draft.discard()
        self._touched = False
        self.saved.emit(result)
        self.accept()

    def _on_failed(self, error: BaseException) -> None:
        self._once.failed(error)
        if isinstance(error, SavedBefore) and not error.changed:
            self.draft.discard()
            self._touched = False
            self.place.messages.notice(error.wat)
            self.accept()
            return
        self.frame.set_busy(False)
        self.keep_draft()
        if isinstance(error, Botsing):
            self._ask(error)
        elif isinstance(error, RegelFout):
            self._show_problems({name: one.gezegd for name, one in error.per_veld().items()})
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
            self._saving()
            return
        self.keep_draft()
        self._show_problems(anew)

    def reject(self) -> None:
        """Close; what was typed stays as a draft."""
        if self._touched and self.draft.name is not None:
            self.keep_draft()
            self.place.messages.notice("Wat u typte is bewaard als concept.")
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is the same as Annuleren."""
        self.reject()
        event.accept()
