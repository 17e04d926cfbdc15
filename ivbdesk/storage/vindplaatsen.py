"""Keeps the index over every text: in the same transaction as the text itself, and without a trace of what went."""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.afspraak import Afspraak
from ivbdesk.cases.afweging import Afweging
from ivbdesk.cases.doel import Doel
from ivbdesk.cases.overdracht import Overdracht
from ivbdesk.cases.signaal import Signaal
from ivbdesk.cases.stuk import Stuk
from ivbdesk.cases.tijdlijn import Tijdlijnitem
from ivbdesk.cases.zoeken import Groep, words_of
from ivbdesk.storage import tables as t

TIJDLIJN, AFSPRAAK, SIGNAAL = "tijdlijn", "afspraak", "signaal"
DOEL, AFWEGING, STUK, OVERDRACHT = "doel", "afweging", "stuk", "overdracht"
KINDS = {
    Groep.TIJDLIJN: TIJDLIJN,
    Groep.AFSPRAAK: AFSPRAAK,
    Groep.SIGNAAL: SIGNAAL,
    Groep.DOEL: DOEL,
    Groep.AFWEGING: AFWEGING,
    Groep.STUK: STUK,
    Groep.OVERDRACHT: OVERDRACHT,
}
"""How the kinds of text stand in `vindplaats`."""
_AT_A_TIME = 500
_KEPT = sa.text("SELECT tekst FROM vind WHERE rowid = :nr")
_MORE = sa.text(
    "INSERT INTO woord(term, aantal) VALUES (:term, 1) ON CONFLICT(term) DO UPDATE SET aantal = aantal + 1"
)
_LESS = sa.text("UPDATE woord SET aantal = aantal - 1 WHERE term = :term")


def kind_word(kind: str) -> str:
    """How the kind stands in the index: as a word that no text holds, since a common one would slow every search."""
    return f"soortvan{kind}"


def _entry(item: Tijdlijnitem) -> str:
    # The source of a melding may be the melder, whom nobody finds.
    return item.tekst if item.melder_id else f"{item.bron} {item.tekst}"


def _deal(item: Afspraak) -> str:
    return f"{item.wat} {item.persoon} {item.resultaat}"


def _signal(item: Signaal) -> str:
    place = str(item.adres) if item.adres else item.straat
    return f"{item.nummer} {item.tekst} {place} {item.naam}"


def _goal(item: Doel) -> str:
    return f"{item.tekst} {item.woorden_bewoner} {item.bevinding}"


def _weighing(item: Afweging) -> str:
    said = (item.zorgperspectief, item.zorg_door, item.veiligheidsperspectief, item.veiligheid_door, item.besluit,
            item.motivering, item.geschikt, item.noodzakelijk, item.evenwichtig)  # fmt: skip
    return " ".join(filter(None, said))


def _handover(item: Overdracht) -> str:
    return f"{item.van} {item.naar} {item.reden} {item.antwoord} {item.kenmerk}"


def _document(item: Stuk) -> str:
    return item.naam  # not its source, who may be the melder


_WORDS: dict[type, tuple[str, Callable[..., str]]] = {
    Tijdlijnitem: (TIJDLIJN, _entry),
    Afspraak: (AFSPRAAK, _deal),
    Signaal: (SIGNAAL, _signal),
    Doel: (DOEL, _goal),
    Afweging: (AFWEGING, _weighing),
    Stuk: (STUK, _document),
    Overdracht: (OVERDRACHT, _handover),
}


def index(connection: Connection, entity: object, *, gone: bool) -> None:
    """Put the words of an entity in the index, or take them out; what has no words to find is left alone."""
    if type(entity) not in _WORDS:
        return
    kind, words = _WORDS[type(entity)]
    id: UUID = entity.id  # type: ignore[attr-defined]  # each of these has an id
    forget(connection, [id])
    if gone:
        return
    casus_id: UUID | None = entity.casus_id  # type: ignore[attr-defined]  # and may belong to a casus
    row = sa.insert(t.vindplaats).values(entiteit_id=id, casus_id=casus_id, soort=kind)
    (number,) = connection.execute(row).inserted_primary_key or (None,)
    text = words(entity)
    connection.execute(
        sa.text("INSERT INTO vind(rowid, soort, tekst) VALUES (:nr, :soort, :tekst)"),
        {"nr": number, "soort": kind_word(kind), "tekst": text},
    )
    _count(connection, _MORE, text)


def forget(connection: Connection, ids: Collection[UUID]) -> None:
    """Take what these entities said out of the index."""
    listed, c = sorted(ids), t.vindplaats.c
    for start in range(0, len(listed), _AT_A_TIME):
        part = listed[start : start + _AT_A_TIME]
        numbers = list(connection.scalars(sa.select(c.nr).where(c.entiteit_id.in_(part))))
        if not numbers:
            continue
        for number in numbers:
            _count(connection, _LESS, connection.scalar(_KEPT, {"nr": number}) or "")
        connection.execute(
            sa.text("DELETE FROM vind WHERE rowid = :nr"), [{"nr": number} for number in numbers]
        )
        connection.execute(sa.delete(t.vindplaats).where(c.nr.in_(numbers)))


def _count(connection: Connection, change: sa.TextClause, text: str) -> None:
    """One text more or less with each of these words; a word that is in no text any more is gone."""
    terms = [{"term": term} for term in sorted(set(words_of(text)))]
    if terms:
        connection.execute(change, terms)
        if change is _LESS:
            connection.execute(sa.text("DELETE FROM woord WHERE aantal < 1"))
