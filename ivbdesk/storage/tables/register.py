"""The tables of what belongs to the register itself: officers and their access, the log, requests, destruction."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus
from ivbdesk.storage.columns import UtcDateTime, day, flag, kind, metadata, own_id, ref, text, word

instelling = sa.Table(
    "instelling", metadata, sa.Column("naam", sa.String(40), primary_key=True), text("waarde")
)
medewerker = sa.Table(
    "medewerker",
    metadata,
    own_id(),
    text("naam"),
    text("functie"),
    kind("recht", Recht),
    day("tot", nullable=True),
)
toegang = sa.Table(
    "toegang",
    metadata,
    own_id(),
    ref("casus"),
    ref("medewerker"),
    sa.Column("sinds", UtcDateTime, nullable=False),
    sa.Column("tot", UtcDateTime),
    flag("nood"),
    text("reden"),
)
bewaarplicht = sa.Table(
    "bewaarplicht",
    metadata,
    own_id(),
    ref("casus"),
    text("reden"),
    day("sinds"),
    day("tot", nullable=True),
)
vernietiging = sa.Table(
    "vernietiging",
    metadata,
    own_id(),
    sa.Column("casus_id", sa.Uuid, nullable=False, index=True),  # no reference: the casus goes, this stays
    word("nummer", 24),
    text("onderdelen"),
    text("termijn"),
    text("bron"),
    kind("status", VernietigingStatus),
    sa.Column("voorgesteld_door", sa.Uuid, nullable=False),
    day("voorgesteld_op"),
    text("reden"),
    sa.Column("beslist_door", sa.Uuid),
    day("beslist_op", nullable=True),
    text("verklaring_sha256"),
    sa.Column("verklaring", sa.LargeBinary),
)
verzoek = sa.Table(
    "verzoek",
    metadata,
    own_id(),
    ref("persoon", nullable=True),
    kind("soort", VerzoekSoort),
    kind("status", VerzoekStatus),
    day("ontvangen_op"),
    day("uiterlijk"),
    text("verlenging_reden"),
    flag("identiteit_vastgesteld"),
    text("vraag"),
    text("besluit"),
    day("afgehandeld_op", nullable=True),
)
audit = sa.Table(
    "audit",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("op", UtcDateTime, nullable=False),
    sa.Column("wie", sa.Uuid, nullable=False),
    text("actie"),
    text("reden"),
    text("entiteit"),
    text("entiteit_id"),
    text("wijzigingen"),
    flag("klok_terug"),
    sa.Column("vorige", sa.LargeBinary(32), nullable=False),
    sa.Column("mac", sa.LargeBinary(32), nullable=False),
    sa.Column("zout", sa.LargeBinary(16)),
    sa.Column("zegel", sa.LargeBinary(32)),
    sa.Column("casus_id", sa.Uuid, index=True),
    sa.Index("ix_audit_entiteit_id", "entiteit_id"),
)
auditsleutel = sa.Table(
    "auditsleutel",
    metadata,
    sa.Column("tot_seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("sleutel", sa.LargeBinary(32), nullable=False),
)
teller = sa.Table(
    "teller",
    metadata,
    sa.Column("start", sa.Text, primary_key=True),
    sa.Column("laatste", sa.Integer, nullable=False),
)
"""The last number that was given, by what the numbers begin with, and of each running number by its table."""

concept = sa.Table(
    "concept",
    metadata,
    sa.Column("soort", sa.Text, primary_key=True),
    sa.Column("ref", sa.Text, primary_key=True),
    sa.Column("wie", sa.Uuid, primary_key=True),
    text("inhoud"),
    sa.Column("bewaard_op", UtcDateTime, nullable=False),
)
