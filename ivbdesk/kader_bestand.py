"""What a municipality keeps beside its register: its own copy of the handelingskader, and its own holidays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ivbdesk import resources
from ivbdesk.actions.kader.kader import Kaderbron, Kaderkeuze, examine_own
from ivbdesk.cases.kader.eerder import read_eerder
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.kader.kaderversie import Kaderversie
from ivbdesk.cases.taal.feestdagen import Feestdagen, read_feestdagen
from ivbdesk.cases.taal.fouten import Bestandsfout, KaderFout
from ivbdesk.whole_file import NoPlainFile, TooLarge, read_whole, write_whole

KADER = "handelingskader.toml"
FEESTDAGEN = "feestdagen.toml"
_LARGEST = 2_000_000


def own_kader(folder: Path) -> Path:
    """Where a municipality keeps its own copy: beside the folder of the register."""
    return folder.parent / KADER


def shipped_text() -> str:
    """The handelingskader that comes with the program."""
    return resources.read(KADER)


def kaderbron() -> Kaderbron:
    """What every handelingskader is judged beside: the shipped one, and what earlier texts meant."""
    name = "handelingskader_eerder.toml"
    return Kaderbron(shipped_text(), read_eerder(resources.read(name), name))


def shipped_kader() -> Handelingskader:
    """The handelingskader that comes with the program, read."""
    return read_handelingskader(shipped_text(), KADER)


def read_text(file: Path) -> str:
    """The text of a handelingskader; raises KaderFout in Dutch for what cannot be read as text, a pipe or device too."""
    try:
        text = read_whole(file, _LARGEST).decode("utf-8-sig")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    except NoPlainFile:
        raise KaderFout([Bestandsfout(file.name, 0, "", "Dit is geen gewoon bestand.")]) from None
    except TooLarge:
        raise KaderFout([Bestandsfout(file.name, 0, "", "Dit bestand is te groot.")]) from None
    except FileNotFoundError:
        raise KaderFout([Bestandsfout(file.name, 0, "", "Dit bestand is er niet.")]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        told = "Hier staat een teken dat geen UTF-8 is; bewaar het bestand als UTF-8."
        raise KaderFout([Bestandsfout(file.name, line, "", told)]) from None
    except OSError:
        raise KaderFout([Bestandsfout(file.name, 0, "", "Dit bestand kan niet worden gelezen.")]) from None


def read_own(folder: Path) -> str | None:
    """The text of the municipality's own copy, None where it has none; raises KaderFout."""
    file = own_kader(folder)
    return read_text(file) if file.exists() else None


@dataclass(frozen=True)
class EigenDagen:
    """The municipality's own holidays; `fout` says what is wrong with its file, which is then not used."""

    dagen: Feestdagen | None
    fout: str = ""


def own_days(folder: Path) -> EigenDagen:
    """The holidays in the file beside the folder of the register, where there is one."""
    file = folder.parent / FEESTDAGEN
    if not file.exists():
        return EigenDagen(None)
    try:
        return EigenDagen(read_feestdagen(read_text(file), FEESTDAGEN))
    except KaderFout as error:
        return EigenDagen(None, str(error))


def check_file(file: Path) -> Handelingskader:
    """The handelingskader in a file, judged as a new register would; raises KaderFout with every mistake in it."""
    return examine_own(kaderbron(), read_text(file), file.name, [])


class KaderBesideRegister:
    """The municipality's own copy beside an open register; `keuze` says which handelingskader is in use."""

    def __init__(self, folder: Path, keuze: Kaderkeuze, known: Callable[[], list[Kaderversie]]) -> None:
        self.keuze = keuze
        self._file, self._known = own_kader(folder), known

    def make(self) -> Path:
        """Write the handelingskader that is in use, to change there; raises KaderFout where there is a copy, or OSError."""
        if self._file.exists():
            told = "Er staat al een eigen exemplaar naast het register."
            raise KaderFout([Bestandsfout(self._file.name, 0, "", told)])
        unfinished = self._file.with_name(self._file.name + ".tmp")
        write_whole(self._file, self.keuze.inhoud.encode(), unfinished, 0o666)
        return self._file

    def check(self) -> Handelingskader:
        """The own copy as it is now; raises KaderFout with every mistake in it."""
        return examine_own(kaderbron(), read_text(self._file), KADER, self._known())
