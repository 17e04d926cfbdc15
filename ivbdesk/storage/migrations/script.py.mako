"""${message}"""
<%
import re
%>
import sqlalchemy as sa
from alembic import op

revision = "${up_revision}"
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    ${re.sub(r"\s*# ###.*", "", upgrades).strip() or "pass"}
