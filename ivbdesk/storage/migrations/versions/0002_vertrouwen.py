"""vertrouwen"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "auditsleutel",
        sa.Column("tot_seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sleutel", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("tot_seq", name=op.f("pk_auditsleutel")),
    )
    op.create_table(
        "vernietiging",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.String(length=24), nullable=False),
        sa.Column("onderdelen", sa.Text(), nullable=False),
        sa.Column("termijn", sa.Text(), nullable=False),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "voorgesteld",
                "afgewezen",
                "uitgevoerd",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("voorgesteld_door", sa.Uuid(), nullable=False),
        sa.Column("voorgesteld_op", sa.Date(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("beslist_door", sa.Uuid(), nullable=True),
        sa.Column("beslist_op", sa.Date(), nullable=True),
        sa.Column("verklaring_sha256", sa.Text(), nullable=False),
        sa.Column("verklaring", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vernietiging")),
    )
    with op.batch_alter_table("vernietiging", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vernietiging_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "verzoek",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("persoon_id", sa.Uuid(), nullable=True),
        sa.Column(
            "soort",
            sa.Enum(
                "inzage",
                "rectificatie",
                "wissing",
                "beperking",
                "bezwaar",
                name="soort",
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
                "ingewilligd",
                "deels",
                "geweigerd",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ontvangen_op", sa.Date(), nullable=False),
        sa.Column("uiterlijk", sa.Date(), nullable=False),
        sa.Column("verlenging_reden", sa.Text(), nullable=False),
        sa.Column(
            "identiteit_vastgesteld",
            sa.Boolean(create_constraint=True, name="identiteit_vastgesteld"),
            nullable=False,
        ),
        sa.Column("vraag", sa.Text(), nullable=False),
        sa.Column("besluit", sa.Text(), nullable=False),
        sa.Column("afgehandeld_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["persoon_id"],
            ["persoon.id"],
            name=op.f("fk_verzoek_persoon_id_persoon"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verzoek")),
    )
    with op.batch_alter_table("verzoek", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_verzoek_persoon_id"), ["persoon_id"], unique=False)

    op.create_table(
        "bewaarplicht",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("sinds", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_bewaarplicht_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bewaarplicht")),
    )
    with op.batch_alter_table("bewaarplicht", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bewaarplicht_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "toegang",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.Column("sinds", sa.DateTime(), nullable=False),
        sa.Column("tot", sa.DateTime(), nullable=True),
        sa.Column("nood", sa.Boolean(create_constraint=True, name="nood"), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_toegang_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["medewerker_id"],
            ["medewerker.id"],
            name=op.f("fk_toegang_medewerker_id_medewerker"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toegang")),
    )
    with op.batch_alter_table("toegang", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_toegang_casus_id"), ["casus_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_toegang_medewerker_id"), ["medewerker_id"], unique=False)

    op.create_table(
        "stuk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "brief",
                "verslag",
                "foto",
                "mail",
                "besluit",
                "overig",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "vorm",
            sa.Enum(
                "tekst",
                "pdf",
                "beeld",
                "mail",
                "kantoor",
                name="vorm",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("uitgang", sa.Text(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
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
        sa.Column("vastgelegd_op", sa.DateTime(), nullable=False),
        sa.Column("door", sa.Uuid(), nullable=False),
        sa.Column("grootte", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("sleutel", sa.LargeBinary(length=32), nullable=False),
        sa.Column("tijdlijnitem_id", sa.Uuid(), nullable=True),
        sa.Column("herzien_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_stuk_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["tijdlijnitem_id"],
            ["tijdlijnitem.id"],
            name=op.f("fk_stuk_tijdlijnitem_id_tijdlijnitem"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stuk")),
    )
    with op.batch_alter_table("stuk", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stuk_casus_id"), ["casus_id"], unique=False)

    for table in ("audit", "oplegger"):
        for when in ("update", "delete"):
            op.execute(f"DROP TRIGGER {table}_{when}")
    op.execute("DROP TRIGGER audit_insert")
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("zout", sa.LargeBinary(length=16), nullable=True))
        batch_op.add_column(sa.Column("zegel", sa.LargeBinary(length=32), nullable=True))
        batch_op.add_column(sa.Column("casus_id", sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f("ix_audit_casus_id"), ["casus_id"], unique=False)
    for trigger in TRIGGERS:
        op.execute(trigger)

    with op.batch_alter_table("tijdlijnitem", schema=None) as batch_op:
        batch_op.add_column(sa.Column("herzien_op", sa.Date(), nullable=True))
    op.execute("ALTER TABLE concept RENAME TO concept_0001")
    op.create_table(
        "concept",
        sa.Column("soort", sa.String(length=60), nullable=False),
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("wie", sa.Uuid(), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("bewaard_op", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("soort", "ref", "wie", name=op.f("pk_concept")),
    )
    # A register of the first revision had one officer; without one the drafts are of no one.
    op.execute(
        "INSERT INTO concept (soort, ref, wie, inhoud, bewaard_op) SELECT soort, ref,"
        " COALESCE((SELECT id FROM medewerker ORDER BY rowid LIMIT 1), '00000000000000000000000000000000'),"
        " inhoud, bewaard_op FROM concept_0001"
    )
    op.execute("DROP TABLE concept_0001")
    _add_filled("casus", _flag("besloten"), "0")
    _add_filled("persoon", _flag("beperkt"), "0")
    rights = sa.Enum(
        "lezer",
        "regievoerder",
        "beheerder",
        name="recht",
        native_enum=False,
        create_constraint=True,
        length=40,
    )
    _add_filled("medewerker", sa.Column("recht", rights, nullable=False), "beheerder")
    with op.batch_alter_table("medewerker", schema=None) as batch_op:
        batch_op.add_column(sa.Column("tot", sa.Date(), nullable=True))


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(create_constraint=True, name=name), nullable=False)


def _add_filled(table: str, column: sa.Column[object], value: str) -> None:
    """Adds a column that may not be empty: the rows there are get `value`, later ones no default."""
    column.server_default = sa.DefaultClause(value)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.add_column(column)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.alter_column(column.name, server_default=None)


_KEPT = "seq op wie actie entiteit entiteit_id klok_terug vorige mac zegel casus_id"
_SAME = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT.split())
_BLANK = "NEW.reden = '' AND NEW.wijzigingen = '' AND NEW.zout IS zeroblob(0)"
TRIGGERS = (
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
)
