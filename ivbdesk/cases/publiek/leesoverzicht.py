"""The table of who reads what, written out for people from the rules that the program itself follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product

from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.dossier.leesregels import LEESREGELS, Anders, Leesmaat, Veld
from ivbdesk.cases.dossier.leestabel import VELDEN
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek.ontvanger import Ontvanger

GETOOND, AFGESCHERMD, WEGGELATEN = "getoond", "afgeschermd", "weggelaten"
Variant = tuple[str, frozenset[Herkomst]]

_OTHER_CLASSES = (
    Klasse.ZORG,
    Klasse.CORPORATIE,
    Klasse.VEILIGHEIDSHUIS,
    Klasse.RIEC,
    Klasse.NABIJ,
    Klasse.OVERIG,
)
LEZERS: Mapping[str, Publiek] = {
    "medewerker": Publiek.of(Klasse.GEMEENTE),
    **{"OM" if who is Ontvanger.OM else who.value: who.publiek for who in Ontvanger},
    **{klasse.value: Publiek.of(klasse) for klasse in _OTHER_CLASSES},
}
"""Each audience by the word above its column; a room reads what each of those in it reads."""
BETROKKENE = "betrokkene"

_INTRO = """# Wie leest wat

Deze bladzijde maakt het programma zelf uit zijn eigen regels, met `ivbdesk wie-leest-wat`. Wijzig haar niet met de hand.

Wat niet is toegestaan, is geweigerd. Wie met meer zijn, in een zaal of een driehoek, lezen samen alleen wat ieder van hen
mag lezen. Dezelfde regels gelden voor het gedeelde scherm, elke PDF, het verslag, de actielijst en de agenda.

- **getoond**: de woorden zelf. Namen van anderen dan de hoofdpersonen en van wie meldde zijn er altijd uit.
- **afgeschermd**: er staat iets voor in de plaats; de laatste kolom zegt wat.
- **weggelaten**: er staat niets.

De kolom medewerker is het programma zelf: scherm, zoeken, klembord en logboek van wie in het register werkt. De kolom
betrokkene is het afschrift voor een inwoner (AVG art. 15), over die inwoner alleen. Een bijzonder gegeven (AVG art. 9)
staat in geen enkel stuk, tenzij het met een reden is aangevinkt of met een grondslag is gedeeld. Wat met een grondslag
is gedeeld, leest die partner ook als de tabel het weglaat. RIEC, HEIT en wie dicht bij een inwoner staat lezen mee wat
van de gemeente of een melder komt, als een eigen grondslag en een geldig convenant dat dragen.
"""


def write_overview(voor_betrokkene: Collection[tuple[str, str]]) -> str:
    """The whole page in Markdown; `voor_betrokkene` are the (entity, field) that a resident gets to read."""
    parts = [_INTRO, "## Waar het vandaan komt\n", *_origins(), "\n## Elk veld\n"]
    for entity, fields in VELDEN.items():
        parts += [f"### {entity}\n", *_entity(entity, fields, voor_betrokkene), ""]
    return "\n".join(parts).rstrip() + "\n"


def _row(cells: Collection[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _origins() -> Iterator[str]:
    yield _row(("herkomst", *LEZERS, "waarom anderen niet"))
    yield _row(["---"] * (len(LEZERS) + 2))
    for herkomst, regel in LEESREGELS.items():
        shown = [GETOOND if who.sees(herkomst) else WEGGELATEN for who in LEZERS.values()]
        yield _row((regel.naam, *shown, regel.waarom))


def _entity(entity: str, fields: Mapping[str, Veld], told: Collection[tuple[str, str]]) -> Iterator[str]:
    yield _row(("veld", "waarvan", *LEZERS, BETROKKENE, "waarom, en wat er anders staat"))
    yield _row(["---"] * (len(LEZERS) + 4))
    groups: dict[tuple[Veld, bool], list[str]] = {}
    for name, veld in fields.items():
        groups.setdefault((veld, (entity, name) in told), []).append(name)
    for (veld, own), names in groups.items():
        for label, cells in _merged(veld, own):
            yield _row((", ".join(names), label, *cells, _why(veld)))


def _merged(veld: Veld, own: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The variants of a field; those that nobody reads otherwise stand in one row."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for label, over in variants(veld):
        cells = tuple(verdict(veld, over, name) for name in LEZERS)
        left = {Herkomst.POLITIE, Herkomst.OM} & over if _BY_ORIGIN & set(veld.maten) else set()
        rows.setdefault((*cells, GETOOND if own and not left else WEGGELATEN), []).append(label)
    for cells, labels in rows.items():
        yield "; ".join(label for label in labels if label), cells


def verdict(veld: Veld, over: Collection[Herkomst], lezer: str) -> str:
    """What this audience gets of a field that is about these origins."""
    maten = set(veld.maten)
    if Leesmaat.VERZEGELD in maten:
        return WEGGELATEN
    if lezer == "medewerker":
        return GETOOND
    if Leesmaat.PERSOON in maten:
        return AFGESCHERMD
    herkomst = next(iter(over), None) if _BY_ORIGIN & maten else None
    found = veld.origins(herkomst, over)
    if found is not None and LEZERS[lezer].sees(*found):
        return GETOOND
    return WEGGELATEN if veld.anders is Anders.NIETS else AFGESCHERMD


def variants(veld: Veld) -> Iterator[Variant]:
    """What a field can be about, as far as that makes a difference to who reads it."""
    choices = [_VARIANTS[maat] for maat in veld.maten if maat in _VARIANTS]
    for chosen in product(*choices):
        words = ", ".join(label for label, _ in chosen)
        yield words, frozenset().union(*(over for _, over in chosen))


def _one(label: str, herkomst: Herkomst) -> Variant:
    return label, frozenset({herkomst})


_FROM = tuple(_one(regel.naam, herkomst) for herkomst, regel in LEESREGELS.items())
_BY_ORIGIN = {Leesmaat.HERKOMST, Leesmaat.BRON}
_VARIANTS: Mapping[Leesmaat, tuple[Variant, ...]] = {
    Leesmaat.HERKOMST: _FROM,
    Leesmaat.BRON: _FROM,
    Leesmaat.MIDDEL: (
        _one("bij een zorgmiddel", Herkomst.ZORG),
        _one("bij een strafmiddel", Herkomst.POLITIE),
        _one("bij een ander middel", Herkomst.EIGEN),
    ),
    Leesmaat.PARTNER: (
        _one("van een zorgpartner of een onbekende", Herkomst.ZORG),
        _one("van de politie", Herkomst.POLITIE),
        _one("van het OM of RIEC", Herkomst.OM),
        _one("van de corporatie", Herkomst.CORPORATIE),
        _one("van een andere partner", Herkomst.EIGEN),
    ),
    Leesmaat.GEBIED: (
        _one("op een leefgebied van gezondheid", Herkomst.ZORG),
        _one("op een ander leefgebied", Herkomst.EIGEN),
    ),
}


def _why(veld: Veld) -> str:
    told = "; ".join(maat.uitleg for maat in veld.maten)
    return f"{told}. Anders: {veld.anders.uitleg}" if veld.anders is not Anders.NIETS else told
