"""versie: hoe vaak gewijzigd is wat in geen casus staat"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_TABLES = ("partner", "convenant", "overleg", "instelling", "medewerker", "persoon", "object")


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    for table in _TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("versie", sa.Integer(), server_default="1", nullable=False))
