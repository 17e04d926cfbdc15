"""de adressenlijst van de gemeente, en zoeken zoals mensen een letter typen"""

from collections import Counter
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from ivbdesk.cases.taal.letters import fold_letters
from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.storage.sqlite.fulltext import with_typed

revision = "0013"
down_revision = "0012"
_AT_A_TIME = 2000


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    _addresses()
    _search_as_typed()


def _addresses() -> None:
    """What a municipality loads of the BAG."""
    texts = ("straat", "zoekstraat", "toevoeging", "postcode", "plaats", "buurt", "wijk")
    op.create_table(
        "bagadres",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("huisnummer", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bagadres")),
    )
    for name in ("zoekstraat", "postcode"):
        op.create_index(f"ix_bagadres_{name}", "bagadres", [name, "huisnummer"], unique=False)


def _search_as_typed() -> None:
    """The index is made anew where it has letters that are typed otherwise: it must agree with the fold of today."""
    connection = op.get_bind()
    cases = "SELECT rowid AS nr, naam, adres, titel FROM zoek"
    for row in _with_letters(connection, cases):
        told = {"nr": row.nr, "naam": row.naam, "adres": row.adres, "titel": row.titel}
        folded = {name: fold_letters(value) if name != "nr" else value for name, value in told.items()}
        connection.execute(
            sa.text("UPDATE zoek SET naam = :naam, adres = :adres, titel = :titel WHERE rowid = :nr"), folded
        )
    texts = list(_with_letters(connection, "SELECT rowid AS nr, tekst FROM vind"))
    if texts:
        change = sa.text("UPDATE vind SET tekst = :tekst WHERE rowid = :nr")
        connection.execute(change, [{"nr": row.nr, "tekst": with_typed(row.tekst)} for row in texts])
        _count_words(connection)
    for row in _with_letters(connection, "SELECT casus_id AS nr, sorteernaam FROM stand"):
        connection.execute(
            sa.text("UPDATE stand SET sorteernaam = :naam WHERE casus_id = :nr"),
            {"nr": row.nr, "naam": fold_letters(row.sorteernaam)},
        )


def _with_letters(connection: sa.Connection, query: str) -> Iterator[sa.Row[tuple[object, ...]]]:
    """The rows in which stands more than the letters that every keyboard has."""
    for row in connection.execute(sa.text(query)).all():
        if not all(value is None or not isinstance(value, str) or value.isascii() for value in row):
            yield row


def _count_words(connection: sa.Connection) -> None:
    counted: Counter[str] = Counter()
    for text in connection.scalars(sa.text("SELECT tekst FROM vind").execution_options(yield_per=_AT_A_TIME)):
        counted.update(set(words_of(text or "")))
    connection.execute(sa.text("DELETE FROM woord"))
    rows = [{"term": term, "aantal": number} for term, number in sorted(counted.items())]
    connection.execute(sa.text("INSERT INTO woord(term, aantal) VALUES (:term, :aantal)"), rows)
