"""The mapping of the domain classes on the tables.

One class for one thing: the dataclasses of `cases` are mapped as they are, so the domain knows nothing
of SQL and has no twin here. Which class a table holds, and what holds its rows, is said where it is declared.
"""

from __future__ import annotations

from dataclasses import fields

import sqlalchemy as sa
from sqlalchemy.orm import RelationshipProperty, composite, deferred, registry, relationship

from ivbdesk.cases.besluitvorming.geadresseerde import Geadresseerde
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Persoonsgegevens
from ivbdesk.cases.betrokkenen.object import Adres, Object
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.storage.columns import came
from ivbdesk.storage.declared import Held, about_of, info_of
from ivbdesk.storage.graph import held_by
from ivbdesk.storage.tables import dossier as t

COUNTED = "_versie"
"""Under which name an entity has the count of its changes: no field of it, and in no line of the log."""
_mapper = registry(metadata=t.metadata)


def start_mappers() -> None:
    """Map the domain classes on the tables, each with what it holds; a second call does nothing."""
    if sa.inspect(Casus, raiseerr=False) is not None:
        return
    particular = _particular()
    for table in t.metadata.sorted_tables:
        kind = about_of(table).entity
        if kind is not None:
            held = {item.name: _collection(part, item) for part, item in held_by(table)}
            unlogged = [column.name for column in table.columns if info_of(column).get("unlogged")]
            counted = next((column for column in table.columns if info_of(column).get("counts")), None)
            properties = {**held, **particular.get(table.name, {})}
            if counted is not None:
                properties[COUNTED] = counted
                unlogged.remove(counted.name)
            _mapper.map_imperatively(
                kind, table, properties=properties, exclude_properties=unlogged, version_id_col=counted
            )


def _collection(part: sa.Table, held: Held) -> RelationshipProperty[object]:
    kind = about_of(part).entity
    assert kind is not None, f"{part.name} is held and has no class"
    return relationship(
        kind,
        foreign_keys=[column for column in part.columns if info_of(column).get("held") == held],
        order_by=[*(part.c[name] for name in held.order), came(part)],
        lazy="selectin" if held.eager else "select",
        cascade="all, delete-orphan" if held.owned else "save-update, merge",
        passive_deletes="all" if held.kept else False,
    )


def _particular() -> dict[str, dict[str, object]]:
    """What a table does not say: several columns that are one value, and what a row is read together with."""
    places: dict[str, dict[str, object]] = {
        table.name: {"adres": composite(Adres, *(table.c[part.name] for part in fields(Adres)))}
        for table in (t.object_, t.woonadres)
    }
    gegevens = composite(Persoonsgegevens, *(t.persoon.c[part.name] for part in fields(Persoonsgegevens)))
    aimed: dict[str, dict[str, object]] = {
        table.name: {
            "geadresseerde": composite(
                Geadresseerde, table.c.gericht_aan, table.c.persoon_id, table.c.organisatie_id
            )
        }
        for table in (t.afweging, t.maatregel, t.besluit)
    }
    return {
        **aimed,
        **places,
        t.persoon.name: {"gegevens": gegevens},
        t.betrokkenheid.name: {"persoon": relationship(Persoon, lazy="joined", innerjoin=True)},
        t.casus.name: {"object": relationship(Object)},
        t.stuk.name: {"inhoud": deferred(t.stuk.c.inhoud)},  # long, and read by the search only
        t.casusobject.name: {"object": relationship(Object, lazy="joined", innerjoin=True)},
    }
