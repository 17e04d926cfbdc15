"""The invented rows on which is measured, written in bulk past the actions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from ivbdesk.desk import Desk
from ivbdesk.storage import tables as t
from ivbdesk.storage.vindplaatsen import TIJDLIJN, kind_word

_STREETS = ("Acacialaan", "Berkenkade", "Kievitstraat", "Lindelaan", "Molenwerf", "Touwbaan", "Vlinderpad")
_NAMES = ("Bakker", "Berg", "Broek", "Hendriks", "Jong", "Leeuwen", "Smit", "Vermeulen", "Wit", "Yilmaz")
_WORDS = [
    "overlast",
    "gesprek",
    "bezoek",
    "melding",
    "avond",
    "buren",
    "hulp",
    "afspraak",
    "muziek",
    "rustig",
    "galerij",
    "wijk",
    "zorg",
]


def fill(desk: Desk, cases: int, entries: int) -> list[UUID]:
    """Invented cases in bulk, past the actions: the audit chain does not cover them."""
    random, today = Random(11), desk.ctx.today()
    ids = [UUID(int=random.getrandbits(128), version=4) for _ in range(cases)]
    with desk.register.engine.begin() as connection:
        for start in range(0, cases, 5000):
            part = range(start, min(cases, start + 5000))
            rows = [_invent(random, ids[number], number + 1, today) for number in part]
            for table in ("object", "persoon", "casus", "betrokkenheid", "stand"):
                connection.execute(sa.insert(t.metadata.tables[table]), [row[table] for row in rows])
            connection.execute(
                sa.text("INSERT INTO zoek(rowid, nummer, naam, adres, titel) VALUES (:r, :n, :p, :a, :t)"),
                [row["zoek"] for row in rows],
            )
        for start in range(0, entries, 10_000):
            many = min(10_000, entries - start)
            items = [_item(random, random.choice(ids), today) for _ in range(many)]
            connection.execute(sa.insert(t.tijdlijnitem), items)
            places = [
                {"nr": start + n, "entiteit_id": item["id"], "casus_id": item["casus_id"], "soort": TIJDLIJN}
                for n, item in enumerate(items, 1)
            ]
            connection.execute(sa.insert(t.vindplaats), places)
            connection.execute(
                sa.text("INSERT INTO vind(rowid, soort, tekst) VALUES (:nr, :soort, :tekst)"),
                [
                    {
                        "nr": start + n,
                        "soort": kind_word(TIJDLIJN),
                        "tekst": f"{item['bron']} {item['tekst']}",
                    }
                    for n, item in enumerate(items, 1)
                ],
            )
        connection.execute(sa.text("CREATE VIRTUAL TABLE temp.woorden USING fts5vocab(main, vind, col)"))
        connection.execute(
            sa.text("INSERT INTO woord SELECT term, doc FROM temp.woorden WHERE col = 'tekst'")
        )
        connection.execute(sa.text("DROP TABLE temp.woorden"))
    return ids


def _invent(random: Random, casus_id: UUID, volgnr: int, today: date) -> dict[str, dict[str, Any]]:
    object_id, person_id, role_id = (UUID(int=random.getrandbits(128), version=4) for _ in range(3))
    street, number, name = random.choice(_STREETS), random.randint(1, 200), random.choice(_NAMES)
    opened = today - timedelta(days=random.randint(1, 1500))
    nummer, titel = f"LD-{opened.year}-{volgnr:06d}", f"Woonoverlast {street} {number}"
    status = "actief" if volgnr % 5 else "gesloten"
    return {
        "object": {"id": object_id, "straat": street, "huisnummer": number, "toevoeging": "", "postcode": "2351 ZX",
                   "plaats": "Leiderdorp", "huurvorm": "sociale_huur", "eigenaar": ""},
        "persoon": {"id": person_id, "voornaam": "Sam", "tussenvoegsel": "van den", "achternaam": name,
                    "geboortejaar": 1980},
        "casus": {"id": casus_id, "nummer": nummer, "volgnr": volgnr, "soort": "woonoverlast", "titel": titel,
                  "status": status, "urgentie": "geel", "urgentie_reden": "", "doel": "meting", "grondslag": "meting",
                  "geopend_op": opened, "kader_versie": "", "procesregie": "", "casusregie": "",
                  "niet_geinformeerd_reden": "", "zvh_criteria": "", "pgax_referentie": "", "object_id": object_id},
        "betrokkenheid": {"id": role_id, "casus_id": casus_id, "persoon_id": person_id, "rol": "overlastgever",
                          "sinds": opened},
        "stand": {"casus_id": casus_id, "trede": volgnr % 5, "gaten": volgnr % 3, "termijn": opened, "laatste_op": opened,
                  "hoofdpersoon": f"{name}, Sam van den", "sorteernaam": name.lower(), "adres": f"{street} {number}",
                  "berekend_op": today},
        "zoek": {"r": volgnr, "n": nummer, "p": f"Sam van den {name}", "a": f"{street} {number}", "t": titel},
    }  # fmt: skip


def _item(random: Random, casus_id: UUID, today: date) -> dict[str, Any]:
    soort = random.choice(("notitie", "melding", "incident", "contact"))
    return {
        "id": UUID(int=random.getrandbits(128), version=4), "casus_id": casus_id, "soort": soort, "aard": "feit",
        "herkomst": random.choice(("eigen", "politie", "corporatie")), "bron": "OOV", "tekst": " ".join(random.choices(_WORDS, k=36)),
        "datum": today - timedelta(days=random.randint(0, 900)), "vastgelegd_op": datetime.now(UTC),
        "verificatie": "gemeld", "bijzonder": False,
    }  # fmt: skip
