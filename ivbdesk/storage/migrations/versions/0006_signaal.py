"""signaal"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the schema of this revision from that of the one before."""
    op.create_table(
        "invoer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("kolommen", sa.Text(), nullable=False),
        sa.Column("door", sa.Uuid(), nullable=False),
        sa.Column("ongedaan_op", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoer")),
    )
    op.create_table(
        "weergave",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("lijst", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("door", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weergave")),
    )
    op.create_table(
        "invoerregel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("invoer_id", sa.Uuid(), nullable=False),
        sa.Column("regel", sa.Integer(), nullable=False),
        sa.Column("entiteit", sa.Text(), nullable=False),
        sa.Column("entiteit_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invoer_id"],
            ["invoer.id"],
            name=op.f("fk_invoerregel_invoer_id_invoer"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoerregel")),
    )
    with op.batch_alter_table("invoerregel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invoerregel_entiteit_id"), ["entiteit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoerregel_invoer_id"), ["invoer_id"], unique=False)

    op.create_table(
        "kwetsbaarheid",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("persoon_id", sa.Uuid(), nullable=False),
        sa.Column("factor", sa.String(length=40), nullable=False),
        sa.Column("gewicht", sa.Integer(), nullable=False),
        sa.Column("woorden", sa.Text(), nullable=False),
        sa.Column("bron", sa.Text(), nullable=False),
        sa.Column("sinds", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.CheckConstraint("gewicht between 1 and 5", name=op.f("ck_kwetsbaarheid_gewicht")),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_kwetsbaarheid_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["persoon_id"],
            ["persoon.id"],
            name=op.f("fk_kwetsbaarheid_persoon_id_persoon"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kwetsbaarheid")),
    )
    with op.batch_alter_table("kwetsbaarheid", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kwetsbaarheid_casus_id"), ["casus_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_kwetsbaarheid_persoon_id"), ["persoon_id"], unique=False)

    op.create_table(
        "signaal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.String(length=24), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("ontvangen_op", sa.DateTime(), nullable=False),
        sa.Column(
            "bron",
            sa.Enum(
                "bewoner",
                "wijkagent",
                "boa",
                "corporatie",
                "sociaal_team",
                "ggd",
                "school",
                "gemeente",
                "anoniem",
                "anders",
                name="bron",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "thema",
            sa.Enum(
                "woonoverlast",
                "meervoudig",
                "verward",
                "huiselijk_geweld",
                "ondermijning",
                "gedigitaliseerd",
                "jeugd",
                "anders",
                name="thema",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("gebeurd_op", sa.Date(), nullable=True),
        sa.Column("van", sa.Text(), nullable=False),
        sa.Column("melder_naam", sa.Text(), nullable=False),
        sa.Column("melder_contact", sa.Text(), nullable=False),
        sa.Column(
            "wil_terugkoppeling",
            sa.Boolean(create_constraint=True, name="wil_terugkoppeling"),
            nullable=False,
        ),
        sa.Column("straat", sa.Text(), nullable=False),
        sa.Column("huisnummer", sa.Integer(), nullable=True),
        sa.Column("toevoeging", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("plaats", sa.Text(), nullable=False),
        sa.Column("voornaam", sa.Text(), nullable=False),
        sa.Column("tussenvoegsel", sa.Text(), nullable=False),
        sa.Column("achternaam", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "nieuw",
                "in_weging",
                "afgerond",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("acuut", sa.Boolean(create_constraint=True, name="acuut"), nullable=False),
        sa.Column("punten", sa.Text(), nullable=False),
        sa.Column(
            "urgentie",
            sa.Enum(
                "rood",
                "oranje",
                "geel",
                "groen",
                name="urgentie",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("urgentie_reden", sa.Text(), nullable=False),
        sa.Column("grondslag", sa.Text(), nullable=False),
        sa.Column("noodzaak", sa.Text(), nullable=False),
        sa.Column(
            "uitkomst",
            sa.Enum(
                "niets",
                "advies",
                "partner",
                "bestaande_casus",
                "nieuwe_casus",
                "lso",
                "veilig_thuis",
                "veiligheidshuis",
                "gedigitaliseerd",
                name="uitkomst",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("gewogen_op", sa.Date(), nullable=True),
        sa.Column("gewogen_door", sa.Uuid(), nullable=True),
        sa.Column("weging_versie", sa.Text(), nullable=False),
        sa.Column("deelgrond", sa.Text(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("partner_id", sa.Uuid(), nullable=True),
        sa.Column("kenmerk", sa.Text(), nullable=False),
        sa.Column("categorie", sa.Text(), nullable=False),
        sa.Column("leeftijdsgroep", sa.Text(), nullable=False),
        sa.Column("vernietigen_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_signaal_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_signaal_partner_id_partner"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaal")),
        sa.UniqueConstraint("nummer", name=op.f("uq_signaal_nummer")),
        sa.UniqueConstraint("volgnr", name=op.f("uq_signaal_volgnr")),
    )
    with op.batch_alter_table("signaal", schema=None) as batch_op:
        batch_op.create_index("ix_signaal_achternaam", ["achternaam"], unique=False)
        batch_op.create_index(batch_op.f("ix_signaal_casus_id"), ["casus_id"], unique=False)
        batch_op.create_index("ix_signaal_huisnummer", ["huisnummer"], unique=False)
        batch_op.create_index("ix_signaal_status", ["status"], unique=False)

    op.create_table(
        "uitstel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("wat", sa.Text(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("door", sa.Uuid(), nullable=False),
        sa.Column("over_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casus_id"],
            ["casus.id"],
            name=op.f("fk_uitstel_casus_id_casus"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitstel")),
    )
    with op.batch_alter_table("uitstel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_uitstel_casus_id"), ["casus_id"], unique=False)

    op.create_table(
        "dubbelbesluit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("signaal_id", sa.Uuid(), nullable=False),
        sa.Column("ander_soort", sa.Text(), nullable=False),
        sa.Column("ander_id", sa.Uuid(), nullable=False),
        sa.Column("zelfde", sa.Boolean(create_constraint=True, name="zelfde"), nullable=False),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["signaal_id"],
            ["signaal.id"],
            name=op.f("fk_dubbelbesluit_signaal_id_signaal"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dubbelbesluit")),
    )
    with op.batch_alter_table("dubbelbesluit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dubbelbesluit_signaal_id"), ["signaal_id"], unique=False)

    op.create_table(
        "wegingsantwoord",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("signaal_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column(
            "antwoord",
            sa.Enum(
                "ja", "nee", "onbekend", name="antwoord", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("toelichting", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["signaal_id"],
            ["signaal.id"],
            name=op.f("fk_wegingsantwoord_signaal_id_signaal"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wegingsantwoord")),
    )
    with op.batch_alter_table("wegingsantwoord", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wegingsantwoord_signaal_id"), ["signaal_id"], unique=False)

    with op.batch_alter_table("aandacht", schema=None) as batch_op:
        batch_op.add_column(sa.Column("regel", sa.String(length=8), server_default="", nullable=False))
        batch_op.add_column(sa.Column("uitgesteld_tot", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("over_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("rang", sa.Integer(), server_default="0", nullable=False))
        batch_op.create_index("ix_aandacht_volgorde", ["rang", "termijn"], unique=False)

    with op.batch_alter_table("bespreking", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("herkomst", sa.String(length=12), server_default="eigen", nullable=False)
        )

    with op.batch_alter_table("casus", schema=None) as batch_op:
        batch_op.add_column(sa.Column("behandelaar_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("vervanger_id", sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f("ix_casus_behandelaar_id"), ["behandelaar_id"], unique=False)

    with op.batch_alter_table("object", schema=None) as batch_op:
        batch_op.create_index("ix_object_huisnummer", ["huisnummer"], unique=False)

    with op.batch_alter_table("persoon", schema=None) as batch_op:
        batch_op.create_index("ix_persoon_achternaam", ["achternaam"], unique=False)
    # Worked out anew on the first day that the register opens, now by rule.
    op.execute("UPDATE stand SET berekend_op = '1970-01-01'")
    # Goals, weighings, documents and handovers stand in the index from now on.
    op.execute(
        "INSERT INTO vindplaats (entiteit_id, casus_id, soort) SELECT id, casus_id, soort FROM"
        " (SELECT id, casus_id, 'doel' AS soort, gemaakt_op AS op FROM doel"
        " UNION ALL SELECT id, casus_id, 'afweging', opgesteld_op FROM afweging"
        " UNION ALL SELECT id, casus_id, 'stuk', datum FROM stuk"
        " UNION ALL SELECT id, casus_id, 'overdracht', gevraagd_op FROM overdracht) ORDER BY op"
    )
    op.execute(
        "INSERT INTO vind (rowid, soort, tekst) SELECT nr, 'soortvan' || vindplaats.soort, coalesce("
        " d.tekst || ' ' || d.woorden_bewoner || ' ' || d.bevinding,"
        " a.zorgperspectief || ' ' || a.zorg_door || ' ' || a.veiligheidsperspectief || ' ' || a.veiligheid_door || ' ' ||"
        " a.besluit || ' ' || a.motivering || ' ' || a.geschikt || ' ' || a.noodzakelijk || ' ' || a.evenwichtig,"
        " s.naam, o.van || ' ' || o.naar || ' ' || o.reden || ' ' || o.antwoord || ' ' || o.kenmerk)"
        " FROM vindplaats LEFT JOIN doel AS d ON d.id = entiteit_id LEFT JOIN afweging AS a ON a.id = entiteit_id"
        " LEFT JOIN stuk AS s ON s.id = entiteit_id LEFT JOIN overdracht AS o ON o.id = entiteit_id"
        " WHERE vindplaats.soort IN ('doel', 'afweging', 'stuk', 'overdracht')"
    )
    op.execute("DELETE FROM woord")
    op.execute("CREATE VIRTUAL TABLE temp.woorden USING fts5vocab(main, vind, col)")
    op.execute("INSERT INTO woord (term, aantal) SELECT term, doc FROM temp.woorden WHERE col = 'tekst'")
    op.execute("DROP TABLE temp.woorden")
