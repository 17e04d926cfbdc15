"""beloften: wat is toegezegd met een dag, en wie afwezig is"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    _promised()
    _away()


def _promised() -> None:
    """What was promised; of a signal that is still open, or whose casus is, what its melder wants to hear already is."""
    op.create_table(
        "belofte",
        sa.Column("id", sa.Uuid(), nullable=False),
        _words("soort", "terugkoppeling", "urgent", "acuut", nullable=False),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("uiterlijk", sa.Date(), nullable=False),
        sa.Column("signaal_id", sa.Uuid(), _key("signaal"), nullable=True),
        sa.Column("casus_id", sa.Uuid(), _key("casus"), nullable=True),
        sa.Column("wie_id", sa.Uuid(), nullable=True),
        _words("uitkomst", "gedaan", "geweigerd", "vervallen"),
        _words("wijze", "telefoon", "gesprek", "mail", "brief"),
        sa.Column("afgerond_op", sa.Date(), nullable=True),
        sa.Column("afgerond_door", sa.Uuid(), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_belofte")),
    )
    for name in ("casus_id", "signaal_id"):
        op.create_index(op.f(f"ix_belofte_{name}"), "belofte", [name], unique=False)
    op.execute(
        "INSERT INTO belofte (id, soort, op, uiterlijk, signaal_id, casus_id, wie_id, toelichting) "
        "SELECT lower(hex(randomblob(16))), 'terugkoppeling', date(s.ontvangen_op), date(s.ontvangen_op, '+14 days'), "
        "s.id, s.casus_id, s.gewogen_door, '' FROM signaal s LEFT JOIN casus c ON c.id = s.casus_id "
        "WHERE s.wil_terugkoppeling AND (s.status != 'afgerond' OR c.status NOT IN ('gesloten', 'afgewezen', 'doorgezet'))"
    )
    op.execute("UPDATE stand SET berekend_op = '2000-01-01'")  # so that it shows in the werkvoorraad at the next opening


def _away() -> None:
    """Who is away, and who stands in."""
    op.create_table(
        "afwezigheid",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), _key("medewerker"), nullable=False),
        sa.Column("vervanger_id", sa.Uuid(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afwezigheid")),
    )
    op.create_index(op.f("ix_afwezigheid_medewerker_id"), "afwezigheid", ["medewerker_id"], unique=False)


def _key(whole: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{whole}.id", deferrable=True, initially="DEFERRED")


def _words(name: str, *words: str, nullable: bool = True) -> sa.Column[str]:
    kind = sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)
    return sa.Column(name, kind, nullable=nullable)
