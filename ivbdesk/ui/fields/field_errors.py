"""All that is wrong in a form, told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from ivbdesk.cases.taal.nederlands import count
from ivbdesk.ui.fields.field import Field

NEEDED = "Vul dit in."


_MOST_SPOKEN = 8
"""More sentences at once nobody keeps in mind; each is said again where the keyboard comes."""


def tell_errors(fields: Iterable[Field], wrong: Mapping[str, str]) -> Field | None:
    """Say at every field what is wrong with it, by name, or nothing; the first has the focus, and it is spoken.

    Gives that first one; None where nothing is wrong.
    """
    faulty = []
    for field in fields:
        field.speaks = False
        field.show_error(wrong.get(field.name, ""))
        field.speaks = True
        if field.error:
            faulty.append(field)
    if not faulty:
        return None
    faulty[0].setFocus(Qt.FocusReason.OtherFocusReason)
    told = [f"{field.spoken}: {field.error}" for field in faulty[:_MOST_SPOKEN]]
    if more := len(faulty) - len(told):
        told.append(f"En nog {count(more, 'veld', 'velden')}; bij elk hoort u wat eraan ontbreekt.")
    words = "\n".join((f"{count(len(faulty), 'veld vraagt', 'velden vragen')} aandacht.", *told))
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(faulty[0].input, words))
    return faulty[0]


def readable(fields: Iterable[Field]) -> dict[str, object]:
    """The values of those fields that have one, by name."""
    values: dict[str, object] = {}
    for field in fields:
        with suppress(ValueError):
            values[field.name] = field.value()
    return values


def left_empty(fields: Iterable[Field]) -> dict[str, str]:
    """What to say of those that can never stay empty, and are; by name."""
    asked = [field for field in fields if field.needed]
    return {name: NEEDED for name, value in readable(asked).items() if not str(value).strip()}


def read_errors(fields: Iterable[Field]) -> dict[str, str]:
    """Why there is no value in a field that can be kept, by its name; only of those that have none."""
    wrong = {}
    for field in fields:
        try:
            field.value()
        except ValueError as error:
            wrong[field.name] = str(error)
        else:
            if told := field.objection():
                wrong[field.name] = told
    return wrong
