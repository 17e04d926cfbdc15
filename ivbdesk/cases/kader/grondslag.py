"""The grounds on which data may be shared, read from resources/grondslagen.toml (domein 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles


@dataclass(frozen=True, slots=True)
class Grondslag:
    """One ground: `opent` names the origins that it opens beyond the default, `voor` the kinds of recipient.


    With `convenant` it holds only under a convenant that is named and valid, with `besluit` only by a decision with its
    number and day, with `toestemming` only by a consent with its day and paper; `soorten` names the kinds of casus for
    which it holds, empty for all. `bijzonder` says that it carries special personal data (AVG art. 9). Under the one that is `uitgaand` documents leave. One that is not `actief` can
    not be chosen.
    """

    code: str
    naam: str
    artikel: str
    uitleg: str
    opent: frozenset[Herkomst]
    voor: frozenset[Klasse]
    convenant: bool
    besluit: bool
    toestemming: bool
    soorten: frozenset[CasusSoort]
    bijzonder: bool
    uitgaand: bool
    actief: bool

    def require_active(self, veld: str) -> None:
        """Raise RegelFout at `veld` where it cannot be chosen now."""
        if not self.actief:
            raise RegelFout(veld, "Deze grondslag kan nu niet worden gebruikt.", self.artikel)


def read_grondslagen(text: str, file: str) -> dict[str, Grondslag]:
    """The grounds by code from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    only_named = source.top(("alleen_genoemd", "grondslag")).choices("alleen_genoemd", list(Klasse))
    tables = source.tables("grondslag", Grondslag.__slots__)
    found = [
        Grondslag(
            code=table.text("code"),
            naam=table.text("naam"),
            artikel=table.text("artikel"),
            uitleg=table.text("uitleg", optional=True),
            opent=table.choices("opent", list(Herkomst)),
            voor=_recipients(table, only_named),
            convenant=table.flag("convenant", False),
            besluit=table.flag("besluit", False),
            toestemming=table.flag("toestemming", False),
            soorten=table.choices("soorten", list(CasusSoort)),
            bijzonder=table.flag("bijzonder", False),
            uitgaand=table.flag("uitgaand", False),
            actief=table.flag("actief", True),
        )
        for table in tables
    ]
    refuse_doubles(tables, "code", [item.code for item in found])
    leaving = [table for table, item in zip(tables, found, strict=True) if item.uitgaand and item.actief]
    if tables and len(leaving) != 1:
        told = (
            "Eén grondslag die actief is heeft ‘uitgaand = true’: daaronder staat wat het register verlaat."
        )
        (leaving or tables)[-1].wrong("uitgaand", told)
    source.finish()
    return {item.code: item for item in found}


def _recipients(table: Tabel, only_named: frozenset[Klasse]) -> frozenset[Klasse]:
    """For whom it holds: who is named, or all but those that must be named."""
    named = table.choices("voor", list(Klasse))
    return named or frozenset(Klasse) - only_named


def ground_to_leave(grondslagen: Mapping[str, Grondslag]) -> Grondslag:
    """The ground on which documents leave for who decides: it opens nothing beyond what they may read."""
    return next(ground for ground in grondslagen.values() if ground.uitgaand)
