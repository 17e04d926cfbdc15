"""What was typed in a form, asked by the field it stands in, so that each value has the type of its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar, cast

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


class ValueOf(Protocol[T_co]):
    """A field that gives a T."""

    name: str

    def value(self) -> T_co:
        """What was typed."""


class Unreadable(Exception):
    """A rule between fields asked for one that cannot be read yet."""


class FormValues:
    """The values of the fields that can be read."""

    def __init__(self, by_name: Mapping[str, object]) -> None:
        self.by_name = by_name

    def __getitem__(self, field: ValueOf[T]) -> T:
        """The value of a field; raises Unreadable where what is typed in it is no value of its kind."""
        if field.name not in self.by_name:
            raise Unreadable(field.name)
        return cast(T, self.by_name[field.name])

    def __contains__(self, field: ValueOf[object]) -> bool:
        return field.name in self.by_name

    def get(self, field: ValueOf[T]) -> T | None:
        """The value of a field; None where it cannot be read, or is not in the form."""
        return cast(T, self.by_name[field.name]) if field.name in self.by_name else None
