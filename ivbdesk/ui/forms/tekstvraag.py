"""Asks once about what stands in a text that will be kept: saving a second time answers it."""

from __future__ import annotations

ASKED = "Moet het zo blijven staan? Leg het dan nog een keer vast."


class Tekstvraag:
    """The text about which was asked; the same text is not asked about twice."""

    def __init__(self) -> None:
        self._known = ""

    def ask(self, text: str, *told: str) -> str:
        """The question about what is told of a text; empty where there is nothing, or it was answered.

        What stands at the field as a warning already is not told again: that is the first of what is told.
        """
        if not any(told) or self._known == text:
            return ""
        self._known = text
        return "\n".join([*(part for part in told[1:] if part), ASKED])
