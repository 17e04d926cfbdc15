"""`ivbdesk demo`: makes the demonstration register, and opens it or draws its screens."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

from ivbdesk import resources
from ivbdesk.actions.beheer.adressen import load_addresses
from ivbdesk.actions.cijfers.cijfers import establish
from ivbdesk.actions.cijfers.uitvoer import save_report
from ivbdesk.actions.dossier.casus import refresh_stale
from ivbdesk.actions.publiek.oplegger import make_draft, suggest_question
from ivbdesk.actions.uitvoeringsplan.uitvoer import save_plan
from ivbdesk.beleid import in_force
from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.cases.cijfers.vorm import Cijfervorm
from ivbdesk.cases.kader.soorten import APV_151D
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.uitvoeringsplan.vorm import Planvorm
from ivbdesk.demo.adressen import invented_extract
from ivbdesk.demo.brieven import write_letters
from ivbdesk.demo.place import NAME, PASSPHRASE, cleared, demo_place, mark
from ivbdesk.demo.plan import make_plan, read_demo_plan
from ivbdesk.demo.scenario import Moment, play, read_vignettes
from ivbdesk.demo.signalen import agree, read_agreements, read_signals, report_signals
from ivbdesk.demo.team import share_work
from ivbdesk.demo.veertig import STRATEN, invent_cases
from ivbdesk.demo.vertrouwen import show_trust
from ivbdesk.desk import Clock, Desk, utc_now, with_passphrase
from ivbdesk.drukwerk import render_manual
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.mapping import start_mappers
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.ui.qt_start import has_display, require_qt

_START = timedelta(days=760)


def run_demo(render: Path | None) -> int:
    """Make the register and show it; without a display, or with a folder, draw it there instead."""
    if render is None and not has_display():
        print("Er is geen scherm; de schermen worden als afbeelding getekend.")
        render = Path.cwd() / "ivbdesk-demo"
    if render is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    require_qt()
    place = _aside() if render else cleared(demo_place())
    print("Het demonstratieregister wordt gemaakt; alle namen en gebeurtenissen zijn verzonnen.")
    ids = make_demo(place, utc_now())
    print(f"Wachtwoordzin van het demonstratieregister: {PASSPHRASE}")
    if render is None:
        from ivbdesk.desktop import run_opened

        return run_opened(open_demo(place))
    render_demo(place, ids, render)
    shutil.rmtree(place.parent, ignore_errors=True)
    print(f"De schermen en de notities staan in: {render}")
    return 0


def _aside() -> Path:
    """A place for a register that is drawn and then thrown away."""
    return Path(tempfile.mkdtemp(prefix="ivbdesk-demo-")) / f"{NAME}.ivb"


def make_demo(place: Path, now: datetime) -> list[UUID]:
    """Make the register with its cases, as if it had been kept for two years; gives the four vignettes first."""
    moment = Moment(now - _START)
    settings = {APV_151D: "2:79 (verzonnen)"}
    start_mappers()
    register = Register.create(place, PASSPHRASE, uuid4(), RecoveryKey.new(), moment)
    desk = Desk.new(register, moment, in_force(), "Anne Verzonnen", "Adviseur OOV", settings)
    mark(place)
    try:
        text = resources.read("demonstratie.toml")
        specs, signals = read_vignettes(text) + invent_cases(Random(1965)), read_signals(text)
        today: date = desk.ctx.today() + _START
        places = [(place[0], place[3]) for one in (*specs, *signals) if (place := one["adres"])[1]]
        load_addresses(desk.ctx, invented_extract([*((street, "") for street in STRATEN), *places]))
        ids = play(desk.ctx, moment, specs, today)
        moment.nu = max(now, moment.nu)
        show_trust(desk.ctx, ids)
        agree(desk.ctx, read_agreements(text))
        report_signals(desk.ctx, signals)
        share_work(desk.ctx, ids)
        make_plan(desk.ctx, read_demo_plan(text))
        while refresh_stale(desk.ctx):
            pass
        return ids
    finally:
        desk.close()


def open_demo(place: Path, clock: Clock = utc_now) -> Desk:
    """Open such a register, wherever it was made: where real ones stand is for the administrator, and this holds nobody."""
    start_mappers()
    register = Register.open(place, with_passphrase(PASSPHRASE), clock)
    return Desk.around(register, clock, in_force())


def write_report(desk: Desk, target: Path) -> None:
    """The figures of the ten months or so that the demonstration is full of, in every form, into a folder."""
    last = desk.ctx.today().replace(day=1) - timedelta(days=1)
    selectie = Selectie(Periode(last.replace(month=1, day=1), last))
    establish(desk.ctx, selectie)
    for vorm in Cijfervorm:
        save_report(desk.ctx, desk.drukkerij, selectie, vorm, target / vorm.value)


def write_plan_files(desk: Desk, target: Path) -> None:
    """The last version of the uitvoeringsplan and its evaluation, in every form, into a folder."""
    plan = desk.ctx.reads.plan.plannen()[0]
    for vorm in Planvorm:
        save_plan(desk.ctx, desk.drukkerij, plan, vorm, target / vorm.value)


def render_demo(place: Path, ids: Sequence[UUID], target: Path) -> None:
    """Draw every main screen, light and dark, and the notes of the vignettes, into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    desk = open_demo(place)
    for casus_id in ids[:4]:
        question = suggest_question(desk.ctx, casus_id, desk.ctx.today() + timedelta(days=7))
        note = make_draft(desk.ctx, desk.drukkerij.notitie, casus_id, Ontvanger.DRIEHOEK, question)
        (target / f"{note.inhoud.nummer}_oplegger_concept.pdf").write_bytes(note.pdf)
    write_report(desk, target)
    write_plan_files(desk, target)
    write_letters(desk, ids, target / "brieven")
    from ivbdesk.demo.render import render_screens

    (target / "handleiding.pdf").write_bytes(render_manual(desk.ctx.now()))

    render_screens(desk, ids[0], target)
