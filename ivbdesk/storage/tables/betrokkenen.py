"""The tables of people, homes and partners, with their part in a casus."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.kader.kader import Huurvorm
from ivbdesk.cases.kader.soorten import Klasse
from ivbdesk.storage.columns import day, flag, kind, metadata, number, own_id, ref, text

partner = sa.Table(
    "partner",
    metadata,
    own_id(),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    *(text(name) for name in ("naam", "kort", "domein", "taken", "bevoegdheden", "expertise", "diensten")),
    *(text(name) for name in ("prioriteiten", "grenzen", "deelt", "bereikbaar", "contact", "codes")),
    day("gecontroleerd_op", nullable=True),
    kind("klasse", Klasse),
    *(text(name) for name in ("verwijzen", "ontvangt", "trefwoorden")),
)
persoon = sa.Table(
    "persoon",
    metadata,
    own_id(),
    text("voornaam"),
    text("voorletters"),
    text("tussenvoegsel"),
    text("achternaam"),
    number("geboortejaar", nullable=True),
    flag("beperkt"),
    number("volgnr"),
    sa.Index("ix_persoon_achternaam", "achternaam"),
    sa.Index("ix_persoon_volgnr", "volgnr"),
)
persoon.c.volgnr.default = sa.ColumnDefault(
    sa.select(sa.func.coalesce(sa.func.max(persoon.c.volgnr), 0) + 1).scalar_subquery()
)
"""Orders by who came last; two that come at once may share one. No field of a person, so not in the log."""
object_ = sa.Table(
    "object",
    metadata,
    own_id(),
    text("straat"),
    number("huisnummer"),
    text("toevoeging"),
    text("postcode"),
    text("plaats"),
    kind("huurvorm", Huurvorm),
    text("eigenaar"),
    sa.Index("ix_object_adres", "postcode", "huisnummer"),
    sa.Index("ix_object_huisnummer", "huisnummer"),
)
betrokkenheid = sa.Table(
    "betrokkenheid",
    metadata,
    own_id(),
    ref("casus"),
    ref("persoon"),
    kind("rol", Rol),
    day("sinds"),
    day("tot", nullable=True),
)
melder = sa.Table(
    "melder", metadata, own_id(), ref("casus"), text("naam"), text("contact"), flag("wil_terugkoppeling")
)
leefgebiedscore = sa.Table(
    "leefgebiedscore",
    metadata,
    own_id(),
    ref("casus"),
    number("leefgebied"),
    number("score", nullable=True),
    day("datum"),
    text("bron"),
    text("toelichting"),
    sa.CheckConstraint("score is null or score between 1 and 5", name="score"),
)
inzet = sa.Table(
    "inzet",
    metadata,
    own_id(),
    ref("casus"),
    ref("partner", index=False),
    number("leefgebied"),
    kind("rol", InzetRol),
    day("sinds"),
    day("tot", nullable=True),
    flag("geweigerd"),
    number("wachttijd_weken"),
    text("toelichting"),
)
