"""zoeken"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "vindplaats",
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("entiteit_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("nr", name=op.f("pk_vindplaats")),
        sa.UniqueConstraint("entiteit_id", name=op.f("uq_vindplaats_entiteit_id")),
    )
    with op.batch_alter_table("vindplaats", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vindplaats_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "woord",
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("term", name=op.f("pk_woord")),
    )
    op.execute(
        "CREATE VIRTUAL TABLE vind USING fts5(soort, tekst, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    op.execute("INSERT INTO vind(vind, rank) VALUES('secure-delete', 1)")
    # Numbered from old to new, since a higher number is shown first.
    op.execute(
        "INSERT INTO vindplaats (entiteit_id, casus_id, soort) SELECT id, casus_id, soort FROM"
        " (SELECT id, casus_id, 'tijdlijn' AS soort, vastgelegd_op AS op FROM tijdlijnitem"
        " UNION ALL SELECT id, casus_id, 'afspraak', gemaakt_op FROM afspraak) ORDER BY op"
    )
    op.execute(
        "INSERT INTO vind (rowid, soort, tekst) SELECT nr, 'soortvan' || vindplaats.soort, coalesce(CASE WHEN t.melder_id IS NULL"
        " THEN t.bron || ' ' || t.tekst ELSE t.tekst END, a.wat || ' ' || a.persoon || ' ' || a.resultaat) FROM vindplaats LEFT JOIN tijdlijnitem AS t"
        " ON t.id = entiteit_id LEFT JOIN afspraak AS a ON a.id = entiteit_id"
    )
    op.execute("CREATE VIRTUAL TABLE temp.woorden USING fts5vocab(main, vind, col)")
    op.execute("INSERT INTO woord (term, aantal) SELECT term, doc FROM temp.woorden WHERE col = 'tekst'")
    op.execute("DROP TABLE temp.woorden")
