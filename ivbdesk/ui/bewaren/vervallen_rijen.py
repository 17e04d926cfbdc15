"""The rows of what has been kept long enough: of each since when, what it is, and by which term."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from ivbdesk.cases.bewaren.bewaren import Vervallen, Wat
from ivbdesk.cases.bewaren.vernietiging import Vernietiging, VernietigingStatus, Vernietigsoort
from ivbdesk.cases.taal.nederlands import short_date

DueRow = tuple[Vervallen, tuple[str, ...]]


def due_rows(
    found: Sequence[Vervallen], proposals: Sequence[Vernietiging]
) -> tuple[list[DueRow], dict[UUID, str]]:
    """The rows of what is due, with by casus since when a proposal waits; made in the thread that read them."""
    waiting = {
        item.casus_id: short_date(item.voorgesteld_op)
        for item in proposals
        if item.status is VernietigingStatus.VOORGESTELD
    }
    rows: list[DueRow] = [
        (
            item,
            (
                short_date(item.datum),
                item.nummer,
                f"{item.naam}\n{_kind(item, waiting.get(item.casus_id, ''))}",
                f"{item.termijn.naam}\n{item.termijn.bron}",
            ),
        )
        for item in found
    ]
    return rows, waiting


def _kind(item: Vervallen, proposed_on: str) -> str:
    if item.bewaarplicht:
        return f"Bewaarplicht: {item.bewaarplicht}"
    if proposed_on:
        return f"Voorgesteld op {proposed_on}"
    if item.termijn.wat in (Wat.SIGNAAL, Wat.VERZOEK):
        return Vernietigsoort(item.termijn.wat.value).label
    if item.onderdeel_id is None:
        return Vernietigsoort.CASUS.label
    return "Moet weg" if item.termijn.moet else "Nog nodig, of weg"
