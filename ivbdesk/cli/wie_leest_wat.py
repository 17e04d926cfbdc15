"""`ivbdesk wie-leest-wat`: the table of who reads what, from the rules that the program follows."""

from __future__ import annotations

import argparse

from ivbdesk.actions.bestand import write_file
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens
from ivbdesk.cases.publiek.leesoverzicht import write_overview
from ivbdesk.cli import GOOD
from ivbdesk.cli.answer import tell_of
from ivbdesk.storage.columns import metadata
from ivbdesk.storage.declared import about_of, info_of, texts_of
from ivbdesk.storage.tables import dossier as _tables  # noqa: F401  # declares every table


def run_wie_leest_wat(options: argparse.Namespace) -> int:
    """Print the table, or write it to a file."""
    page = write_overview(told_to_residents())
    if options.out is None:
        print(page, end="")
        return GOOD
    write_file(options.out, page.encode("utf-8"))
    tell_of(options, options.out, f"De tabel staat in {options.out}.")
    return GOOD


def told_to_residents() -> set[tuple[str, str]]:
    """The fields of which the storage declares that a resident gets to read them (AVG art. 15)."""
    found = set()
    for table in metadata.sorted_tables:
        entity = about_of(table).entity
        if entity is None:
            continue
        for column in texts_of(table):
            use = info_of(column).get("inzage")
            if use is not None and not use.why_not:
                of_name = entity is Persoon and column.name in Persoonsgegevens.__dataclass_fields__
                found.add((Persoonsgegevens.__name__ if of_name else entity.__name__, column.name))
    return found
