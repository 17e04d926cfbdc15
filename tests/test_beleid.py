"""What an administrator decides: read with every mistake at its place, and held wherever a register is opened."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ivbdesk import beleid
from ivbdesk.allowed_places import permitted
from ivbdesk.cases.beheer.beleid import Beleid
from ivbdesk.cases.taal.fouten import KaderFout, RegelFout
from ivbdesk.cli import FINDING, GOOD
from ivbdesk.cli.main import main
from ivbdesk.demo import place as demonstration
from ivbdesk.desk import Desk, with_keyring
from ivbdesk.storage.errors import KeyringError, WrongPolicy
from ivbdesk.storage.keys.keyring import SystemKeyring
from tests.posix import NO_LINKS, posix
from tests.werkplaats import PASSPHRASE, new_desk, reopen

EVERYTHING = """
vergrendelen_na_minuten = 3
map_reservekopieen = "{place}/kopieen"
toegestane_mappen = ["{place}/registers", "{place}/kopieen"]
sleutelring = false
buiten_openen = false
"""
POLICY = Path(__file__).parents[1] / "packaging/windows/policy"
on_windows = pytest.mark.skipif(sys.platform != "win32", reason="the registry is of Windows")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the policy of this computer stands, for this test."""
    place = tmp_path / "beleid.toml"
    if sys.platform == "win32":
        monkeypatch.setattr(beleid, "of_registry", lambda _: beleid.of_file(place))
    monkeypatch.setattr(beleid, "PLACE", place)
    return place


def phrase(tmp_path: Path) -> list[str]:
    typed = tmp_path / "zin.txt"
    typed.write_text(PASSPHRASE, encoding="utf-8")
    return ["--passphrase-file", str(typed)]


def test_without_a_file_everything_is_for_the_officer(file: Path) -> None:
    assert beleid.in_force() == Beleid() == Beleid(None, None, (), True, True)


def test_everything_can_be_decided(file: Path, tmp_path: Path) -> None:
    file.write_text(EVERYTHING.format(place=tmp_path.as_posix()), encoding="utf-8")
    copies = tmp_path / "kopieen"
    assert beleid.in_force() == Beleid(3, copies, (tmp_path / "registers", copies), False, False)


def test_every_mistake_is_told_with_its_line(file: Path) -> None:
    file.write_text(
        "vergrendelen_na_minuten = 0\nsleutelrin = true\nbuiten_openen = 1\ntoegestane_mappen = ['hier']\n"
        "map_reservekopieen = ''\n",
        encoding="utf-8",
    )
    with pytest.raises(WrongPolicy) as told:
        beleid.in_force()
    for line, words in ((1, "1 tot en met 60"), (2, "Bedoelde u ‘sleutelring’"), (3, "true of false")):
        assert f"regel {line}, " in told.value.behouden
        assert words in told.value.behouden
    assert "regel 4, sleutel ‘toegestane_mappen’: ‘hier’ is geen volledig pad." in told.value.behouden
    assert "regel 5, sleutel ‘map_reservekopieen’" in told.value.behouden
    assert str(file) in told.value.behouden


