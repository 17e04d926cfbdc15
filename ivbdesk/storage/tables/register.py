"""The tables of what belongs to the register itself: officers and their access, the log, requests, destruction."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.verzoek import Verzoek, VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.afwezigheid import Afwezigheid
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Recht, Toegang
from ivbdesk.cases.betrokkenen.register import Instelling
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht, Vernietiging, VernietigingStatus
from ivbdesk.storage.columns import (
    UtcDateTime,
    day,
    flag,
    kind,
    metadata,
    noted,
    officer,
    own_id,
    ref,
    staying,
    text,
    uses,
    versie,
    word,
)
from ivbdesk.storage.declared import CODE, IN_PLACE, LETTER, LISTED, PROFESSIONALS, REGISTER, about

instelling = sa.Table(
    "instelling",
    metadata,
    sa.Column("naam", sa.String(40), primary_key=True, info=uses(CODE)),
    text("waarde", REGISTER),
    versie(),
    info=about(Instelling),
)
medewerker = sa.Table(
    "medewerker",
    metadata,
    own_id(),
    text("naam", REGISTER),
    text("functie", REGISTER),
    kind("recht", Recht),
    day("tot", nullable=True),
    versie(),
    info=about(Medewerker),
)
afwezigheid = sa.Table(
    "afwezigheid",
    metadata,
    own_id(),
    ref("medewerker"),
    officer("vervanger_id"),
    day("van"),
    day("tot"),
    info=about(Afwezigheid, figures=False),
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
    text("reden", REGISTER),
    sa.Column("gezien_op", UtcDateTime),
    info=about(Toegang),
)
bewaarplicht = sa.Table(
    "bewaarplicht",
    metadata,
    own_id(),
    ref("casus"),
    text("reden", IN_PLACE, PROFESSIONALS),
    day("sinds"),
    day("tot", nullable=True),
    info=about(Bewaarplicht, figures=False),
)
SIGNED = "the declaration, for who keeps the register"
vernietiging = sa.Table(
    "vernietiging",
    metadata,
    own_id(),
    staying("casus_id", "the casus goes, what tells of its destruction stays", index=True),
    word("nummer", 24, REGISTER),
    text("onderdelen", REGISTER),
    text("termijn", REGISTER),
    text("bron", REGISTER),
    noted(kind("status", VernietigingStatus), kept_here="only what was carried out stands there"),
    officer("voorgesteld_door"),
    day("voorgesteld_op"),
    noted(text("reden", REGISTER), kept_here="of the officers who decided"),
    officer("beslist_door", nullable=True),
    day("beslist_op", nullable=True),
    noted(text("verklaring_sha256", CODE), kept_here=SIGNED),
    noted(sa.Column("verklaring", sa.LargeBinary), kept_here=SIGNED),
    info=about(Vernietiging, figures=False),
)
verzoek = sa.Table(
    "verzoek",
    metadata,
    own_id(),
    ref("persoon", nullable=True, along=True),
    kind("soort", VerzoekSoort),
    kind("status", VerzoekStatus),
    day("ontvangen_op"),
    day("uiterlijk"),
    text("verlenging_reden", LISTED, LETTER),
    flag("identiteit_vastgesteld"),
    text("vraag", LISTED, LETTER),
    text("besluit", LISTED, LETTER),
    day("afgehandeld_op", nullable=True),
    info=about(Verzoek, counted="verzoeken over eigen gegevens"),
)
audit = sa.Table(
    "audit",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("op", UtcDateTime, nullable=False),
    officer("wie"),
    text("actie", REGISTER),
    text("reden", REGISTER),
    text("entiteit", REGISTER),
    text("entiteit_id", REGISTER),
    text("wijzigingen", REGISTER),
    flag("klok_terug"),
    sa.Column("vorige", sa.LargeBinary(32), nullable=False),
    sa.Column("mac", sa.LargeBinary(32), nullable=False),
    sa.Column("zout", sa.LargeBinary(16)),
    sa.Column("zegel", sa.LargeBinary(32)),
    staying("casus_id", "the log tells that it was there", nullable=True, index=True),
    sa.Index("ix_audit_entiteit_id", "entiteit_id"),
    info=about(unlogged="it is the log"),
)
auditsleutel = sa.Table(
    "auditsleutel",
    metadata,
    sa.Column("tot_seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("sleutel", sa.LargeBinary(32), nullable=False),
    info=about(unlogged="a key of the log itself"),
)
teller = sa.Table(
    "teller",
    metadata,
    sa.Column("start", sa.Text, primary_key=True, info=uses(CODE)),
    sa.Column("laatste", sa.Integer, nullable=False),
    info=about(unlogged="counts what the log tells of"),
)
"""The last number that was given, by what the numbers begin with, and of each running number by its table."""

concept = sa.Table(
    "concept",
    metadata,
    sa.Column("soort", sa.Text, primary_key=True, info=uses(CODE)),
    sa.Column("ref", sa.Text, primary_key=True, info=uses(CODE)),
    officer("wie", primary_key=True),
    text("inhoud", REGISTER),
    sa.Column("bewaard_op", UtcDateTime, nullable=False),
    info=about(unlogged="a draft is no record yet; what it becomes is logged"),
)
