"""Keeps the index over every text: in the same transaction as the text itself, and without a trace of what went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.dossier.doel import Doel
from ivbdesk.cases.dossier.overdracht import Overdracht
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.dossier.tijdlijn import Tijdlijnitem
from ivbdesk.cases.signaal.signaal import Signaal
from ivbdesk.cases.taal.woorden import words_of
from ivbdesk.cases.zoeken.zoeken import Zoekgroep
from ivbdesk.storage.tables import dossier as t

TIJDLIJN, AFSPRAAK, SIGNAAL = "tijdlijn", "afspraak", "signaal"
DOEL, AFWEGING, STUK, OVERDRACHT = "doel", "afweging", "stuk", "overdracht"
KINDS = {
    Zoekgroep.TIJDLIJN: TIJDLIJN,
    Zoekgroep.AFSPRAAK: AFSPRAAK,
    Zoekgroep.SIGNAAL: SIGNAAL,
    Zoekgroep.DOEL: DOEL,
    Zoekgroep.AFWEGING: AFWEGING,
    Zoekgroep.STUK: STUK,
    Zoekgroep.OVERDRACHT: OVERDRACHT,
}
"""How the kinds of text stand in `vindplaats`."""
_AT_A_TIME = 500
_KEPT = sa.text("SELECT tekst FROM vind WHERE rowid IN :numbers").bindparams(
    sa.bindparam("numbers", expanding=True)
)
_FOUND = sa.text("INSERT INTO vind(rowid, soort, tekst) VALUES (:nr, :soort, :tekst)")
_GONE = sa.text("DELETE FROM vind WHERE rowid = :nr")
_MORE = sa.text(
    "INSERT INTO woord(term, aantal) VALUES (:term, :aantal) "
    "ON CONFLICT(term) DO UPDATE SET aantal = aantal + excluded.aantal"
)
_LESS = sa.text("UPDATE woord SET aantal = aantal - :aantal WHERE term = :term")


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
    return f"{item.nummer} {item.tekst} {place} {item.naam} {item.kenmerk}".rstrip()


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


def index(
    connection: Connection, made: Collection[object], changed: Collection[object], gone: Collection[object]
) -> None:
    """Keep the index with what was made, changed and taken away; what has no words to find is left alone.

    All at once, since an import makes thousands: a row at a time took half of its time.
    """
    forget(connection, [_id_of(entity) for entity in (*changed, *gone) if type(entity) in _WORDS])
    rows, texts = [], {}
    for entity in (*made, *changed):
        if type(entity) in _WORDS:
            kind, words = _WORDS[type(entity)]
            id = _id_of(entity)
            casus_id: UUID | None = entity.casus_id  # type: ignore[attr-defined]  # each may belong to a casus
            rows.append({"entiteit_id": id, "casus_id": casus_id, "soort": kind})
            texts[id] = (kind_word(kind), words(entity))
    if not rows:
        return
    c = t.vindplaats.c
    numbers = connection.execute(sa.insert(t.vindplaats).returning(c.nr, c.entiteit_id), rows).all()
    found = [(number, *texts[id]) for number, id in numbers]
    connection.execute(_FOUND, [{"nr": number, "soort": kind, "tekst": text} for number, kind, text in found])
    _count(connection, _MORE, [text for _, _, text in found])


def _id_of(entity: object) -> UUID:
    id: UUID = entity.id  # type: ignore[attr-defined]  # each that has words has an id
    return id


def forget(connection: Connection, ids: Collection[UUID]) -> None:
    """Take what these entities said out of the index."""
    listed, c = sorted(ids), t.vindplaats.c
    for start in range(0, len(listed), _AT_A_TIME):
        part = listed[start : start + _AT_A_TIME]
        numbers = list(connection.scalars(sa.select(c.nr).where(c.entiteit_id.in_(part))))
        if not numbers:
            continue
        texts = list(connection.scalars(_KEPT, {"numbers": numbers}))
        _count(connection, _LESS, [text or "" for text in texts])
        connection.execute(sa.text("DELETE FROM woord WHERE aantal < 1"))
        connection.execute(_GONE, [{"nr": number} for number in numbers])
        connection.execute(sa.delete(t.vindplaats).where(c.nr.in_(numbers)))


def _count(connection: Connection, change: sa.TextClause, texts: Collection[str]) -> None:
    """This many texts more or less with each of these words; a word that is in no text any more must then go."""
    times = Counter(term for text in texts for term in set(words_of(text)))
    if times:
        connection.execute(
            change, [{"term": term, "aantal": number} for term, number in sorted(times.items())]
        )
