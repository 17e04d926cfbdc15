"""The gaps in the chain as one recipient may read them: what is open, and what was accepted by whom, why and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.keten.keten import Gat
from ivbdesk.cases.publiek.lezer import Lezer, of_area
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.nederlands import short_date

_CARE = "Een leefgebied van zorg"
_WITHHELD = "reden vastgelegd in het register"


@dataclass(frozen=True)
class Ketenregel:
    """One gap: on what, what kind, and whether it is open or accepted."""

    waar: str
    gat: str
    stand: str


def chain_lines(
    casus: Casus, gaps: Sequence[Gat], gebieden: Leefgebieden, ontvanger: Ontvanger, lijst: Naamlijst
) -> tuple[Ketenregel, ...]:
    """The gaps for one recipient, those that stand open first; which care somebody needs is told to who may read care."""
    lezer = Lezer(ontvanger.publiek, Redactie(casus, lijst))
    lines = []
    for gap in sorted(gaps, key=lambda gap: gap.aanvaard is not None):
        over = of_area(gap.leefgebied, gebieden)
        state = "open"
        if gap.aanvaard is not None:
            by = lezer.text(gap.aanvaard, "door", over)
            why = lezer.text(gap.aanvaard, "reden", over) if by else _WITHHELD
            state = f"aanvaard tot en met {short_date(gap.aanvaard.tot)}{f' door {by}' if by else ''}: {why}"
        lines.append(
            Ketenregel(lezer.clean(gap.naam) if lezer.publiek.sees(*over) else _CARE, gap.soort.label, state)
        )
    return tuple(lines)
