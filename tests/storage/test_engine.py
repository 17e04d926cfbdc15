"""The engine: every connection keyed, set up and fenced in, and no key where it could be read."""

from __future__ import annotations

import secrets
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from ivbdesk.storage.errors import (
    DamagedDatabase,
    DiskFull,
    ReadOnlyFolder,
    RegisterError,
)
from ivbdesk.storage.sqlite.engine import (
    DiskRefuses,
    NoRoomOrDamage,
    NotEncrypted,
    make_engine,
    translate,
    translated,
)
from ivbdesk.storage.sqlite.snapshot import checkpoint


@pytest.fixture
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture
def db_path(tmp_path: Path) -> Path:
    return tmp_path / "een map met spaties & %41" / "register.db"


@pytest.fixture
def engine(db_path: Path, key: bytes) -> Iterator[Engine]:
    db_path.parent.mkdir()
    engine = make_engine(db_path, key)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE ouder (id INTEGER PRIMARY KEY, naam TEXT UNIQUE)"))
        connection.execute(text("CREATE TABLE kind (ouder_id INTEGER NOT NULL REFERENCES ouder(id))"))
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("cache_size", -65536),
        ("soft_heap_limit", 96 * 1024 * 1024),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_is_set_up(engine: Engine, pragma: str, value: object) -> None:
    with engine.connect() as first, engine.connect() as second:
        assert first.scalar(text(f"PRAGMA {pragma}")) == value
        with second.execution_options(readonly=True).begin():
            assert second.scalar(text(f"PRAGMA {pragma}")) == value


def test_the_file_is_encrypted_and_holds_no_word_of_its_content(engine: Engine, db_path: Path) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO ouder VALUES (1, 'Herkenbaarwoord')"))
    for file in db_path.parent.iterdir():
        assert b"Herkenbaarwoord" not in file.read_bytes()
        assert not file.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("length", [0, 31, 33, 48])
def test_a_key_of_another_length_is_refused(tmp_path: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        make_engine(tmp_path / "x.db", bytes(length))


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA temp_store = FILE",
        "PRAGMA temp_store_directory = '.'",
        "PRAGMA key = 'ander'",
        "PRAGMA rekey = 'ander'",
        "PRAGMA cipher_page_size = 1024",
        "PRAGMA writable_schema = ON",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA secure_delete = OFF",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA synchronous = OFF",
        "ATTACH 'plat.db' AS plat KEY ''",
        "ATTACH ? AS plat",
        "VACUUM INTO 'kopie.db'",
        "SELECT load_extension('x')",
        "SELECT sqlcipher_export('main')",
    ],
)
def test_what_could_write_plain_text_or_undo_the_set_up_is_refused(
    engine: Engine, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        with pytest.raises(driver.DatabaseError, match="not authorized|prohibited|authorization denied"):
            raw.execute(statement, ("plat.db",) if "?" in statement else ())
    assert not (tmp_path / "plat.db").exists()
    assert not (tmp_path / "kopie.db").exists()


def test_ordinary_maintenance_passes_the_fence(engine: Engine) -> None:
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("VACUUM")
        raw.execute("CREATE VIRTUAL TABLE zoek USING fts5(tekst)")
        raw.execute("INSERT INTO zoek(zoek, rank) VALUES ('secure-delete', 1)")
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)


