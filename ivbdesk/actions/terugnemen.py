"""What an act leaves so that it can be taken back: what stood there, and which act of this window was the last."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Protocol, TypeVar
from uuid import UUID

from ivbdesk.actions.waarom_niet import BY_ITSELF, why_not
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht
from ivbdesk.cases.dossier.basis import Recorded
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.taal.fouten import RegelFout

K = TypeVar("K", bound=Recorded)
E = TypeVar("E")


class Plichten(Protocol):
    """What stands in the way of taking something out."""

    def bewaarplichten(self, casus_id: UUID) -> list[Bewaarplicht]:
        """The legal holds of a casus."""


class Terugzetting(Protocol):
    """The unit of work in which an act is taken back, as far as that asks."""

    def casus(self, casus_id: UUID) -> Casus:
        """The casus; raises GeenToegang."""

    def find(self, kind: type[E], id: UUID) -> E:
        """The thing; raises KeyError."""

    def add(self, entity: object) -> None:
        """Take it in."""

    def remove(self, entity: object) -> None:
        """Take it out."""

    @property
    def bewaren(self) -> Plichten:
        """What is kept by law."""


Zet = Callable[[Terugzetting], None]
"""Puts back what stood there, within a unit of work that is open; raises RegelFout where that has changed since."""

_MOVED = "Dit is intussen gewijzigd. Er is niets ongedaan gemaakt."


@dataclass(frozen=True)
class Terug:
    """How an act is taken back: what it was, in words that name nobody, and what puts back what stood there.

    `erna` follows once that is kept, such as taking away a file to which no row leads any more.
    """

    wat: str
    zet: Zet
    nodig: Recht = Recht.REGIEVOERDER
    erna: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Handeling:
    """An act that was done in this window, what it gave in words that name nobody, and how it is taken back, where it can be."""

    actie: str
    terug: Terug | None = None
    gaf: str = ""

    @property
    def waarom_niet(self) -> str:
        """Why it cannot be taken back; empty where it can."""
        if self.terug is not None:
            return ""
        return why_not(self.actie)


class LaatsteHandeling:
    """What was done last in this window: `begint` and `gedaan` frame each unit of work, in the thread in which it runs."""

    def __init__(self) -> None:
        self._lopend = threading.local()
        self._laatste: Handeling | None = None

    @property
    def handeling(self) -> Handeling | None:
        """The last act; None where nothing was done yet."""
        return self._laatste

    def begint(self, actie: str) -> None:
        """An act begins."""
        self._lopend.handeling = Handeling(actie)

    def kan_terug(
        self,
        wat: str,
        *zetten: Zet,
        nodig: Recht = Recht.REGIEVOERDER,
        erna: Callable[[], object] = lambda: None,
    ) -> None:
        """The act that runs can be taken back, by these in this order."""
        terug = Terug(wat, _after_each_other(zetten), nodig, erna)
        self._lopend.handeling = replace(self._begun(), terug=terug)

    def geeft(self, wat: str) -> None:
        """The act that runs gives this, such as a casus with its number."""
        self._lopend.handeling = replace(self._begun(), gaf=wat)

    def _begun(self) -> Handeling:
        begun: Handeling = getattr(self._lopend, "handeling", Handeling(""))
        return begun

    def gedaan(self) -> None:
        """What began is done, and stands in the log."""
        done: Handeling = self._lopend.handeling
        if done.actie not in BY_ITSELF:
            self._laatste = done


class Stond:
    """What stood in some fields of a thing before an act; `terug` is asked after it."""

    def __init__(self, casus_id: UUID | None, item: Recorded, *velden: str) -> None:
        self._casus_id, self._item, self._velden = casus_id, item, velden
        self._was = _values(item, velden)

    def terug(self) -> Zet:
        """Puts it back, while there stands what the act left."""
        kind, id, was, velden = type(self._item), self._item.id, self._was, self._velden
        left, casus_id = _values(self._item, velden), self._casus_id

        def put(unit: Terugzetting) -> None:
            if casus_id is not None:
                unit.casus(casus_id)  # for who may see it
            found = _found(unit, kind, id)
            if _values(found, velden) != left:
                raise RegelFout("", _MOVED)
            for veld, value in zip(velden, was, strict=True):
                setattr(found, veld, value)

        return put


def weer_weg(casus_id: UUID, lijst: str, item: Recorded) -> Zet:
    """Takes out of a list of the casus what the act put there, while it is as it was made."""
    id, names = item.id, _plain_fields(item)
    left = _values(item, names)

    def put(unit: Terugzetting) -> None:
        there: list[Recorded] = getattr(unit.casus(casus_id), lijst)
        found = next((one for one in there if one.id == id), None)
        if found is None or _values(found, names) != left:
            raise RegelFout("", _MOVED)
        there.remove(found)
        unit.remove(found)

    return put


def weer_uit(item: Recorded) -> Zet:
    """Takes out of the register what the act put there, while it is as it was made; of what stood there a sum is kept."""
    kind, id, names = type(item), item.id, _plain_fields(item)
    left = hash(_values(item, names))

    def put(unit: Terugzetting) -> None:
        found = _found(unit, kind, id)
        if hash(_values(found, names)) != left:
            raise RegelFout("", _MOVED)
        unit.remove(found)

    return put


def _found(unit: Terugzetting, kind: type[K], id: UUID) -> K:
    try:
        return unit.find(kind, id)
    except KeyError:
        raise RegelFout("", _MOVED) from None


def _values(item: object, velden: Sequence[str]) -> tuple[object, ...]:
    return tuple(getattr(item, veld) for veld in velden)


def _plain_fields(item: object) -> tuple[str, ...]:
    assert is_dataclass(item)
    return tuple(part.name for part in fields(item) if not isinstance(getattr(item, part.name), list))


def _after_each_other(zetten: Sequence[Zet]) -> Zet:
    def put(unit: Terugzetting) -> None:
        for zet in zetten:
            zet(unit)

    return put
