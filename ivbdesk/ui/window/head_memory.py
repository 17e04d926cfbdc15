"""How far the log of this register had come, kept by the workstation: what an older copy of everything cannot know."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, QTimer

from ivbdesk.ui.beheer.back_ups import BackUps
from ivbdesk.ui.workplace import Workplace

NOTE_EVERY_MS = 10 * 60_000
_LONGEST = 16


class HeadMemory(QObject):
    """Who puts back an older register with older keys puts back all that the folder knows of itself.

    So the newest line of the log that this workstation saw stands in its settings, and in each copy; both are asked
    when a register opens. A number and a few hexadecimal digits: nothing of what was written.
    """

    def __init__(self, place: Workplace, settings: QSettings, back_ups: BackUps) -> None:
        super().__init__(place)
        self._place, self._settings, self._back_ups = place, settings, back_ups
        self._register = place.desk.register
        self._key = f"logboek/{self._register.id}"
        self._timer = QTimer(self, interval=NOTE_EVERY_MS)
        self._timer.timeout.connect(self._read)

    @property
    def seen(self) -> list[tuple[int, str]]:
        """The newest line that was seen here before; none where nothing was."""
        kept = _read_head(str(self._settings.value(self._key, "")))
        return [] if kept is None else [kept]

    def look(self) -> None:
        """Tell it where this register is older than what was seen of it before; remember it from now on."""
        if self._place.reads_copy:
            return
        copies, folder = self._place.desk.copies, self._back_ups.folder
        seen = self.seen

        def behind() -> Exception | None:
            return self._register.behind([*seen, *copies.heads(folder)])

        self._place.background.run(behind, self._tell, owner=self)

    def _tell(self, older: Exception | None) -> None:
        if older is None:
            self._begin()
            return
        asked = self._place.messages.ask(
            "Gaat u verder met dit oudere register?", "Verder werken", str(older)
        )
        asked.accepted.connect(
            self._begin
        )  # until then what was seen stays noted, and is told again the next time

    def _begin(self) -> None:
        self._read()
        self._timer.start()

    def _read(self) -> None:
        self._place.read(self, self._register.head, self._note, key="logboekregel")

    def _note(self, head: tuple[int, str]) -> None:
        seq, mac = head
        self._settings.setValue(self._key, f"{seq} {mac}")


def _read_head(kept: str) -> tuple[int, str] | None:
    seq, _, mac = kept.partition(" ")
    return (int(seq), mac) if seq.isdecimal() and len(seq) < _LONGEST and mac else None
