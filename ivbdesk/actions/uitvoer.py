"""What leaves the program as a PDF besides the oplegnotitie: a weighing, the file of a casus, the explanation."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.bestand import require_writable, write_file
from ivbdesk.actions.context import Context, filled_settings
from ivbdesk.cases.afwegingsblad import Afwegingsblad, project_afweging
from ivbdesk.cases.dossieroverzicht import Dossieroverzicht, project_dossier
from ivbdesk.cases.kader import Handelingskader
from ivbdesk.cases.ontvanger import Ontvanger
from ivbdesk.cases.register import GEMEENTE, STANDAARD


@dataclass(frozen=True)
class Drukkerij:
    """Makes each PDF from its projection; the text is the head of the log as the footer prints it."""

    afweging: Callable[[Afwegingsblad, str], bytes]
    dossier: Callable[[Dossieroverzicht, str], bytes]
    uitleg: Callable[[Handelingskader, str], bytes]


def save_afweging(
    ctx: Context, drukkerij: Drukkerij, casus_id: UUID, afweging_id: UUID, ontvanger: Ontvanger, target: Path
) -> None:
    """Write one weighing on one page for a recipient; that it left is logged. Raises KanNietSchrijven."""
    require_writable(target)
    casus = ctx.reads.casus(casus_id)
    weighing = next(item for item in casus.afwegingen if item.id == afweging_id)
    told = project_afweging(casus, ctx.kader_under(weighing), weighing, ontvanger, _gemeente(ctx))
    _hand_over(ctx, casus_id, target, ontvanger, "afweging", lambda head: drukkerij.afweging(told, head))


def save_dossier(
    ctx: Context, drukkerij: Drukkerij, casus_id: UUID, ontvanger: Ontvanger, target: Path
) -> None:
    """Write the file of a casus, step by step with its proof; that it left is logged. Raises KanNietSchrijven."""
    require_writable(target)
    told = read_dossier(ctx, casus_id, ontvanger)
    _hand_over(ctx, casus_id, target, ontvanger, "dossier", lambda head: drukkerij.dossier(told, head))


def read_dossier(ctx: Context, casus_id: UUID, ontvanger: Ontvanger) -> Dossieroverzicht:
    """The file of a casus as one recipient may see it."""
    casus = ctx.reads.casus(casus_id)
    situation = ctx.situation(casus, filled_settings(ctx.reads.instellingen()))
    return project_dossier(
        casus, ctx.kader, ctx.kader_under, situation, ctx.reads.partners(), ctx.feestdagen, ontvanger, _gemeente(ctx),
        ctx.today(),
    )  # fmt: skip


def save_uitleg(ctx: Context, drukkerij: Drukkerij, target: Path) -> None:
    """Write the explanation for residents; no casus is in it. Raises KanNietSchrijven."""
    require_writable(target)
    write_file(target, drukkerij.uitleg(ctx.kader, _gemeente(ctx)))


def _gemeente(ctx: Context) -> str:
    return ctx.reads.instellingen().get(GEMEENTE) or STANDAARD[GEMEENTE]


def _hand_over(
    ctx: Context, casus_id: UUID, target: Path, ontvanger: Ontvanger, what: str, make: Callable[[str], bytes]
) -> None:
    """Log that a document leaves, and write it; never the second without the first."""
    with ctx.begin(f"{what} exporteren", f"verstrekking aan {ontvanger.label}") as unit:
        seq, mac = unit.audit_head()
        data = make(f"{seq} · {mac.hex()[:16]}")
        digest = hashlib.sha256(data).hexdigest()
        unit.log("casus", casus_id, f"{what} voor {ontvanger.value}, sha256 {digest}")
    write_file(target, data)
