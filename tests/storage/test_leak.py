"""Nothing readable on disk: distinctive strings through every entity and field, searched in every file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens
from ivbdesk.desk import Desk
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.tables import dossier as t
from tests.storage.populate import fill_tables
from tests.werkplaats import CHEAP, NOW, PASSPHRASE, PERSOON, Klok, casus_gegevens

MARK = "Zwartkijkerswaterval"


def files_under(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def found_in(path: Path, words: list[str]) -> list[str]:
    data = path.read_bytes()
    return [
        word
        for word in words
        if any(word.encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be"))
    ]


def mark_every_text(desk: Desk) -> int:
    """Put the mark in every text column of every table, past the rules: a column added later is covered too."""
    marked = 0
    with desk.register.engine.begin() as connection:
        for name in ("audit_update", "oplegger_update"):
            connection.execute(sa.text(f"DROP TRIGGER {name}"))
        for table in t.metadata.sorted_tables:
            kinds = (item for item in table.constraints if isinstance(item, sa.UniqueConstraint))
            unique = {column for item in kinds for column in item.columns}
            for column in table.columns:
                free = isinstance(column.type, sa.Text | sa.String) and not isinstance(column.type, sa.Enum)
                if free and not column.primary_key and not column.unique:
                    wide = not (
                        isinstance(column.type, sa.String) and column.type.length and column.type.length < 20
                    )
                    if wide:
                        words = f"{MARK} {column.name}"[: getattr(column.type, "length", None)]
                        alone = sa.literal(f"{words} ").concat(sa.text("rowid"))
                        value = alone if column in unique else sa.literal(words)
                        connection.execute(sa.update(table).values({column.name: value}))
                        marked += 1
        connection.execute(sa.text("UPDATE zoek SET naam = :m, adres = :m, titel = :m"), {"m": MARK})
        connection.execute(sa.update(t.oplegger).values(pdf=MARK.encode()))
    return marked


@pytest.mark.parametrize("closed", [False, True])
def test_no_file_holds_a_readable_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: bool) -> None:
    temp = tmp_path / "tijdelijk"
    temp.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    monkeypatch.setattr(tempfile, "tempdir", None)
    folder = tmp_path / "proef.ivb"
    recovery = RecoveryKey.new()
    desk = Desk.create(folder, PASSPHRASE, recovery, f"{MARK} Officier", MARK, {}, Klok(), CHEAP)
    open_casus(
        desk.ctx,
        casus_gegevens(titel=f"x{MARK}"),
        type(PERSOON)(Persoonsgegevens(MARK, "van", MARK, 1980), PERSOON.rol),
    )
    desk.drafts.save("casus", str(uuid4()), MARK, NOW)
    with desk.register.engine.begin() as connection:
        fill_tables(connection, first=3)
    assert mark_every_text(desk) > 60
    words = [
        MARK,
        PASSPHRASE,
        str(recovery),
        recovery.groups[0],
    ]
    if closed:
        desk.close()
    files = files_under(folder, temp, tmp_path / "thuis")
    assert any(path.name == "register.db" for path in files)
    assert {path.name: found for path in files if (found := found_in(path, words))} == {}
    if not closed:
        desk.close()


def test_an_error_carries_no_value(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    desk = Desk.create(tmp_path / "proef.ivb", PASSPHRASE, RecoveryKey.new(), "Anne", "", {}, Klok(), CHEAP)
    with pytest.raises(sa.exc.IntegrityError) as caught, Session(desk.register.engine) as session:
        for _ in range(2):
            session.execute(sa.insert(t.instelling), {"naam": MARK, "waarde": MARK})
    desk.close()
    chain: BaseException | None = caught.value
    while chain is not None:
        assert MARK not in str(chain)
        chain = chain.__cause__ or chain.__context__
    assert MARK not in "".join(capfd.readouterr())
