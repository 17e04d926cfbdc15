"""All that is done to a register: what it is called, how it is done, and what must hold after, wherever it was cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk, read_stuk
from ivbdesk.actions.invoer.invoer import import_rows, judge
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.invoer.kolommen import propose
from ivbdesk.cases.invoer.lijst import Lijst
from ivbdesk.cases.invoer.rekenblad import Rekenrij
from ivbdesk.cases.kader.soorten import Herkomst, StukSoort
from ivbdesk.cases.zoeken.rijen import CasusFilter, SignaalFilter
from ivbdesk.desk import Desk
from ivbdesk.storage.errors import RegisterError
from ivbdesk.storage.findings import Severity
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.sqlite.check import check_register
from ivbdesk.storage.sqlite.file_names import KEYS
from ivbdesk.storage.stukken import DocumentFolder
from ivbdesk.storage.ways_errors import ReturnedWays
from ivbdesk.torture.trial_register import (
    CHEAP,
    COLLEAGUE,
    DOCUMENT,
    ENTER,
    Trial,
    carry_out_of,
    later,
    lines_of,
    stukken_of,
    write_line,
)

CONFIRMED = "Een bevestigde regel."
OTHER_PHRASE = "boterham dijkgraaf kikker lantaarn schoorsteen"
OTHER_RECOVERY = str(RecoveryKey(bytes(range(20))))
DRAFT = ("tijdlijn", "proef")
ROWS = 25
_HEADS = ("Datum melding", "Gemeld door", "Categorie", "Omschrijving")
_DOCUMENTS = 2

Holds = Callable[[Trial, Desk, bool], Iterator[str]]
"""What does not hold, in the register as it was opened after; the last says whether the act was confirmed."""


@dataclass(frozen=True)
class TrialAct:
    """Something that is done to a register. `begin` prepares it, and gives what does it."""

    naam: str
    begin: Callable[[Trial], Callable[[], object]]
    holds: Holds


def _saving(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    return lambda: write_line(desk, trial.casus, CONFIRMED)


def _saved(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    if confirmed and CONFIRMED not in lines_of(desk, trial.casus):
        yield "een bevestigde regel ontbreekt"


def _drafting(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    return lambda: desk.drafts.save(*DRAFT, CONFIRMED, desk.ctx.now())


def _drafted(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    kept = desk.drafts.load(*DRAFT)
    if (kept is None and confirmed) or (kept is not None and kept.inhoud != CONFIRMED):
        yield "een bewaard concept ontbreekt, of is niet wat het was"


def _adding(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    note = StukGegevens("Nieuw", StukSoort.BRIEF, desk.ctx.today(), Herkomst.EIGEN, "OOV")
    return lambda: add_stuk(desk.ctx, trial.casus, note, DOCUMENT)


def _added(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    there = stukken_of(desk)
    if confirmed and len(there) == _DOCUMENTS:
        yield "een bevestigd stuk ontbreekt"
    if any(read_stuk(desk.ctx, id)[1] != DOCUMENT for id in there):
        yield "een stuk is niet wat het was"


def _giving(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    return lambda: desk.register.keys.set_passphrase(trial.bo, OTHER_PHRASE, CHEAP)


def _given(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    before, after = _opens(trial, COLLEAGUE), _opens(trial, OTHER_PHRASE)
    if before == after or (confirmed and before):
        yield "de wachtwoordzin is niet de oude en niet de nieuwe"


def _ending(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    return lambda: desk.keys.end_officer(trial.bo, "andere baan")


def _ended(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    bo = desk.ctx.reads.beheer.medewerker(trial.bo)
    gone = bo is not None and bo.tot is not None
    if confirmed and not gone:
        yield "het bevestigde einde van een medewerker ontbreekt"
    if gone == (trial.bo in desk.keys.holders()) or gone == _opens(trial, COLLEAGUE):
        yield "wie vertrok heeft nog een toegang, of wie bleef niet meer"


def _replacing(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    return lambda: desk.keys.change_recovery(OTHER_RECOVERY)


def _renewing(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    return lambda: desk.keys.renew(OTHER_RECOVERY)


def _on_new_paper(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    before, after = _on_paper(trial, trial.recovery), _on_paper(trial, OTHER_RECOVERY)
    if before == after or (confirmed and before):
        yield "de herstelsleutel is niet de oude en niet de nieuwe"
    if not _opens(trial, COLLEAGUE):
        yield "de wachtwoordzin van een collega opent niet meer"


def _vouching(trial: Trial) -> Callable[[], object]:
    trial.open().keys.renew(OTHER_RECOVERY)
    trial.open().close()
    return lambda: trial.open(COLLEAGUE).close()


def _vouched(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    if not _opens(trial, COLLEAGUE):
        yield "de wachtwoordzin van een collega opent niet meer"
    if confirmed and Envelope.load(trial.place / KEYS).header.handovers:
        yield "na het openen staat een toegang nog niet in voor de sleutel van nu"


def _destroying(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    destroy = carry_out_of(desk, trial.closed)

    def do() -> None:
        destroy()
        desk.copies.note_destroyed(desk.copies.usual_place)

    return do


def _destroyed(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    there, documents = trial.closed_stuk in stukken_of(desk), desk.register.documents
    assert isinstance(documents, DocumentFolder)
    if there != has(desk, trial.closed) or there != documents.path(trial.closed_stuk).exists():
        yield "een casus is half vernietigd"
    if confirmed and there:
        yield "een vernietigde casus is terug"
    if confirmed:
        back = Desk.restored(trial.copy, trial.restored, ENTER, later)
        if has(back, trial.closed):
            yield "een vernietigde casus komt uit een kopie terug"
        back.close()


def _importing(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    rows = [
        Rekenrij(n, ("3-4-2026", "politie", "geluidsoverlast", f"Melding {n}")) for n in range(2, ROWS + 2)
    ]
    match = propose(_HEADS, desk.invoerbank.velden.of(InvoerSoort.SIGNAAL), rows)
    lijst = Lijst(InvoerSoort.SIGNAAL, _HEADS, rows, match)
    controle = judge(desk.ctx, desk.invoerbank.velden, lijst)
    return lambda: import_rows(desk.ctx, lijst, controle)


def _imported(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    number = desk.ctx.reads.signaal.count_signalen(SignaalFilter())
    if number not in (0, ROWS) or (confirmed and not number):
        yield f"van een lijst van {ROWS} regels staan er {number}"


def _copying(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    return lambda: desk.copies.make(desk.copies.usual_place)


def _copied(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    known = desk.copies.known(trial.copies)
    if len(known) not in (1, 2) or (confirmed and len(known) != 2):
        yield "een bevestigde kopie ontbreekt"
    yield from (f"kopie: {found}" for copy in known for found in found_in(copy.folder))


def _restoring(trial: Trial) -> Callable[[], object]:
    return lambda: Desk.restored(trial.copy, trial.restored, ENTER, later).close()


def _restored(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    if trial.restored.exists():
        back = Desk.open(trial.restored, ENTER, later)
    elif confirmed:
        yield "een teruggezet register ontbreekt"
        return
    else:
        back = Desk.restored(trial.copy, trial.restored, ENTER, later)
    told = [warning for warning in back.register.warnings if not isinstance(warning, ReturnedWays)]
    if told or not has(back, trial.casus) or has(back, trial.destroyed):
        yield "het teruggezette register is niet wat het zijn moet"
    back.close()
    yield from (f"teruggezet: {found}" for found in found_in(trial.restored))
    if list(trial.root.glob(".*.tmp")):
        yield "er blijft een half teruggezet register staan"


def _closing(trial: Trial) -> Callable[[], object]:
    desk = trial.open()
    write_line(desk, trial.casus, CONFIRMED)
    return desk.close


def _closed(trial: Trial, desk: Desk, confirmed: bool) -> Iterator[str]:
    yield from _saved(trial, desk, True)


def found_in(place: Path) -> list[str]:
    """What the check of a register finds that is not in order."""
    found = check_register(place, ENTER).bevindingen
    return [f"{item.onderdeel}: {item.melding}" for item in found if item.ernst is not Severity.GOED]


def _opens(trial: Trial, passphrase: str) -> bool:
    try:
        Envelope.load(trial.place / KEYS).unlock_passphrase(passphrase)
    except RegisterError:
        return False
    return True


def _on_paper(trial: Trial, recovery: str) -> bool:
    try:
        Envelope.load(trial.place / KEYS).unlock_recovery(recovery)
    except RegisterError:
        return False
    return True


_ALL = CasusFilter(alleen_open=False)


def has(desk: Desk, casus: UUID) -> bool:
    """Whether this casus is in the register."""
    rows = desk.ctx.reads.dossier.casussen(_ALL, desk.ctx.today(), 0, 9)
    return any(row.id == casus for row in rows)


ACTS = (
    TrialAct("opslaan", _saving, _saved),
    TrialAct("concept bewaren", _drafting, _drafted),
    TrialAct("stuk toevoegen", _adding, _added),
    TrialAct("wachtwoordzin geven", _giving, _given),
    TrialAct("medewerker beëindigen", _ending, _ended),
    TrialAct("herstelsleutel vervangen", _replacing, _on_new_paper),
    TrialAct("sleutels vernieuwen", _renewing, _on_new_paper),
    TrialAct("openen na een vernieuwing", _vouching, _vouched),
    TrialAct("vernietigen", _destroying, _destroyed),
    TrialAct("lijst invoeren", _importing, _imported),
    TrialAct("reservekopie maken", _copying, _copied),
    TrialAct("kopie terugzetten", _restoring, _restored),
    TrialAct("sluiten", _closing, _closed),
)
