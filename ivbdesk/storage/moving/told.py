"""What is told while a register moves, and where it can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Tell = Callable[[str, int, int], None]
"""Takes the step (Dutch), how far it is, and how far it goes; what it raises stops the move."""


def nobody(_step: str, _done: int, _of: int) -> None:
    """Nobody looks."""


@dataclass(frozen=True)
class MoveStep:
    """One step of a move."""

    step: str
    tell: Tell

    def at(self, done: int, of: int) -> None:
        """So far it is."""
        self.tell(self.step, done, of)
