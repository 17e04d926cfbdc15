"""besloten: wanneer een noodopening is gezien; het merk van een melder; de werkvoorraad verzwijgt besloten casussen"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    with op.batch_alter_table("toegang", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gezien_op", sa.DateTime(), nullable=True))
    with op.batch_alter_table("melder", schema=None) as batch_op:
        batch_op.add_column(sa.Column("merk", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("melder", schema=None) as batch_op:
        batch_op.alter_column("merk", server_default=None)
    # A draft holds no melder any more; the forms keep those fields out of it.
    op.execute(
        "UPDATE concept SET inhoud = json_remove(inhoud, '$.naam', '$.contact') WHERE soort = 'melder' AND json_valid(inhoud)"
    )
    op.execute(
        "UPDATE concept SET inhoud = json_remove(inhoud, '$.melder_naam', '$.melder_contact', '$.bron')"
        " WHERE soort IN ('signaal', 'signaal verbeteren', 'tijdlijn') AND json_valid(inhoud)"
    )
    op.execute(
        "UPDATE concept SET inhoud = json_replace(inhoud, '$.bron', '') WHERE soort = 'snelle regel' AND json_valid(inhoud)"
    )
    # What other cases told of a closed one is worked out anew at the next opening.
    op.execute("UPDATE aandacht SET toelichting = '' WHERE regel = 'S05'")
    op.execute("UPDATE stand SET berekend_op = '2000-01-01'")
