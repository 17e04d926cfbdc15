"""The tables of figures that stay: numbers of what was destroyed, reports as they were established, and gaps that closed."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.cijfers.buiten import Buitencijfer
from ivbdesk.cases.cijfers.rapport import Cijferrapport
from ivbdesk.storage.columns import (
    UtcDateTime,
    day,
    metadata,
    number,
    officer,
    own_id,
    ref,
    staying,
    text,
    word,
)
from ivbdesk.storage.declared import CODE, DERIVED, LISTED, PARTNERS, REGISTER, Use, about

_NUMBERS = Use(
    "numbers by month of what was destroyed, by theme or by wijk; a small one may be of one person"
)

maandcijfer = sa.Table(
    "maandcijfer",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    day("maand"),
    word("thema", 40, _NUMBERS),
    text("wijk", _NUMBERS),
    *(text(name, _NUMBERS) for name in ("van", "antwoord")),
    number("aantal"),
    sa.UniqueConstraint("maand", "thema", "wijk", "van", "antwoord"),
    info=about(unlogged="counted from rows of which the destruction is in the log"),
)
"""How many of what was destroyed counted in a month, by theme or wijk."""

cijferrapport = sa.Table(
    "cijferrapport",
    metadata,
    own_id(),
    day("van"),
    day("tot"),
    word("thema", 40, CODE),
    text("wijk", REGISTER),
    sa.Column("vastgesteld_op", UtcDateTime, nullable=False),
    officer("door"),
    text("inhoud", REGISTER),
    word("sha256", 64, CODE),
    text("cellen", REGISTER),
    sa.UniqueConstraint("van", "tot", "thema", "wijk"),
    info=about(Cijferrapport),
)

gatverloop = sa.Table(
    "gatverloop",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    ref("casus"),
    text("soort", DERIVED),
    number("leefgebied"),
    day("sinds"),
    day("gedicht_op"),
    info=about(unlogged="what the log tells of scores, partners and afspraken, seen together"),
)
"""A gap in the chain that closed; those that are open stand in `ketengat`."""

buitencijfer = sa.Table(
    "buitencijfer",
    metadata,
    own_id(),
    *(text(name, LISTED, PARTNERS) for name in ("bron", "indicator")),
    day("van"),
    day("tot"),
    text("eenheid", LISTED, PARTNERS),
    text("waarde", CODE),
    text("wijk", REGISTER),
    staying("lading", "in one load with the others that have it"),
    sa.UniqueConstraint("bron", "indicator", "van", "tot", "wijk"),
    info=about(Buitencijfer),
)
"""A number that others counted, with its source."""
