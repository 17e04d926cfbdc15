"""cijfers van anderen"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "buitencijfer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("eenheid", sa.Text(), nullable=False),
        sa.Column("waarde", sa.Text(), nullable=False),
        sa.Column("wijk", sa.Text(), nullable=False),
        sa.Column("lading", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buitencijfer")),
        sa.UniqueConstraint(
            "bron",
            "indicator",
            "van",
            "tot",
            "wijk",
            name=op.f("uq_buitencijfer_bron_indicator_van_tot_wijk"),
        ),
    )
