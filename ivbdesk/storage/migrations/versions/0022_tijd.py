"""tijd: eigen minuten, en sommen per maand en week"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "tijdmaand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("maand", sa.Date(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "casus",
                "signaal",
                "overleg",
                "beleid",
                "overig",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("minuten", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tijdmaand")),
        sa.UniqueConstraint("maand", "soort", name=op.f("uq_tijdmaand_maand_soort")),
    )
    op.create_table(
        "tijdregel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("door", sa.Uuid(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("minuten", sa.Integer(), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "casus",
                "signaal",
                "overleg",
                "beleid",
                "overig",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("bij_casus", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tijdregel")),
    )
    with op.batch_alter_table("tijdregel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tijdregel_door"), ["door"], unique=False)

    op.create_table(
        "tijdweek",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("maandag", sa.Date(), nullable=False),
        sa.Column("ruimte", sa.Integer(), nullable=False),
        sa.Column("gepland", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tijdweek")),
        sa.UniqueConstraint("maandag", name=op.f("uq_tijdweek_maandag")),
    )
