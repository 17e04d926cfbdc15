"""What an officer types in the search field: names, streets, numbers and words, letter by letter."""

from __future__ import annotations

from random import Random

import sqlalchemy as sa

from ivbdesk.desk import Desk
from ivbdesk.storage.tables import dossier as t

_SAID = (
    "overlast",
    "wijkagent",
    "het",
    "begeleiding",
    "muziek nacht",
    "van der berg",
    '"geluid overlast"',
    "2351 a",
)
_NONE = ("xylofoonvrees",)


def typed_letters(desk: Desk, random: Random, of_each: int = 8) -> list[str]:
    """What stands in the field after each letter; common things and rare ones as they stand in the register."""
    with desk.register.engine.execution_options(readonly=True).connect() as connection:
        words = list(connection.scalars(sa.select(t.woord.c.term).where(t.woord.c.aantal > 1)))
        families = list(connection.scalars(sa.select(t.persoon.c.achternaam).limit(500)))
        streets = list(connection.scalars(sa.select(t.object_.c.straat).limit(500)))
        numbers = list(connection.scalars(sa.select(t.casus.c.nummer).limit(500)))
    wanted = [*_SAID, *_NONE]
    for known in (words, families, streets, numbers):
        wanted += random.sample(known, min(of_each, len(known)))
    random.shuffle(wanted)
    return [word[:length] for word in wanted for length in range(1, len(word) + 1)]
