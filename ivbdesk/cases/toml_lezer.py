"""Reads TOML text with typed access to its keys, and tells each error with file, line and key.

tomllib gives no positions of values, so a small index of the text finds the line of a key in the
n-th table of a kind. Every error of a file is collected before it is raised.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from ivbdesk.cases.fouten import Bestandsfout, KaderFout

E = TypeVar("E", bound=StrEnum)

_TABLE = re.compile(r"^\s*\[\[(\w+)\]\]")
_KEY = re.compile(r"^\s*(\w+)\s*=")
_SYNTAX_PLACE = re.compile(r"\(at line (\d+)")


class TomlTekst:
    """One TOML file as text, with its tables and the errors found so far."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.errors: list[Bestandsfout] = []
        try:
            self.data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = _SYNTAX_PLACE.search(str(error))
            line = int(place[1]) if place else len(text.splitlines())
            raise KaderFout([Bestandsfout(file, line, "", "Deze regel is geen geldige TOML.")]) from None
        self._lines = _index(text)

    def line_of(self, table: str, number: int, key: str) -> int:
        """The line of a key in the n-th table of this name; of the table itself where the key is absent."""
        return self._lines.get((table, number, key)) or self._lines.get((table, number, ""), 0)

    def tables(self, name: str, keys: Collection[str]) -> list[Tabel]:
        """The tables `[[name]]`; unknown kinds of key in them are errors."""
        found = self.data.get(name)
        if not isinstance(found, list) or not found or not all(isinstance(item, dict) for item in found):
            self.errors.append(Bestandsfout(self.file, 0, name, f"Er is geen enkele [[{name}]]."))
            return []
        tables = [Tabel(self, name, number, values) for number, values in enumerate(found)]
        for table in tables:
            table.refuse_unknown(keys)
        return tables

    def refuse_unknown_tables(self, names: Collection[str]) -> None:
        """Anything else at the top of the file is an error."""
        for name in self.data:
            if name not in names:
                hint = _did_you_mean(name, names)
                line = self.line_of(name, 0, "") or self.line_of("", 0, name)
                self.errors.append(Bestandsfout(self.file, line, name, f"Deze naam is onbekend.{hint}"))

    def text(self, key: str) -> str:
        """A text at the top of the file."""
        return Tabel(self, "", 0, self.data).text(key)

    def finish(self) -> None:
        """Raise KaderFout with all errors, if there are any."""
        if self.errors:
            raise KaderFout(sorted(self.errors, key=lambda error: error.regel))


class Tabel:
    """One table with typed access; a wrong value is noted as an error and gives an empty one."""

    def __init__(self, source: TomlTekst, name: str, number: int, values: Mapping[str, Any]) -> None:
        self._source, self._name, self._number, self._values = source, name, number, values

    def wrong(self, key: str, message: str) -> None:
        """Note an error at this key."""
        label = self._values.get("code") or self._values.get("nummer") or ""
        where = f"{self._name} {label}".strip()
        name = f"{where}, sleutel ‘{key}’" if where else f"sleutel ‘{key}’"
        line = self._source.line_of(self._name, self._number, key)
        self._source.errors.append(Bestandsfout(self._source.file, line, name, message))

    def refuse_unknown(self, keys: Collection[str]) -> None:
        """A key that is not known is an error, with the one that was perhaps meant."""
        for key in self._values:
            if key not in keys:
                self.wrong(key, f"Deze sleutel is onbekend.{_did_you_mean(key, keys)}")

    def text(self, key: str, *, optional: bool = False) -> str:
        """A text; required to be filled unless optional."""
        value = self._values.get(key, "" if optional else None)
        if not isinstance(value, str):
            self.wrong(key, "Hier hoort een tekst tussen aanhalingstekens.")
            return ""
        if not value.strip() and not optional:
            self.wrong(key, "Deze tekst mag niet leeg zijn.")
        return value

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number between two bounds."""
        value = self._values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            self.wrong(key, f"Hier hoort een geheel getal van {low} tot en met {high}.")
            return low
        return value

    def maybe_number(self, key: str) -> int | None:
        """A whole number from 0 to 120, or None where the key is absent."""
        return self.number(key, 0, 120) if key in self._values else None

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            self.wrong(key, "Hier hoort true of false.")
            return default
        return value

    def choice(self, key: str, kind: type[E]) -> E:
        """One of a closed set of words."""
        value = self._values.get(key)
        try:
            return kind(value)
        except ValueError:
            self.wrong(key, f"Kies uit: {', '.join(member.value for member in kind)}.")
            return next(iter(kind))

    def choices(self, key: str, kind: type[E]) -> frozenset[E]:
        """Some of a closed set of words."""
        allowed = {member.value for member in kind}
        words = self.texts(key)
        for word in words:
            if word not in allowed:
                self.wrong(key, f"‘{word}’ is onbekend; kies uit: {', '.join(sorted(allowed))}.")
        return frozenset(kind(word) for word in words if word in allowed)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where the key is absent."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.wrong(key, "Hier hoort een lijst van teksten.")
            return ()
        return tuple(value)

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, empty where the key is absent."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, int) for item in value):
            self.wrong(key, "Hier hoort een lijst van gehele getallen.")
            return ()
        return tuple(value)

    def groups(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts, empty where the key is absent."""
        value = self._values.get(key, [])
        good = isinstance(value, list) and all(
            isinstance(group, list) and group and all(isinstance(item, str) for item in group)
            for group in value
        )
        if not good:
            self.wrong(key, "Hier hoort een lijst van lijsten van codes.")
            return ()
        return tuple(tuple(group) for group in value)

    def day(self, key: str) -> date | None:
        """A date as 2026-11-23, or None for an empty text."""
        value = self._values.get(key, "")
        if value == "":
            return None
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.wrong(key, "Hier hoort een datum als 2026-11-23, of een lege tekst.")
            return None


def _index(text: str) -> dict[tuple[str, int, str], int]:
    """Line numbers from 1 by (table, number of that table, key); the key "" is the table's own line."""
    lines: dict[tuple[str, int, str], int] = {}
    seen: dict[str, int] = {}
    table, number = "", 0
    for line, content in enumerate(text.splitlines(), start=1):
        if header := _TABLE.match(content):
            table = header[1]
            number = seen.get(table, 0)
            seen[table] = number + 1
            lines[table, number, ""] = line
        elif key := _KEY.match(content):
            lines.setdefault((table, number, key[1]), line)
    return lines


def _did_you_mean(word: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    return f" Bedoelde u ‘{close[0]}’?" if close else ""
