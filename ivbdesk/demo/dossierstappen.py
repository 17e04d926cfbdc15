"""The steps of the scenario in the file of a casus, by their verb."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from ivbdesk.actions.betrokkenen.kwetsbaarheid import KwetsbaarheidGegevens, record_factor
from ivbdesk.actions.betrokkenen.organisaties import OrganisatieGegevens, add_organisatie
from ivbdesk.actions.dossier import casus as casus_actions
from ivbdesk.actions.dossier import tijdlijn as tijdlijn_actions
from ivbdesk.actions.keten import keten
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.organisatie import OrganisatieRol
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.demo.speler import Speler
from ivbdesk.demo.weegstap import Step


def item(speler: Speler, step: Step) -> None:
    """An entry in the tijdlijn."""
    gegevens = tijdlijn_actions.ItemGegevens(
        ItemSoort(step["soort"]),
        Aard(step["aard"]),
        Herkomst(step["herkomst"]),
        step["bron"],
        step["tekst"],
        speler.ctx.today(),
        verificatie=Verificatie(step.get("verificatie", "gemeld")),
        incident_id=speler.namen[step["bij"]] if "bij" in step else None,
        melder_id=speler.melders[step["melder"]] if "melder" in step else None,
        bijzonder=step.get("bijzonder", False),
    )
    made = tijdlijn_actions.record_entry(speler.ctx, speler.casus_id, gegevens)
    if "naam" in step:
        speler.namen[step["naam"]] = made


def organisatie(speler: Speler, step: Step) -> None:
    """An organisation becomes a party."""
    given = OrganisatieGegevens(OrganisatieRol(step["rol"]), step["naam"], step["contact"])
    add_organisatie(speler.ctx, speler.casus_id, given)


def kwetsbaarheid(speler: Speler, step: Step) -> None:
    """A factor of the n-th person, the first where none is named; since some days before it was recorded."""
    person = speler.casus.huidige_betrokkenen()[step.get("persoon", 0)].persoon
    since = speler.ctx.today() - timedelta(days=step.get("al", 0))
    given = KwetsbaarheidGegevens(step["factor"], step["gewicht"], step["tekst"], step["bron"], since)
    record_factor(speler.ctx, speler.casus_id, person.id, given)


def score(speler: Speler, step: Step) -> None:
    """A judgement of a leefgebied."""
    keten.score_leefgebied(
        speler.ctx, speler.casus_id, step["leefgebied"], step["score"], step["bron"], step["tekst"]
    )


def status(speler: Speler, step: Step) -> None:
    """A change of state."""
    casus_actions.change_status(speler.ctx, speler.casus_id, CasusStatus(step["naar"]), step["tekst"])


def informeer(speler: Speler, step: Step) -> None:
    """Betrokkene was informed today, or later with the reason in `tekst`."""
    casus = speler.casus
    later = step.get("tekst", "")
    gegevens = casus_actions.CasusGegevens(
        soort=casus.soort,
        titel=casus.titel,
        doel=casus.doel,
        grondslag=casus.grondslag,
        urgentie=casus.urgentie,
        urgentie_reden=casus.urgentie_reden,
        procesregie=casus.procesregie,
        casusregie=casus.casusregie,
        adres=casus.object.adres if casus.object else Adres(),
        huurvorm=casus.object.huurvorm if casus.object else Huurvorm.ONBEKEND,
        eigenaar=casus.object.eigenaar if casus.object else "",
        geinformeerd_op=None if later else speler.ctx.today(),
        niet_geinformeerd_reden=later,
    )
    casus_actions.change_casus(speler.ctx, speler.casus_id, gegevens, "betrokkene geïnformeerd")


def inzet(speler: Speler, step: Step) -> None:
    """A partner's role on a leefgebied."""
    gegevens = keten.InzetGegevens(
        speler.partners[step["partner"]], step["leefgebied"], InzetRol(step["rol"])
    )
    keten.assign_partner(speler.ctx, speler.casus_id, gegevens)


def afspraak(speler: Speler, step: Step) -> None:
    """An afspraak, by choice finished at once with `klaar`."""
    gegevens = keten.AfspraakGegevens(
        step["wat"],
        speler.partners[step["partner"]],
        step.get("persoon", ""),
        speler.ctx.today() + timedelta(days=step["over"]),
        step.get("leefgebied"),
    )
    made = keten.make_afspraak(speler.ctx, speler.casus_id, gegevens)
    if "klaar" in step:
        keten.finish_afspraak(speler.ctx, speler.casus_id, made, AfspraakStatus(step["klaar"]), "Afgerond.")


STAPPEN: dict[str, Callable[[Speler, Step], None]] = {
    "item": item,
    "organisatie": organisatie,
    "kwetsbaarheid": kwetsbaarheid,
    "score": score,
    "status": status,
    "informeer": informeer,
    "informeer_later": informeer,
    "inzet": inzet,
    "afspraak": afspraak,
}
