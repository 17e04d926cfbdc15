"""Taking the final letter back in the casus: a document with how it was sent, and the terms that begin with that."""

from __future__ import annotations

from dataclasses import dataclass, fields
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
from ivbdesk.cases.besluitvorming.handhavingsverzoek import Handhavingsverzoek
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.brieven.briefsoort import AanSoort, Briefsoort, Verzendgevolg
from ivbdesk.cases.brieven.geadresseerden import Aan, role_of
from ivbdesk.cases.brieven.openpunt import NO_EXTENSION, decided_otherwise, is_new_extension
from ivbdesk.cases.brieven.projectie import Briefopdracht, means_of, request_of
from ivbdesk.cases.brieven.verzending import Verzending, require_valid
from ivbdesk.cases.dossier.casus import Casus, inform
from ivbdesk.cases.dossier.leesregels import of_klasse
from ivbdesk.cases.dossier.stuk import Stuk, Vorm
from ivbdesk.cases.dossier.stukvorm import recognise
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.woorden import fold

_LEFT_OPEN = "nog invullen"


@dataclass(frozen=True)
class Opgenomen:
    """The document of a letter that was sent, and the terms that began with that, by their name."""

    stuk_id: UUID
    termijnen: tuple[str, ...]


def take_in_final(ctx: Context, casus_id: UUID, verzending: Verzending, content: bytes) -> Opgenomen:
    """Keep the letter as it was sent, and begin what its sending begins.

    All or nothing. Raises RegelFout, naming the field, for what is no letter, or in which something was left to fill in,
    and with all that stands in the way of the announcement of a decision.
    """
    require_valid(verzending, ctx.today())
    _require_letter(ctx, content)
    casus = ctx.reads.dossier.casus_om_te_delen(casus_id)
    who, herkomst = _kept_as(ctx, casus, verzending.aan)
    soort, begun = verzending.soort, list[str]()
    gegevens = StukGegevens(f"{soort.naam} · {who}", soort.stuk, verzending.op, herkomst, "gemeente")
    ids = add_stukken(ctx, casus_id, gegevens, [content], ook=partial(_sent, ctx, verzending, begun))
    return Opgenomen(ids[0], tuple(begun))


def _kept_as(ctx: Context, casus: Casus, aan: Aan) -> tuple[str, Herkomst]:
    """How its name tells of the addressee, and the origin by which it is read: of a partner as what that partner says."""
    partners = ctx.reads.keten.partners()
    partner = next((one for one in partners if aan.soort is AanSoort.PARTNER and one.id == aan.id), None)
    if partner is not None:
        return partner.klasse.label.partition(":")[0], of_klasse(partner.klasse)
    sealed = aan.soort is AanSoort.MELDER
    return role_of(casus, aan, partners), Herkomst.MELDER if sealed else Herkomst.EIGEN


def _require_letter(ctx: Context, content: bytes) -> None:
    vorm, ending = recognise(content)
    if vorm not in (Vorm.PDF, Vorm.KANTOOR):
        raise RegelFout("bestand", "Neem de brief op als PDF of als Word-document.")
    if _LEFT_OPEN in fold(ctx.stuklezer.woorden(content, vorm, ending)):
        told = "In deze brief staat nog ‘[nog invullen: …]’. Maak hem eerst af."
        raise RegelFout("bestand", told)


def _sent(
    ctx: Context, verzending: Verzending, begun: list[str], unit: Unit, casus: Casus, stuk: Stuk
) -> None:
    """What the register notes of the sending, in the unit of work in which the document is kept."""
    before = {term.id for term in casus.termijnen}
    _note(verzending, stuk)
    _begin(ctx, verzending, unit, casus)
    begun += [term.naam for term in casus.termijnen if term.id not in before]


def _note(verzending: Verzending, stuk: Stuk) -> None:
    stuk.brief, stuk.aan = verzending.soort.code, verzending.aan.sleutel
    stuk.verzonden_op, stuk.verzendwijze = verzending.op, verzending.wijze.value
    stuk.volgnummer = " ".join(verzending.kenmerk.split())
    if verzending.aan.soort is AanSoort.MELDER:
        stuk.inhoud = ""  # who reported stands in it, and is found by no search (AVG art. 23 lid 1 onder i)


