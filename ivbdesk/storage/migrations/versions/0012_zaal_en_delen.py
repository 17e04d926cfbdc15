"""de zaal, het delen en besloten casussen: aanwezigheid met tijden, nalezen, het merk van een melder"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    _presence()
    _heard()
    _read_over()
    _closed()


def _presence() -> None:
    """When who was in the room, and when which casus was on the screen."""
    for table, whole in (("aanwezigheid", "deelname"), ("vertoning", "bespreking")):
        key = sa.ForeignKey(f"{whole}.id", deferrable=True, initially="DEFERRED")
        op.create_table(
            table,
            sa.Column("id", sa.Uuid(), nullable=False),
            sa.Column(f"{whole}_id", sa.Uuid(), key, nullable=False),
            sa.Column("van", sa.DateTime(), nullable=False),
            sa.Column("tot", sa.DateTime(), nullable=True),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        )
        op.create_index(op.f(f"ix_{table}_{whole}_id"), table, [f"{whole}_id"], unique=False)
    # Of meetings before this one only is known who came at all, not when: `komt` says so, without times.
    komt: sa.Column[bool] = sa.Column(
        "komt", sa.Boolean(create_constraint=True, name="komt"), server_default=sa.false(), nullable=False
    )
    with op.batch_alter_table("deelname", schema=None) as batch_op:
        batch_op.add_column(komt)
    op.execute("UPDATE deelname SET komt = aanwezig")
    with op.batch_alter_table("deelname", schema=None) as batch_op:
        batch_op.alter_column("komt", server_default=None)
        batch_op.drop_constraint(op.f("ck_deelname_aanwezig"), type_="check")
        batch_op.drop_column("aanwezig")


def _heard() -> None:
    """Among whom each afspraak and stand of a meeting was said."""
    for table in ("afspraak", "visie"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("herkomst", sa.Text(), server_default="eigen", nullable=False))
    # What was said in an earlier meeting has the origin of all that was said of the casus there.
    op.execute(
        "UPDATE afspraak SET herkomst = COALESCE((SELECT herkomst FROM bespreking WHERE bespreking.id = afspraak.bespreking_id), 'eigen') "
        "WHERE bespreking_id IS NOT NULL"
    )
    op.execute(
        "UPDATE visie SET herkomst = COALESCE((SELECT bespreking.herkomst FROM bespreking JOIN inzichtverschil "
        "ON inzichtverschil.bespreking_id = bespreking.id WHERE inzichtverschil.id = visie.verschil_id), 'eigen') "
        "WHERE verschil_id IN (SELECT id FROM inzichtverschil WHERE bespreking_id IS NOT NULL)"
    )


def _read_over() -> None:
    """What was decided when a document was read over before it left."""
    with op.batch_alter_table("verstrekking", schema=None) as batch_op:
        batch_op.add_column(sa.Column("nagelezen", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("verstrekking", schema=None) as batch_op:
        batch_op.alter_column("nagelezen", server_default=None)


def _closed() -> None:
    """When an emergency opening was seen, the mark of a melder, and what drafts and lists told before."""
    with op.batch_alter_table("toegang", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gezien_op", sa.DateTime(), nullable=True))
    with op.batch_alter_table("melder", schema=None) as batch_op:
        batch_op.add_column(sa.Column("merk", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("melder", schema=None) as batch_op:
        batch_op.alter_column("merk", server_default=None)
    # A draft holds no melder any more; the forms keep those fields out of it.
    op.execute(
        "UPDATE concept SET inhoud = json_remove(inhoud, '$.naam', '$.contact') WHERE soort = 'melder' AND json_valid(inhoud)"
    )
    op.execute(
        "UPDATE concept SET inhoud = json_remove(inhoud, '$.melder_naam', '$.melder_contact', '$.bron')"
        " WHERE soort IN ('signaal', 'signaal verbeteren', 'tijdlijn') AND json_valid(inhoud)"
    )
    op.execute(
        "UPDATE concept SET inhoud = json_replace(inhoud, '$.bron', '') WHERE soort = 'snelle regel' AND json_valid(inhoud)"
    )
    # What other cases told of a closed one is worked out anew at the next opening.
    op.execute("UPDATE aandacht SET toelichting = '' WHERE regel = 'S05'")
    op.execute("UPDATE stand SET berekend_op = '2000-01-01'")
