"""What the cipher of an open register says of itself, and the libraries that it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sqlalchemy import Engine

from ivbdesk.cases.beheer.programmadeel import Programmadeel
from ivbdesk.storage.sqlite.engine import raw_connection, translated

Facts = tuple[tuple[str, str], ...]
_ASKED = {
    "SQLCipher": "PRAGMA cipher_version",
    "SQLite": "SELECT sqlite_version()",
    "Cryptografie": "PRAGMA cipher_provider_version",
}
_LIBRARIES = {"SQLCipher": "BSD-3-Clause", "SQLite": "blessing", "OpenSSL": "Apache-2.0"}
"""What is built into the driver, with its licence: no package says it."""
_VERSION = re.compile(r"\d+(?:\.\d+)+\w*")


def cipher_facts(engine: Engine) -> Facts:
    """The parts of the cipher with their versions, as (name, value); one that says nothing is left out."""
    with translated(), engine.execution_options(readonly=True).connect() as connection:
        raw = raw_connection(connection)
        told = ((name, raw.execute(question).fetchone()) for name, question in _ASKED.items())
        return tuple((name, str(row[0])) for name, row in told if row)


def libraries_in(facts: Iterable[tuple[str, str]]) -> Iterator[Programmadeel]:
    """The libraries that these facts name, with the version that they give."""
    for told in (f"{name} {value}" for name, value in facts):
        for library, licence in _LIBRARIES.items():
            if library in told and (version := _VERSION.search(told)):
                yield Programmadeel(library, version[0], licence, is_spdx=True, soort="generic")
