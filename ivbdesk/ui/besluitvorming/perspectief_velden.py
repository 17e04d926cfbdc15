"""What care and what safety say of a measure, beside each other, each in the words of its partner (IVB 6.2.1)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ivbdesk.ui.fields.fields import LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog


class Perspectiefvelden:
    """Two columns in a form; of care also what may be shared with those who do not read care."""

    def __init__(self, form: FormDialog) -> None:
        self.zorgperspectief = LongTextField(
            "zorgperspectief", "Zorg", "In de woorden van de partner; functioneel, geen diagnose."
        )
        self.zorg_door = TextField("zorg_door", "Van welke zorgpartner", hint="bijvoorbeeld GGZ")
        self.zorg_deelbaar = TextField(
            "zorg_deelbaar", "Wat hiervan met OM en politie mag worden gedeeld", hint="leeg: niets"
        )
        self.veiligheidsperspectief = LongTextField(
            "veiligheidsperspectief", "Veiligheid", "In de woorden van de partner."
        )
        self.veiligheid_door = TextField(
            "veiligheid_door", "Van welke veiligheidspartner", hint="bijvoorbeeld Politie"
        )
        both = QHBoxLayout()
        both.setSpacing(form.place.theme.px(18))
        for fields in (
            (self.zorgperspectief, self.zorg_door, self.zorg_deelbaar),
            (self.veiligheidsperspectief, self.veiligheid_door),
        ):
            column = QVBoxLayout()
            for field in fields:
                form.add(field, column)
            column.addStretch(1)
            both.addLayout(column, 1)
        form.form.addLayout(both)
