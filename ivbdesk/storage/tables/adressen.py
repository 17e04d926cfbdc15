"""The addresses of the municipality, from the extract that it loads: derived from the BAG, and of no person."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.storage.columns import metadata, number, text
from ivbdesk.storage.declared import Use, about

_BAG = Use("from the extract of the BAG: where there are dwellings, not who lives there")

bagadres = sa.Table(
    "bagadres",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    text("straat", _BAG),
    text("zoekstraat", _BAG),
    number("huisnummer"),
    text("toevoeging", _BAG),
    text("postcode", _BAG),
    text("plaats", _BAG),
    text("buurt", _BAG),
    text("wijk", _BAG),
    sa.Index("ix_bagadres_zoekstraat", "zoekstraat", "huisnummer"),
    sa.Index("ix_bagadres_postcode", "postcode", "huisnummer"),
    info=about(unlogged=_BAG.why_not),
)
"""`zoekstraat` is the street as people type it."""