@pytest.mark.parametrize("content", [b"a = \xff", b"sleutelring = ", b"toegestane_mappen = []"])
def test_what_can_not_be_read_opens_no_register(
    file: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    new_desk(tmp_path).close()
    file.write_bytes(content)
    command = ["backup", str(tmp_path / "proef.ivb"), *phrase(tmp_path)]
    assert main(command) == FINDING
    assert "beheerder" in capsys.readouterr().err
    file.unlink()
    assert main(command) == GOOD


def test_a_register_stands_only_where_it_may(file: Path, tmp_path: Path) -> None:
    inside, outside = tmp_path / "mag", tmp_path / "mag-niet"
    for folder in (inside, outside):
        folder.mkdir()
        new_desk(folder).close()
    file.write_text(f"toegestane_mappen = ['{inside}']", encoding="utf-8")
    desk = reopen(inside)
    assert desk.copy_place(None) == desk.copies.usual_place
    assert desk.copy_place(inside / "kopieen") == inside / "kopieen"
    for place in (outside, inside / ".." / "mag-niet"):
        with pytest.raises(RegelFout, match=r"beheerder.*mag"):
            desk.copy_place(place)
        with pytest.raises(RegelFout, match="beheerder"):
            reopen(place)
    desk.close()


def test_the_demonstration_stands_where_the_program_puts_it(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demonstration, "user_data_path", lambda *_: tmp_path)
    new_desk(tmp_path).close()
    (tmp_path / "proef.ivb").rename(tmp_path / "Demonstratie.ivb")
    file.write_text(f"toegestane_mappen = ['{tmp_path / 'mag'}']", encoding="utf-8")
    with pytest.raises(RegelFout, match="beheerder"):
        permitted(demonstration.demo_place())
    demonstration.mark(demonstration.demo_place())
    with pytest.raises(RegelFout, match="beheerder"):  # a mark alone makes no demonstration of it
        permitted(demonstration.demo_place())
    monkeypatch.setattr(demonstration, "PASSPHRASE", PASSPHRASE)
    demonstration.mark(demonstration.demo_place())
    assert permitted(demonstration.demo_place()).mappen


@pytest.mark.parametrize("command", [["new"], ["restore", "kopie.ivb"]])
def test_a_command_says_so_before_it_asks_or_makes_anything(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    file.write_text(f"toegestane_mappen = ['{tmp_path / 'mag'}']", encoding="utf-8")
    assert (
        main([*command, str(tmp_path / "buiten" / "proef.ivb")]) == FINDING
    )  # nobody answers a question here
    assert "Vastgelegd door uw beheerder" in capsys.readouterr().err
    assert not (tmp_path / "buiten").exists()


def test_a_variable_of_the_user_moves_no_boundary(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "USERNAME", "LOGNAME"):
        monkeypatch.setenv(name, "../..")
        file.write_text(f"toegestane_mappen = ['{tmp_path.as_posix()}/%{name}%']", encoding="utf-8")
        (allowed,) = beleid.in_force().mappen
        assert ".." not in allowed.parts
        assert allowed.parent == tmp_path
    monkeypatch.setenv("AFDELING", "../oov")
    for name, told in (("AFDELING", "wijst met ‘..’"), ("BESTAAT_NIET", "heeft hier geen waarde")):
        file.write_text(f"map_reservekopieen = '{tmp_path.as_posix()}/%{name}%'", encoding="utf-8")
        with pytest.raises(WrongPolicy) as refused:
            beleid.in_force()
        assert told in refused.value.behouden


@posix(NO_LINKS)
def test_no_link_leads_out_of_what_is_allowed(file: Path, tmp_path: Path) -> None:
    new_desk(tmp_path).close()
    inside = tmp_path / "mag"
    inside.mkdir()
    (inside / "proef.ivb").symlink_to(tmp_path / "proef.ivb", target_is_directory=True)
    file.write_text(f"toegestane_mappen = ['{inside}']", encoding="utf-8")
    with pytest.raises(RegelFout, match="beheerder"):
        reopen(inside)


def test_copies_go_where_the_administrator_said(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_desk(tmp_path).close()
    kept = tmp_path / "share"
    file.write_text(f"map_reservekopieen = '{kept}'", encoding="utf-8")
    command = ["backup", str(tmp_path / "proef.ivb"), *phrase(tmp_path)]
    assert main([*command, "--to", str(tmp_path / "x")]) == FINDING
    assert "Er is niets gemaakt" in capsys.readouterr().err
    assert not kept.exists()
    for asked in ([], ["--to", str(kept)]):
        assert main([*command, *asked]) == GOOD
        assert str(kept) in capsys.readouterr().out
    assert not (tmp_path / "x").exists()


def test_nothing_is_remembered_where_the_administrator_wants_it(file: Path, tmp_path: Path) -> None:
    new_desk(tmp_path).close()
    folder, by_keyring = tmp_path / "proef.ivb", with_keyring(SystemKeyring())
    with pytest.raises(KeyringError):  # tests have no keyring
        Desk.open(folder, by_keyring)
    file.write_text("sleutelring = false", encoding="utf-8")
    with pytest.raises(RegelFout, match="beheerder"):
        Desk.open(folder, by_keyring)
    desk = reopen(tmp_path)
    with pytest.raises(RegelFout, match="beheerder"):
        desk.keys.remember()
    desk.close()


def test_the_values_of_the_registry_are_judged_alike(tmp_path: Path) -> None:
    place = str(tmp_path)
    values = {"Vergrendelen_na_minuten": 5, "toegestane_mappen": place, "sleutelring": 0, "buiten_openen": 1}
    assert beleid.of_values(values, "HKLM") == Beleid(5, None, (tmp_path,), False, True)
    with pytest.raises(KaderFout) as told:
        beleid.of_values({"sleutelring": 2, "onbekend": 1, "vergrendelen_na_minuten": "5"}, "HKLM")
    assert sorted(str(fout).split(":")[0] for fout in told.value.fouten) == [
        "HKLM, waarde ‘onbekend’", "HKLM, waarde ‘sleutelring’", "HKLM, waarde ‘vergrendelen_na_minuten’",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"": ""}, []),
        ({"": "5"}, ["waarde ‘(Standaard)’: Deze sleutel is onbekend."]),
        ({"vergrendelen_na_minuten": "5"}, ["Hier hoort een REG_DWORD van 1 tot en met 60."]),
        ({"map_reservekopieen": ["C:\\a"]}, ["Hier hoort een REG_SZ of REG_EXPAND_SZ."]),
        ({"toegestane_mappen": b"x"}, ["Hier hoort een REG_MULTI_SZ."]),
        ({"toegestane_mappen": []}, ["Noem er ten minste één."]),
        (
            {"toegestane_mappen": [str(Path.home()), ""]},
            ["Hier staat een lege regel; noem een volledig pad."],
        ),
    ],
)
def test_a_wrong_value_is_told_once_in_the_words_of_the_registry(
    values: dict[str, object], told: list[str]
) -> None:
    try:
        beleid.of_values(values, "HKLM")
        found = []
    except KaderFout as error:
        found = [str(fout) for fout in error.fouten]
    assert len(found) == len(told)
    assert all(line.endswith(words) for line, words in zip(found, told, strict=True)), found


