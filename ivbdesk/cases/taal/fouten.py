"""The errors of the domain: what a rule objects to, in Dutch, at the field where it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class RegelFout(Exception):
    """A rule was not met: the field, a Dutch sentence for the user, and the source of the rule."""

    def __init__(self, veld: str, melding: str, bron: str = "") -> None:
        super().__init__(melding)
        self.veld = veld
        self.melding = melding
        self.bron = bron


@dataclass(frozen=True)
class Bestandsfout:
    """One error in a resource file, with file, line and key, so that it can be found and mended."""

    bestand: str
    regel: int
    sleutel: str
    melding: str

    def __str__(self) -> str:
        where = f"{self.bestand}, regel {self.regel}" if self.regel else self.bestand
        return f"{where}, {self.sleutel}: {self.melding}" if self.sleutel else f"{where}: {self.melding}"


class KaderFout(Exception):
    """A resource file cannot be used; `fouten` holds every error that was found in it."""

    def __init__(self, fouten: Sequence[Bestandsfout]) -> None:
        super().__init__("\n".join(str(fout) for fout in fouten))
        self.fouten = tuple(fouten)


_LONGEST = 10_000


def require_readable(tekst: str) -> None:
    """Raise RegelFout for a text of a signal or an entry that is a document rather than what was heard or seen."""
    if len(tekst) > _LONGEST:
        raise RegelFout(
            "tekst", "Dit zijn meer dan 10.000 tekens. Vat het samen, en zet het hele verhaal bij Stukken."
        )
