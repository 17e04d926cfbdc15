"""The templates of letters: those a municipality keeps beside its register, and else our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ivbdesk.cases.brieven.briefsoort import Briefsoort, Brieven
from ivbdesk.cases.brieven.velden import Briefinhoud
from ivbdesk.cases.taal.fouten import Bestandsfout, KaderFout
from ivbdesk.whole_file import NoPlainFile, TooLarge, read_whole, write_whole

MAP = "brieven"
_LARGEST = 10_000_000


class Briefsjablonen:
    """The templates by the code of their kind; a file of the municipality goes before our own text.

    The modules that read and write Word files are loaded where they are used: only who makes a letter waits for them.
    """

    def __init__(self, folder: Path, brieven: Brieven) -> None:
        """`folder` is that of the register: the folder of templates stands beside it, as the own handelingskader does."""
        self.map, self._brieven = folder.parent / MAP, brieven

    def fill(self, soort: Briefsoort, inhoud: Briefinhoud) -> bytes:
        """The letter as a Word file; raises KaderFout with every fault of the template."""
        from ivbdesk.export.brief import fill_template
        from ivbdesk.export.briefvorm import build_template
        from ivbdesk.export.sjablooneis import missing_parts

        own = self._own(soort)
        content = _read(own) if own.exists() else build_template(soort)
        if lacks := missing_parts(content, own.name, soort):
            raise KaderFout(lacks)
        return fill_template(content, own.name, inhoud, self._brieven.velden())

    def check(self) -> tuple[list[str], list[Bestandsfout]]:
        """The names of the own templates, and every fault in them; a file that is no kind of letter is one too."""
        from ivbdesk.export.briefkeuring import check_template
        from ivbdesk.export.sjablooneis import missing_parts

        names, faults = [], []
        for file in self._files():
            names.append(file.name)
            if file.stem not in self._brieven.soorten:
                told = f"Geen brief heet zo. Gebruik een van deze namen: {', '.join(self._brieven.soorten)}."
                faults.append(Bestandsfout(file.name, 0, "", told))
            try:
                content = _read(file)
                wrong = check_template(content, file.name, self._brieven.velden())
                soort = self._brieven.soorten.get(file.stem)
                faults += wrong if wrong or soort is None else missing_parts(content, file.name, soort)
            except KaderFout as unread:
                faults += unread.fouten
        return names, faults

    def write_examples(self) -> list[str]:
        """Write our own template of each kind that the municipality has none of, to change in Word; raises OSError."""
        from ivbdesk.export.briefvorm import build_template

        self.map.mkdir(exist_ok=True)
        made = []
        for soort in self._brieven.soorten.values():
            file = self._own(soort)
            if not file.exists():
                write_whole(file, build_template(soort), file.with_name(file.name + ".tmp"), 0o666)
                made.append(file.name)
        return made

    def _own(self, soort: Briefsoort) -> Path:
        return self.map / f"{soort.code}.docx"

    def _files(self) -> Iterator[Path]:
        if self.map.is_dir():
            found = (file for file in self.map.iterdir() if file.suffix.lower() == ".docx")
            yield from sorted(file for file in found if not file.name.startswith("~"))


def _read(file: Path) -> bytes:
    try:
        return read_whole(file, _LARGEST)
    except NoPlainFile:
        told = "Dit is geen gewoon bestand."
    except TooLarge:
        told = "Dit bestand is te groot voor een sjabloon."
    except OSError:
        told = "Dit bestand kan niet worden gelezen."
    raise KaderFout([Bestandsfout(file.name, 0, "", told)])
