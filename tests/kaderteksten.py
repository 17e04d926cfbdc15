"""Texts of a handelingskader: those of earlier programs, and one with a municipality's own measures and items."""

from __future__ import annotations

import re
from pathlib import Path

from ivbdesk import resources

SHIPPED = resources.read("handelingskader.toml")
_NOT_YET = re.compile(
    r'(?m)^(?:(?:bestuurlijk|preventief|na_afschalen|opheffen_na_maanden|invordering|gericht_aan) = .*|(?:vanzelf = "ingebrekestelling"|toets = "geadresseerde"))\n'
)
BEFORE = (Path(__file__).parent / "handelingskader-2026-4.toml").read_text(encoding="utf-8")
"""As version 2026-4 was, to the letter; a register that was made then keeps it."""
EARLIER = _NOT_YET.sub("", BEFORE).replace('versie = "2026-4"', 'versie = "2026-3"')
"""As version 2026-3 was: without the keys that say what was read from the codes before."""

_MEASURE = """
[[maatregel]]
code = "{code}"
naam = "{naam}"
kort = "{kort}"
trede = {trede}
spoor = "bestuur"
ingrijpend = {ingrijpend}
bevoegd = "Burgemeester"
bewijs = "geen"
soorten = ["woonoverlast"]
bron = "Eigen verordening"
mag = "Dit is een eigen middel."
bij_slagen = "Het middel eindigt."
{more}
"""


def measure(code: str, naam: str, trede: int, ingrijpend: int, more: str = "") -> str:
    """The block of a measure."""
    return _MEASURE.format(
        code=code, naam=naam, kort=naam[:26], trede=trede, ingrijpend=ingrijpend, more=more
    )


def with_blocks(text: str, measures: str = "", terms: str = "", items: str = "") -> str:
    """A handelingskader with more blocks of each kind."""
    text = text.replace("\n[[termijn]]\n", f"{measures}\n[[termijn]]\n", 1)
    return text.replace("\n[[dossierpunt]]\n", f"{terms}\n[[dossierpunt]]\n", 1) + items


OWN = with_blocks(
    SHIPPED.replace('versie = "2026-5"', 'versie = "eigen-1"'),
    measures=measure(
        "L01", "Nachtelijk verbod", 5, 7,
        'bestuurlijk = true\nopheffen_na_maanden = 6\ndossier = ["D40", "D41"]\nverplicht = ["D40"]',
    )
    + measure("L02", "Rustige weken", 0, 0, "na_afschalen = true\npreventief = true")
    + measure("B90", "Zwaar, maar niet bestuurlijk", 5, 7),
    terms="""
[[termijn]]
code = "L90"
naam = "Eigen invordering"
soort = "afspraak"
aantal = 4
eenheid = "week"
grondslag = "Eigen verordening"
invordering = true

[[termijn]]
code = "L91"
naam = "Eigen ingebrekestelling"
soort = "afspraak"
aantal = 3
eenheid = "week"
grondslag = "Eigen verordening"
vanzelf = "ingebrekestelling"
""",
    items="""
[[dossierpunt]]
code = "D40"
naam = "Gesprek vooraf"
uitleg = "Wat betrokkene ervan vindt."
toets = "zienswijze"
bij_spoed = "Eigen verordening"

[[dossierpunt]]
code = "D41"
naam = "Bedrag en bekendmaking"
uitleg = "Het bedrag, en wanneer het bekend werd."
toets = "besluit"
velden = ["dwangsom", "bekend_op"]
bij_spoed = "Eigen verordening"
""",
)  # fmt: skip
"""The shipped text with an own order L01, what follows it, its terms and its items of the file."""
