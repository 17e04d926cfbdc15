"""bewaarplicht_signaal"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    column = sa.Column("bewaarplicht", sa.Text(), server_default="", nullable=False)
    with op.batch_alter_table("signaal", schema=None) as batch_op:
        batch_op.add_column(column)
    with op.batch_alter_table("signaal", schema=None) as batch_op:
        batch_op.alter_column("bewaarplicht", server_default=None)
        batch_op.add_column(sa.Column("gedeeld_op", sa.Date(), nullable=True))
    op.execute(
        "UPDATE signaal SET gedeeld_op = gewogen_op "
        "WHERE uitkomst IN ('lso', 'veiligheidshuis', 'veilig_thuis', 'partner')"
    )
