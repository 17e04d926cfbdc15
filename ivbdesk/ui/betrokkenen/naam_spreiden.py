"""A full name that is typed or pasted in one field of a person goes to the fields it belongs to."""

from __future__ import annotations

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.naamtekst import is_initials, names_birth, split_in_surname, split_name
from ivbdesk.ui.fields.fields import TextField


def spread_names(
    voorletters: TextField, voornaam: TextField, tussenvoegsel: TextField, achternaam: TextField
) -> None:
    """Take a name apart as soon as one of these is left and the others are empty; what is not certain stays there."""
    all = (voorletters, voornaam, tussenvoegsel, achternaam)

    def spread(source: TextField) -> None:
        text = source.value().strip()
        if " " not in text or any(field.value().strip() for field in all if field is not source):
            return
        if names_birth(text):
            return  # it would be lost
        try:
            found = split_in_surname(text) if source is achternaam else split_name(text)
        except RegelFout:
            return
        if source is voornaam and "," not in text and not found.tussenvoegsel:
            return  # "Anna Maria" are two first names
        first = voorletters if is_initials(found.voornaam) else voornaam
        source.set_value("")
        first.set_value(found.voornaam)
        tussenvoegsel.set_value(found.tussenvoegsel)
        achternaam.set_value(found.achternaam)

    for field in (voorletters, voornaam, achternaam):
        field.edit.editingFinished.connect(lambda field=field: spread(field))
