"""What a form fills in by itself, following what is chosen in it."""

from __future__ import annotations

from collections.abc import Iterable

from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.tick_field import Ticks


class Proposals:
    """Fills in fields in which nobody typed; what it filled in goes again when what it came from is chosen otherwise."""

    def __init__(self, *fields: Field) -> None:
        self._first = {field: field.raw() for field in fields}
        self._own = dict(self._first)
        self._ticked: dict[Ticks, set[str]] = {}
        self._refused: dict[Ticks, set[str]] = {}

    def propose(self, field: Field, value: object = None) -> None:
        """Show a value where nobody typed; None brings back what stood there at first."""
        if field.raw() != self._own[field]:
            return
        if value is None:
            field.set_raw(self._first[field])
        else:
            field.set_value(value)
        self._own[field] = field.raw()

    def tick(self, field: Ticks, wanted: Iterable[object]) -> None:
        """Tick these; of what was ticked before only what the officer ticked stays, and what was unticked stays so."""
        now, own = set(field.raw()), self._ticked.get(field, set())
        refused = self._refused.setdefault(field, set())
        refused |= own - now
        kept = now - own
        self._ticked[field] = {str(key) for key in wanted} - refused - kept
        field.set_value(kept | self._ticked[field])
