"""bewijskracht: geadresseerden, gronden, verlengen bij besluit, deelbare woorden, verbeurtes en aanvaarde gaten"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

PAPERS = (
    "brief verslag bevindingen proces_verbaal logboek verklaring notarieel meting foto video buurtonderzoek mail besluit "
    "overig"
)
ROLES = (
    "overlastgever betrokkene benadeelde mogelijk_slachtoffer kwetsbare huisgenoot minderjarige vertegenwoordiger"
)
TERMS = "wettelijk wettelijk_zonder_atw wettelijk_eigen_regel beschikking afspraak"
GAPS = "geen_partner geen_actie geblokkeerd stil geen_regie geen_procesregie impasse blinde_vlek overdracht"
CLASSES = "gemeente burgemeester zorg corporatie politie om veiligheidshuis riec rechter nabij overig"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    _allow("stuk", "soort", PAPERS)
    _allow("betrokkenheid", "rol", ROLES)
    _allow("termijn", "soort", TERMS)
    _allow("knelpunt", "gat", GAPS)
    _allow("partner", "klasse", CLASSES)
    _make_parties()
    _add_to_measures()
    _add_to_weighings()
    _make_verbeurte()
    _add_to_chain()


def _make_parties() -> None:
    """Organisations in a casus, and of whom it was established whether they are of age."""
    op.create_table(
        "organisatie",
        sa.Column("id", sa.Uuid(), nullable=False),
        _whole("casus"),
        sa.Column("rol", _kind("rol", "eigenaar verhuurder werkgever exploitant vve"), nullable=False),
        _words("naam"),
        _words("contact"),
        sa.Column("sinds", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisatie")),
    )
    op.create_table(
        "leeftijdsvaststelling",
        sa.Column("id", sa.Uuid(), nullable=False),
        _whole("casus"),
        _whole("persoon"),
        sa.Column("grens", sa.Integer(), nullable=False),
        sa.Column("bereikt", sa.Boolean(name="bereikt", create_constraint=True), nullable=False),
        sa.Column("op", sa.Date(), nullable=False),
        _words("door"),
        _words("wijze"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leeftijdsvaststelling")),
    )
    _index("organisatie", "casus_id")
    _index("leeftijdsvaststelling", "casus_id", "persoon_id")


def _add_to_measures() -> None:
    """At whom a measure is aimed; what a decision extends, in spite of what, and until when one may comply."""
    for table in ("afweging", "maatregel", "besluit"):
        aimed = _kind("gericht_aan", "persoon organisatie eigenaar gebruiker")
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("gericht_aan", aimed, nullable=True))
        _refer(table, "persoon_id", "persoon")
        _refer(table, "organisatie_id", "organisatie")
    _refer("besluit", "verlengt_id", "besluit")
    _refer("verlenging", "besluit_id", "besluit")
    _add_empty("besluit", "ondanks")
    _add_day("besluit", "begunstiging_tot")
    _add_no("zienswijze", "uitgesproken")
    _add_no("tijdlijnitem", "wapen")
    _add_no("termijn", "terug")


def _add_to_weighings() -> None:
    """On what a closure rests and what is weighed for it; with whose words a weighing began; what may be shared."""
    _add_empty("afweging", "gronden", "verwijtbaarheid", "woningband", "woonruimte", "toezeggingen", "bevestigd")
    _refer("afweging", "overgenomen_van", "afweging")
    _add_empty("handhavingsverzoek", "feiten", "ontlastend")
    for table in ("standpunt", "visie"):
        _add_empty(table, "deelbaar", "akkoord_door")
        _add_day(table, "akkoord_op")


def _make_verbeurte() -> None:
    """What was decided on each breach of an order with a penalty."""
    op.create_table(
        "verbeurte",
        sa.Column("id", sa.Uuid(), nullable=False),
        _whole("casus"),
        _whole("besluit"),
        _whole("tijdlijnitem", "item_id"),
        sa.Column(
            "uitkomst", _kind("uitkomst", "invorderen niet_invorderen geen_overtreding"), nullable=False
        ),
        sa.Column("op", sa.Date(), nullable=False),
        _words("toelichting"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verbeurte")),
    )
    _index("verbeurte", "casus_id", "besluit_id", "item_id")


def _add_to_chain() -> None:
    """Gaps that were accepted, why a partner covers what it has no expertise in, and what sharing rests on."""
    op.create_table(
        "gataanvaarding",
        sa.Column("id", sa.Uuid(), nullable=False),
        _whole("casus"),
        _words("soort"),
        sa.Column("leefgebied", sa.Integer(), nullable=False),
        _words("door"),
        _words("reden"),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("over_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gataanvaarding")),
    )
    _index("gataanvaarding", "casus_id")
    _add_no("ketengat", "aanvaard")
    _add_empty("inzet", "dekking")
    _add_empty("verstrekking", "besluit_kenmerk")
    _add_day("verstrekking", "besluit_op", "toestemming_op")
    with op.batch_alter_table("verstrekking", schema=None) as batch_op:
        batch_op.add_column(sa.Column("toestemming_stuk_id", sa.Uuid(), nullable=True))
    # Those that a register starts with: an own choice of the municipality, of any other class, stays as it is.
    op.execute(
        "UPDATE partner SET klasse = 'nabij' WHERE code IN ('buurtbemiddeling', 'scholen') AND klasse = 'overig'"
    )


def _whole(table: str, column: str = "") -> sa.Column[object]:
    key = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(column or f"{table}_id", sa.Uuid(), key, nullable=False)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _kind(name: str, words: str) -> sa.Enum:
    return sa.Enum(*words.split(), name=name, native_enum=False, create_constraint=True, length=40)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _refer(table: str, column: str, whole: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.add_column(sa.Column(column, sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f(f"fk_{table}_{column}_{whole}"), whole, [column], ["id"], initially="DEFERRED", deferrable=True
        )  # fmt: skip


def _add_day(table: str, *names: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for name in names:
            batch_op.add_column(sa.Column(name, sa.Date(), nullable=True))


def _add_empty(table: str, *names: str) -> None:
    """Texts that are empty in the rows there are."""
    with op.batch_alter_table(table, schema=None) as batch_op:
        for name in names:
            batch_op.add_column(sa.Column(name, sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table(table, schema=None) as batch_op:
        for name in names:
            batch_op.alter_column(name, server_default=None)


def _add_no(table: str, name: str) -> None:
    """A yes or no that is no in the rows there are."""
    answer: sa.Column[bool] = sa.Column(
        name, sa.Boolean(create_constraint=True, name=name), server_default=sa.false(), nullable=False
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.add_column(answer)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.alter_column(name, server_default=None)


def _allow(table: str, column: str, words: str) -> None:
    """Let a column hold these words and no others."""
    told = ", ".join(f"'{word}'" for word in words.split())
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(op.f(f"ck_{table}_{column}"), type_="check")
        batch_op.create_check_constraint(op.f(f"ck_{table}_{column}"), sa.text(f"{column} IN ({told})"))
