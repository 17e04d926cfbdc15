"""What an action looks up in the files of `resources`, read once when a register opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self

from ivbdesk.cases.bewaren.bewaren import Bewaartermijnen, read_bewaartermijnen
from ivbdesk.cases.kader.grondslag import Grondslag, read_grondslagen
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.kwetsbaarheid_kader import Kwetsbaarheidskader, read_kwetsbaarheid
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden, read_leefgebieden
from ivbdesk.cases.kader.plansjabloon import Plansjabloon, read_plansjablonen
from ivbdesk.cases.kader.signaalregels import Maat, Signaalregels, read_signaalregels
from ivbdesk.cases.kader.wegingskader import Wegingskader
from ivbdesk.cases.kader.wegingskader_lezer import read_wegingskader
from ivbdesk.cases.kader.wijken import Wijk, read_wijken
from ivbdesk.cases.kader.woordkeus import Woordkeus, read_woordkeus
from ivbdesk.cases.taal.feestdagen import Feestdagen, read_feestdagen
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

    @classmethod
    def read(cls, text_of: Callable[[str], str], kader: Handelingskader) -> Self:
        """Read every file by its name; raises KaderFout with every mistake in the first that has one.

        The files may name measures and criteria of this handelingskader.
        """

        def text(name: str) -> tuple[str, str]:
            return text_of(name), name

        return cls(
            read_leefgebieden(*text("leefgebieden.toml")),
            read_bewaartermijnen(*text("bewaartermijnen.toml"), kader.maatregelen),
            read_grondslagen(*text("grondslagen.toml")),
            read_plansjablonen(*text("plansjablonen.toml")),
            read_wegingskader(*text("wegingen.toml"), kader.zvh_criteria),
            read_kwetsbaarheid(*text("kwetsbaarheid.toml")),
            read_woordkeus(*text("woordkeus.toml")),
            read_wijken(*text("wijken.toml")),
            read_feestdagen(*text("feestdagen.toml")),
            read_signaalregels(*text("signaalregels.toml")),
        )

    @property
    def weegtermijn(self) -> Weegtermijn:
        """The term in which a signal is weighed."""
        return Weegtermijn(self.signaalregels.regel(Maat.SIGNAAL), self.feestdagen)
