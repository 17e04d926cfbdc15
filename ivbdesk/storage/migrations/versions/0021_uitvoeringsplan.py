"""uitvoeringsplan: het plan van een jaar, in versies, met zijn acties"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "uitvoeringsplan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        *_texts("inleiding", "wijziging", "halfjaar", "heel_jaar"),
        sa.Column("vastgesteld_op", sa.Date(), nullable=True),
        sa.Column("door", sa.Uuid(), nullable=True),
        *_texts("inhoud"),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("versie", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("length(sha256) <= 64", name=op.f("ck_uitvoeringsplan_sha256_lengte")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitvoeringsplan")),
        sa.UniqueConstraint("jaar", "nummer", name=op.f("uq_uitvoeringsplan_jaar_nummer")),
    )
    op.create_table(
        "planactie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("lijn", sa.Uuid(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("prioriteit", sa.String(length=40), nullable=False),
        *_texts("doel", "actie", "partners", "trekker"),
        _words("moment", "1", "2", "3", "4", "jaar"),
        sa.Column("indicator", sa.String(length=40), nullable=False),
        *_texts("antwoord", "streven"),
        sa.Column("knelpunt_id", sa.Uuid(), nullable=True),
        _words("licht", "open", "groen", "oranje", "rood"),
        *_texts("reden", "halfjaar", "heel_jaar"),
        sa.Column("versie", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("length(prioriteit) <= 40", name=op.f("ck_planactie_prioriteit_lengte")),
        sa.CheckConstraint("length(indicator) <= 40", name=op.f("ck_planactie_indicator_lengte")),
        *(
            sa.ForeignKeyConstraint(
                [name], [f"{whole}.id"], name=op.f(f"fk_planactie_{name}_{whole}"), initially="DEFERRED", deferrable=True
            )
            for name, whole in (("plan_id", "uitvoeringsplan"), ("knelpunt_id", "knelpunt"))
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planactie")),
    )  # fmt: skip
    with op.batch_alter_table("planactie", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_planactie_plan_id"), ["plan_id"], unique=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _words(name: str, *words: str) -> sa.Column[str]:
    kind = sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)
    return sa.Column(name, kind, nullable=False)
