"""The command line: its words, its exit codes, and that it never takes a passphrase as an argument."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from ivbdesk import resources
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cli import FINDING, GOOD, USAGE
from ivbdesk.cli.main import main
from ivbdesk.cli.passphrases import new_passphrase_of
from ivbdesk.desk import Desk
from ivbdesk.kader_bestand import own_kader
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.team_folder import SETTINGS
from ivbdesk.team import open_team
from tests.pg_server import drop_databases, why_no_server
from tests.werkplaats import CHEAP, PASSPHRASE, PERSOON, casus_gegevens, new_desk, reopen


@pytest.fixture
def phrase(tmp_path: Path) -> str:
    file = tmp_path / "zin.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def register(tmp_path: Path) -> str:
    desk = new_desk(tmp_path)
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    desk.close()
    return str(tmp_path / "proef.ivb")


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["demo"],
        ["new"],
        ["check"],
        ["export"],
        ["backup"],
        ["restore"],
        ["bench"],
        ["handelingskader"],
        ["manual"],
        ["veiligheid"],
        ["cijfers"],
    ],
)
def test_help_is_dutch(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    told = capsys.readouterr().out
    assert left.value.code == GOOD
    assert "gebruik:" in told
    assert "argumenten" not in told
    for english in ("usage:", "options:", "positional", "show this help"):
        assert english not in told


@pytest.mark.parametrize(
    "typed",
    [["check"], ["export", "x.ivb"], ["new", "x.ivb", "--passphrase", "geheim"], ["bench", "--cases", "veel"],
     ["handelingskader"], ["handelingskader", "lees"], ["handelingskader", "check", "--out"], ["check", "x", "--json=ja"],
     ["export", "x.ivb", "LD-2026-001", "--audience", "krant", "--out", "x.pdf"]],
)  # fmt: skip
def test_a_wrong_command_is_told_in_dutch(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(typed)
    assert left.value.code == USAGE
    told = capsys.readouterr().err
    assert "gebruik:" in told
    for word in ("unrecognized", "required", "argument", "invalid"):
        assert word not in told


def test_new_makes_a_register_that_checks_out(
    tmp_path: Path, phrase: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "nieuw.ivb")
    assert main(["new", place, "--name", "Anne", "--passphrase-file", phrase]) == GOOD
    told = capsys.readouterr().out
    assert "Herstelsleutel" in told
    assert PASSPHRASE not in told
    assert main(["new", place, "--name", "Anne", "--passphrase-file", phrase]) == FINDING
    assert main(["check", place, "--passphrase-file", phrase]) == GOOD
    assert "in orde" in capsys.readouterr().out


def test_new_asks_the_key_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words: dict[int, str] = {}
    wrong = iter(["niets"])

    def answer(prompt: str) -> str:
        if not prompt.startswith("Typ woord"):
            return "Anne"
        shown = re.findall(r"(\d+) ([a-z]+)", capsys.readouterr().out)
        words.update((int(number), word) for number, word in shown)
        return next(wrong, words[int(prompt.split()[2])].upper())

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("getpass.getpass", lambda _: PASSPHRASE)
    assert main(["new", str(tmp_path / "nieuw.ivb")]) == GOOD
    assert (tmp_path / "nieuw.ivb" / "register.db").is_file()


def test_who_gives_no_passphrase_is_proposed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def answer(prompt: str) -> str:
        return "" if prompt.startswith("Kies") else capsys.readouterr().out.rpartition(": ")[2].strip()

    monkeypatch.setattr("getpass.getpass", answer)
    proposed = new_passphrase_of(argparse.Namespace(passphrase_file=None))
    assert len(proposed.split()) >= 5


def test_a_weak_passphrase_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weak = tmp_path / "zwak.txt"
    weak.write_text("welkom123", encoding="utf-8")
    place = tmp_path / "nieuw.ivb"
    assert main(["new", str(place), "--name", "Anne", "--passphrase-file", str(weak)]) == FINDING
    assert not place.exists()
    assert "welkom123" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["  ", "Anne \udcff"])
def test_a_name_that_can_not_be_kept_leaves_no_register_of_nobody(
    tmp_path: Path, phrase: str, name: str
) -> None:
    place = tmp_path / "nieuw.ivb"
    command = ["new", str(place), "--passphrase-file", phrase]
    assert main([*command, "--name", name]) == FINDING
    assert not place.exists()
    assert main([*command, "--name", "Anne"]) == GOOD


def test_check_gives_json(register: str, phrase: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", register, "--passphrase-file", phrase, "--json"]) == GOOD
    told = json.loads(capsys.readouterr().out)
    assert told["in_orde"] is True
    assert {row["ernst"] for row in told["bevindingen"]} == {"goed"}


def test_check_holds_the_register_against_a_line_of_a_print(
    register: str, phrase: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = reopen(Path(register).parent)
    seq, mac = desk.register.head()
    desk.close()
    command = ["check", register, "--passphrase-file", phrase, "--logregel"]
    assert main([*command, f"{seq} · {mac.upper()}"]) == GOOD
    assert "1 regel die elders is gezien" in capsys.readouterr().out
    assert main([*command, f"{seq} · {'0' * 16}"]) == FINDING
    assert "✕ logboek elders" in capsys.readouterr().out
    with pytest.raises(SystemExit) as left:
        main([*command, "zomaar"])
    assert left.value.code == USAGE


def test_check_holds_the_register_against_its_copies(register: str, phrase: str, tmp_path: Path) -> None:
    place = tmp_path / "kopieen"
    assert main(["backup", register, "--to", str(place), "--passphrase-file", phrase]) == GOOD
    (place / ".2026-11-23T080000.ivb.tmp").mkdir()
    command = ["check", register, "--passphrase-file", phrase]
    assert main(command) == GOOD
    assert main([*command, "--kopieen", str(place)]) == FINDING


def test_the_page_for_the_ciso_and_the_parts_are_written(
    register: str, phrase: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ciso"
    assert main(["veiligheid", register, "--out", str(out), "--passphrase-file", phrase]) == GOOD
    assert "veiligheid.pdf en onderdelen.cdx.json" in capsys.readouterr().out
    assert "Waartegen" in "".join(
        page.extract_text() for page in pypdf.PdfReader(out / "veiligheid.pdf").pages
    )
    assert json.loads((out / "onderdelen.cdx.json").read_text())["specVersion"] == "1.6"


def test_the_figures_of_a_year_that_is_over_are_given_in_every_form(
    register: str, phrase: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["cijfers", register, "--year", "2025", "--passphrase-file", phrase]
    assert main([*command, "--out", str(tmp_path / "nergens" / "uit.csv")]) == FINDING
    assert "Er is niets vastgesteld" in capsys.readouterr().err
    assert main(command) == GOOD
    assert "Preventiemeter" in capsys.readouterr().out
    assert main([*command, "--json"]) == GOOD
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "ivbdesk-cijfers-1"
    for name in ("a.pdf", "a.docx", "a.xlsx", "a.ods", "a.csv", "a.json"):
        assert main([*command, "--out", str(tmp_path / name)]) == GOOD
        assert (tmp_path / name).stat().st_size > 1000
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == told
    capsys.readouterr()
    assert main([*command, "--out", str(tmp_path / "a.txt")]) == FINDING
    assert main(["cijfers", register, "--year", "2999", "--passphrase-file", phrase]) == FINDING
    assert "voorbij" in capsys.readouterr().err


def test_check_finds_damage(register: str, phrase: str, capsys: pytest.CaptureFixture[str]) -> None:
    database = Path(register) / "register.db"
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 1
    database.write_bytes(data)
    assert main(["check", register, "--passphrase-file", phrase]) == FINDING
    assert "✕" in capsys.readouterr().out


@pytest.mark.parametrize("as_json", [False, True])
def test_a_wrong_passphrase_is_a_finding(
    register: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    other = tmp_path / "anders.txt"
    other.write_text("iets heel anders dan dat", encoding="utf-8")
    extra = ["--json"] if as_json else []
    assert main(["check", register, "--passphrase-file", str(other), *extra]) == FINDING
    captured = capsys.readouterr()
    told = captured.out + captured.err
    assert "wachtwoordzin" in told
    assert "Traceback" not in told


def test_export_writes_a_draft_and_logs_it(register: str, phrase: str, tmp_path: Path) -> None:
    out = tmp_path / "notitie.pdf"
    command = ["export", register, "LD-2026-001", "--audience", "politie", "--out", str(out)]
    assert main([*command, "--passphrase-file", phrase]) == GOOD
    text = pypdf.PdfReader(out).pages[0].extract_text()
    assert "LD-2026-001" in text
    assert "Politie" in text


@pytest.mark.parametrize(
    ("nummer", "out"),
    [("LD-1999-001", "goed.pdf"), ("LD-2026-001", "bestaat/niet.pdf"), ("LD-2026-001", ".")],
)
def test_an_export_that_can_not_be_is_told(
    register: str, phrase: str, tmp_path: Path, nummer: str, out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / out
    code = main(["export", register, nummer, "--out", str(target), "--passphrase-file", phrase])
    assert code == FINDING
    assert not target.is_file()
    assert capsys.readouterr().err.strip()


def test_a_missing_passphrase_file_is_told(register: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", register, "--passphrase-file", "bestaat-niet.txt"]) == FINDING
    assert "niet te lezen" in capsys.readouterr().err


def test_a_backup_is_made_once_and_put_back_beside(
    register: str, phrase: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["backup", register, "--passphrase-file", phrase, "--json"]
    assert main(command) == GOOD
    first = json.loads(capsys.readouterr().out)["bestand"]
    assert main(command) == GOOD
    assert json.loads(capsys.readouterr().out)["bestand"] == first
    back = str(tmp_path / "terug.ivb")
    assert main(["restore", first, back, "--passphrase-file", phrase]) == GOOD
    assert main(["check", back, "--passphrase-file", phrase]) == GOOD
    capsys.readouterr()
    assert main(["restore", first, register, "--passphrase-file", phrase]) == FINDING
    assert main(["restore", str(tmp_path), back + "2", "--passphrase-file", phrase]) == FINDING
    assert "geen reservekopie" in capsys.readouterr().err


def test_the_shipped_handelingskader_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handelingskader", "check"]) == GOOD
    assert "58 middelen" in capsys.readouterr().out


def test_a_mistake_in_a_handelingskader_names_line_and_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = resources.read("handelingskader.toml")
    wrong = text.replace('termijnen = ["T36"]', 'termijnen = ["T99"]').replace(
        "ingrijpend = 9", "ingrijpend = 10", 1
    )
    file = tmp_path / "eigen.toml"
    file.write_text(wrong, encoding="utf-8")
    assert main(["handelingskader", "check", str(file)]) == FINDING
    told = capsys.readouterr().err.strip().splitlines()
    for line in told:
        number = int(re.search(r"eigen\.toml, regel (\d+)", line)[1])  # type: ignore[index]  # it must be there
        key = re.search(r"sleutel ‘(\w+)’", line)[1]  # type: ignore[index]
        assert wrong.splitlines()[number - 1].startswith(key)
    assert [("T99" in line, "0 tot en met 9" in line) for line in told] == [(True, False), (False, True)]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"[" * 100])
def test_a_file_that_is_no_handelingskader_is_told(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "eigen.toml"
    file.write_bytes(content)
    assert main(["handelingskader", "check", str(file)]) == FINDING
    assert "eigen.toml" in capsys.readouterr().err
    assert main(["handelingskader", "check", str(tmp_path / "weg.toml")]) == FINDING
    assert "is er niet" in capsys.readouterr().err


def test_the_manual_is_made_without_a_register(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manual", "--out", str(tmp_path / "handleiding.pdf")]) == GOOD
    assert "handleiding.pdf" in capsys.readouterr().out
    assert len(pypdf.PdfReader(tmp_path / "handleiding.pdf").pages) > 10
    with pytest.raises(SystemExit) as ended:
        main(["manual"])
    assert ended.value.code == USAGE


def test_the_explanation_for_residents_is_made_without_a_register(tmp_path: Path) -> None:
    target = tmp_path / "uitleg.pdf"
    assert main(["handelingskader", "uitleg", "--out", str(target), "--gemeente", "Voorbeeldstad"]) == GOOD
    pages = pypdf.PdfReader(target).pages
    assert len(pages) == 2
    told = " ".join(page.extract_text() for page in pages)
    assert "Voorbeeldstad" in told
    assert "bezwaar" in told
    assert main(["handelingskader", "uitleg"]) == FINDING


def test_a_handelingskader_is_checked_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handelingskader", "check", "--json"]) == GOOD
    told = json.loads(capsys.readouterr().out)
    assert (told["in_orde"], told["middelen"], told["fouten"]) == (True, 58, [])
    text = resources.read("handelingskader.toml")
    file = tmp_path / "eigen.toml"
    file.write_text(text.replace('termijnen = ["T36"]', 'termijnen = ["T36"', 1), encoding="utf-8")
    assert main(["handelingskader", "check", str(file), "--json"]) == FINDING
    told = json.loads(capsys.readouterr().out)
    (wrong,) = told["fouten"]
    assert wrong["regel"] == text.split("\n").index('termijnen = ["T36"]') + 1
    assert "sluithaak" in wrong["melding"]


def test_an_explanation_that_can_not_be_written_speaks_of_no_typing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handelingskader", "uitleg", "--out", str(tmp_path / "weg" / "uitleg.pdf")]) == FINDING
    told = capsys.readouterr().err
    assert "kan daar niet worden opgeslagen" in told
    assert "typte" not in told


def _same_name(text: str) -> str:
    return text.replace('naam = "HALT"', 'naam = "Halt"')


def _gone(text: str) -> str:
    own = text.replace('versie = "2026-5"', 'versie = "eigen-1"')
    return own[: own.index('[[maatregel]]\ncode = "N03"')] + own[own.index("\n[[termijn]]") + 1 :]


@pytest.mark.parametrize("change", [_same_name, _gone], ids=["the name of another text", "a measure is gone"])
def test_the_check_of_a_handelingskader_tells_what_opening_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Callable[[str], str]
) -> None:
    """The check said "in orde" of a file that a register then did not take."""
    new_desk(tmp_path).close()
    file = own_kader(tmp_path / "proef.ivb")
    file.write_text(change(resources.read("handelingskader.toml")), encoding="utf-8")
    desk = reopen(tmp_path)
    told = desk.own_kader.keuze.fout
    desk.close()
    assert told
    assert main(["handelingskader", "check", str(file)]) == FINDING
    assert capsys.readouterr().err.strip() == told
    desk = Desk.create(tmp_path / "nieuw.ivb", PASSPHRASE, RecoveryKey.new(), "Anne", "OOV", {}, params=CHEAP)
    assert desk.own_kader.keuze.fout == told  # a register that has no version yet judges it by the same code
    desk.close()


def test_without_the_driver_of_a_server_the_sql_is_written_and_an_examination_says_what_to_ask() -> None:
    asked = (
        "import sys; sys.modules['psycopg'] = None; from ivbdesk.cli.main import main; "
        "print(main(['team', 'installatie']), main(['team', 'keuring', 'host=/nergens']))"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert "\nCOMMIT;\n" in told.stdout
    assert told.stdout.rstrip().endswith(f"FROM PUBLIC;\n{GOOD} {FINDING}")
    assert "praat, is hier niet te laden." in told.stderr


def test_without_the_driver_of_a_server_a_register_here_opens_and_one_of_a_team_says_what_is_missing(
    tmp_path: Path,
) -> None:
    new_desk(tmp_path).close()
    asked = (
        "import sys; sys.modules['psycopg'] = None; from pathlib import Path; "
        "from ivbdesk.register_doors import RegisterDoors; doors = RegisterDoors()\n"
        f"doors.open(Path({str(tmp_path / 'proef.ivb')!r}), {PASSPHRASE!r}).close()\n"
        "try: doors.open(Path('elders.ivbteam'), 'een zin')\n"
        "except Exception as error: print(error)"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("Het deel van ivbdesk dat met een server praat, is hier niet te laden.")


def test_a_register_of_a_team_is_made_with_the_folder_that_opens_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if why := why_no_server():
        pytest.skip(why)
    from tests.server_register import empty_database, made

    try:
        engine, where = empty_database()
        engine.dispose()
        phrase = tmp_path / "zin.txt"
        phrase.write_text(PASSPHRASE)
        place, typed = tmp_path / "Team.ivbteam", tmp_path / "Team"
        line = [
            "team",
            "nieuw",
            where,
            "--map",
            str(typed),
            "--name",
            "Anne",
            "--gemeente",
            "Proefstad",
            "--letters",
            "ps",
            "--passphrase-file",
            str(phrase),
        ]
        assert main(line) == GOOD
        told = capsys.readouterr().out
        assert "Herstelsleutel" in told
        assert "meldt in een teamregister niemand aan" in told
        assert "REVOKE ivb_eigenaar FROM" in told
        assert f"Open het met {place};" in told
        desk = open_team(place, PASSPHRASE)
        assert [item.naam for item in desk.ctx.reads.beheer.medewerkers()] == ["Anne"]
        settings = desk.ctx.reads.beheer.instellingen()
        assert (settings["gemeente"], settings["prefix"]) == ("Proefstad", "PS")
        desk.close()
        examined = main(["check", str(place), "--passphrase-file", str(phrase)])
        told = capsys.readouterr().out
        assert "✓ logboek: " in told
        assert ("Het register is in orde." in told) == (examined == GOOD)
        assert main(["backup", str(place), "--passphrase-file", str(phrase)]) == FINDING
        assert "maakt ivbdesk hier geen reservekopieën" in capsys.readouterr().err
        assert main(line) == FINDING
        assert "In deze database staat al iets" in capsys.readouterr().err
        assert main(["team", "nieuw", where]) == USAGE
        move = [
            "team",
            "verplaats",
            where,
            "--map",
            str(tmp_path / "Verhuisd"),
            "--passphrase-file",
            str(phrase),
        ]
        assert main(move) == USAGE
        assert main([*move, "--van", str(place)]) == GOOD
        assert f"De map {tmp_path / 'Verhuisd.ivbteam'} is gemaakt." in capsys.readouterr().out
        (place / SETTINGS).write_text((place / SETTINGS).read_text().replace("5432", "5433"))
        assert main([*move[:4], str(tmp_path / "Weer"), *move[5:], "--van", str(place)]) == FINDING
        assert "niet door ivbdesk geschreven" in capsys.readouterr().err
        for keys in place.glob("register.keys*"):
            keys.unlink()
        assert main(["check", str(place), "--passphrase-file", str(phrase)]) == FINDING
        assert "Vraag een collega om een kopie van haar map" in capsys.readouterr().err
        shutil.rmtree(place)
        open_team(tmp_path / "Verhuisd.ivbteam", PASSPHRASE).close()
        out = tmp_path / "ciso"
        assert main(["veiligheid", str(place), "--out", str(out), "--passphrase-file", str(phrase)]) == USAGE
        assert not out.exists()
    finally:
        drop_databases(made)
        made.clear()


@pytest.mark.parametrize(
    ("connection", "words"),
    [
        ("dbname=ivb", "noem één server, met host"),
        ("host=a,b dbname=ivb port=5432,5433", "noem één poort, met port"),
        ("host=a service=ivb", "noem de database, met dbname"),
        ("host=a dbname=ivb hostaddr=192.0.2.1", "gebruik geen hostaddr of service"),
        ("host=a dbname=ivb", "geen certificaat"),
        ("host=a dbname=ivb sslrootcert=/nergens", "geen certificaat"),
        ("host=a dbname=ivb password=geheim", "wachtwoord"),
    ],
)
def test_a_folder_that_would_open_nothing_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], connection: str, words: str
) -> None:
    phrase = tmp_path / "zin.txt"
    phrase.write_text(PASSPHRASE)
    line = ["team", "nieuw", connection, "--map", str(tmp_path / "T"), "--name", "Anne"]
    line += ["--gemeente", "Proefstad", "--letters", "PS"]
    assert main([*line, "--passphrase-file", str(phrase)]) == FINDING
    told = capsys.readouterr().err
    assert words in told
    assert "geheim" not in told
    assert list(tmp_path.iterdir()) == [phrase]
