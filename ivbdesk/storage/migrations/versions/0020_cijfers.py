"""cijfers: maanden in getallen, vastgestelde rapporten, gaten die dichtgingen"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "cijferrapport",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("thema", sa.String(length=40), nullable=False),
        sa.Column("wijk", sa.Text(), nullable=False),
        sa.Column("vastgesteld_op", sa.DateTime(), nullable=False),
        sa.Column("door", sa.Uuid(), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("cellen", sa.Text(), nullable=False),
        sa.CheckConstraint("length(sha256) <= 64", name=op.f("ck_cijferrapport_sha256_lengte")),
        sa.CheckConstraint("length(thema) <= 40", name=op.f("ck_cijferrapport_thema_lengte")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cijferrapport")),
        sa.UniqueConstraint("van", "tot", "thema", "wijk", name=op.f("uq_cijferrapport_van_tot_thema_wijk")),
    )
    op.create_table(
        "maandcijfer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("maand", sa.Date(), nullable=False),
        sa.Column("thema", sa.String(length=40), nullable=False),
        sa.Column("wijk", sa.Text(), nullable=False),
        sa.Column("van", sa.Text(), nullable=False),
        sa.Column("antwoord", sa.Text(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(thema) <= 40", name=op.f("ck_maandcijfer_thema_lengte")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maandcijfer")),
        sa.UniqueConstraint(
            "maand",
            "thema",
            "wijk",
            "van",
            "antwoord",
            name=op.f("uq_maandcijfer_maand_thema_wijk_van_antwoord"),
        ),
    )
    op.create_table(
        "gatverloop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("leefgebied", sa.Integer(), nullable=False),
        sa.Column("sinds", sa.Date(), nullable=False),
        sa.Column("gedicht_op", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_gatverloop_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gatverloop")),
    )
    with op.batch_alter_table("gatverloop", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_gatverloop_casus_id"), ["casus_id"], unique=False)
