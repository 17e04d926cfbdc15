"""keten"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "convenant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("partijen", sa.Text(), nullable=False),
        sa.Column("kenmerk", sa.Text(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_convenant")),
    )
    op.create_table(
        "knelpunt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "gat",
            sa.Enum(
                "geen_partner",
                "geen_actie",
                "geblokkeerd",
                "stil",
                "geen_regie",
                "impasse",
                "blinde_vlek",
                "overdracht",
                name="gat",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("leefgebied", sa.Integer(), nullable=False),
        sa.Column("gemeld_op", sa.Date(), nullable=False),
        sa.Column("omschrijving", sa.Text(), nullable=False),
        sa.Column("advies", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "gemeld",
                "opgepakt",
                "opgelost",
                "aanvaard",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("uitkomst", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knelpunt")),
    )
    op.create_table(
        "overleg",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "lokaal",
                "pga",
                "zvh",
                "lso",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("tijd", sa.Time(), nullable=True),
        sa.Column("plaats", sa.Text(), nullable=False),
        sa.Column("voorzitter", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "gepland",
                "bezig",
                "gesloten",
                "afgelast",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overleg")),
    )
    with op.batch_alter_table("overleg", schema=None) as batch_op:
        batch_op.create_index("ix_overleg_datum", ["datum"], unique=False)

    op.create_table(
        "contactpersoon",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("functie", sa.Text(), nullable=False),
        sa.Column("telefoon", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_contactpersoon_partner_id_partner"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contactpersoon")),
    )
    with op.batch_alter_table("contactpersoon", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contactpersoon_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "deelname",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("persoon", sa.Text(), nullable=False),
        sa.Column("aanwezig", sa.Boolean(create_constraint=True, name="aanwezig"), nullable=False),
        sa.ForeignKeyConstraint(
            ["overleg_id"],
            ["overleg.id"],
            name=op.f("fk_deelname_overleg_id_overleg"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_deelname_partner_id_partner"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deelname")),
    )
    with op.batch_alter_table("deelname", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deelname_overleg_id"), ["overleg_id"], unique=False)

    op.create_table(
        "bespreking",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("vraag", sa.Text(), nullable=False),
        sa.Column("minuten", sa.Integer(), nullable=False),
        sa.Column("seconden", sa.Integer(), nullable=False),
        sa.Column("beeld", sa.Text(), nullable=False),
        sa.Column("oordeel", sa.Text(), nullable=False),
        sa.Column("besluit", sa.Text(), nullable=False),
        sa.Column("besproken", sa.Boolean(create_constraint=True, name="besproken"), nullable=False),
        sa.Column("weg", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_bespreking_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["overleg_id"],
            ["overleg.id"],
            name=op.f("fk_bespreking_overleg_id_overleg"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bespreking")),
    )
    with op.batch_alter_table("bespreking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bespreking_casus_id"), ["casus_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_bespreking_overleg_id"), ["overleg_id"], unique=False)

    op.create_table(
        "doel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("leefgebied", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("gemaakt_op", sa.Date(), nullable=False),
        sa.Column("woorden_bewoner", sa.Text(), nullable=False),
        sa.Column("streefdatum", sa.Date(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "loopt",
                "behaald",
                "deels",
                "gestopt",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("afgerond_op", sa.Date(), nullable=True),
        sa.Column("bevinding", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_doel_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doel")),
    )
    with op.batch_alter_table("doel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_doel_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "ketengat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("leefgebied", sa.Integer(), nullable=False),
        sa.Column("sinds", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_ketengat_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ketengat")),
    )
    with op.batch_alter_table("ketengat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ketengat_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "overdracht",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "casusregie",
                "procesregie",
                "opschalen_zvh",
                "afschalen_zvh",
                "taak",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("van", sa.Text(), nullable=False),
        sa.Column("naar", sa.Text(), nullable=False),
        sa.Column("gevraagd_op", sa.Date(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "gevraagd",
                "aanvaard",
                "geweigerd",
                "gedaan",
                "ingetrokken",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("partner_id", sa.Uuid(), nullable=True),
        sa.Column("criteria", sa.Text(), nullable=False),
        sa.Column("kenmerk", sa.Text(), nullable=False),
        sa.Column("beantwoord_op", sa.Date(), nullable=True),
        sa.Column("antwoord", sa.Text(), nullable=False),
        sa.Column("gedaan_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_overdracht_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_overdracht_partner_id_partner"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overdracht")),
    )
    with op.batch_alter_table("overdracht", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_overdracht_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "verstrekking",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("vastgelegd_op", sa.DateTime(), nullable=False),
        sa.Column(
            "drager",
            sa.Enum(
                "overleg",
                "pdf",
                "schriftelijk",
                "mondeling",
                name="drager",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("aan", sa.Text(), nullable=False),
        sa.Column("wat", sa.Text(), nullable=False),
        sa.Column("grondslag", sa.String(length=8), nullable=False),
        sa.Column("noodzaak", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=True),
        sa.Column("onderdelen", sa.Text(), nullable=False),
        sa.Column("convenant_id", sa.Uuid(), nullable=True),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("voorwaarden", sa.Text(), nullable=False),
        sa.Column("geinformeerd", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("ingetrokken_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_verstrekking_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["convenant_id"],
            ["convenant.id"],
            name=op.f("fk_verstrekking_convenant_id_convenant"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_verstrekking_partner_id_partner"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verstrekking")),
    )
    with op.batch_alter_table("verstrekking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_verstrekking_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "inzichtverschil",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("onderwerp", sa.Text(), nullable=False),
        sa.Column("ontstaan_op", sa.Date(), nullable=False),
        sa.Column("gekozen", sa.Text(), nullable=False),
        sa.Column("gekozen_door", sa.Text(), nullable=False),
        sa.Column("gekozen_op", sa.Date(), nullable=True),
        sa.Column("opnieuw_op", sa.Date(), nullable=True),
        sa.Column("gesloten_op", sa.Date(), nullable=True),
        sa.Column("bespreking_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bespreking_id"],
            ["bespreking.id"],
            name=op.f("fk_inzichtverschil_bespreking_id_bespreking"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_inzichtverschil_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inzichtverschil")),
    )
    with op.batch_alter_table("inzichtverschil", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inzichtverschil_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "stap",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("doel_id", sa.Uuid(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("klaar_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["doel_id"], ["doel.id"], name=op.f("fk_stap_doel_id_doel"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stap")),
    )
    with op.batch_alter_table("stap", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stap_doel_id"), ["doel_id"], unique=False)

    op.create_table(
        "visie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("verschil_id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column(
            "perspectief",
            sa.Enum(
                "zorg",
                "veiligheid",
                "wonen",
                "bestuur",
                name="perspectief",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
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
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("vervangen", sa.Boolean(create_constraint=True, name="vervangen"), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_visie_partner_id_partner"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["verschil_id"],
            ["inzichtverschil.id"],
            name=op.f("fk_visie_verschil_id_inzichtverschil"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visie")),
    )
    with op.batch_alter_table("visie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visie_verschil_id"), ["verschil_id"], unique=False)

    with op.batch_alter_table("afspraak", schema=None) as batch_op:
        batch_op.add_column(sa.Column("doel_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("bespreking_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_afspraak_bespreking_id_bespreking"),
            "bespreking",
            ["bespreking_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_afspraak_doel_id_doel"),
            "doel",
            ["doel_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("casus", schema=None) as batch_op:
        batch_op.add_column(sa.Column("informeren_op", sa.Date(), nullable=True))

    kinds = "gemeente burgemeester zorg corporatie politie om veiligheidshuis riec rechter overig"
    klasse = sa.Enum(*kinds.split(), name="klasse", native_enum=False, create_constraint=True, length=40)
    _add_filled("partner", sa.Column("klasse", klasse, nullable=False), "overig")
    for name in ("verwijzen", "ontvangt", "trefwoorden"):
        _add_filled("partner", sa.Column(name, sa.Text(), nullable=False), "")
    # What may be told to a partner followed from its name alone; an unknown one receives nothing until it is set.
    for kind, codes in _KLASSEN.items():
        listed = ", ".join(f"'{code}'" for code in codes.split())
        op.execute(f"UPDATE partner SET klasse = '{kind}' WHERE code IN ({listed})")


_KLASSEN = {
    "gemeente": "gemeente_oov boa",
    "zorg": "college incluzio ggz ggd jgt jpt veilig_thuis verslavingszorg",
    "corporatie": "rijnhart_wonen",
    "politie": "politie avim",
    "om": "om reclassering",
    "veiligheidshuis": "zvh",
    "riec": "riec heit",
}


def _add_filled(table: str, column: sa.Column[object], value: str) -> None:
    """Adds a column that may not be empty: the rows there are get `value`, later ones no default."""
    column.server_default = sa.DefaultClause(value)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.add_column(column)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.alter_column(column.name, server_default=None)
