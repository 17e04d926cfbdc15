"""mensen: bereikbaarheid, woonadressen en wie iemand vertegenwoordigt"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    _reach()
    _homes()
    _representatives()
    _merged()
    _together()


def _person(name: str = "persoon_id", *, nullable: bool = False) -> sa.Column[object]:
    key = sa.ForeignKey("persoon.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=nullable)


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _choice(name: str, *values: str) -> sa.Column[str]:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)
    return sa.Column(name, kind, nullable=False)


def _days(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Date(), nullable=True) for name in names]


def _reach() -> None:
    """How a person is reached, and in what language."""
    tolk: sa.Column[bool] = sa.Column(
        "tolk", sa.Boolean(create_constraint=True, name="tolk"), server_default=sa.false(), nullable=False
    )
    with op.batch_alter_table("persoon", schema=None) as batch_op:
        for name in ("telefoon", "taal"):
            batch_op.add_column(sa.Column(name, sa.Text(), server_default="", nullable=False))
        batch_op.add_column(tolk)
    with op.batch_alter_table("persoon", schema=None) as batch_op:
        for name in ("telefoon", "taal", "tolk"):
            batch_op.alter_column(name, server_default=None)


def _merged() -> None:
    """Which record of a person went up in which, with enough to split them again."""
    whole = sa.ForeignKey(
        "persoon.id", name=op.f("fk_persoon_samengevoegd_met_persoon"), deferrable=True, initially="DEFERRED"
    )
    with op.batch_alter_table("persoon", schema=None) as batch_op:
        batch_op.add_column(sa.Column("samengevoegd_met", sa.Uuid(), whole, nullable=True))
        batch_op.create_index(op.f("ix_persoon_samengevoegd_met"), ["samengevoegd_met"], unique=False)
    op.create_table(
        "samenvoeging",
        sa.Column("id", sa.Uuid(), nullable=False),
        _person(),
        sa.Column("weg_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("door", sa.Uuid(), nullable=False),
        *_words("reden", "bewaard"),
        *_days("ongedaan_op"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_samenvoeging")),
    )
    op.create_index(op.f("ix_samenvoeging_persoon_id"), "samenvoeging", ["persoon_id"], unique=False)


def _together() -> None:
    """The further objects of a casus, and which cases belong together."""

    def whole(table: str, name: str) -> sa.Column[object]:
        key = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
        return sa.Column(name, sa.Uuid(), key, nullable=False)

    op.create_table(
        "casusobject",
        sa.Column("id", sa.Uuid(), nullable=False),
        whole("casus", "casus_id"),
        whole("object", "object_id"),
        *_words("toelichting"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casusobject")),
    )
    op.create_table(
        "casusband",
        sa.Column("id", sa.Uuid(), nullable=False),
        whole("casus", "casus_id"),
        whole("casus", "ander_id"),
        _choice("soort", "huishouden", "complex", "slachtoffer", "afgesplitst", "opgegaan", "anders"),
        *_words("reden"),
        sa.Column("sinds", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casusband")),
    )
    for table, name in (
        ("casusobject", "casus_id"),
        ("casusobject", "object_id"),
        ("casusband", "casus_id"),
        ("casusband", "ander_id"),
    ):
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=False)


def _homes() -> None:
    """Where a person lives and lived."""
    op.create_table(
        "woonadres",
        sa.Column("id", sa.Uuid(), nullable=False),
        _person(),
        _choice("soort", "nederland", "buitenland", "zonder"),
        *_words("straat"),
        sa.Column("huisnummer", sa.Integer(), nullable=False),
        *_words("toevoeging", "postcode", "plaats", "buitenland", "land", "toelichting"),
        *_days("sinds", "tot"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_woonadres")),
    )
    op.create_index(op.f("ix_woonadres_persoon_id"), "woonadres", ["persoon_id"], unique=False)


def _representatives() -> None:
    """Who acts for a person."""
    op.create_table(
        "vertegenwoordiging",
        sa.Column("id", sa.Uuid(), nullable=False),
        _person(),
        _choice("soort", "curator", "bewindvoerder", "mentor", "gemachtigde", "ouder_voogd"),
        *_words("naam", "contact"),
        *_days("sinds", "tot"),
        _person("door_id", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vertegenwoordiging")),
    )
    for name in ("persoon_id", "door_id"):
        op.create_index(op.f(f"ix_vertegenwoordiging_{name}"), "vertegenwoordiging", [name], unique=False)
