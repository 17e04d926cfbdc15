"""What an outcome asks in the form of a weighing, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.verstrekking import Convenant
from ivbdesk.cases.kader.grondslag import Grondslag
from ivbdesk.cases.kader.soorten import Klasse, Uitkomst, Urgentie
from ivbdesk.cases.signaal.weging import Wegingsbesluit
from ivbdesk.cases.taal.nederlands import sort_key
from ivbdesk.ui.betrokkenen.bekenden_field import BekendenField
from ivbdesk.ui.fields.choice_field import ChoiceField, perhaps
from ivbdesk.ui.fields.chooser import CHOOSE
from ivbdesk.ui.fields.date_field import OptionalDateField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.signaal.voorstel_field import VoorstelField
from ivbdesk.ui.workplace import Workplace
from ivbdesk.ui.zoeken.casus_field import CasusField


class Besluitvelden:
    """Every field of the decision; the form shows only those that the chosen outcome asks."""

    def __init__(self, place: Workplace) -> None:
        ctx, kader = place.ctx, place.ctx.naslag.wegingskader
        self.urgentie = ChoiceField("urgentie", "Urgentie", perhaps([(u, u.label) for u in Urgentie]))
        self.urgentie_reden = TextField(
            "urgentie_reden", "Waarom anders dan de som", "U beslist; niets rangschikt mensen."
        )
        self.uitkomst = ChoiceField("uitkomst", "Uitkomst", perhaps([(o, o.label) for o in Uitkomst]))
        self.casus = CasusField(place, "casus_id", "Bij welke casus")
        self.partner = ChoiceField("partner_id", "Naar welke partner", partner_choices(()))
        self.deelgrond = ChoiceField(
            "deelgrond", "Op welke grondslag deelt u dit", ground_choices(ctx.naslag.grondslagen.values())
        )
        self.convenant = ChoiceField(
            "convenant_id",
            "Onder welk convenant",
            convenant_choices(()),
            "Convenanten legt u vast bij Partners.",
        )
        self.bijzonder_mee = ChoiceField(
            "bijzonder_mee", "Gaan de bijzondere gegevens mee",
            [("", CHOOSE), ("ja", "Ja, zonder deze gegevens kan de partner niets doen"), ("nee", "Nee, die blijven hier")],
        )  # fmt: skip
        self.kenmerk = TextField(
            "kenmerk",
            "Referentie in PGAx",
            "Alleen de verwijzing; het dossier blijft bij het Veiligheidshuis.",
        )
        self.categorie = ChoiceField("categorie", "Categorie", [("", CHOOSE), *kader.categorieen.items()])
        self.leeftijdsgroep = ChoiceField(
            "leeftijdsgroep", "Leeftijd van het slachtoffer", [("", CHOOSE), *kader.leeftijdsgroepen.items()]
        )
        self.titel = TextField(
            "titel", "Titel van de casus", "Neutraal: de soort en de straat, geen naam van een persoon."
        )
        self.bekend = BekendenField("bekend", "Over wie het gaat: al bekend in het register")
        self.doel = LongTextField(
            "doel", "Doel van de verwerking", "Waarvoor houdt u deze gegevens bij (AVG art. 5)?", lines=2
        )
        self.tijdlijn = LongTextField(
            "tijdlijn", "Zo komt het in de tijdlijn",
            "Schrijf hier alleen wat de casus nodig heeft. De melding blijft bij het signaal staan zoals die is verteld.", lines=4,
        )  # fmt: skip
        self.tijdlijn_bijzonder = CheckField(
            "tijdlijn_bijzonder", "Bijzonder persoonsgegeven (gezondheid, seksualiteit, afkomst, geloof)",
            "Blijft buiten elke export, tenzij u het daar met reden opent.",
        )  # fmt: skip
        self.reden = LongTextField("reden", "Reden", lines=2)
        self.grondslag = ChoiceField(
            "grondslag", "Wettelijke grondslag", [("", CHOOSE), *((g, g) for g in ctx.kader.grondslagen)]
        )
        self.noodzaak = LongTextField(
            "noodzaak", "Waarom is dit nodig", "En waarom kan het niet met minder?", lines=2
        )
        self.woord_reden = TextField(
            "woord_reden", "Waarom kan het niet zonder deze woorden",
            "Een regel over gezondheid, geloof, afkomst of geaardheid wordt dan niet vanzelf met partners gedeeld.",
        )  # fmt: skip
        self.vernietigen_op = OptionalDateField(
            "vernietigen_op", "Signaal vernietigen op", place.today(), komt=True
        )
        self.partners = VoorstelField(
            "partners", "Partners die passen",
            "Vink aan wie erbij hoort. Zij komen als genoemd in de keten; er wordt nog niets gedeeld.",
        )  # fmt: skip

    @property
    def in_order(self) -> tuple[Field, ...]:
        """The fields below the outcome, as they stand in the form."""
        return (
            self.casus, self.partner, self.deelgrond, self.convenant, self.bijzonder_mee, self.kenmerk, self.categorie,
            self.leeftijdsgroep, self.titel, self.bekend, self.doel, self.tijdlijn, self.tijdlijn_bijzonder, self.reden, self.grondslag,
            self.noodzaak, self.woord_reden, self.vernietigen_op, self.partners,
        )  # fmt: skip

    @property
    def by_demand(self) -> Mapping[str, tuple[Field, ...]]:
        """Which fields each demand of an outcome unfolds."""
        return {
            "vernietigen": (self.vernietigen_op,),
            "rechtmatig": (self.grondslag, self.noodzaak),
            "partner": (self.partner, self.deelgrond),
            "casus": (self.casus,),
            "kenmerk": (self.kenmerk,),
            "categorie": (self.categorie, self.leeftijdsgroep),
            "doel": (self.titel, self.bekend, self.doel, self.partners),
            "tijdlijn": (self.tijdlijn, self.tijdlijn_bijzonder),
        }

    @property
    def worded(self) -> tuple[TextField | LongTextField, ...]:
        """The fields in which words that the law guards are pointed out while they are typed."""
        return self.tijdlijn, self.titel, self.doel, self.reden, self.noodzaak, self.urgentie_reden

    def gather(self, values: FormValues) -> Wegingsbesluit:
        """What was decided, from the values of the form."""
        return Wegingsbesluit(
            uitkomst=values[self.uitkomst],
            reden=values[self.reden],
            noodzaak=values[self.noodzaak],
            grondslag=values[self.grondslag],
            urgentie=values[self.urgentie],
            urgentie_reden=values[self.urgentie_reden],
            vernietigen_op=values[self.vernietigen_op],
            partner_id=values[self.partner],
            deelgrond=values[self.deelgrond],
            casus_id=values[self.casus],
            kenmerk=values[self.kenmerk],
            categorie=values[self.categorie],
            leeftijdsgroep=values[self.leeftijdsgroep],
            titel=values[self.titel],
            doel=values[self.doel],
            convenant_id=values[self.convenant],
            bijzonder_mee=values[self.bijzonder_mee],
            tijdlijn=values[self.tijdlijn],
            tijdlijn_bijzonder=values[self.tijdlijn_bijzonder],
            woord_reden=values[self.woord_reden],
            persoon_id=values[self.bekend].persoon_id,
            iemand_anders=values[self.bekend].iemand_anders,
            nazoeken=True,
        )


def partner_choices(partners: Sequence[Partner]) -> list[tuple[UUID | None, str]]:
    """The partners that may be told something, by name."""
    told = [p for p in sorted(partners, key=lambda p: sort_key(p.naam)) if p.klasse is not Klasse.OVERIG]
    return perhaps([(p.id, p.naam) for p in told])


def ground_choices(gronden: Iterable[Grondslag]) -> list[tuple[str, str]]:
    """The grounds that can be used."""
    return [("", CHOOSE), *((g.code, f"{g.naam} ({g.artikel})") for g in gronden if g.actief)]


def convenant_choices(convenanten: Sequence[Convenant]) -> list[tuple[UUID | None, str]]:
    """The convenants to choose from."""
    none = CHOOSE if convenanten else "Er is geen geldig convenant met deze partner"
    return [(None, none), *((c.id, c.naam) for c in convenanten)]
