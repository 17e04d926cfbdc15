"""What both changed, in the words of the form: what stood there, what stands there now, and what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ivbdesk.cases.dossier.basis import Botspunt, plain

_EMPTY = "(leeg)"


class Benoemd(Protocol):
    """What both changed: a field, or a part of one."""

    @property
    def name(self) -> str:
        """Its name in the botsing."""

    @property
    def title(self) -> str:
        """What an officer calls it."""

    def as_text(self, value: object) -> str:
        """A value of it in words."""


def told_of(punt: Botspunt, fields: Mapping[str, Benoemd]) -> tuple[str, str, str]:
    """What stood there, what stands there now, and what was typed, as the form shows it."""
    if len(punt.velden) == 1:
        field = fields[punt.velden[0]]
        known = _text(field, punt.toen[field.name]) if field.name in punt.toen else "niet bewaard"
        return known, _text(field, punt.nu[field.name]), _text(field, punt.getypt[field.name])
    differing = [name for name in punt.velden if len({_key(side, name) for side in _sides(punt)}) > 1]

    def lines(side: Mapping[str, object]) -> str:
        named = (f"{fields[n].title}: {_text(fields[n], side[n])}" for n in differing if n in side)
        return "\n".join(named) or "niet bewaard"

    return lines(punt.toen), lines(punt.nu), lines(punt.getypt)


def _sides(punt: Botspunt) -> tuple[Mapping[str, object], ...]:
    return punt.toen, punt.nu, punt.getypt


def _key(side: Mapping[str, object], name: str) -> str:
    return str(plain(side.get(name)))


def _text(field: Benoemd, value: object) -> str:
    return field.as_text(value).strip() or _EMPTY
