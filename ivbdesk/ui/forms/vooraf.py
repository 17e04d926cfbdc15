"""A form that would be refused whatever is typed says so before anything is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from ivbdesk.actions.context import Context
from ivbdesk.actions.vooraf import objection
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.forms.form_dialog import FormDialog


def foresee(dialog: FormDialog, *ways: Callable[[Context], object]) -> None:
    """Try the act, off the UI thread; what it is refused for stands above the fields, which then take nothing in.

    Of an act that asks for more than a reason several `ways` of filling the form in are given: where one would do,
    nothing is told. What else goes wrong, such as a disk that is full, is told when it is saved.
    """
    place = dialog.place
    if not place.recht.covers(dialog.needs):  # told already
        return

    def show(refused: RegelFout | None) -> None:
        if refused is not None:
            refuse_all(dialog, refused.gezegd)

    def tried() -> RegelFout | None:
        first = None
        for act in ways:
            refused = objection(place.ctx, act)
            if refused is None:
                return None
            first = first or refused
        return first

    place.background.run(tried, show, lambda _: None, owner=dialog)


def refuse_all(dialog: FormDialog, why: str) -> None:
    """Say above the fields why nothing typed here can be kept now; they take nothing in."""
    told = f"Dit kan nu niet. {why}"
    dialog.frame.refuse(told)
    dialog.save_button.setEnabled(False)
    for field in dialog.fields.values():
        field.setEnabled(False)
    dialog.frame.cancel_button.setFocus()  # else the keyboard has nothing
    dialog.frame.fit(dialog.design_width)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(dialog, told))
