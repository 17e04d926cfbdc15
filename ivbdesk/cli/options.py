"""The commands and options of the command line, in Dutch."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from ivbdesk import __version__
from ivbdesk.cli import USAGE


class _Parser(argparse.ArgumentParser):
    """An argument parser whose own words are Dutch, and that takes no half options."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False)

    def error(self, message: str) -> None:  # type: ignore[override]  # argparse's own never returns
        for english, dutch in _DUTCH.items():
            message = message.replace(english, dutch)
        sys.stderr.write(f"{self.format_usage()}{self.prog}: {message}\n")
        raise SystemExit(USAGE)

    def format_help(self) -> str:
        return _dutch(super().format_help())

    def format_usage(self) -> str:
        return _dutch(super().format_usage())


_DUTCH = {
    "usage: ": "gebruik: ",
    "positional arguments:": "wat u opgeeft:",
    "options:": "opties:",
    "show this help message and exit": "toon deze hulp en stop",
    "the following arguments are required:": "er ontbreekt nog:",
    "unrecognized arguments:": "dit is onbekend:",
    "invalid choice:": "onbekende keuze:",
    "choose from": "kies uit",
    "expected one argument": "hier hoort een waarde achter",
    "ignored explicit argument": "hier hoort geen waarde achter:",
    "argument ": "bij ",
    "invalid int value:": "geen geheel getal:",
}


def _log_line(typed: str) -> tuple[int, str]:
    """A line of the log as the foot of a document has it: "1774 · 0123456789ABCDEF"."""
    found = re.fullmatch(r"\s*(\d+)\W+([0-9A-Fa-f]{8,64})\s*", typed)
    if found is None:
        raise argparse.ArgumentTypeError(
            "geef de logboekregel zoals op de afdruk, zoals '1774 · 0123456789ABCDEF'"
        )
    return int(found[1]), found[2]


def _dutch(text: str) -> str:
    for english, dutch in _DUTCH.items():
        text = text.replace(english, dutch)
    return text


