"""dossier"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "kaderversie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("versie", sa.String(length=40), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("eigen", sa.Boolean(create_constraint=True, name="eigen"), nullable=False),
        sa.Column("sinds", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kaderversie")),
        sa.UniqueConstraint("versie", name=op.f("uq_kaderversie_versie")),
    )
    op.create_table(
        "besluit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("opgesteld_op", sa.Date(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("begunstiging", sa.Text(), nullable=False),
        sa.Column("dwangsom_bedrag", sa.Integer(), nullable=True),
        sa.Column("dwangsom_per", sa.Text(), nullable=False),
        sa.Column("dwangsom_max", sa.Integer(), nullable=True),
        sa.Column("juridische_toets", sa.Text(), nullable=False),
        sa.Column("afgestemd_op", sa.Date(), nullable=True),
        sa.Column("bekend_op", sa.Date(), nullable=True),
        sa.Column("bekend_wijze", sa.Text(), nullable=False),
        sa.Column(
            "rechtsmiddelen", sa.Boolean(create_constraint=True, name="rechtsmiddelen"), nullable=False
        ),
        sa.Column("toezicht", sa.Text(), nullable=False),
        sa.Column("evaluatie_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_besluit_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_besluit")),
    )
    with op.batch_alter_table("besluit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_besluit_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "termijn",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "wettelijk",
                "wettelijk_zonder_atw",
                "beschikking",
                "afspraak",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("grondslag", sa.Text(), nullable=False),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.Column("tijd", sa.Time(), nullable=True),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column(
            "eenheid",
            sa.Enum(
                "uur",
                "dag",
                "werkdag",
                "week",
                "maand",
                "jaar",
                name="eenheid",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "loopt",
                "afgerond",
                "vervallen",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("bij_id", sa.Uuid(), nullable=True),
        sa.Column("afgerond_op", sa.Date(), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_termijn_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_termijn")),
    )
    with op.batch_alter_table("termijn", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_termijn_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "zienswijze",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("uitgenodigd_op", sa.Date(), nullable=False),
        sa.Column("uiterlijk", sa.Date(), nullable=True),
        sa.Column(
            "vorm",
            sa.Enum(
                "wacht",
                "schriftelijk",
                "mondeling",
                "geen_reactie",
                "niet_gehoord",
                name="vorm",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ontvangen_op", sa.Date(), nullable=True),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("verwerking", sa.Text(), nullable=False),
        sa.Column("grond", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_zienswijze_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zienswijze")),
    )
    with op.batch_alter_table("zienswijze", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_zienswijze_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "handhavingsverzoek",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("ontvangen_op", sa.Date(), nullable=False),
        sa.Column("vraag", sa.Text(), nullable=False),
        sa.Column("melder_id", sa.Uuid(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "loopt",
                "toegewezen",
                "afgewezen",
                "buiten_behandeling",
                "ingetrokken",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("besluit", sa.Text(), nullable=False),
        sa.Column("besloten_op", sa.Date(), nullable=True),
        sa.Column("ingebreke_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_handhavingsverzoek_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["melder_id"],
            ["melder.id"],
            name=op.f("fk_handhavingsverzoek_melder_id_melder"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handhavingsverzoek")),
    )
    with op.batch_alter_table("handhavingsverzoek", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handhavingsverzoek_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "opschorting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("termijn_id", sa.Uuid(), nullable=False),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["termijn_id"],
            ["termijn.id"],
            name=op.f("fk_opschorting_termijn_id_termijn"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opschorting")),
    )
    with op.batch_alter_table("opschorting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opschorting_termijn_id"), ["termijn_id"], unique=False)

    op.create_table(
        "optie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("afweging_id", sa.Uuid(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("voor", sa.Text(), nullable=False),
        sa.Column("tegen", sa.Text(), nullable=False),
        sa.Column("gekozen", sa.Boolean(create_constraint=True, name="gekozen"), nullable=False),
        sa.ForeignKeyConstraint(
            ["afweging_id"],
            ["afweging.id"],
            name=op.f("fk_optie_afweging_id_afweging"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_optie")),
    )
    with op.batch_alter_table("optie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_optie_afweging_id"), ["afweging_id"], unique=False)

    op.create_table(
        "verlenging",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("termijn_id", sa.Uuid(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column(
            "eenheid",
            sa.Enum(
                "uur",
                "dag",
                "werkdag",
                "week",
                "maand",
                "jaar",
                name="eenheid",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["termijn_id"],
            ["termijn.id"],
            name=op.f("fk_verlenging_termijn_id_termijn"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verlenging")),
    )
    with op.batch_alter_table("verlenging", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_verlenging_termijn_id"), ["termijn_id"], unique=False)

    op.create_table(
        "bewijs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("stuk_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_bewijs_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["tijdlijnitem.id"],
            name=op.f("fk_bewijs_item_id_tijdlijnitem"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["stuk_id"],
            ["stuk.id"],
            name=op.f("fk_bewijs_stuk_id_stuk"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bewijs")),
    )
    with op.batch_alter_table("bewijs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bewijs_casus_id"), ["casus_id"], unique=False)

    for name in ("mandaat", "kwetsbaarheid", "evrm", "derden", "beleid", "afschaalplan", "wijziging"):
        _add_filled("afweging", sa.Column(name, sa.Text(), nullable=False), "")
    _add_filled("afweging", sa.Column("versie", sa.Integer(), nullable=False), "1")
    # Each weighing of a measure was a version of its own already; now it says which.
    op.execute(
        "UPDATE afweging SET versie = (SELECT count(*) FROM afweging AS vroeger WHERE vroeger.casus_id ="
        " afweging.casus_id AND vroeger.code = afweging.code AND (vroeger.vastgelegd_op, vroeger.id) <="
        " (afweging.vastgelegd_op, afweging.id)), wijziging = ''"
    )
    with op.batch_alter_table("casus", schema=None) as batch_op:
        batch_op.add_column(sa.Column("nazorg_tot", sa.Date(), nullable=True))
    op.execute(
        "INSERT INTO bewijs (id, casus_id, code, item_id) SELECT lower(hex(randomblob(16))), casus_id, code, bewijs_id"
        " FROM dossierpunt WHERE staat = 'voldaan' AND bewijs_id IS NOT NULL"
    )
    # That an item is proven is no longer said by hand: with a link the link proves it, without one it lies elsewhere.
    _again(
        "dossierpunt",
        (
            _ref("casus"),
            sa.Column("code", sa.String(length=8), nullable=False),
            _choice("staat", "open", "voldaan", "elders", "nvt", "ontbreekt_geaccepteerd"),
            sa.Column("bijgewerkt_op", sa.Date(), nullable=False),
            sa.Column("toelichting", sa.Text(), nullable=False),
            sa.UniqueConstraint("casus_id", "code", name=op.f("uq_dossierpunt_casus_id_code")),
        ),
        "id, casus_id, code, CASE WHEN staat <> 'voldaan' THEN staat WHEN bewijs_id IS NOT NULL THEN 'open' ELSE 'elders'"
        " END, bijgewerkt_op, toelichting",
        "casus_id",
    )
    grounds = "uitkomst loopt_door niet_passend geweigerd_door_betrokkene niet_beschikbaar_wachtlijst spoed eerder_vergeefs"
    _again(
        "verantwoording",
        (
            _ref("afweging"),
            sa.Column("code", sa.String(length=8), nullable=False),
            _choice("grond", *grounds.split(), "motivering"),
            sa.Column("toelichting", sa.Text(), nullable=False),
        ),
        "id, afweging_id, code, grond, toelichting",
        "afweging_id",
    )


def _ref(table: str) -> sa.Column[object]:
    key = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(f"{table}_id", sa.Uuid(), key, nullable=False)


def _choice(name: str, *words: str) -> sa.Column[object]:
    kind = sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)
    return sa.Column(name, kind, nullable=False)


def _again(table: str, columns: tuple[sa.schema.SchemaItem, ...], values: str, indexed: str) -> None:
    """Makes a table again, since SQLite can not change a CHECK, and takes over its rows with these `values`."""
    op.rename_table(table, f"{table}_0002")
    op.create_table(
        table, sa.Column("id", sa.Uuid(), nullable=False), *columns, sa.PrimaryKeyConstraint("id", name=f"pk_{table}")
    )
    op.execute(f"INSERT INTO {table} SELECT {values} FROM {table}_0002")
    op.execute(f"DROP TABLE {table}_0002")
    op.create_index(f"ix_{table}_{indexed}", table, [indexed], unique=False)


def _add_filled(table: str, column: sa.Column[object], value: str) -> None:
    """Adds a column that may not be empty: the rows there are get `value`, later ones no default."""
    column.server_default = sa.DefaultClause(value)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.add_column(column)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.alter_column(column.name, server_default=None)
