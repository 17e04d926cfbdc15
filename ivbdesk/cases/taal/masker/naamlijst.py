"""How the Dutch name people in a text, read from resources/namen.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ivbdesk.cases.taal.masker.vlak import flat_word
from ivbdesk.cases.taal.toml_lezer import TomlTekst

_LISTS = ("aanspreken", "functies", "rollen", "gewoon", "voornamen")


@dataclass(frozen=True, slots=True)
class Naamlijst:
    """Words around names, as `Vlak.words` gives them; `roepnamen` leads from a first name to what else is said."""

    aanspreken: frozenset[str]
    functies: frozenset[str]
    rollen: frozenset[str]
    gewoon: frozenset[str]
    roepnamen: Mapping[str, frozenset[str]]
    voornamen: frozenset[str]


def read_naamlijst(text: str, file: str) -> Naamlijst:
    """The words from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top((*_LISTS, "roepnamen"))
    for key in _LISTS:
        if not top.texts(key):
            top.wrong(key, "Noem er ten minste één.")
    called: dict[str, set[str]] = {}
    for full, *short in (tuple(flat_word(name) for name in group) for group in top.groups("roepnamen")):
        called.setdefault(full, set()).update(short)
        for name in short:
            called.setdefault(name, set()).add(full)
    aanspreken, functies, rollen, gewoon, voornamen = (
        frozenset(map(flat_word, top.texts(key))) for key in _LISTS
    )
    source.finish()
    roepnamen = {name: frozenset(who) for name, who in called.items()}
    return Naamlijst(aanspreken, functies, rollen, gewoon, roepnamen, voornamen | frozenset(roepnamen))
