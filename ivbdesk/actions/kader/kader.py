"""Taking a version of the handelingskader into use, so that a casus keeps the one it was weighed under."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ivbdesk.actions.context import Context
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.eerder import Eerder
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.kader_lezer import read_handelingskader, read_kept_kader
from ivbdesk.cases.kader.kaderversie import Kaderversie, require_admissible
from ivbdesk.cases.taal.fouten import KaderFout

MEEGELEVERD = "handelingskader.toml"
"""The name of the shipped file, under which a mistake in it is reported."""


@dataclass(frozen=True)
class Kaderkeuze:
    """Which handelingskader a register works with: its text, whether the municipality wrote it, what is wrong."""

    kader: Handelingskader
    inhoud: str
    eigen: bool
    is_new: bool
    fout: str = ""


@dataclass(frozen=True)
class Kaderbron:
    """What a text is judged against: the shipped one, and what the texts of earlier programs meant."""

    meegeleverd: str
    eerder: Eerder

    def shipped(self) -> Handelingskader:
        """The handelingskader that comes with the program."""
        return read_handelingskader(self.meegeleverd, MEEGELEVERD)

    def read_kept(self, version: Kaderversie) -> Handelingskader | None:
        """A kept version as it held when it was taken into use; None where it was written for a later program."""
        try:
            return read_kept_kader(version.inhoud, version.versie, self.eerder)
        except KaderFout:
            return None


def choose_kader(
    bron: Kaderbron, read_own: Callable[[], str | None], file: str, known: list[Kaderversie]
) -> Kaderkeuze:
    """The municipality's own text where it is good, else the version last in use, else the shipped one.

    A mistake in the own text never stops the work: it is reported in `fout`, with file and line.
    """
    newest = known[-1] if known else None
    try:
        own = read_own()
        if own is not None:
            kader = examine_own(bron, own, file, known)
            return Kaderkeuze(kader, own, True, _is_new(kader, known))
        kader = bron.shipped()
        require_admissible(bron.meegeleverd, kader, _texts(known), _before(bron, kader, known), MEEGELEVERD)
        return Kaderkeuze(kader, bron.meegeleverd, False, _is_new(kader, known))
    except KaderFout as error:
        told = str(error)
    last = bron.read_kept(newest) if newest else None
    if newest is None or last is None:
        return Kaderkeuze(bron.shipped(), bron.meegeleverd, False, newest is None, told)
    return Kaderkeuze(last, newest.inhoud, newest.eigen, False, told)


def examine_own(bron: Kaderbron, text: str, file: str, known: list[Kaderversie]) -> Handelingskader:
    """The handelingskader in a municipality's text; raises KaderFout with every mistake in it.

    A register that knows these versions takes it into use by this judgement, and `ivbdesk handelingskader check` says
    the same. What comes with the program names measures and terms of the shipped text, so an own one has them all.
    """
    kader, shipped = read_handelingskader(text, file), bron.shipped()
    texts = {shipped.versie: bron.meegeleverd, **_texts(known)}
    require_admissible(text, kader, texts, [*_before(bron, kader, known), shipped], file)
    return kader


def _is_new(kader: Handelingskader, known: list[Kaderversie]) -> bool:
    return kader.versie not in _texts(known)


def _texts(known: list[Kaderversie]) -> dict[str, str]:
    return {item.versie: item.inhoud for item in known}


def _before(bron: Kaderbron, kader: Handelingskader, known: list[Kaderversie]) -> list[Handelingskader]:
    """The version that was in use before this one, where there was one that can be read."""
    newest = next((item for item in reversed(known) if item.versie != kader.versie), None)
    read = bron.read_kept(newest) if newest else None
    return [read] if read else []


def take_in(ctx: Context, choice: Kaderkeuze) -> None:
    """Keep the text of a version that this register did not have yet."""
    if choice.is_new:
        with ctx.begin(
            "handelingskader in gebruik nemen", f"versie {choice.kader.versie}", Recht.LEZER
        ) as unit:
            unit.add(
                Kaderversie(ctx.new_id(), choice.kader.versie, choice.inhoud, choice.eigen, unit.at_moment())
            )
