"""What is shipped: resources in the wheel, locks with a hash for each package, and no trace of a machine."""

from __future__ import annotations

import re
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements/run.txt", "requirements/dev.txt")


def tracked() -> list[Path]:
    """The files of the project as git knows them, or as they lie in a copy without git."""
    found = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = found.stdout.splitlines() if found.returncode == 0 else []
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_the_wheel_holds_the_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hatchling.build import build_wheel

    monkeypatch.chdir(ROOT)
    with zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path))) as wheel:
        names = wheel.namelist()
    shipped = {name.partition("/_resources/")[2] for name in names if "/_resources/" in name}
    here = {
        path.relative_to(ROOT / "resources").as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert here <= shipped
    assert "handelingskader.toml" in shipped
    assert any(name.endswith("entry_points.txt") for name in names)
    assert not [name for name in names if name.startswith("tests/")]


def test_the_licence_goes_along_whole_and_the_source_has_its_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hatchling.build import build_sdist, build_wheel

    monkeypatch.chdir(ROOT)
    licence = (ROOT / "LICENSE").read_bytes()
    with zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path))) as wheel:
        kept = [wheel.read(name) for name in wheel.namelist() if name.endswith("/licenses/LICENSE")]
    assert kept == [licence]
    with tarfile.open(tmp_path / build_sdist(str(tmp_path))) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    pages = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").iterdir()}
    assert {"LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "publiccode.yml", *pages} <= names


def test_the_licence_is_the_eupl_to_its_last_article() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert re.findall(r"^(\d+)\.\s?[A-Z]", text, re.MULTILINE) == [str(number) for number in range(1, 16)]
    assert "Appendix" in text
    assert text.endswith("require the production of a new EUPL version.\n")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(packages) > 15
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_covers_windows_macos_and_linux(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "pywin32-ctypes" in text
    assert "secretstorage" in text


def test_no_file_names_a_folder_of_a_machine() -> None:
    homes = re.compile(r"(?<![\w.])/(?:work|root)/\w|C:\\\\Users")
    found = {}
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if path != Path(__file__) and (hit := homes.search(text)):
            found[path.name] = hit.group()
    assert found == {}
