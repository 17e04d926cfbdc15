"""What a team has in its database beside the register: the key file, and the documents."""

from __future__ import annotations

TEAM: tuple[str, ...] = (
    "CREATE TABLE sleutelbestand (een boolean PRIMARY KEY CHECK (een), inhoud bytea NOT NULL)",
    "CREATE TABLE stukinhoud (stuk_id uuid NOT NULL, nr integer NOT NULL, deel bytea NOT NULL,"
    " op timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (stuk_id, nr))",
)
"""Who may read and write them stands in `rights/visible.py`."""
