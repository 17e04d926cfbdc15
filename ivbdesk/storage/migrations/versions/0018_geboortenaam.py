"""geboortenaam"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    column = sa.Column("geboortenaam", sa.Text(), server_default="", nullable=False)
    with op.batch_alter_table("persoon", schema=None) as batch_op:
        batch_op.add_column(column)
    with op.batch_alter_table("persoon", schema=None) as batch_op:
        batch_op.alter_column("geboortenaam", server_default=None)
