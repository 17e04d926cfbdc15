"""`ivbdesk team`: for who looks after a server. A register cannot be opened there yet (docs/team.md)."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from ivbdesk.cli import FINDING, GOOD, USAGE
from ivbdesk.storage.postgres.check import check_database
from ivbdesk.storage.postgres.engine import make_engine
from ivbdesk.storage.postgres.schema import database_as_sql, schema_as_sql


def run_team(options: argparse.Namespace) -> int:
    """Write what makes a database, to read before it is run; or examine one."""
    if options.wat == "installatie":
        _write_sql(options.database)
        return GOOD
    if options.verbinding is None:
        print("ivbdesk team keuring: geef de verbinding, zoals 'host=server.gemeente.example dbname=ivb'")
        return USAGE
    return _examine(options)


def _write_sql(database: str) -> None:
    print("-- Als beheerder van de server: een lege database, die sorteert zoals het register.")
    print(*(f"{line};" for line in database_as_sql(database)), sep="\n")
    print(f"\n-- Daarna, verbonden met de database {database}:")
    print("BEGIN;", *(f"{line};" for line in schema_as_sql()), "COMMIT;", sep="\n")


def _examine(options: argparse.Namespace) -> int:
    engine = make_engine(options.verbinding)
    try:
        result = check_database(engine)
    finally:
        engine.dispose()
    if options.json:
        found = [asdict(item) for item in result.bevindingen]
        print(json.dumps({"in_orde": result.in_orde, "bevindingen": found}, ensure_ascii=False))
    else:
        for item in result.bevindingen:
            print(f"{item.ernst:6}  {item.onderdeel:10}  {item.melding} {item.doen}".rstrip())
    return GOOD if result.in_orde else FINDING
