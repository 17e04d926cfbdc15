"""The tables of a register. Queries are written against these, so that they type-check."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.afspraak import AfspraakStatus
from ivbdesk.cases.afweging import Grond, Stand
from ivbdesk.cases.betrokkene import Rol
from ivbdesk.cases.casus import CasusStatus, Urgentie
from ivbdesk.cases.dossierpunt import PuntStaat
from ivbdesk.cases.kader import CasusSoort, Huurvorm
from ivbdesk.cases.maatregel import MaatregelStatus, Resultaat
from ivbdesk.cases.partner import InzetRol
from ivbdesk.cases.tijdlijn import Aard, Herkomst, ItemSoort, Verificatie
from ivbdesk.storage.columns import UtcDateTime, choice, day, flag, kind, number, own_id, ref, text

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


instelling = sa.Table(
    "instelling", metadata, sa.Column("naam", sa.String(40), primary_key=True), text("waarde")
)
medewerker = sa.Table("medewerker", metadata, own_id(), text("naam"), text("functie"))
partner = sa.Table(
    "partner",
    metadata,
    own_id(),
    sa.Column("code", sa.String(40), nullable=False, unique=True),
    *(text(name) for name in ("naam", "kort", "domein", "taken", "bevoegdheden", "expertise", "diensten")),
    *(text(name) for name in ("prioriteiten", "grenzen", "deelt", "bereikbaar", "contact", "codes")),
    day("gecontroleerd_op", nullable=True),
)
persoon = sa.Table(
    "persoon",
    metadata,
    own_id(),
    text("voornaam"),
    text("tussenvoegsel"),
    text("achternaam"),
    number("geboortejaar", nullable=True),
)
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
)
casus = sa.Table(
    "casus",
    metadata,
    own_id(),
    sa.Column("nummer", sa.String(24), nullable=False, unique=True),
    sa.Column("volgnr", sa.Integer, nullable=False, unique=True),
    kind("soort", CasusSoort),
    text("titel"),
    kind("status", CasusStatus),
    kind("urgentie", Urgentie),
    text("urgentie_reden"),
    text("doel"),
    text("grondslag"),
    day("geopend_op"),
    text("kader_versie"),
    text("procesregie"),
    text("casusregie"),
    day("geinformeerd_op", nullable=True),
    text("niet_geinformeerd_reden"),
    text("zvh_criteria"),
    text("pgax_referentie"),
    day("gesloten_op", nullable=True),
    ref("object", nullable=True),
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
tijdlijnitem = sa.Table(
    "tijdlijnitem",
    metadata,
    own_id(),
    ref("casus"),
    kind("soort", ItemSoort),
    kind("aard", Aard),
    kind("herkomst", Herkomst),
    text("bron"),
    text("tekst"),
    day("datum"),
    sa.Column("tijd", sa.Time),
    sa.Column("vastgelegd_op", UtcDateTime, nullable=False),
    kind("verificatie", Verificatie),
    ref("tijdlijnitem", "incident_id", nullable=True, index=False),
    ref("melder", nullable=True, index=False),
    flag("bijzonder"),
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
afspraak = sa.Table(
    "afspraak",
    metadata,
    own_id(),
    ref("casus"),
    text("wat"),
    ref("partner", index=False),
    text("persoon"),
    day("uiterlijk"),
    day("gemaakt_op"),
    kind("status", AfspraakStatus),
    number("leefgebied", nullable=True),
    day("afgerond_op", nullable=True),
    text("resultaat"),
)
afweging = sa.Table(
    "afweging",
    metadata,
    own_id(),
    ref("casus"),
    sa.Column("code", sa.String(8), nullable=False),
    day("opgesteld_op"),
    sa.Column("vastgelegd_op", UtcDateTime, nullable=False),
    *(text(n) for n in ("zorgperspectief", "zorg_door", "veiligheidsperspectief", "veiligheid_door")),
    text("besluit"),
    text("bevoegd"),
    day("evaluatie_op", nullable=True),
    text("kader_versie"),
    *(text(n) for n in ("geschikt", "noodzakelijk", "evenwichtig", "zorg_deelbaar")),
    flag("spoed"),
    text("spoed_reden"),
    text("motivering"),
)
standpunt = sa.Table(
    "standpunt",
    metadata,
    own_id(),
    ref("afweging"),
    text("organisatie"),
    kind("stand", Stand),
    text("tekst"),
)
verantwoording = sa.Table(
    "verantwoording",
    metadata,
    own_id(),
    ref("afweging"),
    sa.Column("code", sa.String(8), nullable=False),
    kind("grond", Grond),
    text("toelichting"),
)
maatregel = sa.Table(
    "maatregel",
    metadata,
    own_id(),
    ref("casus"),
    sa.Column("code", sa.String(8), nullable=False),
    kind("status", MaatregelStatus),
    day("voorgesteld_op"),
    ref("partner", nullable=True, index=False),
    day("begonnen_op", nullable=True),
    day("evaluatie_op", nullable=True),
    day("beeindigd_op", nullable=True),
    kind("resultaat", Resultaat, nullable=True),
    text("toelichting"),
    ref("afweging", nullable=True, index=False),
)
dossierpunt = sa.Table(
    "dossierpunt",
    metadata,
    own_id(),
    ref("casus"),
    sa.Column("code", sa.String(8), nullable=False),
    kind("staat", PuntStaat),
    day("bijgewerkt_op"),
    text("toelichting"),
    ref("tijdlijnitem", "bewijs_id", nullable=True, index=False),
    sa.UniqueConstraint("casus_id", "code"),
)
statusovergang = sa.Table(
    "statusovergang",
    metadata,
    own_id(),
    ref("casus"),
    sa.Column("van", choice(CasusStatus, "van"), nullable=False),
    sa.Column("naar", choice(CasusStatus, "naar"), nullable=False),
    day("op"),
    text("reden"),
)
oplegger = sa.Table(
    "oplegger",
    metadata,
    own_id(),
    ref("casus"),
    text("ontvanger"),
    number("versie"),
    day("driehoek_op"),
    sa.Column("gemaakt_op", UtcDateTime, nullable=False),
    text("gemaakt_door"),
    text("auditkop"),
    text("sha256"),
    sa.Column("pdf", sa.LargeBinary, nullable=False),
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
    sa.Index("ix_audit_entiteit_id", "entiteit_id"),
)
concept = sa.Table(
    "concept",
    metadata,
    sa.Column("soort", sa.String(60), primary_key=True),
    sa.Column("ref", sa.String(80), primary_key=True),
    text("inhoud"),
    sa.Column("bewaard_op", UtcDateTime, nullable=False),
)
stand = sa.Table(
    "stand",
    metadata,
    sa.Column("casus_id", sa.Uuid, sa.ForeignKey("casus.id"), primary_key=True),
    number("trede"),
    number("gaten"),
    day("termijn", nullable=True),
    day("laatste_op"),
    text("hoofdpersoon"),
    text("sorteernaam"),
    text("adres"),
    day("berekend_op"),
    sa.Index("ix_stand_sorteernaam", "sorteernaam"),
    sa.Index("ix_stand_termijn", "termijn"),
    sa.Index("ix_stand_trede", "trede"),
    sa.Index("ix_stand_laatste_op", "laatste_op"),
)
aandacht = sa.Table(
    "aandacht",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    ref("casus"),
    text("soort"),
    text("wat"),
    text("toelichting"),
    text("wie"),
    day("termijn", nullable=True),
    day("vanaf"),
    sa.Index("ix_aandacht_vanaf", "vanaf"),
)
sa.Index("ix_casus_status", casus.c.status)
sa.Index("ix_casus_titel", casus.c.titel)

DERIVED = frozenset({"stand", "aandacht", "concept"})
"""Tables that can be worked out again, or hold drafts: outside the audit log."""

_REFUSE = "CREATE TRIGGER {table}_{when} BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"

EXTRA_DDL: tuple[str, ...] = (
    *(
        _REFUSE.format(table=table, when=what.lower(), what=what)
        for table in ("audit", "oplegger")
        for what in ("UPDATE", "DELETE")
    ),
    "CREATE TRIGGER audit_insert BEFORE INSERT ON audit WHEN NEW.seq != COALESCE((SELECT MAX(seq) FROM audit), 0) + 1"
    " OR NEW.vorige != COALESCE((SELECT mac FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32))"
    " BEGIN SELECT RAISE(ABORT, 'audit is a chain'); END",
    "CREATE VIRTUAL TABLE zoek USING fts5(nummer, naam, adres, titel,"
    " tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
    "INSERT INTO zoek(zoek, rank) VALUES('secure-delete', 1)",
)
"""What SQLAlchemy's tables can not say: triggers, and the search index with secure delete."""
