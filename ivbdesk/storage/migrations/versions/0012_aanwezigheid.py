"""aanwezigheid: wanneer wie in de zaal was, en wanneer welke casus op het scherm stond"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
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
