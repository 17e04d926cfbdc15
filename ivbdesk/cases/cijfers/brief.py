"""The raadsinformatiebrief: plain Dutch around the figures, also where a number is small or left out (IVB 1.5)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.cijfers.blad import HIDDEN, Blad, Bladtabel
from ivbdesk.cases.cijfers.cel import LEGENDA, Toon
from ivbdesk.cases.cijfers.indeling import OVERIG
from ivbdesk.cases.cijfers.telrij import ONBEKEND
from ivbdesk.cases.taal.nederlands import MAANDEN, begin_low, join_nl
from ivbdesk.cases.taal.toml_lezer import TomlTekst

_KEYS = ("kop", "tekst", "tabellen", "open")
_MOST_NAMED = 3
ONDERWERP = "Raadsinformatiebrief zorg en veiligheid"
BIJLAGE = "Bijlage: zo tellen wij"


@dataclass(frozen=True)
class Briefdeel:
    """One part as the municipality wrote it."""

    kop: str
    tekst: str
    tabellen: tuple[str, ...]
    open: str


@dataclass(frozen=True)
class Brieflid:
    """One part as it is read: its paragraphs, and what the writer still fills in."""

    kop: str
    alineas: tuple[str, ...]
    open: str


@dataclass(frozen=True)
class Raadsbrief:
    """The whole letter with its annex; `tabellen` are those of which it speaks, in their order."""

    titel: str
    gemeente: str
    datum: str
    leden: tuple[Brieflid, ...]
    tabellen: tuple[Bladtabel, ...]
    nu: str
    toen: str
    zo_tellen: tuple[tuple[str, str], ...]
    legenda: str


def read_brief(text: str, file: str, tabellen: Collection[str]) -> tuple[Briefdeel, ...]:
    """The parts from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    source.top(("lid",))
    made = []
    for block in source.tables("lid", _KEYS):
        words = block.text("tekst")
        try:
            words.format(gemeente="", periode="")
        except (KeyError, IndexError, ValueError):
            block.wrong("tekst", "Tussen accolades kan alleen {gemeente} of {periode} staan.")
        codes = block.texts("tabellen")
        block.refuse_strange("tabellen", codes, tabellen, "tabel")
        made.append(Briefdeel(block.text("kop"), words, codes, block.text("open", optional=True)))
    source.finish()
    return tuple(made)


def write_brief(delen: tuple[Briefdeel, ...], blad: Blad, vandaag: date) -> Raadsbrief:
    """The letter about a report; what the report does not have is not spoken of."""
    periode = blad.selectie.periode.naam
    about = f"{periode} ({blad.waarover})" if blad.waarover else periode
    members, told = [], []
    for deel in delen:
        found = [tabel for code in deel.tabellen if (tabel := blad.tabel(code)) is not None]
        told += found
        words = deel.tekst.format(gemeente=blad.gemeente or "onze gemeente", periode=about)
        members.append(Brieflid(deel.kop, (words, *_paragraphs(found)), deel.open))
    day = f"{vandaag.day} {MAANDEN[vandaag.month - 1]} {vandaag.year}"
    return Raadsbrief(
        f"{ONDERWERP}, {about}", blad.gemeente, day, tuple(members), tuple(told), periode,
        blad.selectie.jaar_eerder().periode.naam, tuple((tabel.kop, tabel.zo_geteld) for tabel in told), LEGENDA,
    )  # fmt: skip


def _paragraphs(tabellen: Sequence[Bladtabel]) -> list[str]:
    """What each table says, and last of which tables the numbers are too small to say anything."""
    said_of = [(tabel, sentences(tabel)) for tabel in tabellen]
    silent = [f"‘{begin_low(tabel.kop)}’" for tabel, said in said_of if not said]
    made = [said for _, said in said_of if said]
    if silent:
        made.append(
            f"Niet te laten zien zonder dat iemand te herkennen is, zijn de getallen over {join_nl(silent)}."
        )
    return made


def sentences(tabel: Bladtabel) -> str:
    """What a table says, in a few sentences; empty where all that it could say is hidden."""
    total = tabel.totaal
    shares = [sentence for sentence in tabel.zinnen if not sentence.startswith(HIDDEN)]
    parts = []
    if tabel.in_brief and total.nu.toon is not Toon.NIET:
        parts.append(tabel.in_brief.format(aantal=total.nu.woorden))
        same = total.nu.toon is not Toon.GETAL and total.nu.toon is total.toen.toon
        again = (
            "Een jaar eerder was dat ook zo."
            if same
            else f"Een jaar eerder waren het er {total.toen.woorden}."
        )
        if total.toen.toon is not Toon.NIET:
            parts.append(again)
    if not shares and (named := _named(tabel)):
        parts.append(named if tabel.in_brief else f"{tabel.kop}, {begin_low(named)}")
    elif parts and tabel.zinnen and not shares:
        parts.append("De verdeling staat er niet: dan was een klein getal te zien.")
    if shares and not tabel.in_brief:
        parts.append(f"{tabel.kop}:")
        shares[0] = begin_low(shares[0])
    return " ".join([*parts, *shares])


def _named(tabel: Bladtabel) -> str:
    """The largest answers; that they are the most frequent is said only where no other may be larger."""
    shown = [line for line in tabel.regels if line.nu.getoond]
    rest = [line for line in shown if line.antwoord in (OVERIG, ONBEKEND)]
    named = sorted((line for line in shown if line not in rest), key=lambda line: -line.nu.aantal)[
        :_MOST_NAMED
    ]
    if not named:
        return ""
    hidden = any(line.nu.toon in (Toon.WEGGELATEN, Toon.NIET) for line in tabel.regels)
    larger = [line for line in rest if line.nu.aantal > named[-1].nu.aantal]
    listed = join_nl([f"{begin_low(line.naam)} ({line.nu.aantal})" for line in named])
    beside = "".join(f" Daarnaast: {begin_low(line.naam)} ({line.nu.aantal})." for line in larger)
    return f"{'Onder meer' if hidden or larger else 'Het vaakst'}: {listed}.{beside}"
