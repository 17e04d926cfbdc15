"""An audience: those who read together, for screen, conference, PDF and ledger (domein 3.1-3.2).

Who reads what stands in `leesregels`. What a recorded and valid Verstrekking opens for one partner is opened for that
partner only; who reported is opened for nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.dossier.leesregels import DEELBAAR
from ivbdesk.cases.kader.soorten import Herkomst, Klasse


class Drager(StrEnum):
    """In what form something is shared."""

    OVERLEG = "overleg"
    PDF = "pdf"
    SCHRIFTELIJK = "schriftelijk"
    MONDELING = "mondeling"

    @property
    def label(self) -> str:
        """The words a user reads."""
        labels = {"overleg": "In een overleg", "pdf": "Als PDF"}
        return labels.get(self.value, self.value.capitalize())


@dataclass(frozen=True)
class Aanwezige:
    """One that reads or listens; `partner_id` is None for a kind of organisation, no partner of the register.

    One that reads nothing by itself reads along what we or a melder said where an `eigen_grond` for it holds here.
    """

    partner_id: UUID | None
    klasse: Klasse
    eigen_grond: bool = False

    def reads(self, herkomst: Herkomst) -> bool:
        """Whether it reads what comes from this origin."""
        along = self.eigen_grond and herkomst in (Herkomst.EIGEN, Herkomst.MELDER)
        return along or self.klasse in DEELBAAR[herkomst]


@dataclass(frozen=True)
class Publiek:
    """Those who read together, and what was opened for each of them by a recorded ground.

    Nothing is shown that one of them may not read; the officer's own municipality is always among them. `opengesteld` is
    special data that was ticked by itself, with a reason, for all of them (AVG art. 9).
    """

    aanwezigen: tuple[Aanwezige, ...] = ()
    geopend: Mapping[UUID, Collection[UUID]] = field(default_factory=dict)
    opengesteld: frozenset[UUID] = frozenset()

    @classmethod
    def of(cls, *klassen: Klasse) -> Publiek:
        """Kinds of organisation that read together, for whom nothing was opened."""
        return cls(tuple(Aanwezige(None, klasse) for klasse in klassen))

    def opening(self, redenen: Mapping[UUID, str]) -> Publiek:
        """The same audience, for whom special data was ticked with a reason."""
        return replace(self, opengesteld=frozenset(id for id, reden in redenen.items() if reden.strip()))

    def may_read(self, id: UUID | None, *herkomsten: Herkomst, bijzonder: bool = False) -> bool:
        """Whether everyone here may read this, of these origins; special data only where it was opened by itself."""
        if bijzonder and not self.aanwezigen:
            return False
        return all(self._may(who, id, herkomsten, bijzonder) for who in self.aanwezigen)

    def sees(self, *herkomsten: Herkomst) -> bool:
        """Whether everyone here reads what comes from these origins, without anything that was opened."""
        return self.may_read(None, *herkomsten)

    def may_hear(self, id: UUID, herkomsten: Iterable[Herkomst]) -> bool:
        """Whether everyone here may read words that were said where each of these origins holds."""
        return self.may_read(id, *herkomsten)

    def _may(
        self, who: Aanwezige, id: UUID | None, herkomsten: Collection[Herkomst], bijzonder: bool
    ) -> bool:
        if id is not None and who.partner_id is not None and id in self.geopend.get(who.partner_id, ()):
            return True
        return (not bijzonder or id in self.opengesteld) and all(who.reads(h) for h in herkomsten)


def origin_among(klassen: Collection[Klasse]) -> Herkomst:
    """The origin of words that were said among these: the most private of theirs that all of them may read.

    What a care partner tells where nobody of police or OM listens stays care data afterwards.
    """
    heard = frozenset(klassen)
    for herkomst, own in (
        (Herkomst.ZORG, Klasse.ZORG), (Herkomst.POLITIE, Klasse.POLITIE), (Herkomst.OM, Klasse.OM),
    ):  # fmt: skip
        if own in heard and heard <= DEELBAAR[herkomst]:
            return herkomst
    return Herkomst.EIGEN


def speaking(klassen: Iterable[Klasse]) -> frozenset[Klasse]:
    """Who counts for the origin of what is said: RIEC and HEIT, there under a ground of their own, only listen."""
    return frozenset(klassen) - {Klasse.RIEC}


def origins_of(opgeslagen: str) -> frozenset[Herkomst]:
    """The origins of words as they are stored with them, separated by commas: who reads them may read all of these."""
    return frozenset(Herkomst(part) for part in opgeslagen.split(","))


def store_origins(herkomsten: Iterable[Herkomst]) -> str:
    """These together, without those that another is stricter than."""
    found = frozenset(herkomsten)
    told = [h for h in found if not any(DEELBAAR[other] < DEELBAAR[h] for other in found)]
    return ",".join(h.value for h in Herkomst if h in told)


def refused(herkomsten: Iterable[Herkomst], klasse: Klasse) -> tuple[Herkomst, ...]:
    """The origins that this class may not read by itself, in a fixed order."""
    return tuple(h for h in Herkomst if h in set(herkomsten) and klasse not in DEELBAAR[h])
