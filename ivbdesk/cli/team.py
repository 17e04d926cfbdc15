"""`ivbdesk team`: for who looks after a server, and makes the register of a team there (docs/team.md)."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from ivbdesk.cases.betrokkenen.register import GEMEENTE, PREFIX, require_valid_setting
from ivbdesk.cli import FINDING, GOOD, USAGE
from ivbdesk.cli.passphrases import new_passphrase_of, passphrase_of, with_paper
from ivbdesk.storage.driver import with_driver
from ivbdesk.storage.findings import CheckResult
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.line_errors import LineLost
from ivbdesk.storage.postgres.installation import (
    connect_as_psql,
    database_as_sql,
    schema_as_sql,
    server_as_told,
)
from ivbdesk.storage.postgres.rights.definers import for_superuser
from ivbdesk.storage.postgres.rights.roles import OWNER, roles_as_sql


def run_team(options: argparse.Namespace) -> int:
    """Write what makes a database, to read before it is run; or examine one."""
    if options.wat == "installatie":
        if not options.database.strip():
            print("ivbdesk team installatie: geef met --database een naam, zoals ivb")
            return USAGE
        _write_sql(options.database)
        return GOOD
    if options.verbinding is None:
        print(
            f"ivbdesk team {options.wat}: geef de verbinding, zoals 'host=server.gemeente.example dbname=ivb'"
        )
        return USAGE
    with with_driver():  # only here, so that the SQL can be written without a driver
        from ivbdesk.storage.postgres.engine import demand_no_password
    demand_no_password(options.verbinding)
    if options.wat == "keuring":
        with _as_server_knows(options.verbinding):
            return _examine(options)
    if options.map is None:
        print(f"ivbdesk team {options.wat}: geef met --map waar komt wat wordt gemaakt, zoals NAAM.ivbteam")
        return USAGE
    if options.wat == "nieuw":
        return _make(options)
    if options.wat in ("verhuis", "terug"):
        from ivbdesk.cli.team_moving import run_moving  # with the house behind it

        return run_moving(options)
    if options.van is None:
        print("ivbdesk team verplaats: geef met --van de map waarmee u het tot nu toe opende")
        return USAGE
    return _move(options)


@contextmanager
def _as_server_knows(conninfo: str) -> Iterator[None]:
    """What goes wrong inside, in words for who looks after the server and saves nothing."""
    from ivbdesk.storage.postgres.engine import where_of
    from ivbdesk.storage.postgres.errors import RoleRefused, ServerUnreached, SignInRefused

    try:
        yield
    except LineLost:
        raise ServerUnreached(where_of(conninfo)) from None
    except SignInRefused:
        raise RoleRefused() from None


def _make(options: argparse.Namespace) -> int:
    from ivbdesk.team import (  # the house behind it is loaded only where a register is made
        demand_team_place,
        found_team,
    )

    demand_team_place(options.map)
    name = options.name or input("Uw naam (voor het logboek): ")
    asked = {
        GEMEENTE: options.gemeente or input("De gemeente van het register: "),
        PREFIX: options.letters or input("Letters voor het casusnummer, zoals LD: "),
    }
    settings = {setting: require_valid_setting(setting, value) for setting, value in asked.items()}
    passphrase = new_passphrase_of(options)
    recovery = RecoveryKey.new()

    def make() -> None:
        place = found_team(options.map, options.verbinding, passphrase, recovery, name, "", settings)
        print(
            f"Het teamregister is gemaakt. Open het met {place}; geef een kopie van die map aan uw collega's.\n"
            "De herstelsleutel meldt in een teamregister niemand aan: wie zijn wachtwoordzin kwijt is, krijgt van een beheerder "
            "een nieuwe. Bewaar het papier toch: het opent een kopie van het register die buiten de server is gemaakt.\n"
            f"Neem nu de rol waarmee u dit deed haar lidmaatschap af: REVOKE {OWNER} FROM <rol>; zolang zij het heeft, ziet en "
            "kan zij alles.\n"
            "Bewaar er nog geen echte casussen in: een volgende versie van ivbdesk kan dit register nog niet meenemen."
        )

    with_paper(options, recovery, make)
    return GOOD


def _move(options: argparse.Namespace) -> int:
    from ivbdesk.team import moved_team

    place = moved_team(options.van, options.verbinding, options.map, passphrase_of(options))
    print(
        f"De map {place} is gemaakt. Kijk of het register ermee opent; geef dan een kopie van die map aan uw collega's."
    )
    return GOOD


def _write_sql(database: str) -> None:
    print("-- Vooraf, in de instellingen van de hele server (postgresql.conf):")
    print(*(f"--   {line}" for line in server_as_told()), sep="\n")
    print()
    print("-- Als superuser van de server, eenmaal voor alle registers: de rollen waarin medewerkers komen.")
    print(*(f"{line};" for line in roles_as_sql()), sep="\n")
    print("\n-- Dan een lege database, die sorteert zoals het register.")
    print(*(f"{line};" for line in database_as_sql(database)), sep="\n")
    print("\n-- Daarna, als superuser in die database; de eerste regel gaat daarheen en is van psql.")
    print(connect_as_psql(database))
    print("BEGIN;", *(f"{line};" for line in schema_as_sql()), "COMMIT;", sep="\n")
    print("\n-- En wat alleen een superuser kan:")
    print(*(f"{line};" for line in for_superuser()), sep="\n")


def _examine(options: argparse.Namespace) -> int:
    result = _found(options.verbinding)
    if options.json:
        found = [asdict(item) for item in result.bevindingen]
        print(json.dumps({"in_orde": result.in_orde, "bevindingen": found}, ensure_ascii=False))
    else:
        for item in result.bevindingen:
            print(f"{item.ernst:6}  {item.onderdeel:10}  {item.melding} {item.doen}".rstrip())
    return GOOD if result.in_orde else FINDING


def _found(conninfo: str) -> CheckResult:
    from ivbdesk.storage.postgres.check import check_database
    from ivbdesk.storage.postgres.engine import make_engine

    engine = make_engine(conninfo)
    try:
        return check_database(engine)
    finally:
        engine.dispose()
