"""The tables of the uitvoeringsplan: a version of a year, and its actions."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.uitvoeringsplan.plan import Planactie, Planmoment, Stoplicht, Uitvoeringsplan
from ivbdesk.storage.columns import (
    day,
    kind,
    metadata,
    number,
    officer,
    own_id,
    ref,
    staying,
    text,
    versie,
    word,
)
from ivbdesk.storage.declared import CODE, LISTED, PARTNERS, REGISTER, Held, about

uitvoeringsplan = sa.Table(
    "uitvoeringsplan",
    metadata,
    own_id(),
    number("jaar"),
    number("nummer"),
    *(text(name, LISTED, PARTNERS) for name in ("inleiding", "wijziging", "halfjaar", "heel_jaar")),
    day("vastgesteld_op", nullable=True),
    officer("door", nullable=True),
    text("inhoud", REGISTER),
    word("sha256", 64, CODE),
    versie(),
    sa.UniqueConstraint("jaar", "nummer"),
    info=about(Uitvoeringsplan),
)
planactie = sa.Table(
    "planactie",
    metadata,
    own_id(),
    ref("uitvoeringsplan", "plan_id", held=Held("acties", ("volgorde",), owned=True, eager=True)),
    staying("lijn", "the same action in an earlier version, which may be gone"),
    number("volgorde"),
    word("prioriteit", 40, CODE),
    *(text(name, LISTED, PARTNERS) for name in ("doel", "actie", "partners", "trekker")),
    kind("moment", Planmoment),
    word("indicator", 40, CODE),
    text("antwoord", CODE),
    text("streven", LISTED, PARTNERS),
    ref("knelpunt", nullable=True, index=False),
    kind("licht", Stoplicht),
    *(text(name, LISTED, PARTNERS) for name in ("reden", "halfjaar", "heel_jaar")),
    versie(),
    info=about(Planactie),
)
