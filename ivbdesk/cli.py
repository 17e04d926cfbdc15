"""The command line: `ivbdesk [REGISTER]`, and the commands that need no window."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ivbdesk import __version__
from ivbdesk.actions.bestand import KanNietSchrijven
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.storage.errors import RegisterError
from ivbdesk.ui.qt_start import NoWindow

if TYPE_CHECKING:
    from ivbdesk.storage.keys.recovery import RecoveryKey

GOOD, FINDING, USAGE = 0, 1, 2
_SIGNS = {"goed": "✓", "let op": "!", "fout": "✕"}


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
    torture = commands.add_parser("torture", help="laat computer en schijf falen, en zoek wat verloren ging")
    torture.add_argument("--runs", type=int, default=500, metavar="AANTAL", help="hoe vaak afbreken (500)")
    torture.add_argument(
        "--images", type=int, default=1000, metavar="AANTAL", help="schijfbeelden na stroomuitval (1000)"
    )
    torture.add_argument("--flips", type=int, default=400, metavar="AANTAL", help="omgevallen bits (400)")
    for command in (new, check, export, backup, restore):
        command.add_argument(
            "--passphrase-file",
            type=Path,
            metavar="BESTAND",
            help="lees de wachtwoordzin uit de eerste regel",
        )
    for command in (check, export, backup, restore, kader, bench, torture):
        command.add_argument("--json", action="store_true", help="geef de uitkomst als JSON")
    return parser


def main(argv: Sequence[str]) -> int:
    """Run a command; gives the exit code: 0 good, 1 a finding, 2 a usage error."""
    arguments = list(argv)
    known = {
        "open",
        "demo",
        "new",
        "check",
        "export",
        "backup",
        "restore",
        "handelingskader",
        "bench",
        "torture",
    }
    if not arguments or (arguments[0] not in known and not arguments[0].startswith("-")):
        arguments.insert(0, "open")
    arguments.sort(key="--json".__eq__)  # last: argparse takes no optional file after an option
    options = build_parser().parse_args(arguments)
    runners: dict[str, Callable[[argparse.Namespace], int]] = {
        "open": _open,
        "demo": _demo,
        "new": _new,
        "check": _check,
        "export": _export,
        "backup": _backup,
        "restore": _restore,
        "handelingskader": _handelingskader,
        "bench": _bench,
        "torture": _torture,
    }
    try:
        return runners[options.command](options)
    except RegisterError as fout:
        return _tell(options, fout.wat, fout.behouden, fout.doen)
    except KanNietSchrijven as fout:  # its own words are for somebody who typed in a window
        return _tell(options, fout.wat, "Er is niets veranderd.", fout.doen)
    except RegelFout as fout:
        return _tell(options, fout.melding, "Er is niets veranderd.", "")
    except NoWindow as fout:
        return _tell(options, str(fout), "", "")
    except (KeyboardInterrupt, EOFError):
        return _tell(options, "Afgebroken.", "Er is niets veranderd.", "")


def _tell(options: argparse.Namespace, wat: str, behouden: str, doen: str) -> int:
    if getattr(options, "json", False):
        print(
            json.dumps({"gelukt": False, "wat": wat, "behouden": behouden, "doen": doen}, ensure_ascii=False)
        )
    else:
        print("\n".join(part for part in (wat, behouden, doen) if part), file=sys.stderr)
    return FINDING


def _passphrase(options: argparse.Namespace, prompt: str = "Wachtwoordzin: ") -> str:
    """From the file that was named, or from a prompt; never from an argument or the environment."""
    if options.passphrase_file is None:
        return getpass.getpass(prompt)
    try:
        lines = options.passphrase_file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise RegelFout("passphrase-file", "Het bestand met de wachtwoordzin is niet te lezen.") from None
    if not lines or not lines[0].strip():
        raise RegelFout("passphrase-file", "Het bestand met de wachtwoordzin is leeg.")
    return str(lines[0].strip())


def _open(options: argparse.Namespace) -> int:
    from ivbdesk.ui.qt_start import require_qt

    require_qt()
    from ivbdesk.desktop import run_desktop  # Qt is loaded only where a window is asked

    return run_desktop(options.register)


def _demo(options: argparse.Namespace) -> int:
    from ivbdesk.demo.run import run_demo

    return run_demo(options.render)


def _new(options: argparse.Namespace) -> int:
    from ivbdesk.desk import Desk
    from ivbdesk.storage.keys.recovery import RecoveryKey

    name = options.name or input("Uw naam (voor het logboek): ")
    passphrase = _passphrase(options, "Kies een wachtwoordzin: ")
    if options.passphrase_file is None and getpass.getpass("Nog een keer: ") != passphrase:
        raise RegelFout("passphrase", "De twee wachtwoordzinnen zijn niet gelijk.")
    recovery = RecoveryKey.new()
    words = recovery.words
    lines = [
        "    " + "  ".join(f"{n:>2} {words[n - 1]:<8}" for n in range(at, at + 4))
        for at in range(1, len(words), 4)
    ]
    key = "\n".join(["Herstelsleutel, schrijf deze op papier en bewaar hem apart:", "", *lines, ""])
    if options.passphrase_file is None:
        print(key)
        _ask_back(recovery)
    Desk.create(options.register, passphrase, recovery, name, "", {}).close()
    print(f"Het register is gemaakt: {options.register}")
    if options.passphrase_file is not None:
        print(key)
    return GOOD


def _ask_back(recovery: RecoveryKey) -> None:
    """Two words typed back prove that the key was written down."""
    from random import SystemRandom

    for place in sorted(SystemRandom().sample(range(1, len(recovery.words) + 1), 2)):
        while not recovery.has_word(place, input(f"Typ woord {place} van de herstelsleutel: ")):
            print("Dat is niet hetzelfde woord; kijk op uw papier.")


def _check(options: argparse.Namespace) -> int:
    from ivbdesk.desk import with_passphrase
    from ivbdesk.storage.sqlite.check import check_register

    result = check_register(options.register, with_passphrase(_passphrase(options)))
    if options.json:
        rows = [{**vars(item), "ernst": item.ernst.value} for item in result.bevindingen]
        print(json.dumps({"in_orde": result.in_orde, "bevindingen": rows}, ensure_ascii=False, indent=2))
    else:
        for item in result.bevindingen:
            print(f"{_SIGNS[item.ernst.value]} {item.onderdeel}: {item.melding}")
            if item.doen and item.ernst.value != "goed":
                print(f"    {item.doen}")
        print("Het register is in orde." if result.in_orde else "Er is iets gevonden; zie hierboven.")
    return GOOD if result.in_orde else FINDING


def _export(options: argparse.Namespace) -> int:
    from ivbdesk.actions.bestand import require_writable
    from ivbdesk.actions.publiek.oplegger import hand_over, make_draft, suggest_question
    from ivbdesk.cases.publiek.ontvanger import Ontvanger
    from ivbdesk.desk import Desk, with_passphrase

    desk = Desk.open(options.register, with_passphrase(_passphrase(options)))
    try:
        casus_id = desk.ctx.reads.dossier.casus_op_nummer(options.nummer)
        if casus_id is None:
            raise RegelFout("nummer", "Dit register heeft geen casus met dat nummer.")
        require_writable(options.out)
        question = suggest_question(desk.ctx, casus_id, desk.ctx.today())
        note = make_draft(desk.ctx, desk.drukkerij.notitie, casus_id, Ontvanger(options.audience), question)
        hand_over(desk.ctx, casus_id, note, options.out)
    finally:
        desk.close()
    _tell_of(options, options.out, f"De oplegnotitie staat als concept in {options.out}.")
    return GOOD


def _backup(options: argparse.Namespace) -> int:
    from ivbdesk.desk import Desk, with_passphrase

    desk = Desk.open(options.register, with_passphrase(_passphrase(options)))
    try:
        copy = desk.copies.make(options.to or desk.copies.usual_place)
    finally:
        desk.close()
    _tell_of(options, copy.folder, f"De reservekopie is gemaakt en gecontroleerd: {copy.folder}")
    return GOOD


def _restore(options: argparse.Namespace) -> int:
    from ivbdesk.desk import Desk, with_passphrase

    Desk.restored(options.kopie, options.register, with_passphrase(_passphrase(options))).close()
    _tell_of(
        options, options.register, f"De reservekopie is teruggezet als nieuw register: {options.register}"
    )
    return GOOD


def _tell_of(options: argparse.Namespace, made: Path, told: str) -> None:
    print(json.dumps({"gelukt": True, "bestand": str(made)}, ensure_ascii=False) if options.json else told)


def _handelingskader(options: argparse.Namespace) -> int:
    from ivbdesk.actions.bestand import write_file
    from ivbdesk.cases.taal.fouten import KaderFout
    from ivbdesk.kader_bestand import check_file, shipped_kader

    try:
        kader = check_file(options.bestand) if options.bestand else shipped_kader()
    except KaderFout as fout:
        if options.json:
            wrong = [vars(item) for item in fout.fouten]
            print(json.dumps({"in_orde": False, "fouten": wrong}, ensure_ascii=False, indent=2))
        else:
            print(str(fout), file=sys.stderr)
        return FINDING
    if options.wat == "uitleg":
        if options.out is None:
            raise RegelFout("out", "Noem met --out waar de PDF komt.")
        from datetime import datetime

        from ivbdesk import resources
        from ivbdesk.actions.context import AMSTERDAM
        from ivbdesk.cases.betrokkenen.register import GEMEENTE, read_instellingen
        from ivbdesk.export.uitleg import render_uitleg

        name = "instellingen.toml"
        gemeente = options.gemeente or read_instellingen(resources.read(name), name)[GEMEENTE]
        write_file(options.out, render_uitleg(kader, gemeente, datetime.now(AMSTERDAM)))
        _tell_of(options, options.out, f"De uitleg voor bewoners staat in {options.out}.")
        return GOOD
    found = {
        "middelen": len(kader.maatregelen),
        "dossierpunten": len(kader.dossierpunten),
        "termijnen": len(kader.termijnen),
        "nog_te_toetsen": sum(soort.gecontroleerd_op is None for soort in kader.maatregelen.values()),
    }
    if options.json:
        print(
            json.dumps({"in_orde": True, "fouten": [], "versie": kader.versie, **found}, ensure_ascii=False)
        )
        return GOOD
    print(
        f"Handelingskader {kader.versie} is in orde: {found['middelen']} middelen, {found['dossierpunten']} "
        f"dossierpunten, {found['termijnen']} termijnen; {found['nog_te_toetsen']} middelen nog te toetsen door een jurist."
    )
    return GOOD


def _bench(options: argparse.Namespace) -> int:
    from ivbdesk.bench.run import run_bench

    return run_bench(options.cases, options.entries, as_json=options.json)


def _torture(options: argparse.Namespace) -> int:
    from ivbdesk.torture.run import run_torture

    return run_torture(options.runs, options.images, options.flips, as_json=options.json)
