"""Who can write in the folder and has no secret puts no root key of his own under anybody's secret."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.register_doors import RegisterDoors
from ivbdesk.storage.findings import Severity
from ivbdesk.storage.keys.envelope import SPARE_SUFFIX, Envelope
from ivbdesk.storage.keys.header import Header, parse, render
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import KeySlot
from ivbdesk.storage.keys.voucher import Handover, Voucher
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.file_names import DATABASE, HIGH_WATER, KEYS
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.storage.ways_errors import FirstVouching, ForeignKeyFile, ForgedKeyFile
from tests.storage.kantoor import LEAVER, Kantoor
from tests.storage.opened import CHEAP, PASSPHRASE, clock, reopened
from tests.storage.populate import employ
from tests.werkplaats import Klok

OLD = Path(__file__).parent / "registers" / "0017"
"""Of the second version of the key file."""

Forge = Callable[[Header, KeySlot, RootKey], tuple[Header, KeySlot]]


@pytest.fixture
def kantoor(tmp_path: Path) -> Kantoor:
    return Kantoor(tmp_path)


def header_of(folder: Path) -> Header:
    read = parse((folder / KEYS).read_bytes())
    assert read is not None
    return read[0]


def put(folder: Path, header: Header, root: RootKey) -> None:
    for name in (KEYS, KEYS + SPARE_SUFFIX):
        (folder / name).write_bytes(render(header, header.mac(root)))


def as_it_stands(header: Header, slot: KeySlot, own: RootKey) -> tuple[Header, KeySlot]:
    """Sealed anew, with the voucher that it had."""
    return header, slot


def vouched_by_nobody(header: Header, slot: KeySlot, own: RootKey) -> tuple[Header, KeySlot]:
    return header, replace(slot, voucher=Voucher(own.identity, bytes(32)))


def as_before(header: Header, slot: KeySlot, own: RootKey) -> tuple[Header, KeySlot]:
    """In the form of the version that asked for no voucher."""
    return header, replace(slot, voucher=None)


def handed_over(header: Header, slot: KeySlot, own: RootKey) -> tuple[Header, KeySlot]:
    """With a handover from the true root key, signed with one's own."""
    assert slot.voucher is not None
    signed = Handover.sign(header.register_id, own, own)
    told = Handover(slot.voucher.root, own.identity, signed.signature)
    return replace(header, handovers=(told, signed)), slot


FORGERIES = [as_it_stands, vouched_by_nobody, as_before, handed_over]


def forged(header: Header, own: RootKey, forge: Forge) -> Header:
    """The key file with another root key in every slot: all that asks for is the file itself."""
    slots = []
    for slot in header.slots:
        header, changed = forge(header, slot, own)
        slots.append(changed.resealed(own, header.binding_of(changed)))
    return replace(header, slots=tuple(slots), anchor=None)


def replace_all(folder: Path, officer: UUID, forge: Forge) -> None:
    """Puts a register of one's own in the place of this one, in which the log knows the forged key file."""
    own = folder.with_name("namaak.ivb")
    register = Register.create(own, "een zin van mijzelf", officer, RecoveryKey.new(), clock, CHEAP)
    employ(register.engine, officer)
    header = forged(header_of(folder), register._root, forge)
    register.keys._save(Envelope.of(header, register._root))
    register.close()
    for name in (DATABASE, KEYS, KEYS + SPARE_SUFFIX, HIGH_WATER):
        shutil.copyfile(own / name, folder / name)


@pytest.mark.parametrize("forge", FORGERIES)
def test_a_register_of_one_s_own_opens_with_nobody_s_secret(kantoor: Kantoor, forge: Forge) -> None:
    replace_all(kantoor.folder, kantoor.anne, forge)
    before = (kantoor.folder / DATABASE).read_bytes()
    for enter in (kantoor.open, lambda: kantoor.open(LEAVER), kantoor.open_by_paper):
        with pytest.raises(ForgedKeyFile, match="de sleutel erin is er door een ander in gelegd"):
            enter()
    with pytest.raises(ForgedKeyFile):
        RegisterDoors().officers(kantoor.folder, str(kantoor.recovery))
    assert kantoor.findings() == ["wachtwoordzin"]
    assert (kantoor.folder / DATABASE).read_bytes() == before


