"""Who may read what: origin decides, and what is not allowed is denied (domein 3.1-3.2).

The one definition for screen, conference, PDF and ledger. What a recorded and valid Verstrekking opens for one
partner is opened for that partner only; who reported is opened for nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.kader.kader import Spoor
from ivbdesk.cases.kader.soorten import Herkomst, Klasse

_OWN = frozenset({Klasse.GEMEENTE, Klasse.BURGEMEESTER})
ZELF_NIETS = frozenset({Klasse.OVERIG, Klasse.RIEC, Klasse.NABIJ})
"""Who reads nothing by itself: RIEC and whoever stands close to a resident only what a ground of their own opens."""
_CHAIN = frozenset(Klasse) - ZELF_NIETS
DEELBAAR: Mapping[Herkomst, frozenset[Klasse]] = {
    Herkomst.EIGEN: _CHAIN,
    Herkomst.MELDER: _CHAIN,  # what was reported, never by whom
    Herkomst.CORPORATIE: _CHAIN,
    Herkomst.POLITIE: _OWN | {Klasse.POLITIE, Klasse.OM, Klasse.RECHTER},  # Wpg art. 16 lid 1 onder b
    Herkomst.OM: _OWN | {Klasse.POLITIE, Klasse.OM},  # Wjsg; within the driehoek only
    Herkomst.ZORG: _OWN | {Klasse.ZORG},  # WGBO 7:457: not to OM or police
}
"""Origin by class of recipient: what is not named here is denied."""


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


@dataclass(frozen=True)
class Publiek:
    """Those who read together, and what was opened for each of them by a recorded ground.

    Nothing is shown that one of them may not read; the officer's own municipality is always among them.
    """

    aanwezigen: tuple[Aanwezige, ...] = ()
    geopend: Mapping[UUID, Collection[UUID]] = field(default_factory=dict)

    @classmethod
    def of(cls, *klassen: Klasse) -> Publiek:
        """Kinds of organisation that read together, for whom nothing was opened."""
        return cls(tuple(Aanwezige(None, klasse) for klasse in klassen))

    def may_read(self, id: UUID, herkomst: Herkomst, *, bijzonder: bool = False) -> bool:
        """Whether everyone here may read this; special data only where it was opened by itself (AVG art. 9)."""
        if bijzonder and not self.aanwezigen:
            return False
        return all(self._may(who, id, herkomst, bijzonder) for who in self.aanwezigen)

    def may_hear(self, id: UUID, herkomsten: Iterable[Herkomst]) -> bool:
        """Whether everyone here may read words that were said where each of these origins holds."""
        return all(self.may_read(id, herkomst) for herkomst in herkomsten)

    def _may(self, who: Aanwezige, id: UUID, herkomst: Herkomst, bijzonder: bool) -> bool:
        if who.partner_id is not None and id in self.geopend.get(who.partner_id, ()):
            return True
        along = who.eigen_grond and herkomst in (Herkomst.EIGEN, Herkomst.MELDER)
        return not bijzonder and (along or who.klasse in DEELBAAR[herkomst])

    @property
    def sees_care(self) -> bool:
        """Whether what care partners said may be told here (WGBO 7:457; domein 3.2)."""
        return all(who.klasse in DEELBAAR[Herkomst.ZORG] for who in self.aanwezigen)

    def hides_care(self, spoor: Spoor) -> bool:
        """Whether a means of this track is one of care, of which only may be told that there is one."""
        return spoor is Spoor.ZORG and not self.sees_care

    @property
    def sees_police(self) -> bool:
        """Whether what the police said may be told here."""
        return all(who.klasse in DEELBAAR[Herkomst.POLITIE] for who in self.aanwezigen)


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
