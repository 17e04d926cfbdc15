"""What somebody does with the files of a register, who has no key of it, or had one: it is told, and opens nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys.changes import officers_taken, passphrase_given
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX, Envelope
from ivbdesk.storage.keys.header import Header, render
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import KeySlot
from ivbdesk.storage.keys.voucher import Handover
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.engine import make_engine
from ivbdesk.storage.sqlite.file_names import DATABASE, HIGH_WATER, KEYS, NEW_KEYS
from ivbdesk.storage.sqlite.key_log import KeyLog
from ivbdesk.storage.tables.dossier import medewerker
from ivbdesk.torture.acts import OTHER_RECOVERY
from ivbdesk.torture.tally import Tally
from ivbdesk.torture.trial_register import (
    CHEAP,
    COLLEAGUE,
    ENTER,
    PASSPHRASE,
    Trial,
    later,
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


Forge = Callable[[Header, KeySlot, RootKey], tuple[Header, KeySlot]]
"""What somebody without a secret does with a way in before a root key of his own is sealed in it."""


def _with_its_voucher(header: Header, slot: KeySlot, own: RootKey) -> tuple[Header, KeySlot]:
    return header, slot


def _with_no_voucher(header: Header, slot: KeySlot, own: RootKey) -> tuple[Header, KeySlot]:
    return header, replace(slot, voucher=None)


def _with_a_handover(header: Header, slot: KeySlot, own: RootKey) -> tuple[Header, KeySlot]:
    assert slot.voucher is not None
    signed = Handover.sign(header.register_id, own, own)
    told = Handover(slot.voucher.root, own.identity, signed.signature)
    return replace(header, handovers=(told, signed)), slot


def _own_root(forge: Forge, trial: Trial, foreign: Trial) -> None:
    """A whole register of his own in the place of this one, with the ways in of this one and a log that knows them."""
    own = foreign.copied_to(trial.root / "eigen")
    desk = own.open()
    rows = [
        {"id": id, "naam": "Proef", "functie": "", "recht": Recht.BEHEERDER} for id in (trial.anne, trial.bo)
    ]
    with desk.register.engine.begin() as connection:
        connection.execute(sa.insert(medewerker), rows)
    desk.close()
    root, _ = Envelope.load(own.place / KEYS).unlock_passphrase(PASSPHRASE)
    header = _forged(Envelope.load(trial.place / KEYS).header, root, forge)
    engine = make_engine(own.place / DATABASE, root.subkey("db"))
    KeyLog(engine, root.subkey("audit"), own.anne, later, lambda *_: None).confirm(header.stand)
    engine.dispose()
    shutil.copyfile(own.place / DATABASE, trial.place / DATABASE)
    (trial.place / HIGH_WATER).unlink()
    _put(trial, render(header, header.mac(root)))


def _own_root_in_one(trial: Trial, _: Trial) -> None:
    """One way in of the true file, with a root key of his own in it."""
    own, header = RootKey.new(), Envelope.load(trial.place / KEYS).header
    forged = {slot.way: slot for slot in _forged(header, own, _with_its_voucher).slots}
    slots = [forged[slot.way] if slot.holder == str(trial.anne) else slot for slot in header.slots]
    changed = replace(header, slots=tuple(slots))
    _put(trial, render(changed, changed.mac(own)))


def _forged(header: Header, own: RootKey, forge: Forge) -> Header:
    slots = []
    for slot in header.slots:
        header, changed = forge(header, slot, own)
        slots.append(changed.resealed(own, header.binding_of(changed)))
    return replace(header, slots=tuple(slots), anchor=None)


def _of_another_officer(trial: Trial, _: Trial) -> None:
    """Two officers have each other's ways in, by somebody who has the root key."""
    root, _holder = Envelope.load(trial.place / KEYS).unlock_passphrase(COLLEAGUE)
    header = Envelope.load(trial.place / KEYS).header
    other = {str(trial.anne): str(trial.bo), str(trial.bo): str(trial.anne), "": ""}
    changed = replace(header, slots=tuple(replace(slot, holder=other[slot.holder]) for slot in header.slots))
    _put(trial, render(changed, changed.mac(root)))


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
    Exchange("twee toegangen verwisseld", _of_another_officer),
    Exchange("een eigen sleutel in een toegang", _own_root_in_one),
    Exchange("een eigen register onder ieders zin", partial(_own_root, _with_its_voucher)),
    Exchange("idem, zonder instaan", partial(_own_root, _with_no_voucher)),
    Exchange("idem, zogenaamd overgedragen", partial(_own_root, _with_a_handover)),
    Exchange("weg, met de reserve", _lost),
)
