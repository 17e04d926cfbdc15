"""What the cipher of an open register says of itself."""

from __future__ import annotations

from sqlalchemy import Engine

from ivbdesk.storage.sqlite.engine import raw_connection, translated

_CIPHER, _DATABASE = VERSIONED = ("SQLCipher", "SQLite")
"""Of these the first word of the value is the version."""
_ASKED = {
    _CIPHER: "PRAGMA cipher_version",
    _DATABASE: "SELECT sqlite_version()",
    "Cryptografie": "PRAGMA cipher_provider",
    "Versie van de cryptografie": "PRAGMA cipher_provider_version",
}


def cipher_facts(engine: Engine) -> tuple[tuple[str, str], ...]:
    """The parts of the cipher with their versions, as (name, value); one that says nothing is left out."""
    with translated(), engine.execution_options(readonly=True).connect() as connection:
        raw = raw_connection(connection)
        told = ((name, raw.execute(question).fetchone()) for name, question in _ASKED.items())
        return tuple((name, str(row[0])) for name, row in told if row)
