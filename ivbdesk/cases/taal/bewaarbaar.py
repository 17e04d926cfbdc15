"""What no register can keep: half a character, and a text as long as a book."""

from __future__ import annotations

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import count

MOST_CHARACTERS = 100_000
"""Some forty pages: more is a document, and is kept as one."""


def refuse_unkeepable(veld: str, text: str) -> None:
    """Raise RegelFout at this field for a text that cannot be kept, or that would hold up whoever reads it."""
    if len(text) > MOST_CHARACTERS:
        most = count(MOST_CHARACTERS, "teken", "tekens")
        raise RegelFout(veld, f"Deze tekst is te lang: hier passen {most}. Bewaar een lange tekst als stuk.")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise RegelFout(
            veld, "In deze tekst staat een half teken, dat niet te bewaren is. Typ dat woord opnieuw."
        )
