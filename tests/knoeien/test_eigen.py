"""The program's own files, which anybody may have spoilt: its texts, keys, lists of what was destroyed, manifests, drafts."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk import resources
from ivbdesk.cases.invoer.invoerveld import InvoerSoort, read_invoervelden
from ivbdesk.cases.invoer.kolommen import Koppeling, pack, unpack
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.kader.wegingskader_lezer import read_wegingskader
from ivbdesk.cases.kader.woordkeus import read_woordkeus
from ivbdesk.cases.taal.feestdagen import read_feestdagen
from ivbdesk.cases.taal.fouten import KaderFout
from ivbdesk.kader_bestand import own_days, read_text
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.keys import header
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.sqlite import tombstones
from ivbdesk.storage.sqlite.backup import copies_in, days_without
from ivbdesk.storage.sqlite.file_names import DATABASE
from ivbdesk.ui.dossier.snelle_regel import read_draft
from ivbdesk.ui.invoer.invoerconcept import Invoerconcept
from ivbdesk.ui.publiek.zaal.kladblok import parts_of
from ivbdesk.ui.window.whereabouts import Whereabouts
from tests.knoeien.spoilt import JSON, many, other_values, spoilt, watched
from tests.storage.populate import MOMENT

KEYS = (Path(__file__).parents[1] / "storage" / "voorbeeld-1.keys").read_bytes()
KEY, REGISTER = bytes(32), "a" * 32
STONE = {"id": "1d3199c8-c8dd-5f36-b27d-abc2c7d62431", "casus_id": "1", "status": "uitgevoerd"}
MANIFEST = {
    "gemaakt_op": "2026-11-23T17:40:00+00:00", "register_id": REGISTER, "casussen": 3, "logregels": 9, "kop": "ab12",
    "stukken": 2, "nieuwste": "2026-003", **tombstones.signed([STONE], [KEY]),
}  # fmt: skip
VALUES = (
    "[]",
    "{}",
    "-1",
    "1e400",
    "nan",
    "true",
    '""',
    "[[[1]]]",
    '["a", 1]',
    "2026-02-30",
    "9" * 5000,
    '"a*a*a*a*"',
    "''",
)


@st.composite
def texts(draw: st.DrawFn, name: str) -> bytes:
    """One of our own TOML files, spoilt: often so that it still is TOML."""
    text = resources.read(name)
    if draw(st.booleans()):
        return draw(spoilt([text.encode()]))
    lines = text.splitlines()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        before, is_key, _ = lines[at].partition(" = ")
        lines[at] = (
            f"{before} = {draw(st.sampled_from(VALUES))}" if is_key else lines[draw(st.integers(0, at))]
        )
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("handelingskader.toml", read_handelingskader),
        ("feestdagen.toml", read_feestdagen),
        ("woordkeus.toml", read_woordkeus),
        ("invoer.toml", read_invoervelden),
        ("wegingen.toml", lambda text, file: read_wegingskader(text, file, ())),
    ],
)
@many(12)
@given(data=st.data())
def test_toml(name: str, read: object, data: st.DataObject) -> None:
    with TemporaryDirectory() as place, watched():
        file = Path(place) / name
        file.write_bytes(data.draw(texts(name)))
        try:
            read(read_text(file), name)  # type: ignore[operator]
        except KaderFout as told:
            assert str(told)


@many(20)
@given(data=st.data())
def test_own_holidays(data: st.DataObject) -> None:
    with TemporaryDirectory() as place, watched():
        (Path(place) / "feestdagen.toml").write_bytes(data.draw(texts("feestdagen.toml")))
        found = own_days(Path(place) / "x.ivb")
        assert (found.dagen is None) == bool(found.fout)


def _summed(fields: object) -> bytes:
    """With the checksum that belongs to it, as who spoils a file on purpose makes it."""
    if not isinstance(fields, dict):
        return json.dumps(fields).encode()
    known = {name: value for name, value in fields.items() if name != "sum"}
    told = known | {"sum": header.checksum(known)}
    return (json.dumps(told, indent=1, sort_keys=True) + "\n").encode()


@many(60)
@given(spoilt([KEYS]) | other_values([json.loads(KEYS)]).map(_summed), st.booleans())
def test_key_file(data: bytes, beside: bool) -> None:
    with TemporaryDirectory() as place, watched():
        path = Path(place) / "register.keys"
        path.write_bytes(data)
        if beside:
            path.with_name("register.keys.prev").write_bytes(KEYS)
        try:
            found = Envelope.load(path)
        except RegisterError as told:
            assert all((told.wat, told.behouden, told.doen))
            assert not beside or type(told).__name__ == "NewerSchema"
            return
        assert found.header.holders
        assert found.stand.ways


@many(60)
@given(st.data())
def test_tombstones_and_manifests(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, watched():
        place = Path(folder)
        (place / "1.ivb").mkdir()
        (place / "1.ivb" / DATABASE).write_bytes(b"x")
        good = json.dumps(MANIFEST).encode()
        strange = spoilt([good]) | other_values([MANIFEST]).map(lambda value: json.dumps(value).encode())
        (place / "1.json").write_bytes(data.draw(strange))
        tombstones.beside(place, REGISTER).write_bytes(data.draw(strange))
        copies = copies_in(place)
        assert days_without(copies, MOMENT.date()) is None or copies
        found = tombstones.found_beside(place / "1.ivb", REGISTER, KEY)
        assert all(row == STONE for row in found.rijen), "nobody destroys by a list of his own making"


@many(100)
@given(st.data())
def test_drafts(data: st.DataObject) -> None:
    velden = read_invoervelden(resources.read("invoer.toml"), "invoer.toml")
    kept = Invoerconcept(
        "/x/lijst.xlsx",
        "9-1",
        0,
        1,
        pack(Koppeling({}, {}), ["Datum"]),
        schuil=(("rij", True),),
        hersteld=((1, "a", "b"),),
        gelaten=((2, "a", 3),),
    )
    typed = {
        "besluit": {
            "waarden": {"besluit": "x"},
            "gezien": {},
            "herkomst": "eigen",
            "gehoord": [],
            "namen": True,
        }
    }
    quick = {"soort": "", "tekst": "x"}
    good = [json.loads(kept.as_text()), json.loads(kept.gekoppeld), typed, quick]
    value = data.draw(other_values(good) | JSON)
    text = (
        data.draw(spoilt([json.dumps(value).encode()])).decode(
            "utf-8", "surrogateescape" if data.draw(st.booleans()) else "replace"
        )
        if data.draw(st.booleans())
        else json.dumps(value)
    )
    with watched():
        found = Invoerconcept.read(text)
        if found is not None:
            assert isinstance(found.is_there, bool)
            assert isinstance(found.mended, dict)
            assert isinstance(found.decided, dict)
        unpack(text, ["Datum"], InvoerSoort.SIGNAAL, velden)
        assert isinstance(parts_of(text), dict)
        assert read_draft(text, quick).keys() == quick.keys()
        assert Whereabouts.read(text).page is not None
