"""Invented cases, people, addresses, entries, afspraken and signals, in the spread in which such words occur.

A few words, names and streets are everywhere and most are rare (Zipf), since a search has to be fast for both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any
from uuid import UUID

from ivbdesk import resources

OPENED_WITHIN_DAYS = 1500
_FIRST = (
    "Jan Maria Sam Fatima Peter Anna Mohammed Sanne Kees Lotte Ali Els Henk Zoë André Noor Willem Aylin Bas Chantal Dirk Esra "
    "Femke Gijs Hülya Ineke Joris Karima Lars Mieke Nico Olga Piet Quinten Ria Stefan Truus Umut Vera Wout Yara Zeger"
)
_FAMILY = (
    "Jong Vries Berg Bakker Dijk Visser Smit Meijer Boer Mulder Groot Bos Vos Peters Hendriks Leeuwen Dekker Brouwer Wit "
    "Dijkstra Smits Graaf Meer Linden Kok Jacobs Haan Vermeulen Heuvel Veen Broek Bruijn Bruin Heijden Schouten Beek Willems "
    "Vliet Ven Hoekstra Maas Verhoeven Koster Dam Wal Prins Blom Huisman Jong-Özdemir Kuiper Yılmaz Kaya Demir Şahin"
)
_BETWEEN = ("", "", "", "van", "van der", "van den", "de", "te", "ter")
_WAYS = ("laan", "straat", "weg", "kade", "hof", "plein", "pad", "singel", "dreef", "werf")
_MUCH_SAID = (
    "de het een en van in op is dat met voor niet aan er zijn bij om naar ook uit overlast melding gesprek bewoner buren muziek "
    "avond politie hulp afspraak bezoek nacht wijkagent geluid schuld zorg huurder woning galerij contact gebeld rustig hond "
    "rook drugs ruzie lawaai afval tuin kinderen deur straat auto brief waarschuwing begeleiding inkomen huur achterstand"
)
_KINDS = ("notitie", "melding", "incident", "contact")
_ORIGINS = ("eigen", "politie", "corporatie")
_SOURCES = ("OOV", "wijkagent", "Rijnhart Wonen", "Incluzio", "boa")


def is_closed(volgnr: int) -> bool:
    """Whether the casus with this number is closed to the officer who measures."""
    return volgnr % 97 == 0


class Spread:
    """Draws things of which the first are common and the last rare."""

    def __init__(self, things: Sequence[str]) -> None:
        self.things = things
        self._weights = list(accumulate(1 / (place + 2.7) for place in range(len(things))))

    def draw(self, random: Random, many: int = 1) -> list[str]:
        """A number of things, each drawn by its chance."""
        return random.choices(self.things, cum_weights=self._weights, k=many)


class Invention:
    """Makes the rows of an invented register, the same ones for the same seed."""

    def __init__(self, seed: int, today: date) -> None:
        self.random, self.today = Random(seed), today
        words = resources.read("woorden.txt").split()
        self.random.shuffle(words)
        pairs = {self.random.choice(words) + self.random.choice(words) for _ in range(28_000)}
        self.words = Spread([*_MUCH_SAID.split(), *words, *sorted(pairs)])
        self.streets = Spread([f"{word}{self.random.choice(_WAYS)}".capitalize() for word in words[:400]])
        self.families = Spread([*_FAMILY.split(), *(word.capitalize() for word in words[400:1900])])
        self.firsts = Spread(_FIRST.split())
        self._partner_ids: Sequence[UUID] = ()

    def new_id(self) -> UUID:
        """An id."""
        return UUID(int=self.random.getrandbits(128), version=4)

    def with_partners(self, ids: Sequence[UUID]) -> None:
        """The partners with whom afspraken are made."""
        self._partner_ids = ids

    def casus(self, volgnr: int) -> dict[str, list[dict[str, Any]]]:
        """The rows of one casus, by table."""
        random, today = self.random, self.today
        casus_id, object_id = self.new_id(), self.new_id()
        (street,), number = self.streets.draw(random), random.randint(1, 240)
        added = random.choice(("", "", "", "A", "B"))
        code = f"{random.randint(2350, 2353)} {random.choice('ABCDEGHJKLNPRVWXZ')}{random.choice('ABCDEGHJKLNPRVWXZ')}"
        opened = today - timedelta(days=random.randint(1, OPENED_WITHIN_DAYS))
        nummer, place = f"LD-{opened.year}-{volgnr:06d}", " ".join(filter(None, (street, str(number), added)))
        titel, address = f"Woonoverlast {place}", f"{place}, {code} Leiderdorp"
        status = "actief" if volgnr % 5 else "gesloten"
        people = [self._person() for _ in range(1 if random.random() < 0.6 else 2)]
        first = people[0]
        rest = " ".join(filter(None, (first["voornaam"], first["tussenvoegsel"])))
        listed = f"{first['achternaam']}, {rest}"
        names = " ".join(
            filter(None, (p[k] for p in people for k in ("voornaam", "tussenvoegsel", "achternaam")))
        )
        roles = ("overlastgever", "betrokkene")
        return {
            "object": [{"id": object_id, "straat": street, "huisnummer": number, "toevoeging": added, "postcode": code,
                        "plaats": "Leiderdorp", "huurvorm": "sociale_huur", "eigenaar": ""}],
            "persoon": people,
            "casus": [{"id": casus_id, "nummer": nummer, "volgnr": volgnr, "soort": "woonoverlast", "titel": titel,
                       "status": status, "urgentie": "geel", "urgentie_reden": "", "doel": "meting", "grondslag": "meting",
                       "geopend_op": opened, "kader_versie": "", "procesregie": "", "casusregie": "",
                       "niet_geinformeerd_reden": "", "zvh_criteria": "", "pgax_referentie": "", "object_id": object_id,
                       "besloten": is_closed(volgnr)}],
            "betrokkenheid": [{"id": self.new_id(), "casus_id": casus_id, "persoon_id": person["id"], "rol": roles[place],
                               "sinds": opened} for place, person in enumerate(people)],
            "stand": [{"casus_id": casus_id, "trede": volgnr % 5, "gaten": volgnr % 3, "termijn": opened, "laatste_op": opened,
                       "hoofdpersoon": listed, "sorteernaam": listed.lower(), "adres": address, "berekend_op": today}],
            "zoek": [{"volgnr": volgnr, "nummer": nummer, "naam": names, "adres": address, "titel": titel}],
        }  # fmt: skip

    def _person(self) -> dict[str, Any]:
        (first,), (family,) = self.firsts.draw(self.random), self.families.draw(self.random)
        return {"id": self.new_id(), "voornaam": first, "tussenvoegsel": self.random.choice(_BETWEEN), "achternaam": family,
                "geboortejaar": self.random.randint(1940, 2008)}  # fmt: skip

    def text(self, least: int, most: int) -> str:
        """A text of a number of words."""
        return " ".join(self.words.draw(self.random, self.random.randint(least, most)))

    def entry(self, casus_id: UUID, day: date) -> dict[str, Any]:
        """One entry of a tijdlijn."""
        choice = self.random.choice
        return {"id": self.new_id(), "casus_id": casus_id, "soort": choice(_KINDS), "aard": "feit", "herkomst": choice(_ORIGINS),
                "bron": choice(_SOURCES), "tekst": self.text(20, 52), "datum": day,
                "vastgelegd_op": datetime(day.year, day.month, day.day, 10, tzinfo=UTC), "verificatie": "gemeld",
                "bijzonder": False}  # fmt: skip

    def deal(self, casus_id: UUID, day: date) -> dict[str, Any]:
        """One afspraak."""
        return {"id": self.new_id(), "casus_id": casus_id, "wat": self.text(4, 10),
                "partner_id": self.random.choice(self._partner_ids), "persoon": self.firsts.draw(self.random)[0],
                "uiterlijk": day, "gemaakt_op": day, "status": "gedaan", "resultaat": self.text(3, 8)}  # fmt: skip

    def signal(self, number: int, day: date) -> dict[str, Any]:
        """One signal."""
        person, (street,) = self._person(), self.streets.draw(self.random)
        return {"id": self.new_id(), "nummer": f"S-{day.year}-{number:06d}", "volgnr": number,
                "ontvangen_op": datetime(day.year, day.month, day.day, 9, tzinfo=UTC), "bron": "bewoner", "thema": "woonoverlast",
                "tekst": self.text(15, 35), "van": "", "melder_naam": "", "melder_contact": "", "wil_terugkoppeling": False,
                "straat": street, "huisnummer": self.random.randint(1, 240), "toevoeging": "", "postcode": "2351 AB",
                "plaats": "Leiderdorp", "voornaam": person["voornaam"], "tussenvoegsel": person["tussenvoegsel"],
                "achternaam": person["achternaam"], "status": "afgerond", "acuut": False, "punten": "", "urgentie_reden": "",
                "grondslag": "", "noodzaak": "", "reden": "", "kenmerk": "", "categorie": "", "leeftijdsgroep": ""}  # fmt: skip

    def days(self, many: int) -> Iterator[date]:
        """Days from long ago to today, as texts are written one after another."""
        for place in range(many):
            yield self.today - timedelta(days=OPENED_WITHIN_DAYS - place * OPENED_WITHIN_DAYS // max(1, many))
