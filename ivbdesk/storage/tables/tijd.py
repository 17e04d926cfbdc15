"""The tables of time: an officer's own lines, and the sums by month and week that are counted."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.werk.tijd import Tijdsoort
from ivbdesk.storage.columns import day, kind, metadata, number, officer, own_id, staying
from ivbdesk.storage.declared import about

_UNLOGGED = "a log would let colleagues see each other's hours; only the sum of all is counted"

tijdregel = sa.Table(
    "tijdregel",
    metadata,
    own_id(),
    officer("door", index=True),
    day("dag"),
    number("minuten"),
    kind("soort", Tijdsoort),
    staying(
        "bij_casus",
        "it goes after two months at most, and what was destroyed is told by no id",
        nullable=True,
    ),
    info=about(unlogged=_UNLOGGED),
)
"""What an officer noted: read by that officer alone."""

tijdmaand = sa.Table(
    "tijdmaand",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    day("maand"),
    kind("soort", Tijdsoort),
    number("minuten"),
    sa.UniqueConstraint("maand", "soort"),
    info=about(unlogged=_UNLOGGED),
)
"""The minutes of all officers together."""

tijdweek = sa.Table(
    "tijdweek",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    day("maandag"),
    number("ruimte"),
    number("gepland", nullable=True),
    sa.UniqueConstraint("maandag"),
    info=about(unlogged="worked out from what is due, as the week bar shows it"),
)
"""What the team had and what was planned in a week."""
