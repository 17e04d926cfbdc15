"""The check of what is in a database: its pages, its references, the log, the ways in, and its documents."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from ivbdesk.storage import audit
from ivbdesk.storage.drafts import LostDraft
from ivbdesk.storage.errors import DamagedDatabase, LostLogLines, NewerSchema, OlderRegister
from ivbdesk.storage.findings import RESTORE, Finding, Severity, fault
from ivbdesk.storage.key_lines import demand_known, known_keys, named, officers
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.header import VERSION, Anchor
from ivbdesk.storage.migrations import REVISIONS, SCHEMA_HEAD, revision_of
from ivbdesk.storage.sqlite.ddl import REGISTER_DDL
from ivbdesk.storage.sqlite.high_water import NotedHead, has_lost_drafts, is_older, lost_lines
from ivbdesk.storage.sqlite.program_version import program_of
from ivbdesk.storage.sqlite.snapshot import integrity
from ivbdesk.storage.stukken import KEPT_HERE, DocumentFolder, damaged
from ivbdesk.storage.tables.dossier import stuk
from ivbdesk.storage.ways_errors import ForeignKeyFile


def contents(
    connection: Connection, audit_key: bytes, anchor: Anchor | None, noted: NotedHead | None
) -> Iterator[Finding]:
    """Pages, references, schema and log; of damaged pages nothing more is asked."""
    wrong = integrity(connection)
    if wrong:
        yield Finding(
            "database",
            Severity.FOUT,
            f"De database is beschadigd, op {len(wrong)} {'plaats' if len(wrong) == 1 else 'plaatsen'}.",
            RESTORE,
        )
        return
    yield Finding("database", Severity.GOED, "versleuteling en opbouw zijn heel")
    orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
    if orphans:
        yield Finding(
            "verwijzingen", Severity.FOUT, f"{len(orphans)} gegevens verwijzen naar niets.", RESTORE
        )
    else:
        yield Finding("verwijzingen", Severity.GOED, "alle verwijzingen kloppen")
    yield from _schema(revision_of(connection), program_of(connection))
    yield from _guards(connection)
    yield from _audit_log(connection, audit_key, anchor)
    if is_older(connection, anchor):
        return
    if lost := lost_lines(connection, noted):
        yield fault("journaal", LostLogLines(lost))
    elif has_lost_drafts(connection, noted):
        yield fault("journaal", LostDraft())


def _schema(revision: str | None, program: str) -> Iterator[Finding]:
    if revision is None:
        yield fault("schema", DamagedDatabase())
    elif revision not in REVISIONS:
        yield fault("schema", NewerSchema(revision, SCHEMA_HEAD, program))
    elif revision != SCHEMA_HEAD:
        yield Finding("schema", Severity.GOED, f"versie {revision}; wordt bij het openen bijgewerkt")
    else:
        yield Finding("schema", Severity.GOED, f"versie {revision}")


def _guards(connection: Connection) -> Iterator[Finding]:
    """What keeps the log, the notes and the destructions from being changed, as the database itself has it."""
    if revision_of(connection) != SCHEMA_HEAD:
        return
    there = set(connection.scalars(text("SELECT sql FROM sqlite_master WHERE type = 'trigger'")))
    wanted = {line for line in REGISTER_DDL if line.startswith("CREATE TRIGGER")}
    if wanted == there:
        yield Finding("bewaking", Severity.GOED, "het logboek is tegen wijzigen beveiligd")
    else:
        yield Finding(
            "bewaking",
            Severity.FOUT,
            "De beveiliging van het logboek is uit de database gehaald of veranderd.",
            RESTORE,
        )


def _audit_log(connection: Connection, key: bytes, anchor: Anchor | None) -> Iterator[Finding]:
    chain = audit.verify_chain(connection, key)
    if chain.broken_at is not None:
        yield Finding(
            "logboek", Severity.FOUT, f"Het logboek is veranderd bij regel {chain.broken_at}.", RESTORE
        )
    else:
        yield Finding("logboek", Severity.GOED, f"alle {chain.rows} regels sluiten op elkaar aan")
    if is_older(connection, anchor):
        yield fault("anker", OlderRegister())
    elif anchor is not None:
        yield Finding("anker", Severity.GOED, f"het register is niet ouder dan regel {anchor.seq}")


def ways_in(connection: Connection, envelope: Envelope) -> Iterator[Finding]:
    """The key file against what the log tells of it, and against who works here."""
    try:
        demand_known(connection, envelope)
    except ForeignKeyFile as error:
        yield fault("toegangen", error)
        return
    held = {*envelope.header.holders, *envelope.header.keyring_holders}
    left, working = officers(connection, working=False), officers(connection, working=True)
    if working and held - left - working:
        yield Finding(
            "toegangen",
            Severity.FOUT,
            "In het sleutelbestand staat een toegang van iemand die het register niet kent.",
            "Vernieuw de sleutels (Beheer, Medewerkers); alleen wie hier werkt, krijgt de nieuwe.",
        )
    elif left & held:
        yield Finding(
            "toegangen",
            Severity.LET_OP,
            "Wie hier niet meer werkt, staat nog in het sleutelbestand.",
            "Open het register; dan wordt die toegang eruit gehaald. Vernieuw daarna de sleutels.",
        )
    elif known_keys(connection) is not None:
        before = named(connection, (slot.way for slot in envelope.header.slots if slot.version < VERSION))
        told = f"; nog van een eerdere versie: {', '.join(before)}" if before else ""
        yield Finding("toegangen", Severity.GOED, f"het sleutelbestand is dat van nu{told}")


def documents_in(connection: Connection, documents: DocumentFolder) -> Iterator[Finding]:
    """The files of the documents, against what the database says of them."""
    ids = list(connection.scalars(select(stuk.c.id).where(KEPT_HERE)))
    wrong = damaged(connection, documents)
    left = {path.name for path in documents.files()} - {documents.path(id).name for id in ids}
    if wrong:
        yield Finding(
            "stukken",
            Severity.FOUT,
            f"Van de {len(ids)} stukken {'is er 1' if len(wrong) == 1 else f'zijn er {len(wrong)}'} beschadigd of weg.",
            "Haal die stukken uit een reservekopie; de casussen zelf zijn heel.",
        )
    elif ids:
        yield Finding("stukken", Severity.GOED, f"alle {len(ids)} stukken zijn heel")
    if left:
        yield Finding(
            "stukken",
            Severity.LET_OP,
            f"In de map stukken staan {len(left)} bestanden die bij geen casus horen.",
            "Open het register; dan worden ze opgeruimd.",
        )
