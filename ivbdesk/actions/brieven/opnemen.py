"""Taking the final letter back in the casus: a document with how it was sent, and the terms that begin with that."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from uuid import UUID

from ivbdesk.actions.besluitvorming.termijnen import from_rule
from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stukken
from ivbdesk.actions.ladder.dossierpunten import (
    BesluitGegevens,
    ZienswijzeGegevens,
    keep_besluit,
    keep_zienswijze,
)
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.brieven.briefsoort import AanSoort, Verzendgevolg
from ivbdesk.cases.brieven.geadresseerden import role_of
from ivbdesk.cases.brieven.projectie import Briefopdracht, means_of, request_of
from ivbdesk.cases.brieven.verzending import Verzending, require_valid
from ivbdesk.cases.dossier.casus import Casus, inform
from ivbdesk.cases.dossier.stuk import Stuk, Vorm
from ivbdesk.cases.dossier.stukvorm import recognise
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.woorden import fold

_LEFT_OPEN = "nog invullen"


def take_in_final(ctx: Context, casus_id: UUID, verzending: Verzending, content: bytes) -> UUID:
    """Keep the letter as it was sent, and begin what its sending begins; gives the id of the document.

    All or nothing. Raises RegelFout, naming the field, for what is no letter, or in which something was left to fill in,
    and with all that stands in the way of the announcement of a decision.
    """
    require_valid(verzending, ctx.today())
    _require_letter(ctx, content)
    casus = ctx.reads.dossier.casus_om_te_delen(casus_id)
    who = role_of(casus, verzending.aan, ctx.reads.keten.partners())
    sealed = verzending.aan.soort is AanSoort.MELDER
    gegevens = StukGegevens(
        f"{verzending.soort.naam} · {who}",
        verzending.soort.stuk,
        verzending.op,
        Herkomst.MELDER if sealed else Herkomst.EIGEN,
        "gemeente",
    )
    return add_stukken(ctx, casus_id, gegevens, [content], ook=partial(_sent, ctx, verzending))[0]


def _require_letter(ctx: Context, content: bytes) -> None:
    vorm, ending = recognise(content)
    if vorm not in (Vorm.PDF, Vorm.KANTOOR):
        raise RegelFout("bestand", "Neem de brief op als PDF of als Word-document.")
    if _LEFT_OPEN in fold(ctx.stuklezer.woorden(content, vorm, ending)):
        told = "In deze brief staat nog ‘[nog invullen: …]’. Maak hem eerst af."
        raise RegelFout("bestand", told)


def _sent(ctx: Context, verzending: Verzending, unit: Unit, casus: Casus, stuk: Stuk) -> None:
    """What the register notes of the sending, in the unit of work in which the document is kept."""
    stuk.brief, stuk.aan = verzending.soort.code, verzending.aan.sleutel
    stuk.verzonden_op, stuk.verzendwijze = verzending.op, verzending.wijze.value
    stuk.volgnummer = " ".join(verzending.kenmerk.split())
    if verzending.aan.soort is AanSoort.MELDER:
        stuk.inhoud = ""  # who reported stands in it, and is found by no search (AVG art. 23 lid 1 onder i)
    gevolg = verzending.soort.verzending
    if gevolg is Verzendgevolg.VOORNEMEN:
        _begin_hearing(ctx, casus, verzending)
    elif gevolg is Verzendgevolg.BEKENDMAKING:
        _announce(ctx, unit, casus, verzending)
    elif gevolg is Verzendgevolg.GEINFORMEERD:
        inform(casus, verzending.op, "", None, ctx.today())
    elif gevolg is Verzendgevolg.TERMIJN:
        _begin_term(ctx, casus, verzending)


def _begin_hearing(ctx: Context, casus: Casus, verzending: Verzending) -> None:
    """The resident is invited to react (Awb 4:8); a reaction that is known already stays as it is."""
    means = means_of(casus, verzending.soort, ctx.kader)
    if means is None:
        return
    if verzending.uiterlijk is None:
        raise RegelFout("uiterlijk", "Vul in tot en met wanneer betrokkene kan reageren.", "Awb 4:8")
    known = casus.zienswijze_over(means, ctx.today())
    if known is not None and known.vorm is not Hoorvorm.WACHT:
        return
    asked = ZienswijzeGegevens(means.code, verzending.op, verzending.uiterlijk, Hoorvorm.WACHT)
    keep_zienswijze(ctx, casus, asked)


def _announce(ctx: Context, unit: Unit, casus: Casus, verzending: Verzending) -> None:
    """The decision that was prepared is announced by this letter, with the terms that the law ties to it (Awb 3:41)."""
    means = means_of(casus, verzending.soort, ctx.kader)
    decision = casus.besluit_over(means.code, verzending.op) if means is not None else None
    if decision is None:
        told = "Bereid eerst het besluit voor op de Ladder; daarna maakt deze brief het bekend."
        raise RegelFout("soort", told, "Awb 3:46")
    if decision.bekend_op is not None:
        return
    held = {field.name: getattr(decision, field.name) for field in fields(BesluitGegevens)}
    said = {"bekend_op": verzending.op, "bekend_wijze": verzending.wijze.label, "rechtsmiddelen": True}
    keep_besluit(ctx, unit, casus, BesluitGegevens(**(held | said | _in_spite(verzending))))


def _in_spite(verzending: Verzending) -> dict[str, str]:
    return {"ondanks": verzending.ondanks.strip()} if verzending.ondanks.strip() else {}


def _begin_term(ctx: Context, casus: Casus, verzending: Verzending) -> None:
    """The term of this kind of letter, tied to its request or its means; not twice."""
    soort = verzending.soort
    opdracht = Briefopdracht(soort, verzending.aan, verzending.op, "", {})
    means, request = means_of(casus, soort, ctx.kader), request_of(casus, opdracht)
    use = next((m for m in casus.lopende_maatregelen() if means is not None and m.code == means.code), None)
    held_by = request.id if request is not None else use.id if use is not None else None
    if any(t.code == soort.termijn and t.loopt and t.bij_id == held_by for t in casus.termijnen):
        return
    rule = ctx.kader.termijnregel(soort.termijn)
    casus.termijnen.append(from_rule(ctx, casus.id, rule, verzending.op, held_by))
