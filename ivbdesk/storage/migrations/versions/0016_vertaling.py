"""vertaling: wat woorden in de lijsten van de gemeente betekenen"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "vertaling",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("lijst", sa.Text(), nullable=False),
        sa.Column("woord", sa.Text(), nullable=False),
        sa.Column("geschreven", sa.Text(), nullable=False),
        sa.Column("waarde", sa.Text(), nullable=False),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("door", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vertaling")),
        sa.UniqueConstraint("lijst", "woord", name=op.f("uq_vertaling_lijst_woord")),
    )
