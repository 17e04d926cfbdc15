"""The tables of the search over every text."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.storage.columns import metadata, number, staying, text, uses
from ivbdesk.storage.declared import DERIVED, INDEX, about

vindplaats = sa.Table(
    "vindplaats",
    metadata,
    sa.Column("nr", sa.Integer, primary_key=True),
    staying("entiteit_id", INDEX, unique=True),
    staying("casus_id", INDEX, nullable=True, index=True),
    text("soort", DERIVED),
    info=about(unlogged=INDEX),
)
"""Where each text of the index `vind` stands: `nr` is its row there; higher is newer."""

woord = sa.Table(
    "woord",
    metadata,
    sa.Column("term", sa.Text, primary_key=True, info=uses(DERIVED)),
    number("aantal"),
    info=about(unlogged=INDEX),
)
"""Every word of the index `vind` with the number of texts it is in: what a beginning of a word can become."""
