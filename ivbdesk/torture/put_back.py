"""What was destroyed stays so or it is told, with lists that are lost or forged; and older pages that are put back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ivbdesk.desk import Desk
from ivbdesk.storage.errors import ReturnedCopy
from ivbdesk.storage.sqlite.file_names import DATABASE
from ivbdesk.torture.acts import has
from ivbdesk.torture.bit_judge import BAD, Judge
from ivbdesk.torture.tally import Tally
from ivbdesk.torture.trial_register import ENTER, Trial, carry_out_of, later, write_line
from ivbdesk.torture.tried import tried

PAGE = 4096


class Spoiling(NamedTuple):
    """What is done to the lists beside the copies, and whether the copy is opened as it stands instead of put back."""

    wat: str
    do: Callable[[Trial], object]
    elsewhere: bool = False
    twee: bool = False
    """Whether it destroyed a second casus."""


def spoil_lists(trial: Trial, scratch: Path) -> list[Tally]:
    """Every list of what was destroyed lost, forged or put back; then the copy from before comes back."""
    return [
        tried(
            "vernietigd",
            one.wat,
            trial.copied_to(scratch / "proef"),
            one.do,
            partial(_of_copy, one),
        )
        for one in LISTS
    ]


def _of_copy(one: Spoiling, trial: Trial) -> Iterator[str]:
    if one.elsewhere:
        away = trial.root / "elders" / "weg.ivb"
        shutil.copytree(trial.copy, away)
        desk = Desk.open(away, ENTER, later)
    else:
        desk = Desk.restored(trial.copy, trial.restored, ENTER, later)
    said = any(isinstance(warning, ReturnedCopy) for warning in desk.register.warnings)
    back = has(desk, trial.destroyed) or (one.twee and has(desk, trial.closed))
    if back and not said:
        yield "een vernietigde casus is terug, en niemand zegt het"
    if not has(desk, trial.casus) or not (one.twee or has(desk, trial.closed)):
        yield "een casus is vernietigd zonder dat twee mensen dat besloten"
    desk.close()


def _list(trial: Trial) -> Path:
    (found,) = trial.copies.glob("vernietigd-*.json")
    return found


def _manifest(trial: Trial) -> Path:
    return trial.copy.with_suffix(".json")


def _forged(trial: Trial) -> None:
    """A living casus in the list, signed as the rest was."""
    told = json.loads(_list(trial).read_bytes())
    told["vernietigd"].append({**told["vernietigd"][0], "casus_id": str(trial.casus), "id": str(trial.stuk)})
    _list(trial).write_text(json.dumps(told), encoding="utf-8")


def _emptied_rows(trial: Trial) -> None:
    told = json.loads(_list(trial).read_bytes())
    _list(trial).write_text(json.dumps(told | {"vernietigd": []}), encoding="utf-8")


def _older(trial: Trial) -> None:
    """The list as it was before another casus was destroyed."""
    before = _list(trial).read_bytes()
    desk = trial.open()
    carry_out_of(desk, trial.closed)()
    desk.copies.note_destroyed(trial.copies)
    desk.close()
    _list(trial).write_bytes(before)


def _both_lost(trial: Trial) -> None:
    _list(trial).unlink()
    _manifest(trial).unlink()


LISTS = (
    Spoiling("de lijst is heel", lambda _: None),
    Spoiling("de lijst is weg", lambda trial: _list(trial).unlink()),
    Spoiling("de lijst is leeg", lambda trial: _list(trial).write_bytes(b"")),
    Spoiling("de lijst is geen lijst", lambda trial: _list(trial).write_bytes(b"[[[" * 5000)),
    Spoiling("de regels zijn eruit", _emptied_rows),
    Spoiling("een levende casus staat erbij", _forged),
    Spoiling("een oudere lijst is teruggezet", _older, twee=True),
    Spoiling("lijst en beschrijving zijn weg", _both_lost),
    Spoiling("alleen de kopie is meegenomen", lambda _: None, elsewhere=True),
)


def put_pages_back(trial: Trial, scratch: Path) -> list[Tally]:
    """Every page that differs from that of an earlier day, put back alone; and all of them."""
    tally = Tally("oude bladzijden", "register.db")
    later_on = trial.copied_to(scratch / "later")
    before = (later_on.place / DATABASE).read_bytes()
    desk = later_on.open()
    for number in range(20):
        write_line(desk, trial.casus, f"Later vastgelegd, {number}.")
    desk.close()
    now = (later_on.place / DATABASE).read_bytes()
    starts = [
        at
        for at in range(0, min(len(before), len(now)), PAGE)
        if before[at : at + PAGE] != now[at : at + PAGE]
    ]
    judge = Judge(later_on, scratch / "keurmeester")
    for chosen in [[at] for at in starts] + [starts]:
        one = later_on.copied_to(scratch / "proef")
        data = bytearray(now)
        for at in chosen:
            data[at : at + PAGE] = before[at : at + PAGE]
        (one.place / DATABASE).write_bytes(data)
        verdict = judge.of(one, one.place.relative_to(one.root) / DATABASE)
        tally.keren += 1
        tally.telling[verdict.value] += 1
        if verdict in BAD:
            tally.fouten.append(f"bladzijde {chosen[0] // PAGE + 1}: {verdict.value} {judge.why}".rstrip())
        shutil.rmtree(one.root)
    shutil.rmtree(later_on.root)
    return [tally]
