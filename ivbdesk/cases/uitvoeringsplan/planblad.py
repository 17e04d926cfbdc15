"""A version as it is read and printed: its actions by priority, with lights and figures in words; frozen as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ivbdesk.cases.cijfers.blad import Blad
from ivbdesk.cases.cijfers.tabel import Cijferkader
from ivbdesk.cases.uitvoeringsplan.plan import Planactie, Uitvoeringsplan
from ivbdesk.cases.uitvoeringsplan.sjabloon import Plankader
from ivbdesk.cases.uitvoeringsplan.verschil import differences
from ivbdesk.cases.uitvoeringsplan.waarde import NIETS, name_of, values_of

SCHEMA = "ivbdesk-uitvoeringsplan-1"
ANDERS = "Andere prioriteit"


@dataclass(frozen=True)
class Planregel:
    """One action, all in words; `lijn` is the same in every version."""

    lijn: str
    doel: str
    actie: str
    partners: str
    trekker: str
    wanneer: str
    indicator: str
    waarde: str
    streven: str
    knelpunt: str
    licht: str
    reden: str
    halfjaar: str
    heel_jaar: str


@dataclass(frozen=True)
class Planhoofdstuk:
    """One priority with its actions."""

    naam: str
    doel: str
    bron: str
    regels: tuple[Planregel, ...]


@dataclass(frozen=True)
class Planblad:
    """The whole version; `verschillen` is what it does otherwise than the one before."""

    gemeente: str
    jaar: int
    nummer: int
    vastgesteld_op: date | None
    inleiding: str
    wijziging: str
    verschillen: tuple[str, ...]
    hoofdstukken: tuple[Planhoofdstuk, ...]
    halfjaar: str
    heel_jaar: str

    @property
    def titel(self) -> str:
        """What it is called."""
        return f"Uitvoeringsplan integrale veiligheid {self.jaar}"

    @property
    def stand(self) -> str:
        """Which version, and whether the college established it."""
        if self.vastgesteld_op is None:
            return f"Versie {self.nummer}, concept"
        return f"Versie {self.nummer}, vastgesteld door het college op {self.vastgesteld_op:%d-%m-%Y}"

    def stand_op(self, vandaag: date) -> str:
        """About which version something is told on a day, when it has gone on since the college established it."""
        fixed = self.vastgesteld_op
        which = f"die het college op {fixed:%d-%m-%Y} vaststelde" if fixed else "nog een concept"
        return f"Over versie {self.nummer}, {which}; stand van {vandaag:%d-%m-%Y}"


Knelpuntnamen = Mapping[UUID, str]
"""What each knelpunt is called: which gap, and where."""


def lay_out_plan(
    plan: Uitvoeringsplan,
    vorige: Uitvoeringsplan | None,
    kader: Plankader,
    cijfers: Cijferkader,
    bladen: Iterable[Blad],
    knelpunten: Knelpuntnamen,
    gemeente: str,
) -> Planblad:
    """A version in words; `bladen` are the reports that were established, `vorige` the version before."""
    reports = list(bladen)

    def line(actie: Planactie) -> Planregel:
        values = values_of(cijfers, reports, actie.indicator, actie.antwoord, plan.jaar)
        told = "; ".join(f"{one.periode}: {one.woorden}" for one in values)
        return Planregel(
            lijn=str(actie.lijn),
            doel=actie.doel,
            actie=actie.actie,
            partners=actie.partners,
            trekker=actie.trekker,
            wanneer=actie.moment.label,
            indicator=name_of(cijfers, actie.indicator, actie.antwoord),
            waarde=told or (NIETS.format(jaar=plan.jaar) if actie.indicator else ""),
            streven=actie.streven,
            knelpunt=knelpunten.get(actie.knelpunt_id, "") if actie.knelpunt_id else "",
            licht=actie.licht.label,
            reden=actie.reden,
            halfjaar=actie.halfjaar,
            heel_jaar=actie.heel_jaar,
        )

    return Planblad(
        gemeente, plan.jaar, plan.nummer, plan.vastgesteld_op, plan.inleiding, plan.wijziging,
        differences(vorige, plan) if vorige is not None else (),
        _chapters(plan, kader, line), plan.halfjaar, plan.heel_jaar,
    )  # fmt: skip


def _chapters(
    plan: Uitvoeringsplan, kader: Plankader, line: Callable[[Planactie], Planregel]
) -> tuple[Planhoofdstuk, ...]:
    """The priorities that have an action, in the order of the policy; one that the policy no longer knows comes last."""
    made = []
    for one in kader.prioriteiten:
        actions = [actie for actie in plan.acties if actie.prioriteit == one.code]
        if actions:
            made.append(Planhoofdstuk(one.naam, one.doel, one.bron, tuple(map(line, actions))))
    strange = [actie for actie in plan.acties if actie.prioriteit not in kader.codes]
    if strange:
        made.append(Planhoofdstuk(ANDERS, "", "", tuple(map(line, strange))))
    return tuple(made)


def write_plan(blad: Planblad) -> str:
    """The version as JSON; the same version gives the same text, of which the hash is kept."""
    told = asdict(blad) | {"schema": SCHEMA}
    told["vastgesteld_op"] = blad.vastgesteld_op.isoformat() if blad.vastgesteld_op else None
    return json.dumps(told, ensure_ascii=False, indent=1)


def read_plan(text: str) -> Planblad:
    """The version of a text that `write_plan` made."""
    told: dict[str, Any] = json.loads(text)
    fixed = told["vastgesteld_op"]
    chapters = tuple(
        Planhoofdstuk(
            one["naam"], one["doel"], one["bron"], tuple(Planregel(**line) for line in one["regels"])
        )
        for one in told["hoofdstukken"]
    )
    return Planblad(
        told["gemeente"], told["jaar"], told["nummer"], date.fromisoformat(fixed) if fixed else None,
        told["inleiding"], told["wijziging"], tuple(told["verschillen"]), chapters,
        told["halfjaar"], told["heel_jaar"],
    )  # fmt: skip
