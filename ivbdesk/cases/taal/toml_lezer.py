"""Reads TOML text with typed access to its keys, and reports each error with file, line and key.

A wrong value is noted and reading goes on, so that one look at the message mends the whole file.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Collection, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Protocol, TypeVar

from ivbdesk.cases.taal.fouten import Bestandsfout, KaderFout
from ivbdesk.cases.taal.toml_regels import Regels, syntax_error

E = TypeVar("E", bound=StrEnum)
_UNREADABLE = (
    "Dit bestand is niet te lezen: haken staan te diep in elkaar, of een getal heeft te veel cijfers."
)


@lru_cache(maxsize=32)
def _parsed(text: str) -> Mapping[str, object]:
    """What the text says; nobody changes it. A register that is locked and opened again reads the same files."""
    return tomllib.loads(text)


class TomlTekst:
    """The text of one TOML file, with the errors found in it so far.

    Raises KaderFout at once where the text is no TOML: nothing after that place can be read.
    """

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._errors: list[Bestandsfout] = []
        try:
            self._data = _parsed(text)
        except tomllib.TOMLDecodeError as error:
            line, sentence = syntax_error(error, text)
            raise KaderFout([Bestandsfout(file, line, "", sentence)]) from None
        except (RecursionError, ValueError):
            raise KaderFout([Bestandsfout(file, 0, "", _UNREADABLE)]) from None

    def top(self, keys: Collection[str]) -> Tabel:
        """What stands above the first table; any name in the file that is not one of `keys` is an error."""
        table = Tabel(self, "", 0, self._data)
        table.refuse_unknown(keys)
        return table

    def tables(self, name: str, keys: Collection[str], *, optional: bool = False) -> list[Tabel]:
        """The tables `[[name]]`, at least one unless optional; a key in them that is not one of `keys` is an error."""
        found = self._data.get(name, [])
        if optional and name not in self._data:
            return []
        if not isinstance(found, list) or not found or not all(isinstance(item, dict) for item in found):
            self.note("", 0, name, f"sleutel ‘{name}’", f"Hier hoort ten minste één blok [[{name}]].")
            return []
        tables = [Tabel(self, name, number, values) for number, values in enumerate(found)]
        for table in tables:
            table.refuse_unknown(keys)
        return tables

    def numbered(self, name: str, numbers: range, keys: Collection[str]) -> list[tuple[int, Tabel]]:
        """The tables `[[name]]` with their `nummer`: each of `numbers` stands there once, in that order."""
        tables = self.tables(name, keys)
        for expected, table in zip(numbers, tables, strict=False):
            if table.number("nummer", numbers[0], numbers[-1]) != expected:
                table.wrong("nummer", f"Hier hoort {expected}: elk nummer één keer, op volgorde.")
        if tables and len(tables) != len(numbers):
            tables[-1].wrong("nummer", f"Er horen er {len(numbers)} te zijn; dit zijn er {len(tables)}.")
        return list(zip(numbers, tables, strict=False))

    @cached_property
    def _regels(self) -> Regels:
        return Regels(self._text)

    def note(self, table: str, number: int, key: str, where: str, message: str) -> None:
        """Note an error at a key of the n-th table; `where` is how the user is told of that place."""
        line = self._regels.find(table, number, key)
        self._errors.append(Bestandsfout(self._file, line, where, message))

    def finish(self) -> None:
        """Raise KaderFout with all errors in the order of the file, if there are any."""
        if self._errors:
            raise KaderFout(sorted(self._errors, key=lambda error: error.regel))


class Noted(Protocol):
    """Where the errors of a table are kept."""

    def note(self, table: str, number: int, key: str, where: str, message: str) -> None:
        """Note an error at a key of the n-th table; `where` is how the user is told of that place."""


class Tabel:
    """One table with typed access; a wrong value is noted as an error and gives a harmless one instead."""

    def __init__(self, source: Noted, name: str, number: int, values: Mapping[str, object]) -> None:
        self._source, self._name, self._number, self._values = source, name, number, values

    def wrong(self, key: str, message: str) -> None:
        """Note an error at this key."""
        label = self._values.get("code", self._values.get("nummer", f"nummer {self._number + 1}"))
        where = f"{self._name} {label}, sleutel ‘{key}’" if self._name else f"sleutel ‘{key}’"
        self._source.note(self._name, self._number, key, where, message)

    def has(self, key: str) -> bool:
        """Whether the key stands there."""
        return key in self._values

    def refuse_unknown(self, keys: Collection[str]) -> None:
        """A key that is not known is an error, with the one that was perhaps meant."""
        for key in self._values:
            if key not in keys:
                self.wrong(key, f"Deze sleutel is onbekend.{did_you_mean(key, keys)}")

    def text(self, key: str, *, optional: bool = False, longest: int | None = None) -> str:
        """A text; filled unless optional, and of at most `longest` characters."""
        value = self._values.get(key, "" if optional else None)
        if value is None:
            self.wrong(key, "Deze sleutel ontbreekt.")
            return ""
        if not isinstance(value, str):
            self.wrong(key, "Hier hoort een tekst tussen aanhalingstekens.")
            return ""
        if not value.strip() and not optional:
            self.wrong(key, "Deze tekst mag niet leeg zijn.")
        if longest is not None and len(value) > longest:
            self.wrong(key, f"Hoogstens {longest} tekens; dit zijn er {len(value)}.")
        return value

    def word(self, key: str, words: Collection[str], *, optional: bool = False) -> str:
        """A text that is one of `words`."""
        value = self.text(key, optional=optional)
        if value:
            self._refuse_outside(key, value, words)
        return value

    def _refuse_outside(self, key: str, value: str, words: Collection[str]) -> None:
        if value not in words:
            choose = f"Kies uit: {', '.join(words)}."
            self.wrong(key, f"‘{value}’ is onbekend. {choose}{did_you_mean(value, words)}")

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number from `low` to `high`."""
        value = self._values.get(key, default)
        if type(value) is not int or not low <= value <= high:
            self.wrong(key, f"Hier hoort een geheel getal van {low} tot en met {high}.")
            return low
        return value

    def maybe_number(self, key: str, low: int, high: int) -> int | None:
        """A whole number from `low` to `high`, or None where the key is absent."""
        return self.number(key, low, high) if key in self._values else None

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            self.wrong(key, "Hier hoort true of false, zonder aanhalingstekens.")
            return default
        return value

    def choice(self, key: str, kind: type[E]) -> E:
        """One member of `kind`."""
        value = self.word(key, [member.value for member in kind])
        return next((member for member in kind if member.value == value), next(iter(kind)))

    def choices(self, key: str, among: Collection[E], *, filled: bool = False) -> frozenset[E]:
        """Some of the members `among` a kind, at least one where it must be filled."""
        words = self.texts(key, filled=filled)
        for word in words:
            self._refuse_outside(key, word, [member.value for member in among])
        return frozenset(member for member in among if member.value in words)

    def refuse_strange(
        self, key: str, found: Collection[object], known: Collection[object], what: str
    ) -> None:
        """Each of `found` that is not `known` is an error; codes lie too near to each other to guess one."""
        for item in dict.fromkeys(found):
            if item not in known:
                self.wrong(key, f"Er is geen {what} ‘{item}’.")

    def texts(self, key: str, *, filled: bool = False) -> tuple[str, ...]:
        """A list of texts, at least one where it must be `filled`; else empty where the key is absent."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.wrong(key, 'Hier hoort een lijst van teksten, zoals ["een", "twee"].')
            return ()
        if filled and not value:
            self.wrong(key, "Noem er ten minste één.")
        return tuple(value)

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, empty where the key is absent."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(type(item) is int for item in value):
            self.wrong(key, "Hier hoort een lijst van gehele getallen, zoals [9, 10].")
            return ()
        return tuple(value)

    def groups(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of filled lists of texts, empty where the key is absent."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(
            isinstance(group, list) and group and all(isinstance(item, str) for item in group)
            for group in value
        ):
            self.wrong(key, 'Hier hoort een lijst van lijsten, zoals [["een", "twee"], ["drie"]].')
            return ()
        return tuple(tuple(group) for group in value)

    def day(self, key: str) -> date | None:
        """A date as 2026-11-23, or None for an empty text."""
        value = self._values.get(key, "")
        if value == "":
            return None
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        elif isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.wrong(key, 'Hier hoort een datum als "2026-11-23", of een lege tekst.')
        return None


def refuse_doubles(tables: Collection[Tabel], key: str, values: Collection[object]) -> None:
    """Each value that an earlier one of the `tables` had already is an error; `values` in the same order."""
    seen: set[object] = set()
    for table, value in zip(tables, values, strict=True):
        if value in seen:
            table.wrong(key, f"‘{value}’ komt twee keer voor.")
        seen.add(value)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """The sentence that asks whether the nearest known word was meant; empty where none is near."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f" Bedoelde u ‘{close[0]}’?" if close else ""
