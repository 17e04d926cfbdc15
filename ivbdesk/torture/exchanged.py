"""What somebody does with the files of a register, who has no key of it, or had one: it is told, and opens nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import uuid4

from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys.changes import officers_taken, passphrase_given
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX, Envelope
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.file_names import DATABASE, KEYS, NEW_KEYS
from ivbdesk.torture.acts import OTHER_RECOVERY
from ivbdesk.torture.tally import Tally
from ivbdesk.torture.trial_register import (
    CHEAP,
    COLLEAGUE,
    ENTER,
    PASSPHRASE,
    Trial,
    make_trial,
)
from ivbdesk.torture.tried import tried

_SPARE = KEYS + SPARE_SUFFIX
_THIRD = "zolderraam kameel citroen banjo waterval dakpan"


@dataclass(frozen=True)
class Exchange:
    """A thing that somebody does to the files; who has left, or never worked here, is not let in after."""

    wat: str
    do: Callable[[Trial, Trial], object]
    opens: bool = False
    """Whether the register opens all the same, with what is its own."""


def exchange_keys(trial: Trial, scratch: Path) -> list[Tally]:
    """Every exchange of key files, each in a fresh copy, beside a foreign register of the same officers."""
    foreign = make_trial(scratch / "vreemd")
    return [
        tried(
            "sleutelbestand",
            one.wat,
            trial.copied_to(scratch / "proef"),
            partial(_done, one, foreign),
            partial(_of_keys, one),
        )
        for one in KEY_FILES
    ]


def _done(one: Exchange, foreign: Trial, trial: Trial) -> None:
    one.do(trial, foreign)


def _of_keys(one: Exchange, trial: Trial) -> Iterator[str]:
    if check_register(trial.place, ENTER).in_orde:
        yield "de keuring vindt niets"
    for passphrase in (COLLEAGUE, _THIRD):
        if _enters(trial, passphrase):
            yield "wie er niet meer in mag, komt erin"
    if _enters(trial, PASSPHRASE) != one.opens:
        yield "het register opent zonder iets te zeggen" if not one.opens else "het register opent niet"


def _enters(trial: Trial, passphrase: str) -> bool:
    try:
        trial.open(passphrase).close()
    except RegisterError:
        return False
    return True


def _bo_leaves(trial: Trial) -> bytes:
    """What stood in the key file before."""
    before = (trial.place / KEYS).read_bytes()
    desk = trial.open()
    desk.keys.end_officer(trial.bo, "andere baan")
    desk.close()
    return before


def _put(trial: Trial, data: bytes, *names: str) -> None:
    for name in names or (KEYS, _SPARE):
        (trial.place / name).write_bytes(data)


def _older(trial: Trial, _: Trial) -> None:
    _put(trial, _bo_leaves(trial))


def _older_spare(trial: Trial, _: Trial) -> None:
    _put(trial, _bo_leaves(trial), _SPARE)
    (trial.place / KEYS).unlink()


def _of_before_renewal(trial: Trial, _: Trial) -> None:
    before = _bo_leaves(trial)
    trial.open().keys.renew(OTHER_RECOVERY)
    _put(trial, before)


def _foreign(trial: Trial, foreign: Trial) -> None:
    _put(trial, (foreign.place / KEYS).read_bytes())


def _added(trial: Trial, _: Trial) -> None:
    """By a colleague who once knew the root key."""
    envelope = Envelope.load(trial.place / KEYS)
    root, _holder = envelope.unlock_passphrase(COLLEAGUE)
    envelope.change(root, passphrase_given(envelope.header, root, str(uuid4()), _THIRD, CHEAP))
    envelope.save(trial.place / KEYS)


def _taken_out(trial: Trial, _: Trial) -> None:
    envelope = Envelope.load(trial.place / KEYS)
    root, _holder = envelope.unlock_passphrase(COLLEAGUE)
    envelope.change(root, officers_taken(envelope.header, {str(trial.anne)}))
    envelope.save(trial.place / KEYS)


def _as_renewal(trial: Trial, data: bytes) -> None:
    _put(trial, data, f"{NEW_KEYS}{(trial.place / DATABASE).read_bytes()[:16].hex()}")


def _older_as_renewal(trial: Trial, _: Trial) -> None:
    _as_renewal(trial, _bo_leaves(trial))


def _foreign_as_renewal(trial: Trial, foreign: Trial) -> None:
    _bo_leaves(trial)
    renewed = foreign.copied_to(trial.root / "vernieuwd")
    renewed.open().keys.renew(OTHER_RECOVERY)
    _as_renewal(trial, (renewed.place / KEYS).read_bytes())


def _empty_renewal(trial: Trial, _: Trial) -> None:
    _bo_leaves(trial)
    _as_renewal(trial, b"")


def _lost(trial: Trial, _: Trial) -> None:
    for name in (KEYS, _SPARE):
        (trial.place / name).unlink()


KEY_FILES = (
    Exchange("een ouder bestand", _older),
    Exchange("een ouder bestand als reserve", _older_spare),
    Exchange("een bestand van voor de vernieuwing", _of_before_renewal),
    Exchange("dat van een ander register", _foreign),
    Exchange("een toegang bijgezet", _added),
    Exchange("een toegang eruit gehaald", _taken_out),
    Exchange("een ouder bestand als vernieuwing", _older_as_renewal, opens=True),
    Exchange("een vreemde vernieuwing", _foreign_as_renewal, opens=True),
    Exchange("een lege vernieuwing", _empty_renewal, opens=True),
    Exchange("weg, met de reserve", _lost),
)
