"""What came to stand where an officer and a colleague wrote the same, for the log."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID

from ivbdesk.cases.dossier.basis import Botspunt, plain

NOT_KEPT = "(niet bewaard)"


class Botsbesluit(Enum):
    """Whose text stands, in the words of the log."""

    HUN = "bleef zoals een collega het schreef"
    MIJN = "kwam te staan zoals het hier was getypt"
    OPNIEUW = "werd opnieuw geschreven"


@dataclass(frozen=True)
class Botskeuze:
    """What was decided of a botsing: in what it stands, in which field, and both values as the form showed them."""

    van: UUID | str
    veld: str
    besluit: Botsbesluit
    nu: str
    getypt: str

    @property
    def wat(self) -> str:
        """The line of the log."""
        return f"{self.veld}: {self.besluit.value}"

    @property
    def vervallen(self) -> bool:
        """Whether what was typed stands nowhere, so that no rule of saving has looked at it."""
        return self.besluit is not Botsbesluit.MIJN

    def kept(self, refused: Callable[[str], object]) -> Botskeuze:
        """With of what was typed and given up only what the register may hold; `refused` says of a text that it may not.

        What was written once more does not keep what was typed before: that was not chosen by anybody.
        """
        if self.vervallen and (self.besluit is Botsbesluit.OPNIEUW or refused(self.getypt)):
            return replace(self, getypt=NOT_KEPT)
        return self


def decision(punt: Botspunt, bewaard: Mapping[str, object], geraakt: Collection[str]) -> Botsbesluit:
    """Whose text is saved, by what is saved: a field may be written otherwise after it was chosen."""
    saved = [plain(bewaard[name]) for name in punt.velden]
    if set(geraakt).isdisjoint(punt.velden) or saved == [plain(punt.nu[name]) for name in punt.velden]:
        return Botsbesluit.HUN
    typed = [plain(punt.getypt[name]) for name in punt.velden]
    return Botsbesluit.MIJN if saved == typed else Botsbesluit.OPNIEUW
