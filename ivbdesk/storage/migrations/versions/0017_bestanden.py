"""wat in een stuk staat, stukken in het zaaksysteem, en beeld, geluid en agenda-afspraken als stuk"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
_TEXTS = ("inhoud", "zaaksysteem", "zaaknummer", "lezers")
_FORMS = ("tekst", "pdf", "beeld", "mail", "kantoor", "agenda", "video", "geluid", "zaak")


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    allowed = ", ".join(f"'{form}'" for form in _FORMS)
    with op.batch_alter_table("stuk", schema=None) as batch_op:
        for name in _TEXTS:
            batch_op.add_column(sa.Column(name, sa.Text(), server_default="", nullable=False))
        batch_op.drop_constraint(op.f("ck_stuk_vorm"), type_="check")
        batch_op.create_check_constraint(op.f("ck_stuk_vorm"), sa.text(f"vorm IN ({allowed})"))
    with op.batch_alter_table("stuk", schema=None) as batch_op:
        for name in _TEXTS:
            batch_op.alter_column(name, server_default=None)
