"""The tables of what a measure needs to stand up in court: evidence, hearing, decision, terms and requests to act."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.besluitvorming.termijn import TermijnStatus
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.storage.columns import UtcDateTime, day, flag, kind, metadata, number, own_id, ref, text, word

bewijs = sa.Table(
    "bewijs",
    metadata,
    own_id(),
    ref("casus"),
    text("code"),
    ref("tijdlijnitem", "item_id", nullable=True, index=False),
    ref("stuk", nullable=True, index=False),
)
zienswijze = sa.Table(
    "zienswijze",
    metadata,
    own_id(),
    ref("casus"),
    text("code"),
    day("uitgenodigd_op"),
    day("uiterlijk", nullable=True),
    kind("vorm", Hoorvorm),
    day("ontvangen_op", nullable=True),
    text("inhoud"),
    text("verwerking"),
    text("grond"),
)
besluit = sa.Table(
    "besluit",
    metadata,
    own_id(),
    ref("casus"),
    text("code"),
    day("opgesteld_op"),
    text("last"),
    day("geldig_tot", nullable=True),
    text("begunstiging"),
    number("dwangsom_bedrag", nullable=True),
    text("dwangsom_per"),
    number("dwangsom_max", nullable=True),
    text("juridische_toets"),
    day("afgestemd_op", nullable=True),
    day("bekend_op", nullable=True),
    text("bekend_wijze"),
    flag("rechtsmiddelen"),
    text("toezicht"),
    day("evaluatie_op", nullable=True),
)
optie = sa.Table(
    "optie",
    metadata,
    own_id(),
    ref("afweging"),
    number("volgorde"),
    text("code"),
    text("naam"),
    text("voor"),
    text("tegen"),
    flag("gekozen"),
)
termijn = sa.Table(
    "termijn",
    metadata,
    own_id(),
    ref("casus"),
    text("code"),
    text("naam"),
    kind("soort", TermijnSoort),
    text("grondslag"),
    day("vanaf"),
    sa.Column("tijd", sa.Time),
    number("aantal"),
    kind("eenheid", Eenheid),
    kind("status", TermijnStatus),
    sa.Column("bij_id", sa.Uuid),  # a measure, decision or request: no one table
    day("afgerond_op", nullable=True),
    text("toelichting"),
)
opschorting = sa.Table(
    "opschorting",
    metadata,
    own_id(),
    ref("termijn"),
    day("vanaf"),
    day("tot", nullable=True),
    text("reden"),
)
verlenging = sa.Table(
    "verlenging",
    metadata,
    own_id(),
    ref("termijn"),
    number("aantal"),
    kind("eenheid", Eenheid),
    day("op"),
    text("reden"),
)
handhavingsverzoek = sa.Table(
    "handhavingsverzoek",
    metadata,
    own_id(),
    ref("casus"),
    day("ontvangen_op"),
    text("vraag"),
    ref("melder", nullable=True, index=False),
    kind("status", HandhavingStatus),
    text("besluit"),
    day("besloten_op", nullable=True),
    day("ingebreke_op", nullable=True),
)
kaderversie = sa.Table(
    "kaderversie",
    metadata,
    own_id(),
    word("versie", 40, unique=True),
    text("inhoud"),
    flag("eigen"),
    sa.Column("sinds", UtcDateTime, nullable=False),
)
