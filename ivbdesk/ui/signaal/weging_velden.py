"""The parts of the form of a weighing: steps that fold, the sum, and what an outcome asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.kader.grondslag import Grondslag
from ivbdesk.cases.kader.soorten import Klasse, Uitkomst
from ivbdesk.cases.kader.wegingskader import Deel, Wegingskader
from ivbdesk.cases.taal.nederlands import sort_key
from ivbdesk.ui.widgets.basics import HeaderLabel, LinkButton
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.date_field import OptionalDateField
from ivbdesk.ui.widgets.field import Field
from ivbdesk.ui.widgets.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.casus_field import CasusField

CHOOSE = "Kies …"
BY_DEMAND = {
    "reden": ("reden",),
    "vernietigen": ("vernietigen_op",),
    "rechtmatig": ("grondslag", "noodzaak"),
    "partner": ("partner_id", "deelgrond"),
    "casus": ("casus_id",),
    "kenmerk": ("kenmerk",),
    "categorie": ("categorie", "leeftijdsgroep"),
    "doel": ("titel", "doel", "partners"),
    "tijdlijn": ("tijdlijn", "tijdlijn_bijzonder"),
}
"""Which fields each demand of an outcome unfolds."""


class StapVak(QWidget):
    """A step with its heading; folded where it is not needed, and opened by hand with one press."""

    def __init__(self, naam: str, spacing: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing)
        self.inside = QWidget()
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(spacing)
        self.opened = False
        self.button = LinkButton(f"{naam}: niet nodig, toch invullen", self.open_by_hand)
        self.heading = HeaderLabel(naam, 2)
        for widget in (self.heading, self.button, self.inside):
            column.addWidget(widget)
        self.fold(False)

    def open_by_hand(self) -> None:
        """Unfold, and stay so."""
        self.opened = True
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """Fold or unfold, unless it was opened by hand."""
        away = folded and not self.opened
        self.inside.setVisible(not away)
        self.heading.setVisible(not away)
        self.button.setVisible(away)


def part_field(part: Deel) -> ChoiceField:
    """A part of the sum: each value with its words, so that what counts is open."""
    choices: list[tuple[int | None, str]] = [(None, CHOOSE)]
    choices += [
        (value, f"{value} · {words}") for value, words in zip(part.waarden, part.woorden, strict=True)
    ]
    return ChoiceField(f"punt_{part.code}", part.naam, choices)


def outcome_fields(place: Workplace, kader: Wegingskader, gronden: Sequence[Grondslag]) -> list[Field]:
    """Every field that some outcome asks; the dialog shows only those of the chosen one."""
    grounds = [(ground, ground) for ground in place.ctx.kader.grondslagen]
    return [
        CasusField(place, "casus_id", "Bij welke casus"),
        ChoiceField("partner_id", "Naar welke partner", partner_choices(())),
        ChoiceField("deelgrond", "Op welke grondslag deelt u dit", ground_choices(gronden)),
        ChoiceField("convenant_id", "Onder welk convenant", convenant_choices(()), "Convenanten legt u vast bij Partners."),
        ChoiceField(
            "bijzonder_mee", "Gaan de bijzondere gegevens mee",
            [("", CHOOSE), ("ja", "Ja, zonder deze gegevens kan de partner niets doen"), ("nee", "Nee, die blijven hier")],
        ),
        TextField("kenmerk", "Referentie in PGAx", "Alleen de verwijzing; het dossier blijft bij het Veiligheidshuis."),
        ChoiceField("categorie", "Categorie", [("", CHOOSE), *kader.categorieen.items()]),
        ChoiceField("leeftijdsgroep", "Leeftijd van het slachtoffer", [("", CHOOSE), *kader.leeftijdsgroepen.items()]),
        TextField("titel", "Titel van de casus", "Neutraal: de soort en de straat, geen naam van een persoon."),
        LongTextField("doel", "Doel van de verwerking", "Waarvoor houdt u deze gegevens bij (AVG art. 5)?", lines=2),
        LongTextField(
            "tijdlijn", "Zo komt het in de tijdlijn",
            "Schrijf hier alleen wat de casus nodig heeft. De melding blijft bij het signaal staan zoals die is verteld.", lines=4,
        ),
        CheckField(
            "tijdlijn_bijzonder", "Bijzonder persoonsgegeven (gezondheid, seksualiteit, afkomst, geloof)",
            "Blijft buiten elke export, tenzij u het daar met reden opent.",
        ),
        LongTextField("reden", "Reden", lines=2),
        ChoiceField("grondslag", "Wettelijke grondslag", [("", CHOOSE), *grounds]),
        LongTextField("noodzaak", "Waarom is dit nodig", "En waarom kan het niet met minder?", lines=2),
        TextField(
            "woord_reden", "Waarom kan het niet zonder deze woorden",
            "Een regel over gezondheid, geloof, afkomst of geaardheid wordt dan niet vanzelf met partners gedeeld.",
        ),
        OptionalDateField("vernietigen_op", "Signaal vernietigen op", place.today()),
    ]  # fmt: skip


def partner_choices(partners: Sequence[Partner]) -> list[tuple[UUID | None, str]]:
    """The partners that may be told something, by name."""
    told = [p for p in sorted(partners, key=lambda p: sort_key(p.naam)) if p.klasse is not Klasse.OVERIG]
    return [(None, CHOOSE), *((p.id, p.naam) for p in told)]


def ground_choices(gronden: Iterable[Grondslag]) -> list[tuple[str, str]]:
    """The grounds that can be used."""
    return [("", CHOOSE), *((g.code, f"{g.naam} ({g.artikel})") for g in gronden if g.actief)]


def convenant_choices(convenanten: Sequence[Convenant]) -> list[tuple[UUID | None, str]]:
    """The convenants to choose from."""
    none = CHOOSE if convenanten else "Er is geen geldig convenant met deze partner"
    return [(None, none), *((c.id, c.naam) for c in convenanten)]


def outcome_choices() -> list[tuple[Uitkomst | None, str]]:
    """The outcomes to choose from."""
    return [(None, CHOOSE), *((outcome, outcome.label) for outcome in Uitkomst)]
