"""The errors of the domain: what a rule objects to, in Dutch, at the field where it can be mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


class RegelFout(Exception):
    """A rule was not met: the field, a Dutch sentence for the user, and the source of the rule.

    `ook` are the rules that were not met besides, where several are judged together.
    """

    def __init__(self, veld: str, melding: str, bron: str = "") -> None:
        super().__init__(melding)
        self.veld = veld
        self.melding = melding
        self.bron = bron
        self.ook: tuple[RegelFout, ...] = ()

    @property
    def gezegd(self) -> str:
        """The sentence with its source, as a form tells it."""
        return f"{self.melding} ({self.bron})" if self.bron else self.melding

    def per_veld(self) -> dict[str, RegelFout]:
        """This one and those besides, the first of each field."""
        return {fout.veld: fout for fout in reversed((self, *self.ook))}


_objections: ContextVar[list[RegelFout] | None] = ContextVar("objections", default=None)


def refuse(veld: str, melding: str, bron: str = "") -> None:
    """Raise RegelFout; within `together` once all rules are judged, with what the others object to."""
    found = _objections.get()
    if found is None:
        raise RegelFout(veld, melding, bron)
    found.append(RegelFout(veld, melding, bron))


@contextmanager
def together() -> Iterator[None]:
    """Judge all rules within before one RegelFout is raised, so that a form tells at once all that is wrong.

    A RegelFout that is raised within, and not by `refuse`, is the last: what comes after it could not be judged.
    """
    if _objections.get() is not None:  # within other rules that are judged together
        yield
        return
    found: list[RegelFout] = []
    before = _objections.set(found)
    try:
        yield
    except RegelFout as last:
        found.append(last)
    finally:
        _objections.reset(before)
    if found:
        found[0].ook = tuple(found[1:])
        raise found[0]


class KanNietSchrijven(Exception):
    """A file cannot be written where the officer wants it; explains itself."""

    wat = "Het bestand kan daar niet worden opgeslagen."
    behouden = "Wat u typte, staat er nog. Een bestand dat er al stond, is niet veranderd, en er is niets als verstrekt vastgelegd."
    doen = "Kies een andere map, of een andere naam."


class SchijfIsVol(KanNietSchrijven):
    """The disk that the officer chose has no room."""

    wat = "Op deze schijf is geen ruimte meer voor het bestand."
    doen = "Maak ruimte vrij, of kies een andere schijf."


class SchijfIsWeg(KanNietSchrijven):
    """The disk that the officer chose, or the network between, stopped answering."""

    wat = "De schijf waarop het bestand zou komen, antwoordt niet. Misschien is het netwerk weggevallen."
    doen = "Kijk of u de map nog kunt openen, of kies een andere map."


class NaamTeLang(KanNietSchrijven):
    """The name with its folders is longer than the system takes."""

    wat = "De naam van het bestand is met zijn mappen samen te lang voor deze computer."
    doen = "Kies een kortere naam, of een map dichter bij het begin van de schijf."


class BestandBezet(KanNietSchrijven):
    """Another program has the file, and did not let go for some seconds."""

    wat = "Een ander programma houdt dit bestand vast."
    doen = "Sluit het bestand in dat programma, of kies een andere naam."


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
