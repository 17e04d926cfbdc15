"""How a term stands: late in red and bold, near in ochre, and always in words."""

from __future__ import annotations

from datetime import date, timedelta

from ivbdesk.cases.taal.nederlands import long_date, term
from ivbdesk.ui.widgets.basics import Label, set_role

NEAR = timedelta(days=2)


def term_role(day: date | None, today: date) -> str:
    """The role for a term: "late", "near" within two days, "muted" without a date, else ""."""
    if day is None:
        return "muted"
    if day < today:
        return "late"
    return "near" if day - today <= NEAR else ""


class TermLabel(Label):
    """A term in words, with the whole date as its tip."""

    def __init__(
        self, day: date | None = None, today: date | None = None, without: str = "geen termijn"
    ) -> None:
        super().__init__(wrap=False)
        self._without = without
        if today is not None:
            self.show_term(day, today)

    def show_term(self, day: date | None, today: date) -> None:
        """Show how this term stands today."""
        self.setText(self._without if day is None else term(day, today))
        self.setToolTip("" if day is None else long_date(day))
        set_role(self, term_role(day, today))
