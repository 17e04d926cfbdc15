"""One point of attention, and all beside the casus itself that its points depend on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.kader.signaalregels import Signaalregel, Signaalregels
from ivbdesk.cases.kader.soorten import AandachtSoort
from ivbdesk.cases.taal.feestdagen import Feestdagen


@dataclass(frozen=True)
class Aandachtspunt:
    """One thing that needs attention: from the day `vanaf` it shows, on the day `termijn` it is due.

    `regel` is the code of the rule that found it, `over_id` what it is about where that has an id. `wie` is empty for
    what the officer does. Until `uitgesteld_tot` it is put off.
    """

    soort: AandachtSoort
    wat: str
    toelichting: str
    wie: str
    termijn: date | None
    vanaf: date
    regel: str = ""
    over_id: UUID | None = None
    uitgesteld_tot: date | None = None


def make_point(
    regel: Signaalregel,
    soort: AandachtSoort,
    wat: str,
    waarom: str,
    *,
    vanaf: date,
    termijn: date | None = None,
    wie: str = "",
    over: UUID | None = None,
    doen: str | None = None,
) -> Aandachtspunt:
    """What a rule found: what, why, and what the officer can do about it (by the rule, where nothing is named)."""
    told = " · ".join(part for part in (waarom, regel.doen[0] if doen is None else doen) if part)
    return Aandachtspunt(soort, wat, told, wie, termijn, vanaf, regel.code, over)


@dataclass(frozen=True)
class Elders:
    """Another casus that has to do with this one: its number, and why."""

    nummer: str
    waarom: str
    gesloten_op: date | None = None


@dataclass(frozen=True)
class Noodopening:
    """Who opened a closed casus in an emergency, when and why, as long as nobody who has it has seen that."""

    id: UUID
    wie: str
    reden: str
    op: date


@dataclass(frozen=True)
class Rondom:
    """What the rest of the register says about a casus.

    `gaten_sinds` says by kind and leefgebied since when a gap is open, `meldingen` the days of reports at the address
    outside this casus, `elders` the other cases of a person or the address, `medewerkers` who works in cases now.
    `noodopeningen` wait to be seen; by `inzage_voor` somebody in this closed casus must have a copy of their data.
    """

    gaten_sinds: Mapping[tuple[str, int], date] = field(default_factory=dict)
    meldingen: tuple[date, ...] = ()
    elders: tuple[Elders, ...] = ()
    medewerkers: frozenset[UUID] = frozenset()
    noodopeningen: tuple[Noodopening, ...] = ()
    inzage_voor: date | None = None


@dataclass(frozen=True)
class Omgeving:
    """All beside the casus itself that its points depend on: data files, partners, the rest of the register, the day."""

    kader: Handelingskader
    gebieden: Leefgebieden
    feestdagen: Feestdagen
    regels: Signaalregels
    partners: Sequence[Partner]
    rondom: Rondom
    vandaag: date

    def partner(self, partner_id: UUID | None) -> str:
        """The short name of a partner; empty for one that is not known."""
        return next((partner.kort for partner in self.partners if partner.id == partner_id), "")
