"""The weighings of the scenario: every lighter means accounted for, every open item of the file explained."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from ivbdesk.actions.context import Context
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.afweging import AFSCHALEN, NIETS_DOEN, VASTE_OPTIES, Grond, Stand
from ivbdesk.cases.besluitvorming.geadresseerde import NIEMAND, Geadresseerde
from ivbdesk.cases.kader.kader import GerichtAan, Toets
from ivbdesk.cases.ladder.dossiercheck import check_dossier
from ivbdesk.cases.ladder.gericht import lighter_for
from ivbdesk.cases.ladder.ladder import ended_outcome

Step = dict[str, Any]
_ANSWERED_BY_THEMSELVES = (Toets.AFWEGING, Toets.LICHTERE_MIDDELEN, Toets.TOEZEGGINGEN, Toets.BESLUIT)
"""What the weighing holds elsewhere, or what the decision that follows will hold: no reason is given for that."""


def weigh(ctx: Context, casus_id: UUID, step: Step) -> None:
    """A weighing that accounts for every lighter means: by its outcome, that it runs on, or as not fitting."""
    gegevens = ladder.AfwegingGegevens(
        code=step["code"],
        zorgperspectief=step["zorg"],
        zorg_door=step["zorg_door"],
        veiligheidsperspectief=step["veiligheid"],
        veiligheid_door=step["veiligheid_door"],
        besluit=step["besluit"],
        bevoegd=step["bevoegd"],
        evaluatie_op=ctx.today() + timedelta(days=step["evaluatie"]),
        geschikt=step.get("geschikt", "Het middel pakt de oorzaak van de overlast aan."),
        noodzakelijk=step.get("noodzakelijk", "Lichtere middelen hadden onvoldoende effect."),
        evenwichtig=step.get(
            "evenwichtig", "Het belang van omwonenden weegt op tegen de last; hulp loopt mee."
        ),
        zorg_deelbaar=step.get("deelbaar", ""),
        motivering=step.get("motivering", ""),
        mandaat=step.get("mandaat", "Eigen bevoegdheid; geen mandaat nodig."),
        kwetsbaarheid=step.get(
            "kwetsbaarheid", "Betrokkene kan zich eraan houden, met steun van de vaste hulpverlener."
        ),
        evrm=step.get("evrm", "De inbreuk op de woning is beperkt in tijd en dient de rust van omwonenden."),
        derden=step.get("derden", "Geen kinderen in de woning; huisgenoten zijn bezien."),
        beleid=step.get("beleid", "Het handelingskader is gevolgd."),
        woonruimte=step.get("woonruimte", ""),
        toezeggingen=step.get("toezeggingen", ""),
        afschaalplan=step.get("afschaalplan", "Bij twaalf weken rust bespreken wij een lichter middel."),
        wijziging=step.get("wijziging", ""),
        geadresseerde=_aim(ctx, casus_id, step.get("aan", "")),
        opties=_options(ctx, step),
        standpunten=tuple(_stand(ctx, *given) for given in step.get("standpunten", [])),
        verantwoordingen=(*_account(ctx, casus_id, step["code"]), *_gaps(ctx, casus_id, step)),
    )
    ladder.record_afweging(ctx, casus_id, gegevens)


def _aim(ctx: Context, casus_id: UUID, naam: str) -> Geadresseerde:
    """The organisation of this name; without a name nobody is chosen, and the only one whom it can be is meant."""
    parties = {item.naam: item.id for item in ctx.reads.dossier.casus(casus_id).organisaties}
    return Geadresseerde(GerichtAan.ORGANISATIE, organisatie_id=parties[naam]) if naam else NIEMAND


def _stand(
    ctx: Context, who: str, stand: str, text: str, shared: str = "", by: str = ""
) -> ladder.StandGegevens:
    """The stand of one organisation; words that may be shared were approved today, by `by`."""
    return ladder.StandGegevens(who, Stand(stand), text, shared, by, ctx.today() if by else None)


def _options(ctx: Context, step: Step) -> tuple[tuple[str, str, str, str, bool], ...]:
    """Doing nothing, stepping down, and the measure itself; the last one is chosen."""
    code: str = step["code"]
    name = ctx.kader.soort(code).naam
    gain: str = step.get("voor") or step["besluit"]
    cost: str = step.get("tegen") or ""
    quiet: str = step.get("niets") or ("De overlast gaat door; omwonenden houden het niet vol.")
    down: str = step.get("lichter") or ("Er is nog geen rust; lichtere middelen hielpen onvoldoende.")
    return (
        (NIETS_DOEN, VASTE_OPTIES[NIETS_DOEN], "Geen ingreep in het leven van betrokkene.", quiet, False),
        (AFSCHALEN, VASTE_OPTIES[AFSCHALEN], "Meer vertrouwen, minder druk.", down, False),
        (code, name, gain, cost, True),
    )


def _gaps(ctx: Context, casus_id: UUID, step: Step) -> list[tuple[str, Grond, str]]:
    """Words for each item of the file that is not there yet, and need not stop the measure."""
    code, casus = step["code"], ctx.reads.dossier.casus(casus_id)
    settings = frozenset(name for name, value in ctx.reads.beheer.instellingen().items() if value)
    situation = ctx.situation(casus, settings)
    rows = check_dossier(casus, ctx.kader, situation, code, None)
    told, soort = step.get("antwoorden", {}), ctx.kader.soort(code)
    return [
        (
            row.soort.code,
            Grond.MOTIVERING,
            told.get(row.soort.code, "Besproken in het casusoverleg; bij dit middel niet doorslaggevend."),
        )
        for row in rows
        if not row.is_beantwoord
        and not row.verplicht
        and row.soort.code not in soort.na_start
        and row.soort.toets not in _ANSWERED_BY_THEMSELVES
    ]


def _account(ctx: Context, casus_id: UUID, code: str) -> tuple[tuple[str, Grond, str], ...]:
    casus = ctx.reads.dossier.casus(casus_id)
    settings = frozenset(name for name, value in ctx.reads.beheer.instellingen().items() if value)
    running = {m.code for m in casus.lopende_maatregelen()}
    rows = []
    for soort in lighter_for(casus, ctx.kader, ctx.situation(casus, settings), code):
        if ended_outcome(casus, soort.code) is not None:
            rows.append((soort.code, Grond.UITKOMST, ""))
        elif soort.code in running:
            rows.append((soort.code, Grond.LOOPT_DOOR, "Loopt al en wordt voortgezet."))
        else:
            rows.append(
                (
                    soort.code,
                    Grond.NIET_PASSEND,
                    "Besproken in het casusoverleg; past nu niet bij de situatie.",
                )
            )
    return tuple(rows)
