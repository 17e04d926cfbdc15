"""What the note for the driehoek takes from the weighing, so that nothing is weighed or typed twice (IVB 5)."""

from __future__ import annotations

from collections.abc import Iterator

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.dossier.leesregels import of_spoor
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.publiek.ontvanger import Ontvanger

MOST_CORE = 600
"""How long the core of a note is at most, in characters (domein 5.2)."""


def for_all(soort: Maatregelsoort) -> bool:
    """Whether the whole driehoek may read of this means: for whom the note is, is not chosen yet."""
    return Ontvanger.DRIEHOEK.publiek.sees(of_spoor(soort.spoor))


def core_from(figures: str, weighing: Afweging) -> str:
    """The figures, what safety partners see, and why a lighter means is not enough: whole texts, as many as fit."""
    parts = [figures]
    for text in (weighing.veiligheidsperspectief, weighing.noodzakelijk):
        if text.strip() and len(" ".join([*parts, sentence(text)])) <= MOST_CORE:
            parts.append(sentence(text))
    return " ".join(part for part in parts if part)


def alternatives_from(weighing: Afweging, kader: Handelingskader) -> str:
    """What was laid beside the chosen option, and what speaks against it; of a care means only that it was weighed."""
    return " ".join(_told_options(weighing, kader))


def consequences_from(weighing: Afweging) -> str:
    """What the chosen option brings about, and what it means for those who live there."""
    chosen = next((option.tegen for option in weighing.opties if option.gekozen), "")
    texts = dict.fromkeys(
        sentence(text) for text in (chosen, weighing.derden, weighing.evenwichtig) if text.strip()
    )
    return " ".join(texts)


def sentence(text: str) -> str:
    """The text as a sentence that another can follow."""
    told = text.strip()
    return told if told.endswith((".", "!", "?", "…")) else f"{told}."


def _told_options(weighing: Afweging, kader: Handelingskader) -> Iterator[str]:
    for option in weighing.opties:
        if option.gekozen:
            continue
        soort = kader.maatregelen.get(option.code)
        if soort is not None and not for_all(soort):
            yield "Een zorgmaatregel is meegewogen."
        elif option.tegen.strip() or option.voor.strip():
            yield f"{option.naam}: {sentence(option.tegen if option.tegen.strip() else option.voor)}"
