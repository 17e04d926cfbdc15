"""The rows that were not taken in, written to a workbook to be mended and read again. Logged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ivbdesk.actions.bestand import require_writable
from ivbdesk.actions.context import Context
from ivbdesk.actions.publiek.uitvoer import hand_over
from ivbdesk.cases.invoer.afgekeurd import Afgekeurd, rejected
from ivbdesk.cases.invoer.invoercheck import Controle
from ivbdesk.cases.invoer.lijst import Lijst


def save_rejected(
    ctx: Context, render: Callable[[Afgekeurd], bytes], lijst: Lijst, controle: Controle, target: Path
) -> None:
    """Write the rows that are not taken in, and why. Raises KanNietSchrijven."""
    require_writable(target)
    found = rejected(lijst, controle)
    about = [("medewerker", ctx.officer)]
    hand_over(
        ctx, target, "lijst met afgekeurde rijen", "de eigen organisatie", about, lambda _: render(found)
    )
