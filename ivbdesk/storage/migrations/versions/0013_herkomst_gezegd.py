"""herkomst_gezegd: wie een afspraak of standpunt uit een overleg later mag lezen"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    for table in ("afspraak", "visie"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("herkomst", sa.Text(), server_default="eigen", nullable=False))
    # What was said in an earlier meeting has the origin of all that was said of the casus there.
    op.execute(
        "UPDATE afspraak SET herkomst = COALESCE((SELECT herkomst FROM bespreking WHERE bespreking.id = afspraak.bespreking_id), 'eigen') "
        "WHERE bespreking_id IS NOT NULL"
    )
    op.execute(
        "UPDATE visie SET herkomst = COALESCE((SELECT bespreking.herkomst FROM bespreking JOIN inzichtverschil "
        "ON inzichtverschil.bespreking_id = bespreking.id WHERE inzichtverschil.id = visie.verschil_id), 'eigen') "
        "WHERE verschil_id IN (SELECT id FROM inzichtverschil WHERE bespreking_id IS NOT NULL)"
    )