def build_parser() -> argparse.ArgumentParser:
    """The commands and options, stable from version 0.1 on."""
    parser = _Parser(
        prog="ivbdesk",
        description="Casuïstiek zorg en veiligheid in een versleuteld register.",
    )
    parser.add_argument(
        "--version", action="version", version=f"ivbdesk {__version__}", help="toon de versie en stop"
    )
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT", parser_class=_Parser)
    start = commands.add_parser("open", help="open een register in het venster (ook: ivbdesk REGISTER)")
    start.add_argument("register", nargs="?", type=Path, metavar="REGISTER", help="de map NAAM.ivb")
    demo = commands.add_parser("demo", help="maak een verzonnen register en open het")
    demo.add_argument("--render", type=Path, metavar="MAP", help="teken alle schermen en de PDF in deze map")
    new = commands.add_parser("new", help="maak een nieuw register")
    new.add_argument("register", type=Path, metavar="REGISTER", help="de map NAAM.ivb die wordt gemaakt")
    new.add_argument("--name", default="", metavar="NAAM", help="uw naam, voor het logboek")
    check = commands.add_parser("check", help="controleer een register op schade en wijziging")
    check.add_argument("register", type=Path, metavar="REGISTER", help="de map NAAM.ivb")
    check.add_argument(
        "--kopieen", type=Path, metavar="MAP", help="waar de reservekopieën staan (anders naast het register)"
    )
    check.add_argument(
        "--logregel",
        type=_log_line,
        action="append",
        default=[],
        metavar="REGEL",
        help="een logboekregel van de voet van een afdruk, die het register moet kennen",
    )
    export = commands.add_parser("export", help="maak de oplegnotitie van een casus als PDF")
    export.add_argument("register", type=Path, metavar="REGISTER", help="de map NAAM.ivb")
    export.add_argument("nummer", metavar="CASUSNUMMER", help="bijvoorbeeld LD-2026-014")
    export.add_argument(
        "--audience",
        choices=("driehoek", "burgemeester", "om", "politie"),
        default="driehoek",
        help="voor wie de notitie is; bepaalt wat erin staat",
    )
    export.add_argument(
        "--out", type=Path, required=True, metavar="BESTAND.pdf", help="het bestand dat wordt gemaakt"
    )
    backup = commands.add_parser("backup", help="maak een gecontroleerde reservekopie van een register")
    backup.add_argument("register", type=Path, metavar="REGISTER", help="de map NAAM.ivb")
    backup.add_argument(
        "--to", type=Path, metavar="MAP", help="waar de kopie komt (anders naast het register)"
    )
    restore = commands.add_parser("restore", help="zet een reservekopie terug als nieuw register")
    restore.add_argument("kopie", type=Path, metavar="KOPIE", help="een map als 2026-11-23T174000.ivb")
    restore.add_argument("register", type=Path, metavar="REGISTER", help="de map NAAM.ivb die wordt gemaakt")
    bench = commands.add_parser("bench", help="meet de snelheid op een verzonnen register")
    bench.add_argument("--cases", type=int, default=10_000, metavar="AANTAL", help="aantal casussen (10000)")
    bench.add_argument(
        "--entries", type=int, default=100_000, metavar="AANTAL", help="aantal tijdlijnregels (100000)"
    )
    kader = commands.add_parser("handelingskader", help="kijk een eigen handelingskader na, of leg het uit")
    kader.add_argument(
        "wat",
        choices=("check", "uitleg"),
        metavar="check|uitleg",
        help="check: noem elke fout met regel en sleutel; uitleg: maak de uitleg voor bewoners als PDF",
    )
    kader.add_argument(
        "bestand", nargs="?", type=Path, metavar="BESTAND.toml", help="anders het meegeleverde"
    )
    kader.add_argument("--out", type=Path, metavar="BESTAND.pdf", help="waar de uitleg komt")
    kader.add_argument("--gemeente", metavar="NAAM", help="de naam boven de uitleg")
    readers = commands.add_parser(
        "wie-leest-wat", help="schrijf uit wie welk gegeven te lezen krijgt, en waarom"
    )
    readers.add_argument(
        "--out", type=Path, metavar="BESTAND.md", help="waar de tabel komt; anders op het scherm"
    )
    manual = commands.add_parser("manual", help="maak de handleiding als PDF")
    manual.add_argument(
        "--out", type=Path, required=True, metavar="BESTAND.pdf", help="het bestand dat wordt gemaakt"
    )
    safety = commands.add_parser(
        "veiligheid", help="schrijf het blad voor de CISO als PDF, met de onderdelen als CycloneDX"
    )
    safety.add_argument("register", type=Path, metavar="REGISTER", help="de map NAAM.ivb")
    safety.add_argument(
        "--out", type=Path, required=True, metavar="MAP", help="de map waarin de twee bestanden komen"
    )
    safety.add_argument(
        "--kopieen", type=Path, metavar="MAP", help="waar de reservekopieën staan (anders naast het register)"
    )
    figures = commands.add_parser(
        "cijfers", help="geef de cijfers van een jaar zoals ze naar buiten mogen, en stel dat rapport vast"
    )
    figures.add_argument("register", type=Path, metavar="REGISTER", help="de map NAAM.ivb")
    figures.add_argument("--year", type=int, required=True, metavar="JAAR", help="een jaar dat voorbij is")
    figures.add_argument(
        "--out",
        type=Path,
        metavar="BESTAND",
        help="een bestand op .pdf, .docx (raadsbrief), .xlsx, .ods, .csv of .json; anders op het scherm",
    )
    figures.add_argument(
        "--nota", action="store_true", help="met --out op .pdf of .docx: de nota voor het college"
    )
    team = commands.add_parser("team", help="een database op een server maken of keuren (in aanbouw)")
    team.add_argument(
        "wat",
        choices=("installatie", "keuring", "nieuw", "verplaats", "verhuis", "terug"),
        metavar="installatie|keuring|nieuw|verplaats|verhuis|terug",
        help="installatie: schrijf de SQL voor de beheerder van de server; keuring: kijk een database na; "
        "nieuw: maak er het teamregister in; verplaats: maak een map voor een andere plaats of een ander certificaat; "
        "verhuis: zet een register van deze computer erin over; terug: maak er weer een register in een map van",
    )
    team.add_argument(
        "verbinding", nargs="?", metavar="VERBINDING", help="waar de server staat, anders dan bij installatie"
    )
    team.add_argument(
        "--map",
        type=Path,
        metavar="MAP",
        help="wat wordt gemaakt: NAAM.ivbteam waarmee het opent, bij terug NAAM.ivb, met --kopie de plaats van de kopieën",
    )
    team.add_argument(
        "--van",
        type=Path,
        metavar="MAP",
        help="bij verplaats: de map NAAM.ivbteam van tot nu toe; bij verhuis: het register NAAM.ivb",
    )
    team.add_argument("--proef", action="store_true", help="bij verhuis: doe alles, maar leg niets vast")
    team.add_argument(
        "--kopie", action="store_true", help="bij terug: maak een gecontroleerde kopie; het team werkt door"
    )
    team.add_argument("--name", metavar="NAAM", help="bij nieuw: uw naam, voor het logboek")
    team.add_argument("--gemeente", metavar="NAAM", help="bij nieuw: de gemeente van het register")
    team.add_argument(
        "--letters", metavar="LETTERS", help="bij nieuw: waarmee het nummer van een casus begint, zoals LD"
    )
    team.add_argument("--database", default="ivb", metavar="NAAM", help="de naam van de database (ivb)")
    torture = commands.add_parser("torture", help="laat computer en schijf falen, en zoek wat verloren ging")
    torture.add_argument("--runs", type=int, default=700, metavar="AANTAL", help="hoe vaak afbreken (700)")
    torture.add_argument(
        "--images", type=int, default=1000, metavar="AANTAL", help="schijfbeelden na stroomuitval (1000)"
    )
    torture.add_argument(
        "--flips", type=int, default=10_000, metavar="AANTAL", help="omgevallen bits (10000)"
    )
    for command in (new, check, export, backup, restore, safety, figures, team):
        command.add_argument(
            "--passphrase-file",
            type=Path,
            metavar="BESTAND",
            help="lees de wachtwoordzin uit de eerste regel",
        )
    for command in (
        check,
        export,
        backup,
        restore,
        kader,
        readers,
        manual,
        safety,
        figures,
        team,
        bench,
        torture,
    ):
        command.add_argument("--json", action="store_true", help="geef de uitkomst als JSON")
    return parser
