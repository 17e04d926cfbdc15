"""${message}"""
<%
import re
from textwrap import wrap
from ivbdesk.storage.tables import EXTRA_DDL
%>
import sqlalchemy as sa
from alembic import op

revision = "${up_revision}"
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    ${re.sub(r"\s*# ###.*", "", upgrades).strip() or "pass"}
% if down_revision is None:
% for statement in EXTRA_DDL:
    op.execute(
    % for piece in wrap(statement, 90, drop_whitespace=False, replace_whitespace=False):
        ${repr(piece)}
    % endfor
    )
% endfor
% endif
