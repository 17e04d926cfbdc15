"""The gaps in the chain as one recipient may read them: what is open, and what was accepted by whom, why and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.keten.keten import Gat
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst

_CARE = "Een leefgebied van zorg"
_WITHHELD = "reden vastgelegd in het dossier"


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
    clean, sees_care = Redactie(casus, lijst), ontvanger.publiek.sees_care
    lines = []
    for gap in sorted(gaps, key=lambda gap: gap.aanvaard is not None):
        hidden = gebieden.is_zorg(gap.leefgebied) and not sees_care
        state = "open"
        if gap.aanvaard is not None:
            why = _WITHHELD if hidden else clean(gap.aanvaard.reden)
            state = f"{clean(gap.aanvaard.told)}: {why}"
        lines.append(Ketenregel(_CARE if hidden else clean(gap.naam), gap.soort.label, state))
    return tuple(lines)
