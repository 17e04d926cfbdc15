"""The tables of what belongs to the register itself: officers and their access, the log, requests, destruction."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort, VerzoekStatus
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.bewaren.vernietiging import VernietigingStatus
from ivbdesk.storage.columns import UtcDateTime, day, flag, kind, metadata, own_id, ref, text

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
    sa.Column("nummer", sa.String(24), nullable=False),
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
concept = sa.Table(
    "concept",
    metadata,
    sa.Column("soort", sa.String(60), primary_key=True),
    sa.Column("ref", sa.String(80), primary_key=True),
    sa.Column("wie", sa.Uuid, primary_key=True),
    text("inhoud"),
    sa.Column("bewaard_op", UtcDateTime, nullable=False),
)

_KEPT = "seq op wie actie entiteit entiteit_id klok_terug vorige mac zegel casus_id"
_SAME = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT.split())
_BLANK = "NEW.reden = '' AND NEW.wijzigingen = '' AND NEW.zout IS zeroblob(0)"

EXTRA_DDL: tuple[str, ...] = (
    "CREATE TRIGGER audit_insert BEFORE INSERT ON audit WHEN NEW.seq != COALESCE((SELECT MAX(seq) FROM audit), 0) + 1"
    " OR NEW.vorige != COALESCE((SELECT mac FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32))"
    " BEGIN SELECT RAISE(ABORT, 'audit is a chain'); END",
    f"CREATE TRIGGER audit_update BEFORE UPDATE ON audit WHEN NOT ({_SAME} AND {_BLANK})"
    " BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
    "CREATE TRIGGER audit_delete BEFORE DELETE ON audit"
    " BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
    "CREATE TRIGGER oplegger_update BEFORE UPDATE ON oplegger"
    " BEGIN SELECT RAISE(ABORT, 'oplegger is append-only'); END",
    "CREATE TRIGGER oplegger_delete BEFORE DELETE ON oplegger WHEN NOT EXISTS"
    " (SELECT 1 FROM vernietiging WHERE casus_id = OLD.casus_id AND status = 'uitgevoerd' AND onderdelen = '')"
    " BEGIN SELECT RAISE(ABORT, 'oplegger is append-only'); END",
    "CREATE TRIGGER vernietiging_delete BEFORE DELETE ON vernietiging"
    " BEGIN SELECT RAISE(ABORT, 'vernietiging is append-only'); END",
    "CREATE VIRTUAL TABLE zoek USING fts5(nummer, naam, adres, titel,"
    " tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
    "INSERT INTO zoek(zoek, rank) VALUES('secure-delete', 1)",
)
"""What SQLAlchemy's tables cannot say: triggers, and the search index with secure delete.

A row of the log can only be emptied, keeping who, when, what and the seal over what it held; a note only goes
with a casus whose destruction two people decided.
"""