def _begin(ctx: Context, verzending: Verzending, unit: Unit, casus: Casus) -> None:
    gevolg = verzending.soort.verzending
    if gevolg is Verzendgevolg.VOORNEMEN:
        _begin_hearing(ctx, casus, verzending)
    elif gevolg is Verzendgevolg.BEKENDMAKING:
        _announce(ctx, unit, casus, verzending)
    elif gevolg is Verzendgevolg.GEINFORMEERD:
        _inform(ctx, casus, verzending)
    elif gevolg is Verzendgevolg.TERMIJN:
        _begin_term(ctx, casus, verzending)


def _inform(ctx: Context, casus: Casus, verzending: Verzending) -> None:
    """Who the casus is about was informed, once all of them were; never on a day before the known one (AVG art. 14)."""
    main = {Aan(AanSoort.BETROKKENE, item.persoon.id).sleutel for item in casus.hoofdpersonen()}
    told = {stuk.aan for stuk in casus.stukken if stuk.brief == verzending.soort.code}
    mine, known = verzending.aan.sleutel, casus.geinformeerd_op
    if mine in main and main <= {*told, mine} and (known is None or known < verzending.op):
        inform(casus, verzending.op, "", None, ctx.today())


def _begin_hearing(ctx: Context, casus: Casus, verzending: Verzending) -> None:
    """The resident is invited to react (Awb 4:8); one of a later day stays, and one that is over is no reaction to this."""
    means = means_of(casus, verzending.soort, ctx.kader)
    if means is None:
        return
    if verzending.uiterlijk is None:
        raise RegelFout("uiterlijk", "Vul in tot en met wanneer betrokkene kan reageren.", "Awb 4:8")
    known = casus.zienswijze_over(means, ctx.today())
    waits = known is not None and known.vorm is Hoorvorm.WACHT
    if known is not None and (known.uitgenodigd_op > verzending.op or _answers(known, verzending)):
        return
    asked = ZienswijzeGegevens(means.code, verzending.op, verzending.uiterlijk, Hoorvorm.WACHT)
    keep_zienswijze(ctx, casus, asked, anew=known is not None and not waits)


def _answers(known: Zienswijze, verzending: Verzending) -> bool:
    """Whether it is a reaction to this letter: it came on the day of sending or later."""
    return known.vorm is not Hoorvorm.WACHT and (known.ontvangen_op or known.uitgenodigd_op) >= verzending.op


def _announce(ctx: Context, unit: Unit, casus: Casus, verzending: Verzending) -> None:
    """The decision that was prepared is announced by this letter, with the terms that the law ties to it (Awb 3:41)."""
    means = means_of(casus, verzending.soort, ctx.kader)
    decision = casus.besluit_over(means.code, verzending.op) if means is not None else None
    if decision is None:
        told = "Bereid eerst het besluit voor op de Ladder; daarna maakt deze brief het bekend."
        raise RegelFout("soort", told, "Awb 3:46")
    if verzending.soort.verlengt and not is_new_extension(decision):
        raise RegelFout("soort", NO_EXTENSION, "Awb 3:46")
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
    if soort.verzoek:
        _require_decided(soort, request)
    held_by = request.id if request is not None else use.id if use is not None else None
    of_this = (held_by, None) if request is None else (held_by,)
    if any(t.code == soort.termijn and t.loopt and t.bij_id in of_this for t in casus.termijnen):
        return
    rule = ctx.kader.termijnregel(soort.termijn)
    casus.termijnen.append(from_rule(ctx, casus.id, rule, verzending.op, held_by))


def _require_decided(soort: Briefsoort, request: Handhavingsverzoek | None) -> None:
    """Deciding ends the terms of a request: that for bezwaar would be lost with them."""
    if request is None or request.is_open:
        told = "Leg eerst vast hoe op het verzoek is beslist (tabblad Termijnen); neem daarna deze brief op."
        raise RegelFout("soort", told, "Awb 3:46")
    if other := decided_otherwise(soort, request):
        raise RegelFout("soort", other, "Awb 3:46")
