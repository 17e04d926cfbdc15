"""What a resident gets to read of their own data: found, judged by the officer, made as PDF, and logged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.auditkop import auditkop
from ivbdesk.actions.bestand import placing
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.basis import with_names
from ivbdesk.actions.signaal.signaal import Gelijkenisbesluit, keep_decision
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.register import GEMEENTE
from ivbdesk.cases.bewaren.inzage import BY_THE_HOME, Inzage, inzage_of
from ivbdesk.cases.bewaren.inzage_signaal import (
    Inzageoordeel,
    Naamgenoot,
    Signaaloordeel,
    Signaalvondst,
    kept_oordeel,
    merge_judged,
    require_judged,
    tell_signalen,
)
from ivbdesk.cases.bewaren.inzagemasker import Inzagemasker
from ivbdesk.cases.dossier.basis import Botsing
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.woordkeus import Woordkeus
from ivbdesk.cases.publiek.bevinding import Naleeskeuze, Nalezing, applied, find_bevindingen
from ivbdesk.cases.publiek.nalezen import places_of_inzage
from ivbdesk.cases.signaal.signaal import Signaal

RenderInzage = Callable[[Inzage, str, str], bytes]
"""Makes the PDF of an inzage: the content, the municipality, and the head of the log."""


@dataclass(frozen=True)
class Inzagevondst:
    """What is to be judged before a copy is made: signals, and cases that name somebody with the same name."""

    signalen: tuple[Signaalvondst, ...]
    naamgenoten: tuple[Naamgenoot, ...]


def find_for_inzage(ctx: Context, persoon: Persoon, plekken: Sequence[Adres] = ()) -> Inzagevondst:
    """What may be about a person: by name, by the addresses of their cases, and by those that are given."""
    return Inzagevondst(
        tuple(_signals(ctx, persoon.id, _casussen(ctx, persoon.id), plekken)),
        tuple(
            ctx.reads.inzage.naamgenoten(persoon.gegevens.voornaam, persoon.gegevens.achternaam, persoon.id)
        ),
    )


def export_inzage(
    ctx: Context,
    persoon_id: UUID,
    render: RenderInzage,
    oordelen: Sequence[Signaaloordeel] = (),
    plekken: Sequence[Adres] = (),
    gezien: Mapping[UUID, Signaaloordeel | None] | None = None,
    keuzes: Sequence[Naleeskeuze] = (),
    write: Callable[[bytes], object] = lambda _: None,
) -> bytes:
    """The PDF with all that the register holds of one person, given to `write`; that it was made is logged.

    `oordelen` say of the signals that were found whether they are about the person; they are kept. `gezien` is what stood
    there when the officer judged: raises Botsing where a colleague judged otherwise since. Raises RegelFout where one is
    not judged yet or something in the copy is not decided on. A casus that is closed to this officer is not in it, and
    its own log tells so to who has that.
    """
    casussen = _casussen(ctx, persoon_id)
    found = _signals(ctx, persoon_id, casussen, plekken)
    gemeente = ctx.reads.beheer.instellingen().get(GEMEENTE, "")
    with ctx.begin("inzage verstrekken", "afschrift voor de betrokkene", Recht.REGIEVOERDER) as unit:
        unit.take_time()
        persoon = unit.find(Persoon, persoon_id)
        held = {id: unit.find(Signaal, id) for id in sorted(item.id for item in found)}
        signalen = [held[item.id] for item in found]
        kept = {signaal.id: signaal.oordeel_over(persoon_id) for signaal in signalen}
        try:
            judged = merge_judged(found, kept, {item.signaal_id: item for item in oordelen}, gezien)
        except Botsing as botsing:
            raise with_names(botsing, ctx.reads) from None
        require_judged(found, judged)
        about = _keep(ctx, persoon_id, signalen, judged)
        told = _told(ctx, persoon, casussen, about, judged.values())
        decided = _nalezing(ctx, persoon, casussen, told).decided(keuzes)
        data = render(applied(told, decided), gemeente, auditkop(unit.register.audit_head()))
        unit.log("persoon", persoon_id, "inzage aan betrokkene")
        for keuze in decided:
            unit.log("persoon", persoon_id, f"nagelezen: {keuze.told}")
        for casus_id in unit.register.casussen_van(persoon_id):
            within = any(casus.id == casus_id for casus in casussen)
            unit.log(
                "casus", casus_id, f"inzage aan betrokkene{'' if within else ', zonder deze besloten casus'}"
            )
        for signaal, _ in about:
            unit.log("signaal", signaal.id, "inzage aan betrokkene")
        write(data)
    return data


def read_over_inzage(
    ctx: Context, persoon: Persoon, oordelen: Sequence[Signaaloordeel], plekken: Sequence[Adres] = ()
) -> Nalezing:
    """What is to be decided in the copy before it is made, with these decisions on the signals."""
    casussen = _casussen(ctx, persoon.id)
    judged = {item.signaal_id: item for item in oordelen}
    about = [
        (ctx.reads.signaal.signaal(item.id), judged[item.id])
        for item in _signals(ctx, persoon.id, casussen, plekken)
        if item.id in judged and judged[item.id].oordeel is Inzageoordeel.WEL
    ]
    return _nalezing(ctx, persoon, casussen, _told(ctx, persoon, casussen, about, oordelen))


def _told(
    ctx: Context,
    persoon: Persoon,
    casussen: Sequence[Casus],
    about: Sequence[tuple[Signaal, Signaaloordeel]],
    judged: Iterable[Signaaloordeel],
) -> Inzage:
    papers = [stuk for casus in casussen for stuk in ctx.reads.dossier.stukken(casus.id)]
    partners, lijst, grounds = ctx.reads.keten.partners(), ctx.naslag.namen, ctx.naslag.grondslagen
    return replace(
        inzage_of(
            persoon,
            casussen,
            partners,
            ctx.kader,
            papers,
            grounds,
            factoren=ctx.naslag.kwetsbaarheid,
            lijst=lijst,
        ),
        signalen=tell_signalen(persoon, about, casussen, partners, grounds, lijst),
        niet_alles=any(item.oordeel is Inzageoordeel.NIET for item in judged),
    )


def _nalezing(ctx: Context, persoon: Persoon, casussen: Sequence[Casus], told: Inzage) -> Nalezing:
    """Special data are the person's own here, so only others are asked about; where a signal was, and how they are reached, is no secret."""
    unplaced = replace(
        told,
        signalen=tuple(replace(signaal, waar="") for signaal in told.signalen),
        over_u=tuple(item for item in told.over_u if item[0] == BY_THE_HOME),
    )
    zoek, nothing = Inzagemasker(persoon, casussen, ctx.naslag.namen).find, Woordkeus(())
    return Nalezing(find_bevindingen(places_of_inzage(unplaced), zoek, nothing, unplaced), zoek, nothing)


