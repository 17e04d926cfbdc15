"""Reads the blocks [[grond]] and [[beleid]] of a handelingskader."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ivbdesk.cases.kader.maatregelgrond import Beleidsregel, Feiteneis, Maatregelgrond
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles

_GROUND_KEYS = (
    "maatregel",
    "code",
    "naam",
    "bron",
    "zonder_vooraf",
    "incidenten",
    "bronnen",
    "dagen",
    "wapens",
)
_POLICY_KEYS = tuple(Beleidsregel.__slots__)


def read_demand(table: Tabel) -> Feiteneis:
    """The least of the facts, where this table says it."""
    return Feiteneis(
        table.maybe_number("incidenten", 0, 100),
        table.maybe_number("bronnen", 0, 20),
        table.maybe_number("dagen", 0, 3660),
    )


def read_grounds(source: TomlTekst, measures: Collection[str]) -> tuple[Maatregelgrond, ...]:
    """The grounds, each of a measure that exists and with a letter of its own."""
    tables = source.tables("grond", _GROUND_KEYS, optional=True)
    grounds = tuple(
        Maatregelgrond(
            table.text("maatregel"),
            table.text("code", longest=4),
            table.text("naam"),
            table.text("bron"),
            table.flag("zonder_vooraf", False),
            replace(read_demand(table), wapens=table.maybe_number("wapens", 0, 100)),
        )
        for table in tables
    )
    for table, ground in zip(tables, grounds, strict=True):
        table.refuse_strange("maatregel", [ground.maatregel], measures, "maatregel")
        if " " in ground.code:
            table.wrong("code", "Een grond heeft één letter of cijfer, zonder spatie.")
    refuse_doubles(tables, "code", [f"{ground.maatregel} {ground.code}" for ground in grounds])
    return grounds


def read_policy(source: TomlTekst, measures: Collection[str]) -> tuple[Beleidsregel, ...]:
    """What own policy says, line by line, each of a measure that exists."""
    tables = source.tables("beleid", _POLICY_KEYS, optional=True)
    rows = tuple(Beleidsregel(*(table.text(key) for key in _POLICY_KEYS)) for table in tables)
    for table, found in zip(tables, rows, strict=True):
        table.refuse_strange("maatregel", [found.maatregel], measures, "maatregel")
    return rows
