"""The steps of the scenario around a measure: weighing, running, decision, proof, terms and requests to act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from ivbdesk.actions.besluitvorming import termijnen
from ivbdesk.actions.besluitvorming.handhaving import decide_handhavingsverzoek, record_handhavingsverzoek
from ivbdesk.actions.besluitvorming.verbeurte import settle_breach
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus, Resultaat
from ivbdesk.cases.besluitvorming.termijn import TermijnStatus
from ivbdesk.cases.besluitvorming.verbeurte import VerbeurteUitkomst
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.dossier.overtreding import open_breaches
from ivbdesk.cases.kader.duur import Duur, Eenheid
from ivbdesk.cases.ladder.verlenging import to_extend
from ivbdesk.demo.speler import Speler
from ivbdesk.demo.weegstap import Step, weigh


def afweging(speler: Speler, step: Step) -> None:
    """A weighing that accounts for every lighter means."""
    weigh(speler.ctx, speler.casus_id, step)


def start(speler: Speler, step: Step) -> None:
    """A measure starts; with `spoedafweging` after a short weighing that answers for all lighter means."""
    if step.get("spoedafweging"):
        afweging(
            speler,
            {
                "code": step["code"],
                "zorg": "Zonder onderzoek komt er geen passende zorg.",
                "zorg_door": "GGZ",
                "veiligheid": "Duidelijkheid over zorg helpt ook tegen de overlast.",
                "veiligheid_door": "Politie",
                "besluit": "Verkennend onderzoek vragen, naast de lopende hulp.",
                "bevoegd": "College van B en W",
                "evaluatie": 14,
                "motivering": "Vrijwillige hulp loopt door.",
            },
        )
    ladder.start_measure(
        speler.ctx, speler.casus_id, step["code"], speler.partners.get(step.get("partner", ""))
    )


def evalueer(speler: Speler, step: Step) -> None:
    """A running measure is evaluated, and again `over` so many days."""
    casus = speler.casus
    measure = next(m for m in casus.lopende_maatregelen() if m.code == step["code"])
    again = speler.ctx.today() + timedelta(days=step["over"])
    ladder.evaluate_measure(speler.ctx, speler.casus_id, measure.id, step["tekst"], again)


def eind(speler: Speler, step: Step) -> None:
    """A measure ends with a result."""
    casus = speler.casus
    running = (m for m in casus.maatregelen if m.code == step["code"])
    measure = next(m for m in running if m.status is MaatregelStatus.LOOPT)
    ladder.end_measure(
        speler.ctx, speler.casus_id, measure.id, Resultaat(step["resultaat"]), step.get("tekst", "")
    )


def omlaag(speler: Speler, step: Step) -> None:
    """Step down: end a measure, and start the lighter one that follows."""
    casus = speler.casus
    ended = [
        (m.id, Resultaat(step["resultaat"])) for m in casus.lopende_maatregelen() if m.code == step["code"]
    ]
    ladder.step_down(speler.ctx, speler.casus_id, ended, step["tekst"], step.get("vervolg", ""))


def punt(speler: Speler, step: Step) -> None:
    """An item of the file."""
    answer = {step["code"]: (PuntStaat(step["staat"]), step["tekst"])}
    dossier.answer_dossierpunten(speler.ctx, speler.casus_id, answer)


def bewijs(speler: Speler, step: Step) -> None:
    """Named entries prove an item of the file."""
    proof = {step["code"]: [speler.namen[name] for name in step["met"]]}
    dossier.answer_dossierpunten(speler.ctx, speler.casus_id, {}, proof)


def zienswijze(speler: Speler, step: Step) -> None:
    """The resident is invited to react today, or reacted today to the invitation of before."""
    code, form = step["code"], Hoorvorm(step["vorm"])
    known = next((z for z in speler.casus.zienswijzen if z.code == code), None)
    invited = known.uitgenodigd_op if known else speler.ctx.today()
    gegevens = dossier.ZienswijzeGegevens(
        code,
        invited,
        known.uiterlijk if known else invited + timedelta(days=step["over"]),
        form,
        None if form is Hoorvorm.WACHT else speler.ctx.today(),
        step.get("tekst", ""),
        step.get("verwerking", ""),
    )
    dossier.record_zienswijze(speler.ctx, speler.casus_id, gegevens)


def besluit(speler: Speler, step: Step) -> None:
    """The decision on a measure, or with `verlengt` on its extension; announced today where the step says how."""
    today, code = speler.ctx.today(), step["code"]
    earlier = to_extend(speler.casus, code).id if step.get("verlengt") else None
    gegevens = dossier.BesluitGegevens(
        code,
        last=step["last"],
        geldig_tot=today + timedelta(days=step["geldig"]),
        begunstiging=step["begunstiging"],
        begunstiging_tot=today + timedelta(days=step["voldoen"]) if "voldoen" in step else None,
        dwangsom_bedrag=step.get("bedrag"),
        dwangsom_per=step.get("per", ""),
        dwangsom_max=step.get("hoogstens"),
        juridische_toets=step["getoetst"],
        afgestemd_op=today,
        bekend_op=today if "wijze" in step else None,
        bekend_wijze=step.get("wijze", ""),
        rechtsmiddelen=True,
        toezicht=step["toezicht"],
        evaluatie_op=today + timedelta(days=step.get("evaluatie", 91)),
        verlengt_id=earlier,
    )
    dossier.record_besluit(speler.ctx, speler.casus_id, gegevens)


def verbeurte(speler: Speler, step: Step) -> None:
    """The decision on the oldest breach of which nobody decided yet."""
    ctx = speler.ctx
    breach = open_breaches(speler.casus, ctx.kader, ctx.naslag.feestdagen)[0]
    outcome = VerbeurteUitkomst(step["uitkomst"])
    settle_breach(
        ctx, speler.casus_id, breach.besluit_id, breach.item_id, outcome, ctx.today(), step["tekst"]
    )


def handhaving(speler: Speler, step: Step) -> None:
    """A resident asks the municipality to act."""
    melder = speler.melders[step["melder"]] if "melder" in step else None
    made = record_handhavingsverzoek(speler.ctx, speler.casus_id, speler.ctx.today(), step["tekst"], melder)
    speler.namen[step.get("naam", "verzoek")] = made


def handhavingsbesluit(speler: Speler, step: Step) -> None:
    """The municipality decides on the request."""
    decide_handhavingsverzoek(
        speler.ctx,
        speler.casus_id,
        speler.namen[step.get("naam", "verzoek")],
        HandhavingStatus(step["status"]),
        step["tekst"],
        speler.ctx.today(),
    )


def termijn_klaar(speler: Speler, step: Step) -> None:
    """Terms of this code are done."""
    for term in speler.casus.termijnen:
        if term.code == step["code"] and term.loopt:
            termijnen.finish_termijn(
                speler.ctx, speler.casus_id, term.id, TermijnStatus.AFGEROND, step.get("tekst", "")
            )


def termijn_langer(speler: Speler, step: Step) -> None:
    """A term of this code lasts some months longer."""
    duur = Duur(step["maanden"], Eenheid.MAAND)
    for term in speler.casus.termijnen:
        if term.code == step["code"] and term.loopt:
            termijnen.extend_termijn(speler.ctx, speler.casus_id, term.id, duur, step["tekst"])


STAPPEN: dict[str, Callable[[Speler, Step], None]] = {
    "afweging": afweging,
    "start": start,
    "evalueer": evalueer,
    "eind": eind,
    "omlaag": omlaag,
    "punt": punt,
    "bewijs": bewijs,
    "zienswijze": zienswijze,
    "besluit": besluit,
    "verbeurte": verbeurte,
    "handhaving": handhaving,
    "handhavingsbesluit": handhavingsbesluit,
    "termijn_klaar": termijn_klaar,
    "termijn_langer": termijn_langer,
}
