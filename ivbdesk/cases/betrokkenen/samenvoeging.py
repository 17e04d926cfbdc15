"""Two records of one person made into one, with enough kept to split them again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from uuid import UUID

from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.taal.fouten import RegelFout

NOT_NOW = "Deze twee kunt u nu niet samenvoegen of splitsen. Vraag het aan wie beide personen behandelt."
"""Why is not told: it may be a casus that is not there for this officer."""


@dataclass(frozen=True)
class Samengesteld:
    """What the one record holds, as the officer chose field by field; `woonadres_id` is the home that stays the present one."""

    gegevens: Persoonsgegevens
    telefoon: str = ""
    taal: str = ""
    tolk: bool = False
    woonadres_id: UUID | None = None
    beperkt: bool = False


@dataclass
class Bewaard:
    """What a merge moved and changed. `verplaatst` names by table and column the rows that went over to the other record.

    `dubbel` are roles that both records had, of which one was left; `beeindigd` are homes that ended by it.
    """

    verplaatst: Mapping[str, list[UUID]] = field(default_factory=dict)
    dubbel: list[Betrokkenheid] = field(default_factory=list)
    beeindigd: list[UUID] = field(default_factory=list)
    was: Samengesteld = Samengesteld(Persoonsgegevens())
    werd: Samengesteld = Samengesteld(Persoonsgegevens())


@dataclass(eq=False)
class Samenvoeging:
    """That the record `weg_id` went up in `persoon_id`, until it was undone; `bewaard` is JSON, see `Bewaard`."""

    id: UUID
    persoon_id: UUID
    weg_id: UUID
    op: date
    door: UUID
    reden: str
    bewaard: str
    ongedaan_op: date | None = None


def as_held(person: Persoon) -> Samengesteld:
    """What stands in a record now."""
    home = person.adres
    return Samengesteld(
        person.gegevens, person.telefoon, person.taal, person.tolk, home.id if home else None, person.beperkt
    )


def put(person: Persoon, chosen: Samengesteld) -> None:
    """Let a record hold this; its homes are left as they are."""
    person.gegevens = chosen.gegevens
    person.telefoon, person.taal, person.tolk = chosen.telefoon, chosen.taal, chosen.tolk
    person.beperkt = chosen.beperkt


def put_back(person: Persoon, kept: Bewaard) -> None:
    """Let a record hold what it held before the merge, but for what was changed since."""
    names = {part.name for part in fields(Persoonsgegevens)}
    own = {
        name: getattr(kept.was.gegevens, name)
        if getattr(person.gegevens, name) == getattr(kept.werd.gegevens, name)
        else getattr(person.gegevens, name)
        for name in names
    }
    person.gegevens = Persoonsgegevens(**own)
    for name in ("telefoon", "taal", "tolk", "beperkt"):
        if getattr(person, name) == getattr(kept.werd, name):
            setattr(person, name, getattr(kept.was, name))


def require_two(blijft: Persoon, weg: Persoon) -> None:
    """Raise RegelFout where there are no two records to merge."""
    if blijft.id == weg.id:
        raise RegelFout("bekend", "Kies een ander: dit is dezelfde persoon.")
    if blijft.samengevoegd_met is not None or weg.samengevoegd_met is not None:
        raise RegelFout("bekend", "Deze persoon is al met een ander samengevoegd.")
    acting = {
        (item.persoon_id, item.door_id) for item in (*blijft.vertegenwoordigers, *weg.vertegenwoordigers)
    }
    if {(blijft.id, weg.id), (weg.id, blijft.id)} & acting:
        raise RegelFout("bekend", "De een vertegenwoordigt de ander; dat zijn twee personen.")


def double_roles(roles: Iterable[Betrokkenheid], blijft: Persoon, weg: Persoon) -> list[Betrokkenheid]:
    """The running roles of the record that goes which the one that stays has in the same casus."""
    running = [item for item in roles if item.tot is None]
    own = {(item.casus_id, item.rol) for item in running if item.persoon is blijft}
    return [item for item in running if item.persoon is weg and (item.casus_id, item.rol) in own]


def write(kept: Bewaard) -> str:
    """As it is kept, JSON."""
    return json.dumps(
        {
            "verplaatst": {name: [str(id) for id in ids] for name, ids in kept.verplaatst.items()},
            "dubbel": [_role(item) for item in kept.dubbel],
            "beeindigd": [str(id) for id in kept.beeindigd],
            "was": _chosen(kept.was),
            "werd": _chosen(kept.werd),
        },
        ensure_ascii=False,
    )


def read(text: str, weg: Persoon) -> Bewaard:
    """What was kept, with the roles of the record that went."""
    raw = json.loads(text)
    return Bewaard(
        {name: [UUID(id) for id in ids] for name, ids in raw["verplaatst"].items()},
        [
            Betrokkenheid(
                UUID(item["id"]), UUID(item["casus_id"]), weg, Rol(item["rol"]),
                date.fromisoformat(item["sinds"]), date.fromisoformat(item["tot"]) if item["tot"] else None,
            )
            for item in raw["dubbel"]
        ],
        [UUID(id) for id in raw["beeindigd"]],
        _read_chosen(raw["was"]),
        _read_chosen(raw["werd"]),
    )  # fmt: skip


def _role(item: Betrokkenheid) -> dict[str, str]:
    tot = item.tot.isoformat() if item.tot else ""
    return {
        "id": str(item.id),
        "casus_id": str(item.casus_id),
        "rol": item.rol.value,
        "sinds": item.sinds.isoformat(),
        "tot": tot,
    }


def _chosen(chosen: Samengesteld) -> dict[str, object]:
    return {
        "gegevens": {part.name: getattr(chosen.gegevens, part.name) for part in fields(Persoonsgegevens)},
        "telefoon": chosen.telefoon,
        "taal": chosen.taal,
        "tolk": chosen.tolk,
        "beperkt": chosen.beperkt,
    }


def _read_chosen(raw: Mapping[str, object]) -> Samengesteld:
    name = raw["gegevens"]
    assert isinstance(name, dict)
    return Samengesteld(
        Persoonsgegevens(**name),
        str(raw["telefoon"]),
        str(raw["taal"]),
        bool(raw["tolk"]),
        beperkt=bool(raw["beperkt"]),
    )
