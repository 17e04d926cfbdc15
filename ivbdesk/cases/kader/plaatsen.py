"""Towns that are known beside that of the register, from resources/plaatsen.toml."""

from __future__ import annotations

from ivbdesk.cases.taal.toml_lezer import TomlTekst


def read_plaatsen(text: str, file: str) -> tuple[str, ...]:
    """From the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    found = source.top(("namen",)).texts("namen")
    source.finish()
    return found
