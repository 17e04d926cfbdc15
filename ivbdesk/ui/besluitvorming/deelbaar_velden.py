"""The words of a stand that may be shared, and who approved them; the names of the fields end in `suffix`."""

from __future__ import annotations

from datetime import date

from ivbdesk.cases.besluitvorming.deelbaar import MOST_SHARED, Deelbaar
from ivbdesk.ui.widgets.date_field import OptionalDateField
from ivbdesk.ui.widgets.fields import LongTextField, TextField
from ivbdesk.ui.widgets.form_values import FormValues


class Deelbaarvelden:
    """Without an approval the words stand in the register, and in no document."""

    def __init__(self, suffix: str, vandaag: date) -> None:
        self.deelbaar = LongTextField(
            f"deelbaar{suffix}",
            "Wat OM en politie hiervan mogen lezen",
            f"Hoogstens {MOST_SHARED} tekens. Komt pas in de stukken als de partner het goedkeurde.",
            lines=1,
        )
        self.akkoord_door = TextField(f"akkoord_door{suffix}", "Goedgekeurd door", hint="naam of functie")
        self.akkoord_op = OptionalDateField(f"akkoord_op{suffix}", "Goedgekeurd op", vandaag)

    @property
    def fields(self) -> tuple[LongTextField, TextField, OptionalDateField]:
        """All three, in the order in which they stand."""
        return self.deelbaar, self.akkoord_door, self.akkoord_op

    def take_over(self, given: Deelbaar) -> None:
        """Show what was said before; who approved it then did so for that decision, so that is asked again."""
        self.deelbaar.set_value(given.deelbaar)

    def given(self, values: FormValues) -> tuple[str, str, date | None]:
        """The words, who approved them, and when."""
        return (
            values[self.deelbaar].strip(),
            values[self.akkoord_door].strip(),
            values[self.akkoord_op],
        )
