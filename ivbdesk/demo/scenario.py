"""Plays the cases of resources/demonstratie.toml: each step at its own moment, all in order of time."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from ivbdesk.actions.besluitvorming import handhaving, termijnen
from ivbdesk.actions.betrokkenen import betrokkenen
from ivbdesk.actions.betrokkenen.kwetsbaarheid import KwetsbaarheidGegevens, record_factor
from ivbdesk.actions.context import AMSTERDAM, Context
from ivbdesk.actions.dossier import casus as casus_actions
from ivbdesk.actions.dossier import tijdlijn as tijdlijn_actions
from ivbdesk.actions.keten import keten
from ivbdesk.actions.ladder import dossierpunten as dossier
from ivbdesk.actions.ladder import ladder
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus, Resultaat
from ivbdesk.cases.besluitvorming.termijn import TermijnStatus
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.casus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.duur import Duur, Eenheid
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.cases.kader.soorten import Herkomst, Urgentie
from ivbdesk.demo.weegstap import Step, weigh


@dataclass
class Moment:
    """A clock that stands where the scenario puts it; it never goes back."""

    nu: datetime

    def __call__(self) -> datetime:
        """The moment at which it stands."""
        return self.nu

    def go_to(self, dag: date, volgnummer: int) -> None:
        """Stand on this day, during working hours, later than all that came before."""
        wanted = datetime.combine(dag, time(9, 0), AMSTERDAM) + timedelta(seconds=volgnummer)
        self.nu = max(wanted, self.nu + timedelta(seconds=1))


@dataclass
class Speler:
    """One casus of the scenario while it is being played."""

    ctx: Context
    spec: dict[str, Any]
    partners: dict[str, UUID]
    casus_id: UUID = field(init=False)
    namen: dict[str, UUID] = field(default_factory=dict)
    melders: list[UUID] = field(default_factory=list)

    def open(self) -> None:
        """Open the casus with its people and sealed melders."""
        straat, nummer, toevoeging, postcode, plaats = self.spec["adres"]
        gegevens = casus_actions.CasusGegevens(
            soort=CasusSoort(self.spec["soort"]),
            titel=self.spec["titel"],
            doel=self.spec["doel"],
            grondslag=self.spec["grondslag"],
            urgentie=Urgentie(self.spec["urgentie"]),
            urgentie_reden=self.spec["urgentie_reden"],
            procesregie=self.spec["procesregie"],
            casusregie=self.spec["casusregie"],
            adres=Adres.parse(straat, nummer, toevoeging, postcode, plaats),
            huurvorm=Huurvorm(self.spec["huurvorm"]),
            eigenaar=self.spec["eigenaar"],
        )
        people = [
            casus_actions.NieuwePersoon(
                Persoonsgegevens(p["voornaam"], p["tussenvoegsel"], p["achternaam"], p["geboortejaar"]),
                Rol(p["rol"]),
            )
            for p in self.spec["personen"]
        ]
        self.casus_id = casus_actions.open_casus(self.ctx, gegevens, people[0] if people else None)
        for person in people[1:]:
            betrokkenen.add_betrokkene(self.ctx, self.casus_id, person)
        for melder in self.spec.get("melders", []):
            self.melders.append(
                betrokkenen.add_melder(self.ctx, self.casus_id, melder["naam"], melder["contact"], True)
            )

    def do(self, step: Step) -> None:
        """Carry out one step, by its verb."""
        verbs: dict[str, Callable[[Step], None]] = {
            "item": self.item,
            "score": self.score,
            "status": self.status,
            "informeer": self.informeer,
            "informeer_later": self.informeer,
            "inzet": self.inzet,
            "start": self.start,
            "evalueer": self.evalueer,
            "eind": self.eind,
            "punt": self.punt,
            "bewijs": self.bewijs,
            "zienswijze": self.zienswijze,
            "besluit": self.besluit,
            "handhaving": self.handhaving,
            "handhavingsbesluit": self.handhavingsbesluit,
            "termijn_klaar": self.termijn_klaar,
            "termijn_langer": self.termijn_langer,
            "omlaag": self.omlaag,
            "afweging": self.afweging,
            "afspraak": self.afspraak,
            "kwetsbaarheid": self.kwetsbaarheid,
        }
        verbs[step["doe"]](step)

    def item(self, step: Step) -> None:
        """An entry in the tijdlijn."""
        gegevens = tijdlijn_actions.ItemGegevens(
            ItemSoort(step["soort"]),
            Aard(step["aard"]),
            Herkomst(step["herkomst"]),
            step["bron"],
            step["tekst"],
            self.ctx.today(),
            verificatie=Verificatie(step.get("verificatie", "gemeld")),
            incident_id=self.namen[step["bij"]] if "bij" in step else None,
            melder_id=self.melders[step["melder"]] if "melder" in step else None,
            bijzonder=step.get("bijzonder", False),
        )
        made = tijdlijn_actions.record_entry(self.ctx, self.casus_id, gegevens)
        if "naam" in step:
            self.namen[step["naam"]] = made

    def kwetsbaarheid(self, step: Step) -> None:
        """A factor of the n-th person, the first where none is named; since some days before it was recorded."""
        person = (
            self.ctx.reads.dossier.casus(self.casus_id).huidige_betrokkenen()[step.get("persoon", 0)].persoon
        )
        since = self.ctx.today() - timedelta(days=step.get("al", 0))
        given = KwetsbaarheidGegevens(step["factor"], step["gewicht"], step["tekst"], step["bron"], since)
        record_factor(self.ctx, self.casus_id, person.id, given)

    def score(self, step: Step) -> None:
        """A judgement of a leefgebied."""
        keten.score_leefgebied(
            self.ctx, self.casus_id, step["leefgebied"], step["score"], step["bron"], step["tekst"]
        )

    def status(self, step: Step) -> None:
        """A change of state."""
        casus_actions.change_status(self.ctx, self.casus_id, CasusStatus(step["naar"]), step["tekst"])

    def informeer(self, step: Step) -> None:
        """Betrokkene was informed today, or later with the reason in `tekst`."""
        casus = self.ctx.reads.dossier.casus(self.casus_id)
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
            geinformeerd_op=None if later else self.ctx.today(),
            niet_geinformeerd_reden=later,
        )
        casus_actions.change_casus(self.ctx, self.casus_id, gegevens, "betrokkene geïnformeerd")

    def inzet(self, step: Step) -> None:
        """A partner's role on a leefgebied."""
        gegevens = keten.InzetGegevens(
            self.partners[step["partner"]], step["leefgebied"], InzetRol(step["rol"])
        )
        keten.assign_partner(self.ctx, self.casus_id, gegevens)

    def start(self, step: Step) -> None:
        """A measure starts; with `spoedafweging` after a short weighing that answers for all lighter means."""
        if step.get("spoedafweging"):
            self.afweging(
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
                }
            )
        ladder.start_measure(
            self.ctx, self.casus_id, step["code"], self.partners.get(step.get("partner", ""))
        )

    def eind(self, step: Step) -> None:
        """A measure ends with a result."""
        casus = self.ctx.reads.dossier.casus(self.casus_id)
        running = (m for m in casus.maatregelen if m.code == step["code"])
        measure = next(m for m in running if m.status is MaatregelStatus.LOOPT)
        ladder.end_measure(
            self.ctx, self.casus_id, measure.id, Resultaat(step["resultaat"]), step.get("tekst", "")
        )

    def evalueer(self, step: Step) -> None:
        """A running measure is evaluated, and again `over` so many days."""
        casus = self.ctx.reads.dossier.casus(self.casus_id)
        measure = next(m for m in casus.lopende_maatregelen() if m.code == step["code"])
        again = self.ctx.today() + timedelta(days=step["over"])
        ladder.evaluate_measure(self.ctx, self.casus_id, measure.id, step["tekst"], again)

    def punt(self, step: Step) -> None:
        """An item of the file."""
        answer = {step["code"]: (PuntStaat(step["staat"]), step["tekst"])}
        dossier.answer_dossierpunten(self.ctx, self.casus_id, answer)

    def bewijs(self, step: Step) -> None:
        """Named entries prove an item of the file."""
        proof = {step["code"]: [self.namen[name] for name in step["met"]]}
        dossier.answer_dossierpunten(self.ctx, self.casus_id, {}, proof)

    def zienswijze(self, step: Step) -> None:
        """The resident is invited to react today, or reacted today to the invitation of before."""
        code, form = step["code"], Hoorvorm(step["vorm"])
        known = next(
            (z for z in self.ctx.reads.dossier.casus(self.casus_id).zienswijzen if z.code == code), None
        )
        invited = known.uitgenodigd_op if known else self.ctx.today()
        gegevens = dossier.ZienswijzeGegevens(
            code,
            invited,
            known.uiterlijk if known else invited + timedelta(days=step["over"]),
            form,
            None if form is Hoorvorm.WACHT else self.ctx.today(),
            step.get("tekst", ""),
            step.get("verwerking", ""),
        )
        dossier.record_zienswijze(self.ctx, self.casus_id, gegevens)

    def besluit(self, step: Step) -> None:
        """The decision on a measure, announced today where the step says how."""
        today = self.ctx.today()
        gegevens = dossier.BesluitGegevens(
            step["code"],
            last=step["last"],
            geldig_tot=today + timedelta(days=step["geldig"]),
            begunstiging=step["begunstiging"],
            dwangsom_bedrag=step.get("bedrag"),
            dwangsom_per=step.get("per", ""),
            dwangsom_max=step.get("hoogstens"),
            juridische_toets=step["getoetst"],
            afgestemd_op=today,
            bekend_op=today if "wijze" in step else None,
            bekend_wijze=step.get("wijze", ""),
            rechtsmiddelen=True,
            toezicht=step["toezicht"],
            evaluatie_op=today + timedelta(days=91),
        )
        dossier.record_besluit(self.ctx, self.casus_id, gegevens)

    def handhaving(self, step: Step) -> None:
        """A resident asks the municipality to act."""
        melder = self.melders[step["melder"]] if "melder" in step else None
        made = handhaving.record_handhavingsverzoek(
            self.ctx, self.casus_id, self.ctx.today(), step["tekst"], melder
        )
        self.namen[step.get("naam", "verzoek")] = made

    def handhavingsbesluit(self, step: Step) -> None:
        """The municipality decides on the request."""
        handhaving.decide_handhavingsverzoek(
            self.ctx,
            self.casus_id,
            self.namen[step.get("naam", "verzoek")],
            HandhavingStatus(step["status"]),
            step["tekst"],
            self.ctx.today(),
        )

    def termijn_klaar(self, step: Step) -> None:
        """Terms of this code are done."""
        for term in self.ctx.reads.dossier.casus(self.casus_id).termijnen:
            if term.code == step["code"] and term.loopt:
                termijnen.finish_termijn(
                    self.ctx, self.casus_id, term.id, TermijnStatus.AFGEROND, step.get("tekst", "")
                )

    def termijn_langer(self, step: Step) -> None:
        """A term of this code lasts some months longer."""
        duur = Duur(step["maanden"], Eenheid.MAAND)
        for term in self.ctx.reads.dossier.casus(self.casus_id).termijnen:
            if term.code == step["code"] and term.loopt:
                termijnen.extend_termijn(self.ctx, self.casus_id, term.id, duur, step["tekst"])

    def omlaag(self, step: Step) -> None:
        """Step down: end a measure, and start the lighter one that follows."""
        casus = self.ctx.reads.dossier.casus(self.casus_id)
        ended = [
            (m.id, Resultaat(step["resultaat"]))
            for m in casus.lopende_maatregelen()
            if m.code == step["code"]
        ]
        ladder.step_down(self.ctx, self.casus_id, ended, step["tekst"], step.get("vervolg", ""))

    def afweging(self, step: Step) -> None:
        """A weighing that accounts for every lighter means."""
        weigh(self.ctx, self.casus_id, step)

    def afspraak(self, step: Step) -> None:
        """An afspraak, by choice finished at once with `klaar`."""
        gegevens = keten.AfspraakGegevens(
            step["wat"],
            self.partners[step["partner"]],
            step.get("persoon", ""),
            self.ctx.today() + timedelta(days=step["over"]),
            step.get("leefgebied"),
        )
        made = keten.make_afspraak(self.ctx, self.casus_id, gegevens)
        if "klaar" in step:
            keten.finish_afspraak(self.ctx, self.casus_id, made, AfspraakStatus(step["klaar"]), "Afgerond.")


def play(ctx: Context, moment: Moment, specs: list[dict[str, Any]], vandaag: date) -> list[UUID]:
    """Record the cases, all their steps in order of time; gives the ids in the order of `specs`."""
    partners = {partner.code: partner.id for partner in ctx.reads.keten.partners()}
    players = [Speler(ctx, spec, partners) for spec in specs]
    timeline: list[tuple[int, int, Callable[[], None]]] = []
    for player in players:
        timeline.append((player.spec["dagen_geleden"], len(timeline), player.open))
        for step in player.spec["stappen"]:
            timeline.append((step["dagen_geleden"], len(timeline), partial(player.do, step)))
    timeline.sort(key=lambda entry: (-entry[0], entry[1]))
    for order, (days_ago, _, act) in enumerate(timeline):
        moment.go_to(vandaag - timedelta(days=days_ago), order)
        act()
    return [player.casus_id for player in players]


def read_vignettes(text: str) -> list[dict[str, Any]]:
    """The cases of resources/demonstratie.toml."""
    cases: list[dict[str, Any]] = tomllib.loads(text)["casus"]
    return cases
