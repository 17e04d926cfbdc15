"""eerste"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("op", sa.DateTime(), nullable=False),
        sa.Column("wie", sa.Uuid(), nullable=False),
        sa.Column("actie", sa.Text(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("entiteit", sa.Text(), nullable=False),
        sa.Column("entiteit_id", sa.Text(), nullable=False),
        sa.Column("wijzigingen", sa.Text(), nullable=False),
        sa.Column("klok_terug", sa.Boolean(create_constraint=True, name="klok_terug"), nullable=False),
        sa.Column("vorige", sa.LargeBinary(length=32), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_entiteit_id", "audit", ["entiteit_id"], unique=False)
    op.create_table(
        "concept",
        sa.Column("soort", sa.String(length=60), nullable=False),
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("bewaard_op", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("soort", "ref", name=op.f("pk_concept")),
    )
    op.create_table(
        "instelling",
        sa.Column("naam", sa.String(length=40), nullable=False),
        sa.Column("waarde", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_instelling")),
    )
    op.create_table(
        "medewerker",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("functie", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medewerker")),
    )
    op.create_table(
        "object",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("straat", sa.Text(), nullable=False),
        sa.Column("huisnummer", sa.Integer(), nullable=False),
        sa.Column("toevoeging", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("plaats", sa.Text(), nullable=False),
        sa.Column(
            "huurvorm",
            sa.Enum(
                "sociale_huur",
                "particuliere_huur",
                "koop",
                "onbekend",
                name="huurvorm",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("eigenaar", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_object")),
    )
    op.create_index("ix_object_adres", "object", ["postcode", "huisnummer"], unique=False)
    op.create_table(
        "partner",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("kort", sa.Text(), nullable=False),
        sa.Column("domein", sa.Text(), nullable=False),
        sa.Column("taken", sa.Text(), nullable=False),
        sa.Column("bevoegdheden", sa.Text(), nullable=False),
        sa.Column("expertise", sa.Text(), nullable=False),
        sa.Column("diensten", sa.Text(), nullable=False),
        sa.Column("prioriteiten", sa.Text(), nullable=False),
        sa.Column("grenzen", sa.Text(), nullable=False),
        sa.Column("deelt", sa.Text(), nullable=False),
        sa.Column("bereikbaar", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.Column("gecontroleerd_op", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sa.UniqueConstraint("code", name=op.f("uq_partner_code")),
    )
    op.create_table(
        "persoon",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voornaam", sa.Text(), nullable=False),
        sa.Column("tussenvoegsel", sa.Text(), nullable=False),
        sa.Column("achternaam", sa.Text(), nullable=False),
        sa.Column("geboortejaar", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persoon")),
    )
    op.create_table(
        "casus",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.String(length=24), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "meervoudig",
                "woonoverlast",
                "beide",
                "ondermijning",
                "gedigitaliseerd",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("titel", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "aangemeld",
                "weging",
                "actief",
                "opgeschaald_zvh",
                "bestuurlijk",
                "monitoring",
                "nazorg",
                "afgewezen",
                "doorgezet",
                "gesloten",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "urgentie",
            sa.Enum(
                "rood",
                "oranje",
                "geel",
                "groen",
                name="urgentie",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("urgentie_reden", sa.Text(), nullable=False),
        sa.Column("doel", sa.Text(), nullable=False),
        sa.Column("grondslag", sa.Text(), nullable=False),
        sa.Column("geopend_op", sa.Date(), nullable=False),
        sa.Column("kader_versie", sa.Text(), nullable=False),
        sa.Column("procesregie", sa.Text(), nullable=False),
        sa.Column("casusregie", sa.Text(), nullable=False),
        sa.Column("geinformeerd_op", sa.Date(), nullable=True),
        sa.Column("niet_geinformeerd_reden", sa.Text(), nullable=False),
        sa.Column("zvh_criteria", sa.Text(), nullable=False),
        sa.Column("pgax_referentie", sa.Text(), nullable=False),
        sa.Column("gesloten_op", sa.Date(), nullable=True),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["object_id"],
            ["object.id"],
            name=op.f("fk_casus_object_id_object"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casus")),
        sa.UniqueConstraint("nummer", name=op.f("uq_casus_nummer")),
        sa.UniqueConstraint("volgnr", name=op.f("uq_casus_volgnr")),
    )
    op.create_index(op.f("ix_casus_object_id"), "casus", ["object_id"], unique=False)
    op.create_index("ix_casus_status", "casus", ["status"], unique=False)
    op.create_index("ix_casus_titel", "casus", ["titel"], unique=False)
    op.create_table(
        "aandacht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("wat", sa.Text(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("wie", sa.Text(), nullable=False),
        sa.Column("termijn", sa.Date(), nullable=True),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_aandacht_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aandacht")),
    )
    op.create_index(op.f("ix_aandacht_casus_id"), "aandacht", ["casus_id"], unique=False)
    op.create_index("ix_aandacht_vanaf", "aandacht", ["vanaf"], unique=False)
    op.create_table(
        "afspraak",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("wat", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("persoon", sa.Text(), nullable=False),
        sa.Column("uiterlijk", sa.Date(), nullable=False),
        sa.Column("gemaakt_op", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "loopt",
                "gedaan",
                "niet_gelukt",
                "geweigerd",
                "vervallen",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("leefgebied", sa.Integer(), nullable=True),
        sa.Column("afgerond_op", sa.Date(), nullable=True),
        sa.Column("resultaat", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_afspraak_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_afspraak_partner_id_partner"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afspraak")),
    )
    op.create_index(op.f("ix_afspraak_casus_id"), "afspraak", ["casus_id"], unique=False)
    op.create_table(
        "afweging",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("opgesteld_op", sa.Date(), nullable=False),
        sa.Column("vastgelegd_op", sa.DateTime(), nullable=False),
        sa.Column("zorgperspectief", sa.Text(), nullable=False),
        sa.Column("zorg_door", sa.Text(), nullable=False),
        sa.Column("veiligheidsperspectief", sa.Text(), nullable=False),
        sa.Column("veiligheid_door", sa.Text(), nullable=False),
        sa.Column("besluit", sa.Text(), nullable=False),
        sa.Column("bevoegd", sa.Text(), nullable=False),
        sa.Column("evaluatie_op", sa.Date(), nullable=True),
        sa.Column("kader_versie", sa.Text(), nullable=False),
        sa.Column("geschikt", sa.Text(), nullable=False),
        sa.Column("noodzakelijk", sa.Text(), nullable=False),
        sa.Column("evenwichtig", sa.Text(), nullable=False),
        sa.Column("zorg_deelbaar", sa.Text(), nullable=False),
        sa.Column("spoed", sa.Boolean(create_constraint=True, name="spoed"), nullable=False),
        sa.Column("spoed_reden", sa.Text(), nullable=False),
        sa.Column("motivering", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_afweging_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afweging")),
    )
    op.create_index(op.f("ix_afweging_casus_id"), "afweging", ["casus_id"], unique=False)
    op.create_table(
        "betrokkenheid",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("persoon_id", sa.Uuid(), nullable=False),
        sa.Column(
            "rol",
            sa.Enum(
                "overlastgever",
                "betrokkene",
                "benadeelde",
                "kwetsbare",
                "huisgenoot",
                "minderjarige",
                "vertegenwoordiger",
                name="rol",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("sinds", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_betrokkenheid_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["persoon_id"],
            ["persoon.id"],
            name=op.f("fk_betrokkenheid_persoon_id_persoon"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_betrokkenheid")),
    )
    op.create_index(op.f("ix_betrokkenheid_casus_id"), "betrokkenheid", ["casus_id"], unique=False)
    op.create_index(op.f("ix_betrokkenheid_persoon_id"), "betrokkenheid", ["persoon_id"], unique=False)
    op.create_table(
        "inzet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("leefgebied", sa.Integer(), nullable=False),
        sa.Column(
            "rol",
            sa.Enum(
                "trekker",
                "betrokken",
                "genoemd",
                name="rol",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("sinds", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("geweigerd", sa.Boolean(create_constraint=True, name="geweigerd"), nullable=False),
        sa.Column("wachttijd_weken", sa.Integer(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_inzet_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_inzet_partner_id_partner"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inzet")),
    )
    op.create_index(op.f("ix_inzet_casus_id"), "inzet", ["casus_id"], unique=False)
    op.create_table(
        "leefgebiedscore",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("leefgebied", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.CheckConstraint("score is null or score between 1 and 5", name=op.f("ck_leefgebiedscore_score")),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_leefgebiedscore_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leefgebiedscore")),
    )
    op.create_index(op.f("ix_leefgebiedscore_casus_id"), "leefgebiedscore", ["casus_id"], unique=False)
    op.create_table(
        "melder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column(
            "wil_terugkoppeling",
            sa.Boolean(create_constraint=True, name="wil_terugkoppeling"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_melder_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_melder")),
    )
    op.create_index(op.f("ix_melder_casus_id"), "melder", ["casus_id"], unique=False)
    op.create_table(
        "oplegger",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("ontvanger", sa.Text(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("driehoek_op", sa.Date(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(), nullable=False),
        sa.Column("gemaakt_door", sa.Text(), nullable=False),
        sa.Column("auditkop", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_oplegger_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oplegger")),
    )
    op.create_index(op.f("ix_oplegger_casus_id"), "oplegger", ["casus_id"], unique=False)
    op.create_table(
        "stand",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("trede", sa.Integer(), nullable=False),
        sa.Column("gaten", sa.Integer(), nullable=False),
        sa.Column("termijn", sa.Date(), nullable=True),
        sa.Column("laatste_op", sa.Date(), nullable=False),
        sa.Column("hoofdpersoon", sa.Text(), nullable=False),
        sa.Column("sorteernaam", sa.Text(), nullable=False),
        sa.Column("adres", sa.Text(), nullable=False),
        sa.Column("berekend_op", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_stand_casus_id_casus")),
        sa.PrimaryKeyConstraint("casus_id", name=op.f("pk_stand")),
    )
    op.create_index("ix_stand_laatste_op", "stand", ["laatste_op"], unique=False)
    op.create_index("ix_stand_sorteernaam", "stand", ["sorteernaam"], unique=False)
    op.create_index("ix_stand_termijn", "stand", ["termijn"], unique=False)
    op.create_index("ix_stand_trede", "stand", ["trede"], unique=False)
    op.create_table(
        "statusovergang",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column(
            "van",
            sa.Enum(
                "aangemeld",
                "weging",
                "actief",
                "opgeschaald_zvh",
                "bestuurlijk",
                "monitoring",
                "nazorg",
                "afgewezen",
                "doorgezet",
                "gesloten",
                name="van",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "naar",
            sa.Enum(
                "aangemeld",
                "weging",
                "actief",
                "opgeschaald_zvh",
                "bestuurlijk",
                "monitoring",
                "nazorg",
                "afgewezen",
                "doorgezet",
                "gesloten",
                name="naar",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_statusovergang_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statusovergang")),
    )
    op.create_index(op.f("ix_statusovergang_casus_id"), "statusovergang", ["casus_id"], unique=False)
    op.create_table(
        "maatregel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "voorgesteld",
                "loopt",
                "beeindigd",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("voorgesteld_op", sa.Date(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=True),
        sa.Column("begonnen_op", sa.Date(), nullable=True),
        sa.Column("evaluatie_op", sa.Date(), nullable=True),
        sa.Column("beeindigd_op", sa.Date(), nullable=True),
        sa.Column(
            "resultaat",
            sa.Enum(
                "gelukt",
                "deels",
                "onvoldoende",
                "geweigerd",
                "geen_contact",
                name="resultaat",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("afweging_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["afweging_id"],
            ["afweging.id"],
            name=op.f("fk_maatregel_afweging_id_afweging"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_maatregel_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_maatregel_partner_id_partner"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maatregel")),
    )
    op.create_index(op.f("ix_maatregel_casus_id"), "maatregel", ["casus_id"], unique=False)
    op.create_table(
        "standpunt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("afweging_id", sa.Uuid(), nullable=False),
        sa.Column("organisatie", sa.Text(), nullable=False),
        sa.Column(
            "stand",
            sa.Enum(
                "voor",
                "voor_mits",
                "tegen",
                "geen_mandaat",
                "niet_gevraagd",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["afweging_id"],
            ["afweging.id"],
            name=op.f("fk_standpunt_afweging_id_afweging"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standpunt")),
    )
    op.create_index(op.f("ix_standpunt_afweging_id"), "standpunt", ["afweging_id"], unique=False)
    op.create_table(
        "tijdlijnitem",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "melding",
                "incident",
                "contact",
                "huisbezoek",
                "besluit",
                "notitie",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "aard",
            sa.Enum(
                "feit",
                "waarneming",
                "verklaring",
                "oordeel",
                name="aard",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "herkomst",
            sa.Enum(
                "eigen",
                "melder",
                "politie",
                "om",
                "zorg",
                "corporatie",
                name="herkomst",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("tijd", sa.Time(), nullable=True),
        sa.Column("vastgelegd_op", sa.DateTime(), nullable=False),
        sa.Column(
            "verificatie",
            sa.Enum(
                "gemeld",
                "aannemelijk",
                "waargenomen",
                "vastgesteld",
                "weerlegd",
                name="verificatie",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("incident_id", sa.Uuid(), nullable=True),
        sa.Column("melder_id", sa.Uuid(), nullable=True),
        sa.Column("bijzonder", sa.Boolean(create_constraint=True, name="bijzonder"), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_tijdlijnitem_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["tijdlijnitem.id"],
            name=op.f("fk_tijdlijnitem_incident_id_tijdlijnitem"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["melder_id"],
            ["melder.id"],
            name=op.f("fk_tijdlijnitem_melder_id_melder"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tijdlijnitem")),
    )
    op.create_index(op.f("ix_tijdlijnitem_casus_id"), "tijdlijnitem", ["casus_id"], unique=False)
    op.create_table(
        "verantwoording",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("afweging_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column(
            "grond",
            sa.Enum(
                "uitkomst",
                "loopt_door",
                "niet_passend",
                "geweigerd_door_betrokkene",
                "niet_beschikbaar_wachtlijst",
                "spoed",
                "eerder_vergeefs",
                name="grond",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["afweging_id"],
            ["afweging.id"],
            name=op.f("fk_verantwoording_afweging_id_afweging"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verantwoording")),
    )
    op.create_index(op.f("ix_verantwoording_afweging_id"), "verantwoording", ["afweging_id"], unique=False)
    op.create_table(
        "dossierpunt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column(
            "staat",
            sa.Enum(
                "open",
                "voldaan",
                "nvt",
                "ontbreekt_geaccepteerd",
                name="staat",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("bijgewerkt_op", sa.Date(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.Column("bewijs_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bewijs_id"],
            ["tijdlijnitem.id"],
            name=op.f("fk_dossierpunt_bewijs_id_tijdlijnitem"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_dossierpunt_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossierpunt")),
        sa.UniqueConstraint("casus_id", "code", name=op.f("uq_dossierpunt_casus_id_code")),
    )
    op.create_index(op.f("ix_dossierpunt_casus_id"), "dossierpunt", ["casus_id"], unique=False)
    op.execute(
        "CREATE TRIGGER audit_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is "
        "append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER audit_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is "
        "append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER oplegger_update BEFORE UPDATE ON oplegger BEGIN SELECT RAISE(ABORT, "
        "'oplegger is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER oplegger_delete BEFORE DELETE ON oplegger BEGIN SELECT RAISE(ABORT, "
        "'oplegger is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER audit_insert BEFORE INSERT ON audit WHEN NEW.seq != COALESCE((SELECT "
        "MAX(seq) FROM audit), 0) + 1 OR NEW.vorige != COALESCE((SELECT mac FROM audit ORDER BY seq"
        " DESC LIMIT 1), zeroblob(32)) BEGIN SELECT RAISE(ABORT, 'audit is a chain'); END"
    )
    op.execute(
        "CREATE VIRTUAL TABLE zoek USING fts5(nummer, naam, adres, titel, tokenize='unicode61 "
        "remove_diacritics 2', prefix='2 3')"
    )
    op.execute("INSERT INTO zoek(zoek, rank) VALUES('secure-delete', 1)")
