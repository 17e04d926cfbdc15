"""`ivbdesk team verhuis` and `ivbdesk team terug`: a register to a server and back, and the copy that needs none."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from ivbdesk.briefsjablonen import MAP as BRIEVEN
from ivbdesk.cases.taal.nederlands import AMSTERDAM, count, join_nl, long_date
from ivbdesk.cli import GOOD, USAGE
from ivbdesk.cli.passphrases import passphrase_of, with_paper
from ivbdesk.kader_bestand import FEESTDAGEN, KADER
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.moving.told import Tell


def run_moving(options: argparse.Namespace) -> int:
    """Move a register, bring it back, or copy it."""
    if options.wat == "verhuis":
        return _move(options)
    return _copy(options) if options.kopie else _return(options)


def _move(options: argparse.Namespace) -> int:
    from ivbdesk.team_move import Target, move_to_team

    if options.van is None:
        print("ivbdesk team verhuis: geef met --van het register dat verhuist, de map NAAM.ivb")
        return USAGE
    passphrase = passphrase_of(options)
    recovery = RecoveryKey.new()
    target = Target(options.verbinding, options.map, recovery, trial=options.proef)

    def move() -> None:
        _tell_moved(options, move_to_team(options.van, passphrase, target, _shown(options)))

    if options.proef:
        move()
    else:
        with_paper(options, recovery, move)
    return GOOD


def _tell_moved(options: argparse.Namespace, done: object) -> None:
    from ivbdesk.team_move import Verhuisd

    assert isinstance(done, Verhuisd)
    rows = sum(one.rijen for one in done.tabellen.values())
    same = f"{count(rows, 'gegeven', 'gegevens')} in {len(done.tabellen)} tabellen, aan beide kanten gelijk"
    stays = _left_behind(options.van, done.folder)
    others = f" Nog toe te laten in Beheer, Medewerkers: {join_nl(done.collegas)}." if done.collegas else ""
    if options.proef:
        told = (
            f"De proef is geslaagd: {same}. Er is niets vastgelegd, en uw register is niet veranderd.\n"
            "Laat --proef weg om te verhuizen."
        )
    else:
        told = (
            f"Het register is verhuisd: {same or 'het was al overgezet'}.\n"
            f"Open het met {done.folder}, met dezelfde wachtwoordzin; geef een kopie van die map aan uw collega's.{others}\n"
            f"Het oude register {options.van} blijft staan en is alleen nog te lezen. Bewaar het tot u zeker weet dat alles er "
            "staat, en gooi het dan weg, met zijn reservekopieën: wat later wordt vernietigd, staat er nog in.\n"
            "Wie uit een besloten casus is gehaald, is na het verhuizen te zien voor alle medewerkers: dat is niet mee overgezet.\n"
            f"{stays}"
            "Het teamregister is nog in aanbouw: haal het met `ivbdesk team terug` terug voor u een volgende versie installeert."
        )
    _answer(
        options,
        told,
        {"map": str(done.folder), "proef": options.proef, "collegas": list(done.collegas)}
        | {"tabellen": {name: [one.rijen, one.sha256] for name, one in done.tabellen.items()}},
    )


def _left_behind(old: Path, new: Path) -> str:
    """What a municipality has of its own beside the old register, and not beside the new one: without it, other terms hold."""
    own = [
        name for name in (KADER, FEESTDAGEN, BRIEVEN) if _is_beside(old, name) and not _is_beside(new, name)
    ]
    if not own:
        return ""
    return f"Naast het oude register staat {join_nl(own)} van uw gemeente. Zet dat ook naast {new.name}, bij elke collega.\n"


def _is_beside(register: Path, name: str) -> bool:
    return (register.absolute().parent / name).exists()


def _return(options: argparse.Namespace) -> int:
    from ivbdesk.team_return import return_from_team

    passphrase, recovery = passphrase_of(options), RecoveryKey.new()

    def make() -> None:
        place = return_from_team(options.verbinding, options.map, passphrase, recovery, _shown(options))
        _answer(
            options,
            (
                f"Het register staat in {place}; het opent met uw wachtwoordzin en heeft eigen sleutels.\n"
                "In het teamregister kan niemand zich nog aanmelden; wat erin staat, is niet veranderd. Laat collega's toe in Beheer, "
                "Medewerkers. Staat alles er, vraag dan de beheerder van de server om de database en haar kopieën te verwijderen."
            ),
            {"map": str(place)},
        )

    with_paper(options, recovery, make)
    return GOOD


def _copy(options: argparse.Namespace) -> int:
    from ivbdesk.team_return import copy_of_team

    copy = copy_of_team(options.verbinding, options.map, passphrase_of(options), _shown(options))
    at = copy.gemaakt_op.astimezone(AMSTERDAM)
    told = (
        f"Dit is een kopie van het teamregister zoals het was op {long_date(at.date())} om {at:%H:%M}: {copy.folder}\n"
        f"Nagekeken: {count(copy.casussen, 'casus', 'casussen')}, {count(copy.stukken, 'stuk', 'stukken')}, "
        f"{count(copy.logregels, 'logboekregel', 'logboekregels')}. Elke wachtwoordzin van het team opent haar, met alles wat "
        "erin staat, ook besloten casussen: zet haar waar alleen wie haar mag terugzetten bij kan."
    )
    at_once = {"map": str(copy.folder), "stand_van": copy.gemaakt_op.isoformat(), "kopie": True}
    _answer(
        options,
        told,
        at_once | {"casussen": copy.casussen, "stukken": copy.stukken, "logregels": copy.logregels},
    )
    return GOOD


def _answer(options: argparse.Namespace, told: str, fields: dict[str, object]) -> None:
    print(json.dumps({"gelukt": True, **fields}, ensure_ascii=False) if options.json else told)


def _shown(options: argparse.Namespace) -> Tell:
    """How far it is, on the line of who sits there; nothing where no one does."""
    if options.json or not sys.stderr.isatty():
        return lambda _step, _done, _of: None
    last = ""

    def show(step: str, done: int, of: int) -> None:
        nonlocal last
        told = f"{step} {done * 100 // max(of, 1)} %" if of > 1 else step
        if told != last:
            last = told
            sys.stderr.write(f"\r{told:<60}")
            sys.stderr.flush()

    return show