@pytest.mark.parametrize(
    "line", ["toegestane_mappen = '/srv'", "map_reservekopieen = ''", "toegestane_mappen = ['']"]
)
def test_one_mistake_in_the_file_is_told_once(file: Path, line: str) -> None:
    file.write_text(line, encoding="utf-8")
    with pytest.raises(WrongPolicy) as told:
        beleid.in_force()
    assert told.value.behouden.count("sleutel ‘") == 1


def test_the_template_for_group_policy_says_what_the_program_reads() -> None:
    """Each policy sets a value that is read, at its key, and has all its Dutch words."""
    template = ElementTree.parse(POLICY / "ivbdesk.admx")
    words = ElementTree.parse(POLICY / "nl-NL" / "ivbdesk.adml")
    named = {node.attrib["valueName"] for node in template.iter() if "valueName" in node.attrib}
    values = dict.fromkeys(named, 1) | {"map_reservekopieen": str(Path.home())}
    values |= {"toegestane_mappen": [str(Path.home())]}
    assert len(named) == 5
    assert beleid.of_values(values, "HKLM") == Beleid(1, Path.home(), (Path.home(),), True, True)
    keys = {node.attrib["key"] for node in template.iter() if "key" in node.attrib}
    assert keys == {beleid.KEY}
    asked = re.findall(r"\$\((string|presentation)\.(\w+)\)", (POLICY / "ivbdesk.admx").read_text("utf-8"))
    told = [(node.tag.partition("}")[2], node.attrib["id"]) for node in words.iter() if "id" in node.attrib]
    assert sorted(asked) == sorted(told)
    fields = {node.attrib["id"] for node in template.iter() if "id" in node.attrib}
    assert fields == {node.attrib["refId"] for node in words.iter() if "refId" in node.attrib}


@on_windows
def test_the_registry_itself_is_read() -> None:
    import winreg

    key, root = r"Software\ivbdesk-proef", winreg.HKEY_CURRENT_USER
    assert beleid.of_registry(key, root) == Beleid()
    with winreg.CreateKey(root, key) as made:
        winreg.SetValueEx(made, "vergrendelen_na_minuten", 0, winreg.REG_DWORD, 4)
        winreg.SetValueEx(made, "sleutelring", 0, winreg.REG_DWORD, 0)
        winreg.SetValueEx(made, "toegestane_mappen", 0, winreg.REG_MULTI_SZ, ["C:\\a", "\\\\server\\share"])
    try:
        found = beleid.of_registry(key, root)
    finally:
        winreg.DeleteKey(root, key)
    assert found == Beleid(4, None, (Path("C:\\a"), Path("\\\\server\\share")), met_sleutelring=False)
