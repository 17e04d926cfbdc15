"""The commands on one register: make it, check it, copy it, put a copy back, and print the note of a casus."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import UTC, datetime

from ivbdesk.actions.publiek.oplegger import hand_over, make_draft, suggest_question
from ivbdesk.allowed_places import demand_copies, demand_new
from ivbdesk.beleid import in_force
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cli import FINDING, GOOD
from ivbdesk.cli.answer import tell_of
from ivbdesk.cli.passphrases import new_passphrase_of, passphrase_of, with_paper
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.findings import CheckResult
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.backup import default_place
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.check_around import Surroundings
from ivbdesk.storage.sqlite.location import with_folders
from ivbdesk.storage.team_folder import is_team
from ivbdesk.team import open_any

_SIGNS = {"goed": "✓", "let op": "!", "fout": "✕"}


def _new(options: argparse.Namespace) -> int:
    demand_new(options.register)
    name = options.name or input("Uw naam (voor het logboek): ")
    passphrase = new_passphrase_of(options)
    recovery = RecoveryKey.new()

    def make() -> None:
        with with_folders(options.register.absolute()):
            Desk.create(options.register, passphrase, recovery, name, "", {}).close()
        print(f"Het register is gemaakt: {options.register}")

    with_paper(options, recovery, make)
    return GOOD


def _examined(options: argparse.Namespace, around: Surroundings) -> CheckResult:
    """Of a register of a team, as far as it can be seen from here."""
    if not is_team(options.register):
        return check_register(options.register, with_passphrase(passphrase_of(options)), around)
    desk = open_any(options.register, passphrase_of(options))
    try:
        return desk.proofs.check(around.copies, around.heads)
    finally:
        desk.close()


def _check(options: argparse.Namespace) -> int:
    place = options.kopieen or default_place(options.register.absolute())
    around = Surroundings(place, datetime.now(UTC), tuple(options.logregel))
    result = _examined(options, around)
    if options.json:
        rows = [{**vars(item), "ernst": item.ernst.value} for item in result.bevindingen]
        print(json.dumps({"in_orde": result.in_orde, "bevindingen": rows}, indent=2))
    else:
        for item in result.bevindingen:
            print(f"{_SIGNS[item.ernst.value]} {item.onderdeel}: {item.melding}")
            if item.doen and item.ernst.value != "goed":
                print(f"    {item.doen}")
        print("Het register is in orde." if result.in_orde else "Er is iets gevonden; zie hierboven.")
    return GOOD if result.in_orde else FINDING


def _export(options: argparse.Namespace) -> int:
    desk = open_any(options.register, passphrase_of(options))
    try:
        casus_id = desk.ctx.reads.dossier.casus_op_nummer(options.nummer)
        if casus_id is None:
            raise RegelFout("nummer", "Dit register heeft geen casus met dat nummer.")
        question = suggest_question(desk.ctx, casus_id, desk.ctx.today())
        note = make_draft(desk.ctx, desk.drukkerij.notitie, casus_id, Ontvanger(options.audience), question)
        hand_over(desk.ctx, casus_id, note, options.out)
    finally:
        desk.close()
    done = f"De oplegnotitie staat als concept in {options.out}."
    tell_of(options, options.out, done, desk.register.warnings)
    return GOOD


def _backup(options: argparse.Namespace) -> int:
    if options.to is not None:
        demand_copies(in_force(), options.to)
    desk = open_any(options.register, passphrase_of(options))
    try:
        copy = desk.copies.make(desk.copy_place(options.to))
    finally:
        desk.close()
    done = f"De reservekopie is gemaakt en gecontroleerd: {copy.folder}"
    tell_of(options, copy.folder, done, desk.register.warnings)
    return GOOD


def _restore(options: argparse.Namespace) -> int:
    demand_new(options.register)
    with with_folders(options.register.absolute()):
        desk = Desk.restored(options.kopie, options.register, with_passphrase(passphrase_of(options)))
        desk.close()
    done = f"De reservekopie is teruggezet als nieuw register: {options.register}"
    tell_of(options, options.register, done, desk.register.warnings)
    return GOOD


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": _new,
    "check": _check,
    "export": _export,
    "backup": _backup,
    "restore": _restore,
}