@pytest.mark.parametrize("forge", FORGERIES)
def test_a_slot_that_was_sealed_anew_is_told(kantoor: Kantoor, forge: Forge) -> None:
    own = RootKey.new()
    whole = header_of(kantoor.folder)
    one = forged(whole, own, forge)
    mixed = replace(
        one,
        slots=tuple(
            new if new.holder == str(kantoor.anne) else old
            for old, new in zip(whole.slots, one.slots, strict=True)
        ),
    )
    put(kantoor.folder, mixed, own)
    with pytest.raises(ForgedKeyFile):
        kantoor.open()


def test_a_slot_of_another_register_is_told_though_the_passphrase_is_the_same(
    kantoor: Kantoor, tmp_path: Path
) -> None:
    Desk.create(tmp_path / "v.ivb", PASSPHRASE, RecoveryKey.new(), "Anne", "", {}, Klok(), CHEAP).close()
    (stranger,) = (slot for slot in header_of(tmp_path / "v.ivb").slots if slot.holder)
    root, _ = Envelope.load(tmp_path / "v.ivb" / KEYS).unlock_passphrase(PASSPHRASE)
    header = header_of(kantoor.folder)
    others = [slot for slot in header.slots if slot.holder != str(kantoor.anne)]
    put(kantoor.folder, replace(header, slots=(*others, replace(stranger, holder=str(kantoor.anne)))), root)
    with pytest.raises(ForgedKeyFile):
        kantoor.open()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OLD, tmp_path / "oud.ivb"))


def versions(folder: Path) -> list[int]:
    return sorted(slot.version for slot in header_of(folder).slots)


def told(folder: Path) -> list[type[Exception]]:
    register = reopened(folder)
    found: list[type[Exception]] = [type(warning) for warning in register.warnings]
    register.close()
    return found


def test_a_way_in_of_before_gets_its_voucher_at_the_first_opening_and_that_is_told_once(old: Path) -> None:
    assert (header_of(old).version, versions(old)) == (2, [2, 2])
    assert told(old) == [FirstVouching]
    assert (header_of(old).version, versions(old)) == (3, [2, 3]), "the recovery key was not here"
    assert told(old) == []
    found = check_register(old, with_passphrase(PASSPHRASE)).bevindingen
    assert "het sleutelbestand is dat van nu; nog van een eerdere versie: de herstelsleutel" in {
        item.melding for item in found
    }


def test_the_key_file_of_before_does_not_come_back(old: Path) -> None:
    before = (old / KEYS).read_bytes()
    reopened(old).close()
    for name in (KEYS, KEYS + SPARE_SUFFIX):
        (old / name).write_bytes(before)
    with pytest.raises(ForeignKeyFile, match="ouder bestand teruggezet"):
        reopened(old)
    found = check_register(old, with_passphrase(PASSPHRASE)).bevindingen
    assert [item.onderdeel for item in found if item.ernst is not Severity.GOED] == ["toegangen"]


def test_a_register_of_one_s_own_in_the_form_of_before_is_told(old: Path) -> None:
    """It opens: such a slot asks for no secret to be made. The officer hears it, who heard it of the true one before."""
    officer = UUID(header_of(old).holders[0])
    replace_all(old, officer, as_before)
    assert told(old) == [FirstVouching]


def test_after_renewals_a_colleague_still_opens_and_what_was_handed_over_is_forgotten(
    kantoor: Kantoor,
) -> None:
    kantoor.open().keys.renew(str(RecoveryKey.new()))
    kantoor.open().keys.renew(str(RecoveryKey.new()))
    assert len(header_of(kantoor.folder).handovers) == 2
    for passphrase, left in ((PASSPHRASE, 2), (LEAVER, 0)):
        desk = kantoor.open(passphrase)
        assert desk.register.warnings == ()
        desk.close()
        assert len(header_of(kantoor.folder).handovers) == left


def test_a_handover_of_another_register_leads_nowhere(kantoor: Kantoor) -> None:
    old, new = RootKey.new(), RootKey.new()
    handover = Handover.sign("a" * 32, old, new)
    assert handover.holds("a" * 32)
    assert not handover.holds("b" * 32)
    assert not replace(handover, root=RootKey.new().identity).holds("a" * 32)
