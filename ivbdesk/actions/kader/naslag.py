"""What an action looks up in the files of `resources`, read once when a register opens."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Self

from ivbdesk.cases.beheer.veiligheid import Veiligheidskader, read_veiligheid
from ivbdesk.cases.bewaren.bewaren import Bewaartermijnen, read_bewaartermijnen
from ivbdesk.cases.brieven.briefsoort import Brieven, read_brieven
from ivbdesk.cases.cijfers.brief import MIDDELEN, Briefsjabloon, read_brief
from ivbdesk.cases.cijfers.buiten import Buitenindicator, read_outside
from ivbdesk.cases.cijfers.indeling import Lijsten
from ivbdesk.cases.cijfers.tabel import Cijferkader, read_cijfers
from ivbdesk.cases.dossier.regelsoort import Regelsoorten, read_regelsoorten
from ivbdesk.cases.kader.datumvragen import Datumvragen, read_datumvragen
from ivbdesk.cases.kader.dwangsomstaffel import Dwangsomstaffel, read_dwangsom
from ivbdesk.cases.kader.grondslag import Grondslag, read_grondslagen
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.kwetsbaarheid_kader import Kwetsbaarheidskader, read_kwetsbaarheid
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden, read_leefgebieden
from ivbdesk.cases.kader.plaatsen import read_plaatsen
from ivbdesk.cases.kader.plansjabloon import Plansjabloon, read_plansjablonen
from ivbdesk.cases.kader.signaalregels import Maat, Signaalregels, read_signaalregels
from ivbdesk.cases.kader.wegingskader import Wegingskader
from ivbdesk.cases.kader.wegingskader_lezer import read_wegingskader
from ivbdesk.cases.kader.wijken import Wijk, read_wijken
from ivbdesk.cases.kader.woordkeus import Woordkeus, read_woordkeus
from ivbdesk.cases.taal.feestdagen import Feestdagen, read_feestdagen
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst, read_naamlijst
from ivbdesk.cases.uitvoeringsplan.sjabloon import Plankader, read_plankader
from ivbdesk.cases.werk.weegtermijn import Weegtermijn


@dataclass(frozen=True)
class Naslag:
    """The lists, terms and rules that a municipality sets in its own files, beside the handelingskader."""

    gebieden: Leefgebieden
    termijnen: Bewaartermijnen
    grondslagen: Mapping[str, Grondslag]
    sjablonen: tuple[Plansjabloon, ...]
    wegingskader: Wegingskader
    kwetsbaarheid: Kwetsbaarheidskader
    woordkeus: Woordkeus
    wijken: tuple[Wijk, ...]
    feestdagen: Feestdagen
    signaalregels: Signaalregels
    regelsoorten: Regelsoorten
    dwangsom: Dwangsomstaffel
    datumvragen: Datumvragen
    namen: Naamlijst
    veiligheid: Veiligheidskader
    plaatsen: tuple[str, ...]
    cijfers: Cijferkader
    brief: Briefsjabloon
    nota: Briefsjabloon
    plan: Plankader
    brieven: Brieven
    buiten: tuple[Buitenindicator, ...]

    @classmethod
    def read(cls, text_of: Callable[[str], str], kader: Handelingskader, ook: Collection[str] = ()) -> Self:
        """Read every file by its name; raises KaderFout with every mistake in the first that has one.

        The files may name measures and criteria of this handelingskader; and the measures `ook`, which the files of the
        program know where the register goes on with an earlier handelingskader.
        """

        def text(name: str) -> tuple[str, str]:
            return text_of(name), name

        areas = read_leefgebieden(*text("leefgebieden.toml"))
        grounds = read_grondslagen(*text("grondslagen.toml"))
        weighing = read_wegingskader(*text("wegingen.toml"), kader.zvh_criteria)
        wijken = read_wijken(*text("wijken.toml"))
        lists = Lijsten(
            kader,
            {code: ground.naam for code, ground in grounds.items()},
            {str(area.nummer): area.naam for area in areas.lijst},
            weighing.categorieen,
            weighing.leeftijdsgroepen,
            tuple(wijk.naam for wijk in wijken),
        )
        figures = read_cijfers(*text("cijfers.toml"), lists, ook)
        codes = [tabel.code for tabel in figures.tabellen]
        measures = figures.tabel(MIDDELEN).indeling.antwoorden

        def letter(name: str) -> Briefsjabloon:
            return read_brief(*text(name), codes, measures)

        return cls(
            areas,
            read_bewaartermijnen(*text("bewaartermijnen.toml"), {*kader.maatregelen, *ook}),
            grounds,
            read_plansjablonen(*text("plansjablonen.toml")),
            weighing,
            read_kwetsbaarheid(*text("kwetsbaarheid.toml")),
            read_woordkeus(*text("woordkeus.toml")),
            wijken,
            read_feestdagen(*text("feestdagen.toml")),
            read_signaalregels(*text("signaalregels.toml")),
            read_regelsoorten(*text("tijdlijn.toml")),
            read_dwangsom(*text("dwangsom.toml")),
            read_datumvragen(*text("datumvragen.toml")),
            read_naamlijst(*text("namen.toml")),
            read_veiligheid(*text("veiligheid.toml")),
            read_plaatsen(*text("plaatsen.toml")),
            figures,
            letter("raadsbrief.toml"),
            letter("nota.toml"),
            read_plankader(*text("uitvoeringsplan.toml"), figures),
            read_brieven(*text("brieven.toml"), {*kader.maatregelen, *ook}, kader.termijnen),
            read_outside(*text("buitencijfers.toml")),
        )

    def with_own_days(self, own: Feestdagen | None) -> Self:
        """With the holidays of the municipality's own file beside those of the program."""
        return replace(self, feestdagen=self.feestdagen.with_own(own)) if own is not None else self

    @property
    def weegtermijn(self) -> Weegtermijn:
        """The term in which a signal is weighed."""
        return Weegtermijn(self.signaalregels.regel(Maat.SIGNAAL), self.feestdagen)