def test_a_rollback_takes_back_the_schema_too(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE later (id INTEGER)"))
        connection.rollback()
        assert not connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'later'"))


def test_foreign_keys_are_held(engine: Engine) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO kind VALUES (99)"))


def test_writers_wait_for_each_other_and_lose_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO ouder VALUES (0, '0')"))

    def add_fifty() -> None:
        for _ in range(50):
            with engine.begin() as connection:
                number = connection.scalar(text("SELECT naam FROM ouder"))
                connection.execute(text("UPDATE ouder SET naam = :n"), {"n": str(int(number or 0) + 1)})

    threads = [threading.Thread(target=add_fifty) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT naam FROM ouder")) == "200"


def test_a_reader_does_not_hold_up_a_writer(engine: Engine) -> None:
    reading = engine.execution_options(readonly=True)
    with reading.connect() as reader:
        assert reader.scalar(text("SELECT count(*) FROM ouder")) == 0
        with engine.begin() as writer:
            writer.execute(text("INSERT INTO ouder VALUES (1, 'a')"))
        assert reader.scalar(text("SELECT count(*) FROM ouder")) == 0  # its own moment
    with reading.connect() as reader:
        assert reader.scalar(text("SELECT count(*) FROM ouder")) == 1


def test_another_key_is_told_as_damage_without_a_trace_of_either_key(
    engine: Engine, db_path: Path, key: bytes
) -> None:
    engine.dispose()
    other = secrets.token_bytes(32)
    wrong = make_engine(db_path, other)
    with pytest.raises(DamagedDatabase) as caught:
        wrong.connect()
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    frames = traceback.TracebackException(
        type(caught.value), caught.value, caught.tb.tb_next, capture_locals=True
    )
    shown = "".join(frames.format())
    shown += repr(wrong) + str(wrong.url) + repr(wrong.pool) + repr(vars(wrong)) + repr(vars(wrong.pool))
    for secret in (key, other):
        assert secret.hex() not in shown.lower()
        assert repr(secret) not in shown


def test_parameters_never_stand_in_an_error(engine: Engine) -> None:
    add = text("INSERT INTO ouder VALUES (:id, :naam)")
    with pytest.raises(IntegrityError) as caught, engine.begin() as connection:
        connection.execute(add, {"id": 1, "naam": "Geheimnaam"})
        connection.execute(add, {"id": 2, "naam": "Geheimnaam"})
    assert "Geheimnaam" not in str(caught.value)


def test_plain_sqlite_is_refused_and_left_as_it_is(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "plat.db"
    plain = driver.connect(str(path))
    plain.execute("CREATE TABLE t (x)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    with pytest.raises(NotEncrypted):
        make_engine(path, key).connect()
    assert path.read_bytes() == before


def test_a_database_that_went_away_is_not_made_anew(engine: Engine, db_path: Path, key: bytes) -> None:
    engine.dispose()
    late = make_engine(db_path, key)
    for file in db_path.parent.iterdir():
        file.unlink()
    with pytest.raises(RegisterError):
        late.connect()
    assert not db_path.exists()


def test_readonly_makes_and_changes_nothing(engine: Engine, db_path: Path, key: bytes) -> None:
    engine.dispose()
    before = {file.name: file.read_bytes() for file in db_path.parent.iterdir()}
    reader = make_engine(db_path, key, readonly=True)
    with reader.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM ouder")) == 0
        with pytest.raises(ReadOnlyFolder):
            connection.execute(text("DELETE FROM ouder"))
        assert {file.name: file.read_bytes() for file in db_path.parent.iterdir()} == before
    reader.dispose()


def test_a_page_that_is_damaged_explains_itself_wherever_it_is_read(
    engine: Engine, db_path: Path, key: bytes
) -> None:
    """The window reads without asking what an error of the driver may mean."""
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO ouder (naam) VALUES ('anne')"))
    checkpoint(engine)
    data = bytearray(db_path.read_bytes())
    data[4096 + 2000] ^= 1
    db_path.write_bytes(data)
    reader = make_engine(db_path, key)
    with pytest.raises(DamagedDatabase), reader.connect() as connection:
        connection.execute(text("SELECT * FROM ouder")).all()
    reader.dispose()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("database or disk is full", DiskFull),
        ("disk I/O error", DiskRefuses),
        ("out of memory", NoRoomOrDamage),
    ],
)
def test_the_copying_of_the_driver_tells_no_code_and_is_understood(
    words: str, kind: type[RegisterError]
) -> None:
    assert isinstance(translate(driver.OperationalError(words)), kind)


def test_memory_that_lacks_is_told_in_words() -> None:
    """Of a page that does not decrypt SQLCipher says no more than this, and Python has an error of its own for it."""
    with pytest.raises(NoRoomOrDamage), translated():
        raise MemoryError
    assert isinstance(translate(MemoryError()), NoRoomOrDamage)


def test_a_fault_of_the_program_is_not_translated(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(DBAPIError) as caught:
        connection.execute(text("SELECT niets FROM nergens"))
    assert translate(caught.value) is None
    assert translate(ValueError()) is None
