"""The tables of weighings and measures, and of what a measure needs to stand up in court."""

from __future__ import annotations

import sqlalchemy as sa

from ivbdesk.cases.besluitvorming.afweging import Grond, Stand
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus, Resultaat
from ivbdesk.cases.besluitvorming.termijn import TermijnStatus
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.kader.duur import Eenheid, TermijnSoort
from ivbdesk.storage.columns import UtcDateTime, day, flag, kind, metadata, number, own_id, ref, text, word

afweging = sa.Table(
    "afweging",
    metadata,
    own_id(),
    ref("casus"),
    text("code"),
    day("opgesteld_op"),
    sa.Column("vastgelegd_op", UtcDateTime, nullable=False),
    *(text(n) for n in ("zorgperspectief", "zorg_door", "veiligheidsperspectief", "veiligheid_door")),
    text("besluit"),
    text("bevoegd"),
    day("evaluatie_op", nullable=True),
    text("kader_versie"),
    *(text(n) for n in ("geschikt", "noodzakelijk", "evenwichtig", "zorg_deelbaar")),
    flag("spoed"),
    text("spoed_reden"),
    text("motivering"),
    *(text(n) for n in ("mandaat", "kwetsbaarheid", "evrm", "derden", "beleid", "afschaalplan")),
    number("versie"),
    text("wijziging"),
)
standpunt = sa.Table(
    "standpunt",
    metadata,
    own_id(),
    ref("afweging"),
    text("organisatie"),
    kind("stand", Stand),
    text("tekst"),
)
verantwoording = sa.Table(
    "verantwoording",
    metadata,
    own_id(),
    ref("afweging"),
    text("code"),
    kind("grond", Grond),
    text("toelichting"),
)
maatregel = sa.Table(
    "maatregel",
    metadata,
    own_id(),
    ref("casus"),
    text("code"),
    kind("status", MaatregelStatus),
    day("voorgesteld_op"),
    ref("partner", nullable=True, index=False),
    day("begonnen_op", nullable=True),
    day("evaluatie_op", nullable=True),
    day("beeindigd_op", nullable=True),
    kind("resultaat", Resultaat, nullable=True),
    text("toelichting"),
    ref("afweging", nullable=True, index=False),
)
dossierpunt = sa.Table(
    "dossierpunt",
    metadata,
    own_id(),
    ref("casus"),
    text("code"),
    kind("staat", PuntStaat),
    day("bijgewerkt_op"),
    text("toelichting"),
    sa.UniqueConstraint("casus_id", "code"),
)
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
