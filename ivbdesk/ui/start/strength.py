"""How strong a passphrase is, in words that say what to do."""

from __future__ import annotations

from ivbdesk.ui.opened import Phrases

_MUCH = 1.3


def told_strength(phrases: Phrases, typed: str) -> str:
    """How strong what is typed is; nothing while there is nothing."""
    if not typed:
        return ""
    part = phrases.strength(typed) / phrases.enough_bits
    if part < 1:
        return "Nog te zwak: een ander kan hem raden. Neem er een of meer woorden bij die niets met elkaar te maken hebben."
    return "Sterk genoeg." if part < _MUCH else "Ruim sterk genoeg."
