"""One flipped bit in any file of a register or of its copies: is it reported, and never shown as data?

Three states of a register are looked at: closed, with its copies; left with a journal and a draft by a process that
was ended; and with the keys of a renewal that was cut off after the database had gone over to them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from ivbdesk.storage.sqlite.file_names import NEW_DATABASE
from ivbdesk.torture.acts import ACTS, TrialAct
from ivbdesk.torture.bit_judge import BAD, Judge
from ivbdesk.torture.child import AtEach, in_child, kill
from ivbdesk.torture.tally import Tally
from ivbdesk.torture.trial_register import Trial, write_line
from ivbdesk.torture.vfs import OK, DiskAct

BITS = "omgevallen bit"
DRAFT = ("tijdlijn", "proef", '{"tekst": "nog niet af"}')


@dataclass(frozen=True)
class _State:
    """A register in one state, with its files, and who judges it."""

    naam: str
    trial: Trial
    judge: Judge
    files: list[Path]


def flip_bits(trial: Trial, scratch: Path, flips: int, seed: int = 0) -> list[Tally]:
    """Flip a number of single bits, as many in each file of each state, every one judged alone."""
    random = Random(seed)
    states = list(_states(trial, scratch))
    told: dict[str, Tally] = {}
    aims = [(state, file) for state in states for file in state.files]
    for number in range(flips):
        state, file = aims[number % len(aims)]
        name = file.relative_to(state.trial.root)
        what = f"{state.naam}: {'kopie, ' if name.parts[0] == state.trial.copies.name else ''}{_kind(name)}"
        tally = told.setdefault(what, Tally(BITS, what))
        one = state.trial.copied_to(scratch / "proef")
        at = _flip(one.root / name, random)
        verdict = state.judge.of(one, name)
        tally.keren += 1
        tally.telling[verdict.value] += 1
        if verdict in BAD:
            tally.fouten.append(f"{name}, bit {at}: {verdict.value} {state.judge.why}".rstrip())
        shutil.rmtree(one.root)
    return list(told.values())


def _kind(name: Path) -> str:
    """The name of a file without what differs from one register to the next."""
    if name.suffix == ".stuk":
        return "stuk"
    if name.name.startswith("vernietigd-"):
        return "lijst van vernietigingen"
    if name.suffix == ".json" and name.name[0].isdigit():
        return "beschrijving"
    return name.name.split("-")[0] + "-…" if "nieuw-" in name.name else name.name


def _states(trial: Trial, scratch: Path) -> Iterator[_State]:
    makers: tuple[tuple[str, TrialAct, AtEach], ...] = (
        ("journaal", TrialAct("journaal", _left, ACTS[0].holds), lambda _, __: OK),
        ("vernieuwd", next(act for act in ACTS if act.naam == "sleutels vernieuwen"), _cut_off()),
    )
    yield _state("gesloten", trial, scratch)
    for name, act, at_each in makers:
        made = trial.copied_to(scratch / name)
        in_child(made, act, at_each)
        for left in made.place.glob("register.lock*"):
            left.unlink()
        shutil.rmtree(made.copies)
        yield _state(name, made, scratch)


def _state(name: str, trial: Trial, scratch: Path) -> _State:
    files = sorted(path for path in trial.root.rglob("*") if path.is_file() and path.stat().st_size)
    return _State(name, trial, Judge(trial, scratch / "keurmeester"), files)


def _left(trial: Trial) -> Callable[[], object]:
    """Writes lines and a draft, and leaves the journal as a process does that was ended."""
    desk = trial.open()

    def do() -> None:
        for number in range(5):
            write_line(desk, trial.casus, f"Regel {number} in het journaal.")
        desk.drafts.save(*DRAFT, desk.ctx.now())
        kill()

    return do


def _cut_off() -> AtEach:
    """Ends a renewal at what comes after the database was replaced."""
    replaced = [False]

    def at_each(_: int, act: DiskAct) -> int:
        if replaced[0]:
            kill()
        replaced[0] = act.soort == "name" and act.naam == NEW_DATABASE
        return OK

    return at_each


def _flip(path: Path, random: Random) -> int:
    data = bytearray(path.read_bytes())
    at = random.randrange(len(data) * 8)
    data[at // 8] ^= 1 << at % 8
    path.unlink()  # a document may be shared with an earlier copy
    path.write_bytes(data)
    return at
