"""A computer that falls silent with a transaction open: how long a colleague in the same casus is held up (team.md C7, 13).

`python -m tests.samen.stil`
"""

from __future__ import annotations

import sys
import time

from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.dossier.basis import TegelijkBewaard
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.desk import Desk
from ivbdesk.storage.motor import motor_of
from ivbdesk.storage.tables import dossier as t
from tests.samen.uitsluiten import active, server_desk
from tests.storage.collega import colleague

ASKED_S = 10.0


def held_up(desk: Desk) -> float:
    """Seconds until the colleague can save, pressing again each time that it is asked."""
    other, casus_id = colleague(desk), active(desk.ctx)
    item = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, Herkomst.EIGEN, "OOV", "gezien", desk.ctx.today())
    silent = desk.register.engine.connect()
    motor_of(silent).hold_row(silent, t.casus, casus_id)
    begun = time.monotonic()
    while True:
        try:
            record_entry(other, casus_id, item)
            break
        except TegelijkBewaard:
            continue
    took = time.monotonic() - begun
    silent.invalidate()
    silent.close()
    return took


def main() -> None:
    """Do it once, and tell."""
    with server_desk() as desk:
        took = held_up(desk)
    print(f"een collega kon na {took:.1f} s weer opslaan: {'goed' if took < ASKED_S else 'NIET GOED'}")
    if took >= ASKED_S:
        sys.exit(1)


if __name__ == "__main__":
    main()
