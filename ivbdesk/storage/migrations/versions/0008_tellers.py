"""tellers"""

import re
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

UNLIMITED = {
    "afweging": ("code", 8),
    "bespreking": ("herkomst", 12),
    "besluit": ("code", 8),
    "bewijs": ("code", 8),
    "dossierpunt": ("code", 8),
    "maatregel": ("code", 8),
    "optie": ("code", 8),
    "partner": ("code", 40),
    "termijn": ("code", 8),
    "verantwoording": ("code", 8),
    "verstrekking": ("grondslag", 8),
    "zienswijze": ("code", 8),
}
"""Words of a file of the municipality itself, of which no length was ever demanded."""
LIMITED = {
    "casus": ("nummer", 24),
    "instelling": ("naam", 40),
    "kaderversie": ("versie", 40),
    "kwetsbaarheid": ("factor", 40),
    "signaal": ("nummer", 24),
    "vernietiging": ("nummer", 24),
    "wegingsantwoord": ("code", 16),
}
NUMBER = re.compile(r"(.+-)(\d+)")
NAMED = re.compile(r'"nummer":\[(?:"([^"]+)"|null),(?:"([^"]+)"|null)\]')
TRIGGERS = (
    "CREATE TRIGGER oplegger_delete BEFORE DELETE ON oplegger WHEN NOT EXISTS"
    " (SELECT 1 FROM vernietiging WHERE casus_id = OLD.casus_id AND status = 'uitgevoerd' AND onderdelen = '')"
    " BEGIN SELECT RAISE(ABORT, 'oplegger is append-only'); END",
    "CREATE TRIGGER vernietiging_delete BEFORE DELETE ON vernietiging"
    " BEGIN SELECT RAISE(ABORT, 'vernietiging is append-only'); END",
)


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "teller",
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("laatste", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("start", name=op.f("pk_teller")),
    )
    _fill_counters(op.get_bind())
    _number_people()
    op.execute("DROP TRIGGER oplegger_delete")
    op.execute("DROP TRIGGER vernietiging_delete")
    for table, (column, length) in UNLIMITED.items():
        _make_text(table, column, length)
    for name, length in (("soort", 60), ("ref", 80)):
        _make_text("concept", name, length)
    with op.batch_alter_table("aandacht", schema=None) as batch_op:
        batch_op.alter_column("regel", existing_type=sa.String(8), type_=sa.Text(), server_default=None)
    for table, (column, length) in LIMITED.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_check_constraint(
                op.f(f"ck_{table}_{column}_lengte"), f"length({column}) <= {length}"
            )
    for trigger in TRIGGERS:
        op.execute(trigger)


def _make_text(table: str, column: str, length: int) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.alter_column(column, existing_type=sa.String(length), type_=sa.Text())


def _number_people() -> None:
    """Who came later has the higher number, as the row ids of SQLite had it so far."""
    column = sa.Column("volgnr", sa.Integer(), server_default="0", nullable=False)
    with op.batch_alter_table("persoon", schema=None) as batch_op:
        batch_op.add_column(column)
    op.execute("UPDATE persoon SET volgnr = rowid")
    with op.batch_alter_table("persoon", schema=None) as batch_op:
        batch_op.alter_column("volgnr", server_default=None)
        batch_op.create_index("ix_persoon_volgnr", ["volgnr"], unique=False)


def _fill_counters(connection: sa.Connection) -> None:
    """The highest number of each kind, prefix and year that is known, of what was destroyed too."""
    last: dict[str, int] = {}
    for table in ("casus", "signaal"):
        last[table] = connection.scalar(sa.text(f"SELECT max(volgnr) FROM {table}")) or 0
    for number in _known(connection):
        found = NUMBER.fullmatch(number)
        if found is not None:
            last[found[1]] = max(last.get(found[1], 0), int(found[2]))
    rows = [{"start": start, "laatste": number} for start, number in last.items()]
    connection.execute(sa.text("INSERT INTO teller (start, laatste) VALUES (:start, :laatste)"), rows)


def _known(connection: sa.Connection) -> Iterator[str]:
    """Every number in the register, in a declaration of destruction, or in what is left of the log."""
    for table in ("casus", "signaal", "vernietiging"):
        yield from connection.scalars(sa.text(f"SELECT nummer FROM {table}"))
    logged = sa.text(
        "SELECT wijzigingen FROM audit WHERE entiteit IN ('casus', 'signaal', 'vernietiging')"
        " AND wijzigingen LIKE '%\"nummer\":%'"
    )
    for changes in connection.scalars(logged):
        for old, new in NAMED.findall(changes):
            yield from filter(None, (old, new))
