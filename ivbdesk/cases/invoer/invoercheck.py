"""The judgement of a whole list: what is good, known already or wrong, and which rows come in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ivbdesk.cases.invoer.invoerveld import InvoerSoort, Invoervelden
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.rijkeurder import Invoerrij, Rijbevinding, Rijkeurder
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count

_EVERY = 50


@dataclass(frozen=True)
class Controle:
    """The judgement of a whole list."""

    soort: InvoerSoort
    rijen: tuple[Invoerrij, ...]

    @property
    def nieuw(self) -> list[Invoerrij]:
        """The rows that are right and not known yet."""
        return [row for row in self.rijen if row.is_good and not row.bekend]

    @property
    def bekend(self) -> list[Invoerrij]:
        """The rows that are right, but seem to be there already."""
        return [row for row in self.rijen if row.is_good and row.bekend]

    @property
    def fout(self) -> list[Invoerrij]:
        """The rows that cannot be taken in."""
        return [row for row in self.rijen if not row.is_good]

    @property
    def klaar(self) -> list[Invoerrij]:
        """Those of the wrong rows that are finished already, and so do not come in."""
        return [row for row in self.rijen if any(item.klaar for item in row.bevindingen)]

    @property
    def bevindingen(self) -> list[Rijbevinding]:
        """Every finding, by row."""
        return [item for row in self.rijen for item in row.bevindingen]

    def mensen(self, ook_bekend: Collection[int]) -> list[Invoerrij]:
        """The rows that come in of which the person may be somebody in the register."""
        return [row for row in self._coming(ook_bekend) if row.mensen]

    def _coming(self, ook_bekend: Collection[int]) -> list[Invoerrij]:
        return [row for row in self.rijen if row.is_good and (not row.bekend or row.regel in ook_bekend)]

    def choose(
        self,
        ook_bekend: Collection[int] = (),
        *,
        zonder_foute: bool = False,
        wie: Mapping[int, UUID | None] | None = None,
    ) -> list[Invoerrij]:
        """The rows to take in, in their order: the new ones, and those of the known ones that are named.

        `wie` says of each row with somebody who may be known, who it is; None for somebody else. Raises RegelFout
        while that is not said, while there are bad rows that were not left out, or where nothing remains.
        """
        if self.fout and not zonder_foute:
            told = count(len(self.fout), "rij kan", "rijen kunnen")
            raise RegelFout("", f"{told} niet worden ingevoerd. Verbeter ze, of kies ervoor ze weg te laten.")
        rows = self._coming(ook_bekend)
        if not rows:
            raise RegelFout("", "Er is geen rij om in te voeren.")
        open_still = [row for row in rows if row.mensen and row.regel not in (wie or {})]
        if open_still:
            told = count(len(open_still), "rij", "rijen")
            raise RegelFout("", f"Kijk bij {told} eerst of de persoon al in het register staat.")
        return rows


def check_list(
    lijst: Lijst, velden: Invoervelden, today: date, step: Callable[[int, int], None] = lambda done, of: None
) -> Controle:
    """Judge every row that is not left out; `step` is told how far it is, and may raise to stop."""
    judge, left = Rijkeurder(lijst, velden, today), lijst.weggelaten
    rows = []
    for number, row in enumerate(lijst.rijen):
        if number % _EVERY == 0:
            step(number, len(lijst.rijen))
        if row.nummer not in left:
            rows.append(judge.judge(row))
    return Controle(lijst.soort, tuple(rows))


def preview(lijst: Lijst, velden: Invoervelden, today: date, most: int) -> list[Invoerrij]:
    """How the first rows would come in as the list is matched now, as far as they can be read."""
    judge = Rijkeurder(lijst, velden, today)
    return [judge.look(row) for row in lijst.rijen[:most]]


def check_again(
    controle: Controle, lijst: Lijst, velden: Invoervelden, today: date, rows: Collection[int]
) -> Controle:
    """The same with these rows judged anew, by what was mended in them, and without those that are left out."""
    judge, left = Rijkeurder(lijst, velden, today), lijst.weggelaten
    judged = {row.regel: row for row in controle.rijen if row.regel not in rows}
    found = (judged.get(row.nummer) or judge.judge(row) for row in lijst.rijen if row.nummer not in left)
    return replace(controle, rijen=tuple(found))


def mark_known(
    controle: Controle, key: Callable[[Invoerrij], object | None], known: Mapping[object, str]
) -> Controle:
    """The same with each good row marked that is in the register already, or earlier in the list.

    `known` gives the number of what is there by its key; empty where it has none to show.
    """
    seen: dict[object, int] = {}
    rows = []
    for row in (replace(row, bekend="") for row in controle.rijen):
        mine = key(row) if row.is_good else None
        if mine is None:
            rows.append(row)
        elif mine in known:
            number = known[mine]
            rows.append(replace(row, bekend=f"Staat al in het register{f' als {number}' if number else ''}"))
        elif mine in seen:
            rows.append(replace(row, bekend=f"Gelijk aan rij {seen[mine]}"))
        else:
            seen[mine] = row.regel
            rows.append(row)
    return replace(controle, rijen=tuple(rows))
