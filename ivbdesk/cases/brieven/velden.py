"""What a letter is filled with: its fields, each already as its addressee may read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from ivbdesk.cases.publiek.ambtshalve import Ambtshalve


@dataclass(frozen=True)
class Feitregel:
    """One fact with its day, what happened, and what it appears from."""

    datum: str
    wat: str
    bewijs: str


@dataclass(frozen=True)
class Stapregel:
    """One thing that was tried before: when, what, and how it ended."""

    datum: str
    wat: str
    uitkomst: str


@dataclass(frozen=True)
class Briefinhoud:
    """All that a template can fill in. A field of which nothing is known is empty; a template asks with `if`.

    `antwoorden` are what the writer filled in by hand, by the code of the question.
    """

    gemeente: Ambtshalve
    orgaan: Ambtshalve
    kenmerk: Ambtshalve
    datum: Ambtshalve
    onderwerp: Ambtshalve
    aan: tuple[Ambtshalve, ...]
    aanhef: Ambtshalve
    plek: Ambtshalve
    ondertekenaar: Ambtshalve
    behandelaar: Ambtshalve
    grondslag: Ambtshalve
    middel: Ambtshalve
    norm: Ambtshalve
    kern: str
    feiten: tuple[Feitregel, ...]
    eerder: tuple[Stapregel, ...]
    last: str
    geldig_tot: str
    dwangsom: str
    voldoen_tot: str
    begunstiging: str
    toezicht: str
    geschikt: str
    noodzakelijk: str
    evenwichtig: str
    gehoord: str
    zienswijze: str
    verwerking: str
    reageren_tot: str
    bezwaar_tot: str
    rechtsmiddelen: tuple[str, ...]
    verzoek: str
    verzoek_op: str
    beslissing: str
    doel: str
    antwoorden: tuple[tuple[str, str], ...] = ()

    def waarden(self) -> dict[str, object]:
        """What a template is given: texts, lists of texts, and lists of rows that are tables of texts themselves."""
        found: dict[str, object] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "antwoorden":
                found |= {code: words for code, words in value if words or not found.get(code)}
            elif isinstance(value, tuple):
                found[field.name] = [
                    str(item) if isinstance(item, str) else dict(vars(item)) for item in value
                ]
            else:
                found[field.name] = str(value)
        return found


DOSSIERVELDEN: Mapping[str, str] = {
    "gemeente": "de naam van de gemeente",
    "orgaan": "wie schrijft: de burgemeester of het college",
    "kenmerk": "het nummer van de casus",
    "datum": "de datum van de brief",
    "onderwerp": "waar de brief over gaat",
    "aan": "de adresregels, als lijst",
    "aanhef": "Geachte heer of mevrouw …",
    "plek": "het adres waar het over gaat",
    "ondertekenaar": "wie ondertekent",
    "behandelaar": "wie de casus behandelt",
    "grondslag": "de wettelijke grondslag",
    "middel": "het middel waar de brief over gaat",
    "norm": "het artikel van de APV uit de instellingen",
    "kern": "de aantallen meldingen en incidenten in één zin",
    "feiten": "wat er gebeurde, als lijst: datum, wat, bewijs",
    "eerder": "wat eerder is geprobeerd, als lijst: datum, wat, uitkomst",
    "last": "wat moet, of niet meer mag",
    "geldig_tot": "tot en met wanneer het besluit geldt",
    "dwangsom": "het bedrag, waarvoor, en het maximum",
    "voldoen_tot": "de laatste dag om te voldoen",
    "begunstiging": "waarom die termijn lang genoeg is",
    "toezicht": "wie controleert, en hoe",
    "geschikt": "waarom het middel helpt",
    "noodzakelijk": "waarom het niet lichter kan",
    "evenwichtig": "waarom de gevolgen niet te zwaar zijn",
    "gehoord": "hoe en wanneer betrokkene reageerde",
    "zienswijze": "wat betrokkene daarbij zei",
    "verwerking": "wat daarmee is gedaan",
    "reageren_tot": "tot en met wanneer kan worden gereageerd",
    "bezwaar_tot": "de laatste dag om bezwaar te maken",
    "rechtsmiddelen": "wat tegen het besluit kan worden gedaan, als lijst van alinea’s",
    "verzoek": "wat in een verzoek om handhaving is gevraagd",
    "verzoek_op": "wanneer dat verzoek is ontvangen",
    "beslissing": "wat daarop is beslist, met de redenen",
    "doel": "waarvoor de gegevens worden gebruikt",
}
"""Each field that the dossier fills, and what stands in it, as a maker of templates reads it."""
LIJSTEN: Mapping[str, frozenset[str]] = {
    "aan": frozenset(),
    "rechtsmiddelen": frozenset(),
    "feiten": frozenset({"datum", "wat", "bewijs"}),
    "eerder": frozenset({"datum", "wat", "uitkomst"}),
}
"""The fields that are lists, with the parts of their rows."""
