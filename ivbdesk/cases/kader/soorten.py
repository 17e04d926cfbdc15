"""The closed lists that a municipality's own files choose from, and that the records carry."""

from __future__ import annotations

from enum import StrEnum


class Klasse(StrEnum):
    """What kind of recipient an organisation is; it decides what may be told to it (domein 3.2)."""

    GEMEENTE = "gemeente"
    BURGEMEESTER = "burgemeester"
    ZORG = "zorg"
    CORPORATIE = "corporatie"
    POLITIE = "politie"
    OM = "om"
    VEILIGHEIDSHUIS = "veiligheidshuis"
    RIEC = "riec"
    RECHTER = "rechter"
    NABIJ = "nabij"
    OVERIG = "overig"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {
            "gemeente": "Gemeente, openbare orde en veiligheid",
            "zorg": "Zorg en ondersteuning",
            "om": "Openbaar Ministerie",
            "veiligheidshuis": "Zorg- en Veiligheidshuis",
            "riec": "RIEC en integrale controle",
            "rechter": "Jurist en bestuursrechter",
            "nabij": "Buurtbemiddeling en school: alleen wat nodig is, met toestemming",
            "overig": "Overige: ontvangt niets uit een casus",
        }
        return labels.get(self.value, self.value.capitalize())


class Herkomst(StrEnum):
    """Where a fact comes from; it decides who may see it (domein 3.1-3.2)."""

    EIGEN = "eigen"
    MELDER = "melder"
    POLITIE = "politie"
    OM = "om"
    ZORG = "zorg"
    CORPORATIE = "corporatie"

    @property
    def label(self) -> str:
        """The word a user reads."""
        return "OM" if self is Herkomst.OM else self.value.capitalize()


class StukSoort(StrEnum):
    """What a document is, as evidence: the kinds of proof that practice knows (domein 1.1; CCV, dossieropbouw)."""

    BRIEF = "brief"
    VERSLAG = "verslag"
    BEVINDINGEN = "bevindingen"
    PROCES_VERBAAL = "proces_verbaal"
    LOGBOEK = "logboek"
    VERKLARING = "verklaring"
    NOTARIEEL = "notarieel"
    METING = "meting"
    FOTO = "foto"
    VIDEO = "video"
    BUURTONDERZOEK = "buurtonderzoek"
    MAIL = "mail"
    BESLUIT = "besluit"
    OVERIG = "overig"

    @property
    def label(self) -> str:
        """The kind as the officer reads it."""
        labels = {
            "verslag": "Verslag of rapport",
            "bevindingen": "Rapport van bevindingen",
            "proces_verbaal": "Proces-verbaal",
            "logboek": "Logboek van de melder",
            "verklaring": "Schriftelijke verklaring",
            "notarieel": "Notariële verklaring",
            "meting": "Meting (geluid, trilling, geur)",
            "foto": "Foto of beeld",
            "video": "Video of geluidsopname",
            "mail": "E-mail",
        }
        return labels.get(self.value, self.value.capitalize())


class Urgentie(StrEnum):
    """How soon somebody must act; proposed by a sum, decided by an officer (domein 2.4)."""

    ROOD = "rood"
    ORANJE = "oranje"
    GEEL = "geel"
    GROEN = "groen"

    @property
    def label(self) -> str:
        """What the class means, so that colour never stands alone."""
        return _URGENTIE_LABELS[self]

    @property
    def kort(self) -> str:
        """The label without what stands between brackets, for a column."""
        return self.label.partition(" (")[0]


_URGENTIE_LABELS = {
    Urgentie.ROOD: "Acuut (vandaag)",
    Urgentie.ORANJE: "Urgent (2 werkdagen)",
    Urgentie.GEEL: "Binnen 14 dagen",
    Urgentie.GROEN: "Volgend overleg",
}


class Thema(StrEnum):
    """What a signal seems to be about."""

    WOONOVERLAST = "woonoverlast"
    MEERVOUDIG = "meervoudig"
    VERWARD = "verward"
    HUISELIJK_GEWELD = "huiselijk_geweld"
    ONDERMIJNING = "ondermijning"
    GEDIGITALISEERD = "gedigitaliseerd"
    JEUGD = "jeugd"
    ANDERS = "anders"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {
            "meervoudig": "Problemen op meerdere leefgebieden",
            "verward": "Verward of onbegrepen gedrag",
            "huiselijk_geweld": "Huiselijk geweld of kindermishandeling",
            "gedigitaliseerd": "Gedigitaliseerde criminaliteit",
            "jeugd": "Zorgen om een jongere",
        }
        return labels.get(self.value, self.value.capitalize())


class Uitkomst(StrEnum):
    """What came of a signal."""

    NIETS = "niets"
    ADVIES = "advies"
    PARTNER = "partner"
    BESTAANDE_CASUS = "bestaande_casus"
    NIEUWE_CASUS = "nieuwe_casus"
    LSO = "lso"
    VEILIG_THUIS = "veilig_thuis"
    VEILIGHEIDSHUIS = "veiligheidshuis"
    GEDIGITALISEERD = "gedigitaliseerd"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _UITKOMSTEN[self]


_UITKOMSTEN = {
    Uitkomst.NIETS: "Geen vervolg",
    Uitkomst.ADVIES: "Advies aan de melder",
    Uitkomst.PARTNER: "Naar een partner",
    Uitkomst.BESTAANDE_CASUS: "Bij een bestaande casus",
    Uitkomst.NIEUWE_CASUS: "Nieuwe casus",
    Uitkomst.LSO: "Naar het Lokaal Signalenoverleg Ondermijning",
    Uitkomst.VEILIG_THUIS: "Naar Veilig Thuis",
    Uitkomst.VEILIGHEIDSHUIS: "Naar het Zorg- en Veiligheidshuis",
    Uitkomst.GEDIGITALISEERD: "Vastleggen als gedigitaliseerde criminaliteit",
}


class AandachtSoort(StrEnum):
    """Why something stands in the werkvoorraad (domein 5.4), in the order of the list: a new kind comes last."""

    AFSPRAAK = "afspraak"
    EVALUATIE = "evaluatie"
    TERMIJN = "termijn"
    STIL = "stil"
    LET_OP = "let_op"
    GAT = "gat"
    AFSCHALEN = "afschalen"
    SIGNAAL = "signaal"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {
            "stil": "Stil geworden",
            "let_op": "Let op",
            "gat": "Gat in de keten",
            "afschalen": "Kan het lichter?",
        }
        return labels.get(self.value, self.value.capitalize())

    @property
    def rang(self) -> int:
        """The place of the kind in the list: what is due on a day first, by that day."""
        return 0 if self in OP_DATUM else list(AandachtSoort).index(self)


OP_DATUM = (AandachtSoort.AFSPRAAK, AandachtSoort.EVALUATIE, AandachtSoort.TERMIJN, AandachtSoort.SIGNAAL)
"""What is due on a day."""


APV_151D = "apv_151d"
