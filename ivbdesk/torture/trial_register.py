"""The invented register that is tortured, and writing in it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from ivbdesk.actions.dossier.casus import CasusGegevens, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst, Urgentie
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.slots import Argon2Params

PASSPHRASE = "pijnbank paraplu zeehond kachel fietsbel wandelpad"
TEXT = "Regel onder druk."
_CHEAP = Argon2Params(
    memory_kib=19 * 1024, time_cost=2, parallelism=1
)  # the key is not what is tortured here


def make_register(place: Path) -> UUID:
    """A register with one casus; gives the id of that."""
    desk = Desk.create(place, PASSPHRASE, RecoveryKey.new(), "Proef", "", {}, params=_CHEAP)
    gegevens = CasusGegevens(
        soort=CasusSoort.WOONOVERLAST, titel="Proef", doel="proef", grondslag="proef", urgentie=Urgentie.GROEN
    )
    casus_id = open_casus(desk.ctx, gegevens, None)
    desk.close()
    return casus_id


def open_register(place: Path) -> Desk:
    """The register, opened as an officer would."""
    return Desk.open(place, with_passphrase(PASSPHRASE))


def write_line(desk: Desk, casus_id: UUID, text: str = TEXT) -> UUID:
    """One more line in the timeline, kept; gives its id."""
    entry = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", text, desk.ctx.today())
    return record_entry(desk.ctx, casus_id, entry)