def save_inzage(
    ctx: Context,
    persoon_id: UUID,
    render: RenderInzage,
    target: Path,
    oordelen: Sequence[Signaaloordeel] = (),
    plekken: Sequence[Adres] = (),
    gezien: Mapping[UUID, Signaaloordeel | None] | None = None,
    keuzes: Sequence[Naleeskeuze] = (),
) -> None:
    """Write the copy of a person's own data to a file, and log it: both, or neither. Raises KanNietSchrijven."""
    with placing(target) as write:
        export_inzage(ctx, persoon_id, render, oordelen, plekken, gezien, keuzes, write)


def _casussen(ctx: Context, persoon_id: UUID) -> list[Casus]:
    return [
        ctx.reads.dossier.casus_om_te_delen(row.id)
        for row in ctx.reads.dossier.casussen_van_persoon(persoon_id)
    ]


def _signals(
    ctx: Context, persoon_id: UUID, casussen: Sequence[Casus], plekken: Sequence[Adres]
) -> list[Signaalvondst]:
    own = [adres for casus in casussen for adres in casus.adressen()]
    return ctx.reads.inzage.gevonden_signalen(persoon_id, [*own, *plekken])


def _keep(
    ctx: Context,
    persoon_id: UUID,
    signalen: Sequence[Signaal],
    judged: Mapping[UUID, Signaaloordeel],
) -> list[tuple[Signaal, Signaaloordeel]]:
    """Keep the decisions with their signals; gives the signals that the person gets, each with its decision."""
    about = []
    for signaal in signalen:
        made, kept = judged[signaal.id], signaal.oordeel_over(persoon_id)
        if kept is None or made != kept_oordeel(kept):
            keep_decision(ctx, signaal, Gelijkenisbesluit(made.soort, persoon_id, made.zelfde, made.reden))
        if made.oordeel is Inzageoordeel.WEL:
            about.append((signaal, made))
    return about
