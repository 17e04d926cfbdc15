"""Taking a version of the handelingskader into use, so that a casus keeps the one it was weighed under."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ivbdesk.actions.context import Context
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.kader_lezer import read_handelingskader, read_kept_kader
from ivbdesk.cases.kader.kaderversie import Kaderversie, require_admissible
from ivbdesk.cases.taal.fouten import KaderFout

RenderUitleg = Callable[[Handelingskader, str], bytes]
"""Makes the plain-language explanation for residents; the second is the name of the municipality."""


@dataclass(frozen=True)
class Kaderkeuze:
    """Which handelingskader a register works with: its text, whether the municipality wrote it, what is wrong."""

    kader: Handelingskader
    inhoud: str
    eigen: bool
    is_new: bool
    fout: str = ""


def choose_kader(
    shipped: str, read_own: Callable[[], str | None], file: str, known: list[Kaderversie]
) -> Kaderkeuze:
    """The municipality's own text where it is good, else the version last in use, else the shipped one.

    A mistake in the own text never stops the work: it is reported in `fout`, with file and line.
    """
    name = "handelingskader.toml"
    newest = known[-1] if known else None
    try:
        own = read_own()
        return _admitted(own or shipped, own is not None, file if own is not None else name, known)
    except KaderFout as error:
        told = str(error)
    last = _readable(newest)
    if newest is None or last is None:
        return Kaderkeuze(read_handelingskader(shipped, name), shipped, False, newest is None, told)
    return Kaderkeuze(last, newest.inhoud, newest.eigen, False, told)


def examine_own(text: str, file: str, known: list[Kaderversie]) -> Handelingskader:
    """The handelingskader in a text that a register would take; raises KaderFout with every mistake in it."""
    return _admitted(text, True, file, known).kader


def _admitted(text: str, own: bool, file: str, known: list[Kaderversie]) -> Kaderkeuze:
    kader = read_handelingskader(text, file)
    newest = next((item for item in reversed(known) if item.versie != kader.versie), None)
    before = _readable(newest)
    return Kaderkeuze(kader, text, own, require_admissible(text, kader, known, before, file))


def _readable(version: Kaderversie | None) -> Handelingskader | None:
    """A kept version, unless it was written for a later program."""
    try:
        return read_kept_kader(version.inhoud, version.versie) if version else None
    except KaderFout:
        return None


def take_in(ctx: Context, choice: Kaderkeuze) -> None:
    """Keep the text of a version that this register did not have yet."""
    if choice.is_new:
        with ctx.begin(
            "handelingskader in gebruik nemen", f"versie {choice.kader.versie}", Recht.LEZER
        ) as unit:
            unit.add(
                Kaderversie(ctx.new_id(), choice.kader.versie, choice.inhoud, choice.eigen, unit.at_moment())
            )
