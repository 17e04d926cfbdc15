"""What SQLite has beside the tables: triggers on the log and on what is append-only, and FTS5 for the search."""

from __future__ import annotations

_KEPT = "seq op wie actie entiteit entiteit_id klok_terug vorige mac zegel casus_id"
_SAME = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT.split())
_BLANK = "NEW.reden = '' AND NEW.wijzigingen = '' AND NEW.zout IS zeroblob(0)"

REGISTER_DDL: tuple[str, ...] = (
    "CREATE TRIGGER audit_insert BEFORE INSERT ON audit WHEN NEW.seq != COALESCE((SELECT MAX(seq) FROM audit), 0) + 1"
    " OR NEW.vorige != COALESCE((SELECT mac FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32))"
    " BEGIN SELECT RAISE(ABORT, 'audit is a chain'); END",
    f"CREATE TRIGGER audit_update BEFORE UPDATE ON audit WHEN NOT ({_SAME} AND {_BLANK})"
    " BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
    "CREATE TRIGGER audit_delete BEFORE DELETE ON audit"
    " BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
    "CREATE TRIGGER oplegger_update BEFORE UPDATE ON oplegger"
    " BEGIN SELECT RAISE(ABORT, 'oplegger is append-only'); END",
    "CREATE TRIGGER oplegger_delete BEFORE DELETE ON oplegger WHEN NOT EXISTS"
    " (SELECT 1 FROM vernietiging WHERE casus_id = OLD.casus_id AND status = 'uitgevoerd' AND onderdelen = '')"
    " BEGIN SELECT RAISE(ABORT, 'oplegger is append-only'); END",
    "CREATE TRIGGER vernietiging_delete BEFORE DELETE ON vernietiging"
    " BEGIN SELECT RAISE(ABORT, 'vernietiging is append-only'); END",
    "CREATE VIRTUAL TABLE zoek USING fts5(nummer, naam, adres, titel,"
    " tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
    "INSERT INTO zoek(zoek, rank) VALUES('secure-delete', 1)",
)
"""What SQLAlchemy's tables cannot say: triggers, and the search index with secure delete.

A row of the log can only be emptied, keeping who, when, what and the seal over what it held; a note only goes
with a casus whose destruction two people decided.
"""

VIND_DDL: tuple[str, ...] = (
    "CREATE VIRTUAL TABLE vind USING fts5(soort, tekst, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')",
    "INSERT INTO vind(vind, rank) VALUES('secure-delete', 1)",
)
"""The words of every text; a deletion leaves nothing of them."""

EXTRA_DDL = REGISTER_DDL + VIND_DDL
"""All of it, in the order in which it is made."""
