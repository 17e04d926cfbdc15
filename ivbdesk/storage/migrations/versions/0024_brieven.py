"""hoe een brief is verzonden, bij het stuk"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
_TEXTS = ("brief", "aan", "verzendwijze", "volgnummer")


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    with op.batch_alter_table("stuk", schema=None) as batch_op:
        for name in _TEXTS:
            batch_op.add_column(sa.Column(name, sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("verzonden_op", sa.Date(), nullable=True))
    with op.batch_alter_table("stuk", schema=None) as batch_op:
        for name in _TEXTS:
            batch_op.alter_column(name, server_default=None)
