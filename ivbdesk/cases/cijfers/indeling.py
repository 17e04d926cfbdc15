"""By which questions is counted, and which answers each has, in their order and in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ivbdesk.cases.besluitvorming.maatregel import Resultaat
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort
from ivbdesk.cases.cijfers.telrij import ONBEKEND, Telsoort
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.kader.kader import CasusSoort, Handelingskader, Spoor
from ivbdesk.cases.kader.soorten import Klasse, Thema, Uitkomst
from ivbdesk.cases.keten.keten import GatSoort
from ivbdesk.cases.signaal.signaal import SignaalBron

Antwoorden = Mapping[str, str]
"""The answers to a question by their code, each in words."""
_JA_NEE = {"ja": "Ja", "nee": "Nee"}
_NIET = {ONBEKEND: "Niet ingevuld"}
OVERIG = "overig"
WIJK_OVERIG = "Overig"
"""What lies in no wijk, or of which no postcode is known."""
DUUR = {
    "3m": "Binnen drie maanden",
    "6m": "Drie tot zes maanden",
    "12m": "Een half jaar tot een jaar",
    "langer": "Langer dan een jaar",
}


@dataclass(frozen=True, slots=True)
class Indeling:
    """A question with its answers. With `van` its answer follows from that of another: `samen` says which from which."""

    code: str
    antwoorden: Antwoorden
    van: str = ""
    samen: Mapping[str, str] | None = None

    @property
    def basis(self) -> str:
        """The question that the rows answer."""
        return self.van or self.code

    def antwoord(self, waarden: Mapping[str, str]) -> str:
        """The answer of a row."""
        given = waarden.get(self.basis, ONBEKEND)
        if self.samen is not None:
            given = self.samen.get(given, OVERIG)
        return given if given in self.antwoorden else OVERIG


def _of(kind: type[StrEnum], *without: StrEnum) -> dict[str, str]:
    """The members of a list of words, each with its label."""
    return {
        member.value: str(getattr(member, "label", member.value)) for member in kind if member not in without
    }


_CLOSED = {
    CasusStatus.GESLOTEN.value: "Afgerond",
    CasusStatus.DOORGEZET.value: "Doorgezet naar een ander",
    CasusStatus.AFGEWEZEN.value: "Niet in behandeling genomen",
}
_VAST: Mapping[Telsoort, Mapping[str, Indeling]] = {
    Telsoort.SIGNAAL: {
        "thema": Indeling("thema", _of(Thema)),
        "bron": Indeling("bron", _of(SignaalBron)),
        "uitkomst": Indeling("uitkomst", {**_of(Uitkomst), **_NIET}),
        "op_tijd": Indeling("op_tijd", _JA_NEE),
        "herhaald": Indeling("herhaald", {**_JA_NEE, ONBEKEND: "Geen adres bekend"}),
    },
    Telsoort.CASUS: {
        "soort": Indeling("soort", _of(CasusSoort)),
        "afloop": Indeling("afloop", {**_CLOSED}),
        "duur": Indeling("duur", DUUR),
        "drie_maanden": Indeling("drie_maanden", _JA_NEE, "duur", {"3m": "ja", "6m": "nee", "12m": "nee", "langer": "nee"}),
        "ouderdom": Indeling("ouderdom", DUUR),
        "rust": Indeling("rust", {"geen": "Geen incident vastgelegd", **DUUR}),
        "lichter": Indeling("lichter", {**_JA_NEE, ONBEKEND: "Niet van toepassing"}),
        "herhaald": Indeling(
            "herhaald",
            {"adres": "Zelfde adres", "persoon": "Zelfde persoon", "beide": "Zelfde adres en persoon", "nee": "Niet eerder"},
        ),
        "geinformeerd": Indeling("geinformeerd", {"ja": "Ja", "reden": "Nog niet, met reden", "nee": "Nee"}),
    },
    Telsoort.STAP: {"richting": Indeling("richting", {"op": "Opgeschaald", "af": "Afgeschaald"})},
    Telsoort.MAATREGEL: {
        "resultaat": Indeling("resultaat", {**_of(Resultaat), **_NIET}),
        "spoor": Indeling("spoor", {**_of(Spoor), OVERIG: "Overig"}),
        "afgewogen": Indeling("afgewogen", _JA_NEE),
    },
    Telsoort.INCIDENT: {"gezien": Indeling("gezien", _JA_NEE)},
    Telsoort.INZET: {
        "partner": Indeling("partner", {code: label.partition(":")[0] for code, label in _of(Klasse).items()}),
        "antwoord": Indeling("antwoord", {"ingezet": "Ingezet", "wacht": "Wacht op plek", "geweigerd": "Geweigerd"}),
    },
    Telsoort.GAT: {"gat": Indeling("gat", {key: label.capitalize() for key, label in _of(GatSoort).items()})},
    Telsoort.LEEFGEBIED: {
        "verloop": Indeling("verloop", {"beter": "Vooruit", "gelijk": "Gelijk", "slechter": "Achteruit", ONBEKEND: "Eén keer gemeten"}),
    },
    Telsoort.TERMIJN: {"gehaald": Indeling("gehaald", _JA_NEE)},
    Telsoort.VERZOEK: {
        "op_tijd": Indeling("op_tijd", _JA_NEE),
        "soort": Indeling("soort", _of(VerzoekSoort)),
    },
    Telsoort.VERSTREKKING: {},
}  # fmt: skip


@dataclass(frozen=True)
class Lijsten:
    """The names that the municipality's own files give: what cannot stand in the code."""

    kader: Handelingskader
    grondslagen: Antwoorden
    leefgebieden: Antwoorden
    categorieen: Antwoorden
    leeftijdsgroepen: Antwoorden
    wijken: tuple[str, ...]

    def indelingen(self, soort: Telsoort, middelen: tuple[str, ...] = ()) -> dict[str, Indeling]:
        """Every question of a kind of row by its code; `middelen` are the measures that are told apart."""
        return {**_VAST[soort], **self._own(soort, middelen)}

    def _own(self, soort: Telsoort, middelen: tuple[str, ...]) -> dict[str, Indeling]:
        steps = {"0": "Geen middel ingezet"} | {
            str(step.nummer): f"Trede {step.nummer}: {step.naam.lower()}" for step in self.kader.treden
        }
        if soort is Telsoort.CASUS:
            under = {code: "onder" if int(code) < VANAF_TREDE else "boven" for code in steps}
            meter = {"onder": f"Onder trede {VANAF_TREDE}", "boven": f"Trede {VANAF_TREDE} of hoger"}
            return {
                "trede": Indeling("trede", steps),
                "preventie": Indeling("preventie", meter, "trede", under),
            }
        if soort is Telsoort.MAATREGEL:
            known = {
                code: self.kader.maatregelen[code].kort for code in middelen if code in self.kader.maatregelen
            }
            return {
                "middel": Indeling("middel", {**known, OVERIG: "Ander middel"}),
                "trede": Indeling("trede", {key: steps[key] for key in steps if key != "0"} | {OVERIG: "Overig"}, "middel", self._steps()),
                "zwaar": Indeling("zwaar", _JA_NEE, "middel", self._heavy()),
            }  # fmt: skip
        if soort is Telsoort.SIGNAAL:
            return {
                "categorie": Indeling("categorie", {**self.categorieen, **_NIET}),
                "leeftijdsgroep": Indeling("leeftijdsgroep", {**self.leeftijdsgroepen, **_NIET}),
            }
        if soort is Telsoort.VERSTREKKING:
            return {"grondslag": Indeling("grondslag", {**self.grondslagen, OVERIG: "Andere grondslag"})}
        if soort in (Telsoort.LEEFGEBIED, Telsoort.GAT):
            return {
                "leefgebied": Indeling("leefgebied", {**self.leefgebieden, OVERIG: "De casus als geheel"})
            }
        return {}

    def _steps(self) -> dict[str, str]:
        return {code: str(step) for code, step in self.treden().items()}

    def treden(self) -> dict[str, int]:
        """The step of each measure."""
        return {code: measure.trede for code, measure in self.kader.maatregelen.items()}

    def _heavy(self) -> dict[str, str]:
        return {code: "ja" if step >= VANAF_TREDE else "nee" for code, step in self.treden().items()}


VANAF_TREDE = 3
"""From this step a measure warns or binds: what was solved below it was solved with help and prevention (IVB 5)."""
