"""A full name that is typed or pasted in one field of a person goes to the fields it belongs to."""

from __future__ import annotations

from functools import partial

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.naamtekst import (
    born_name,
    is_initials,
    left_out,
    names_birth,
    split_in_surname,
    split_name,
    told_left_out,
)
from ivbdesk.cases.taal.voorletters import may_be_first_name
from ivbdesk.ui.betrokkenen.geen_naam import NoNames
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.fields.leaving import when_left


def spread_names(
    voorletters: TextField,
    voornaam: TextField,
    tussenvoegsel: TextField,
    achternaam: TextField,
    geboortenaam: TextField | None = None,
    *,
    geen_naam: NoNames,
) -> None:
    """Take a name apart as soon as one of these is left and the others are empty; what is not certain stays there.

    So does a born name where it has no field. Titles are no part of a name, so it is said that they were left out; words that are no name go too.
    """
    all = (voorletters, voornaam, tussenvoegsel, achternaam)

    def spread(source: TextField) -> None:
        geen_naam.settle(source, achternaam)
        text = source.value().strip()
        born = born_name(text) if geboortenaam is not None else ""
        if names_birth(text) and not born:
            return  # it would be lost
        if source is voorletters and may_be_first_name(text) and not voornaam.value().strip():
            source.set_value("")
            voornaam.set_value(text)
            voornaam.show_help(f"‘{text}’ zijn geen voorletters; het staat nu hier.")
            return
        if " " not in text or any(field.value().strip() for field in all if field is not source):
            return
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
        achternaam.show_help(told_left_out(left_out(text)))
        if geboortenaam is not None and born:
            geboortenaam.set_value(born)

    for field in (voorletters, voornaam, achternaam):
        when_left(field.edit, partial(spread, field), *all)
        field.edit.textEdited.connect(lambda _: _forget(achternaam, voornaam))


def _forget(*told: TextField) -> None:
    for field in told:
        field.show_help("")
