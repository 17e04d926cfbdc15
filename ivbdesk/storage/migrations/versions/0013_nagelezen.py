"""nagelezen: what was decided when a document was read over before it left"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    with op.batch_alter_table("verstrekking", schema=None) as batch_op:
        batch_op.add_column(sa.Column("nagelezen", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("verstrekking", schema=None) as batch_op:
        batch_op.alter_column("nagelezen", server_default=None)
