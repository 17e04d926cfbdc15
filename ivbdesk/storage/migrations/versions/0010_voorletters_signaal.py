"""voorletters van wie een signaal noemt"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    column = sa.Column("voorletters", sa.Text(), server_default="", nullable=False)
    with op.batch_alter_table("signaal", schema=None) as batch_op:
        batch_op.add_column(column)
    with op.batch_alter_table("signaal", schema=None) as batch_op:
        batch_op.alter_column("voorletters", server_default=None)
