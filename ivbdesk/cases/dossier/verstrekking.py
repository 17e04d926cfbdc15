"""The sharing ledger: what was shared with whom, on which ground, why it was necessary, until when (domein 3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.delen import Aanwezige, Drager, Publiek, refused
from ivbdesk.cases.dossier.leesregels import ZELF_NIETS
from ivbdesk.cases.kader.grondslag import Grondslag
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.taal.eisen import require_filled, require_not_future, require_reason
from ivbdesk.cases.taal.fouten import RegelFout, refuse, together
from ivbdesk.cases.taal.nederlands import join_nl, short_date


@dataclass(eq=False)
class Convenant:
    """An agreement between partners to share; one that has ended opens nothing (domein 3.1).

    `partijen` holds the codes of the partners, separated by commas; empty for all.
    """

    id: UUID
    naam: str
    geldig_van: date
    geldig_tot: date | None = None
    partijen: str = ""
    kenmerk: str = ""
    toelichting: str = ""

    def is_valid(self, op: date) -> bool:
        """Whether it holds on this day, its last day included."""
        return self.geldig_van <= op and (self.geldig_tot is None or op <= self.geldig_tot)

    def covers(self, partner: Partner) -> bool:
        """Whether this partner is a party."""
        codes = {code.strip() for code in self.partijen.split(",") if code.strip()}
        return not codes or partner.code in codes


@dataclass(eq=False)
class Verstrekking:
    """One sharing with one recipient.

    `onderdelen` holds the ids of the entries, documents and scores that were shared, separated by commas: what its
    ground opened stays open for this partner until `geldig_tot`. `grondslag` is a code of resources/grondslagen.toml;
    `besluit_kenmerk` and `besluit_op` are of the decision that it asks, `toestemming_op` and `toestemming_stuk_id` of the
    consent.
    """

    id: UUID
    casus_id: UUID
    op: date
    vastgelegd_op: datetime
    drager: Drager
    aan: str
    wat: str
    grondslag: str
    noodzaak: str
    partner_id: UUID | None = None
    onderdelen: str = ""
    convenant_id: UUID | None = None
    geldig_tot: date | None = None
    voorwaarden: str = ""
    geinformeerd: str = ""
    sha256: str = ""
    ingetrokken_op: date | None = None
    besluit_kenmerk: str = ""
    besluit_op: date | None = None
    toestemming_op: date | None = None
    toestemming_stuk_id: UUID | None = None
    nagelezen: str = ""
    """What was decided of each place that was found when the document was read over, a line for each."""

    @property
    def ids(self) -> frozenset[UUID]:
        """What was shared, by id."""
        return frozenset(UUID(part) for part in self.onderdelen.split(",") if part)

    def is_open(self, op: date, convenanten: Mapping[UUID, Convenant]) -> bool:
        """Whether it still opens what it shared: not withdrawn, not past its day, under a convenant that holds."""
        if self.ingetrokken_op is not None or (self.geldig_tot is not None and op > self.geldig_tot):
            return False
        if self.convenant_id is None:
            return True
        found = convenanten.get(self.convenant_id)
        return found is not None and found.is_valid(op)


@together()
def require_valid_convenant(convenant: Convenant) -> None:
    """Raise RegelFout, naming the field, for a convenant without a name or that ends before it begins."""
    require_filled("naam", convenant.naam, "Geef het convenant zijn naam.")
    if convenant.geldig_tot is not None and convenant.geldig_tot < convenant.geldig_van:
        refuse("geldig_tot", "Het einde ligt voor het begin.")


@together()
def require_valid_sharing(verstrekking: Verstrekking, vandaag: date) -> None:
    """Raise RegelFout, naming the field, for a sharing of nothing, without need, or that has yet to happen."""
    require_filled("wat", verstrekking.wat, "Schrijf op wat u deelt.")
    require_reason(
        verstrekking.noodzaak, "dit nodig is, en niet met minder kan", "AVG art. 5", veld="noodzaak"
    )
    require_not_future("op", verstrekking.op, vandaag, "leg het vast als het is gedeeld")
    if verstrekking.geldig_tot is not None and verstrekking.geldig_tot < verstrekking.op:
        refuse("geldig_tot", "Deze dag ligt voor de dag van het delen.")


def opened_for(
    verstrekkingen: Iterable[Verstrekking],
    grondslagen: Mapping[str, Grondslag],
    convenanten: Iterable[Convenant],
    op: date,
) -> dict[UUID, set[UUID]]:
    """Per partner the ids that a ground of the ledger opens on this day."""
    known = {item.id: item for item in convenanten}
    opened: dict[UUID, set[UUID]] = {}
    for item in verstrekkingen:
        ground = grondslagen.get(item.grondslag)
        if item.partner_id is None or ground is None or not ground.opent:
            continue
        if ground.convenant and item.convenant_id is None:
            continue
        if item.is_open(op, known):
            opened.setdefault(item.partner_id, set()).update(item.ids)
    return opened


def audience(
    partners: Sequence[Partner],
    verstrekkingen: Iterable[Verstrekking],
    grondslagen: Mapping[str, Grondslag],
    convenanten: Iterable[Convenant],
    op: date,
    soort: CasusSoort,
) -> Publiek:
    """These partners together, with what the ledger of a casus of this soort opens for each of them today."""
    known = tuple(convenanten)

    def own(partner: Partner) -> bool:
        return own_ground(partner, grondslagen.values(), known, op, soort) is not None

    return Publiek(
        tuple(Aanwezige(partner.id, partner.klasse, own(partner)) for partner in partners),
        opened_for(verstrekkingen, grondslagen, known, op),
    )


def own_ground(
    partner: Partner,
    grondslagen: Iterable[Grondslag],
    convenanten: Sequence[Convenant],
    op: date,
    soort: CasusSoort,
) -> tuple[Grondslag, Convenant] | None:
    """The ground for this soort of casus on which RIEC or HEIT takes part, with its convenant; None where there is none."""
    under = next((item for item in convenanten if item.is_valid(op) and item.covers(partner)), None)
    ground = next(
        (
            item
            for item in grondslagen
            if item.actief and item.convenant and soort in item.soorten and partner.klasse in item.voor
        ),
        None,
    )
    if partner.klasse not in ZELF_NIETS or under is None or ground is None:
        return None
    return ground, under


def require_allowed(
    partner: Partner,
    herkomsten: Iterable[Herkomst],
    bijzonder: bool,
    grondslag: Grondslag | None,
    convenant: Convenant | None,
    op: date,
    soort: CasusSoort,
) -> None:
    """Raise RegelFout, naming the field, for a sharing that no recorded ground carries (domein 3.2, default deny)."""
    if grondslag is None:
        raise RegelFout("grondslag", "Kies de grondslag waarop u dit deelt.", "AVG art. 6")
    if partner.klasse is Klasse.OVERIG:
        raise RegelFout(
            "partner_id", f"{partner.naam} ontvangt niets uit een casus.", "AVG art. 5 lid 1 onder b"
        )
    if partner.klasse not in grondslag.voor:
        raise RegelFout("grondslag", f"Deze grondslag geldt niet voor {partner.naam}.", grondslag.artikel)
    if grondslag.soorten and soort not in grondslag.soorten:
        kinds = join_nl([kind.label.lower() for kind in CasusSoort if kind in grondslag.soorten])
        raise RegelFout("grondslag", f"Deze grondslag geldt alleen voor {kinds}.", grondslag.artikel)
    if grondslag.convenant:
        _require_convenant(partner, convenant, op)
    closed = [h for h in refused(herkomsten, partner.klasse) if h not in grondslag.opent]
    if closed:
        names = join_nl([h.label.lower() if h is not Herkomst.OM else h.label for h in closed])
        raise RegelFout(
            "grondslag",
            f"Wat van {names} komt, mag op deze grondslag niet naar {partner.naam}.",
            "domein: herkomst bepaalt wie het mag zien",
        )
    if bijzonder and not grondslag.bijzonder:
        raise RegelFout(
            "grondslag", "Hier zit een bijzonder gegeven bij; deze grondslag opent dat niet.", "AVG art. 9"
        )


@together()
def require_proof(verstrekking: Verstrekking, grondslag: Grondslag, vandaag: date) -> None:
    """Raise RegelFout, naming the field, without the decision or the consent that the ground asks (Wpg 19, 20; AVG 7)."""
    if grondslag.besluit:
        told = "Vul het kenmerk in van het besluit waarop dit berust."
        require_filled("besluit_kenmerk", verstrekking.besluit_kenmerk, told, grondslag.artikel)
        if verstrekking.besluit_op is None:
            refuse("besluit_op", "Vul in van wanneer dat besluit is.", grondslag.artikel)
        else:
            _require_before(verstrekking, "besluit_op", verstrekking.besluit_op, vandaag)
    if grondslag.toestemming:
        if verstrekking.toestemming_op is None:
            refuse("toestemming_op", "Vul in wanneer betrokkene toestemde.", "AVG art. 7 lid 1")
        else:
            _require_before(verstrekking, "toestemming_op", verstrekking.toestemming_op, vandaag)
        if verstrekking.toestemming_stuk_id is None:
            told = "Kies het stuk waaruit de toestemming blijkt; voeg het zo nodig eerst toe bij Stukken."
            refuse("toestemming_stuk_id", told, "AVG art. 7 lid 1")


def _require_before(verstrekking: Verstrekking, veld: str, dag: date, vandaag: date) -> None:
    require_not_future(veld, dag, vandaag)
    if dag > verstrekking.op:
        refuse(veld, "Deze dag ligt na de dag van het delen.")


def _require_convenant(partner: Partner, convenant: Convenant | None, op: date) -> None:
    if convenant is None:
        raise RegelFout("convenant_id", "Kies het convenant waaronder u dit deelt.")
    if not convenant.is_valid(op):
        when = short_date(convenant.geldig_tot) if convenant.geldig_tot and convenant.geldig_tot < op else ""
        told = f"Dit convenant is verlopen op {when}." if when else "Dit convenant geldt nog niet."
        raise RegelFout("convenant_id", told)
    if not convenant.covers(partner):
        raise RegelFout("convenant_id", f"{partner.naam} is geen partij bij dit convenant.")


def require_some_convenant(
    partner: Partner, convenanten: Iterable[Convenant], grondslag: Grondslag, op: date
) -> None:
    """Raise RegelFout where there is no convenant to choose at all for a ground that asks for one."""
    if not any(item.is_valid(op) and item.covers(partner) for item in convenanten):
        raise RegelFout(
            "convenant_id",
            f"Er is geen geldig convenant waar {partner.naam} partij bij is. Leg het eerst vast bij Partners, Convenanten.",
            grondslag.artikel,
        )
