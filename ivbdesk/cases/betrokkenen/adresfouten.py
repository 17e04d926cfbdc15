"""All that is wrong with an address that was typed, told at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ivbdesk.cases.betrokkenen.object import Adres, parse_postcode
from ivbdesk.cases.taal.fouten import RegelFout


def address_faults(read: Callable[..., Adres], typed: Mapping[str, str]) -> dict[str, str]:
    """All that `read` objects to in what was typed in the five boxes, by field."""
    found: dict[str, str] = {}
    checks: tuple[Callable[[], object], ...] = (
        lambda: read(**{**typed, "postcode": ""}),
        lambda: parse_postcode(typed["postcode"]),
        lambda: read(**typed),
    )
    for check in checks:
        try:
            check()
        except RegelFout as fout:
            found.setdefault(fout.veld, fout.melding)
    return found
