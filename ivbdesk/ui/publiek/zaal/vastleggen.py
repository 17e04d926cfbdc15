"""Keeps what is typed on the shared screen: what was kept is typed no more, what was refused stays with its casus."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from ivbdesk.actions.publiek import gezegd
from ivbdesk.actions.publiek.zaal import Zaal
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.dossier.basis import Botsing
from ivbdesk.cases.dossier.delen import origins_of, store_origins
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.publiek.getypt import Getypt
from ivbdesk.ui.publiek.zaal.kladblok import Kladblok
from ivbdesk.ui.publiek.zaal.notities import AFSPRAAK, VERSCHIL
from ivbdesk.ui.workplace import Workplace

BOB = ("beeld", "oordeel", "besluit")


class Vastleggen:
    """`kept` is told of which Bespreking something was kept; `refused` of which one not, in which part, and why.

    Both may come after the window has gone.
    """

    def __init__(
        self,
        place: Workplace,
        overleg_id: UUID,
        klad: Kladblok,
        kept: Callable[[UUID, str], None],
        refused: Callable[[UUID, str, BaseException], None],
    ) -> None:
        self._place, self._overleg_id, self._klad = place, overleg_id, klad
        self._kept, self._refused = kept, refused

    def note(self, zaal: Zaal, open_parts: Collection[str]) -> bool:
        """Keep picture, judgement and decision, as far as they were typed and are on the screen; False for nothing."""
        beeld, typed = zaal.beeld, self._klad.of(zaal.bespreking.id)
        ready = {n: typed[n] for n in BOB if n in typed and n in open_parts}
        if beeld is None or not ready:
            return False
        seen: dict[str, str] = {name: getattr(beeld, name) for name in BOB}
        seen |= {name: str(part.gezien[name]) for name, part in ready.items()}
        said = seen | {name: str(part.waarden[name]) for name, part in ready.items()}
        origins = store_origins(h for part in ready.values() for h in origins_of(part.herkomst))
        id = zaal.bespreking.id
        work = partial(
            gezegd.note_bespreking, self._place.ctx, self._overleg_id, id, gezien=seen, getypt=origins, **said
        )
        self._run(id, ready, work)
        return True

    def agree(self, zaal: Zaal, partner_id: UUID, wat: str, uiterlijk: date) -> None:
        """Keep the afspraak that is typed."""
        self._say(zaal, AFSPRAAK, partial(gezegd.agree, partner_id=partner_id, wat=wat, uiterlijk=uiterlijk))

    def dissent(self, zaal: Zaal, partner_id: UUID, stand: Stand, tekst: str) -> None:
        """Keep the stand that is typed."""
        self._say(zaal, VERSCHIL, partial(gezegd.dissent, partner_id=partner_id, stand=stand, tekst=tekst))

    def _say(self, zaal: Zaal, part: str, act: Callable[..., UUID]) -> None:
        id = zaal.bespreking.id
        typed = self._klad.of(id).get(part)
        origins = typed.herkomst if typed else Herkomst.EIGEN.value
        work = partial(act, self._place.ctx, self._overleg_id, id, getypt=origins)
        self._run(id, {part: typed} if typed else {}, work, part)

    def _run(
        self, id: UUID, parts: dict[str, Getypt], work: Callable[[], object], part: str = "besluit"
    ) -> None:
        self._place.background.run(
            work,
            lambda _: self._on_kept(id, parts, part),
            lambda error: self._on_refused(id, part, error),
            owner=self._place,
        )

    def _on_kept(self, id: UUID, parts: dict[str, Getypt], part: str) -> None:
        for name, kept in parts.items():
            now = self._klad.of(id).get(name)
            if now is None or now.waarden == kept.waarden:
                self._klad.put(id, name, None)
            else:  # the officer typed on: that was typed over what is kept now
                self._klad.put(id, name, replace(now, gezien=kept.waarden))
        self._klad.save(id)
        self._kept(id, part)

    def _on_refused(self, id: UUID, part: str, error: BaseException) -> None:
        if isinstance(error, Botsing):
            now = {name: text for punt in error.punten for name, text in punt.nu.items()}
            for name, text in now.items():
                typed = self._klad.of(id).get(name)
                if typed is not None:
                    self._klad.put(id, name, replace(typed, gezien={name: text}))
        self._klad.save(id)
        self._refused(id, part, error)
