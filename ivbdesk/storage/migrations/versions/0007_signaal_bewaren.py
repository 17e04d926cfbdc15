"""signaal_bewaren"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "signaaldeling",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("signaal_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("grondslag", sa.Text(), nullable=False),
        sa.Column("noodzaak", sa.Text(), nullable=False),
        sa.Column("convenant", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_signaaldeling_partner_id_partner"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["signaal_id"],
            ["signaal.id"],
            name=op.f("fk_signaaldeling_signaal_id_signaal"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaaldeling")),
    )
    with op.batch_alter_table("signaaldeling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signaaldeling_signaal_id"), ["signaal_id"], unique=False)

    column = sa.Column("bewaarplicht", sa.Text(), server_default="", nullable=False)
    with op.batch_alter_table("signaal", schema=None) as batch_op:
        batch_op.add_column(column)
    with op.batch_alter_table("signaal", schema=None) as batch_op:
        batch_op.alter_column("bewaarplicht", server_default=None)
    op.execute(
        "INSERT INTO signaaldeling (id, signaal_id, op, grondslag, noodzaak, convenant, partner_id) "
        "SELECT lower(hex(randomblob(16))), id, gewogen_op, deelgrond, noodzaak, '', partner_id FROM signaal "
        "WHERE gewogen_op IS NOT NULL AND uitkomst IN ('lso', 'veiligheidshuis', 'veilig_thuis', 'partner')"
    )
