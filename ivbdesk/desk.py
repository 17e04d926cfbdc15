"""Puts a register, the handelingskader and the actions together: the only place that knows them all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Self
from uuid import UUID, uuid4

from ivbdesk import resources
from ivbdesk.actions.beheer.beheer import log_restore, set_up_register
from ivbdesk.actions.beheer.toegang import log_wrong_tries
from ivbdesk.actions.beheer.verzegelen import seal_older
from ivbdesk.actions.bewaren.bewaren import destroy_again
from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.dossier.basis import checked
from ivbdesk.actions.invoer.invoer import Invoerbank
from ivbdesk.actions.kader.kader import Kaderbron, Kaderkeuze, choose_kader, take_in
from ivbdesk.actions.kader.naslag import Naslag
from ivbdesk.actions.terugnemen import LaatsteHandeling
from ivbdesk.allowed_places import demand_place, permitted
from ivbdesk.beleid import demand_keyring, in_force
from ivbdesk.briefsjablonen import Briefsjablonen
from ivbdesk.cases.beheer.beleid import Beleid
from ivbdesk.cases.betrokkenen.medewerker import Recht, demand_right
from ivbdesk.cases.betrokkenen.register import read_instellingen
from ivbdesk.cases.invoer.invoerveld import read_invoervelden
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.partnerkaart import read_partners
from ivbdesk.cases.werk.werkvoorraad import stand_of
from ivbdesk.documents.lezer import DocumentsApart
from ivbdesk.drukwerk import drukkerij, render_rejected
from ivbdesk.kader_bestand import KADER, EigenDagen, KaderBesideRegister, kaderbron, own_days, read_own
from ivbdesk.officer_keys import OfficerKeys
from ivbdesk.proofs import RegisterProofs
from ivbdesk.spreadsheet.lezer import read_addresses, read_rekenblad
from ivbdesk.storage.audit import Doing
from ivbdesk.storage.drafts import Drafts, PassingDrafts
from ivbdesk.storage.errors import KeyringError, NotAnOfficer
from ivbdesk.storage.keys.envelope import Envelope
from ivbdesk.storage.keys.keyring import SystemKeyring
from ivbdesk.storage.keys.recovery import RecoveryKey
from ivbdesk.storage.keys.root_key import RootKey
from ivbdesk.storage.keys.slots import Argon2Params
from ivbdesk.storage.mapping import start_mappers
from ivbdesk.storage.open_register import OpenRegister
from ivbdesk.storage.queries import Queries
from ivbdesk.storage.queries.beheer import BeheerQueries
from ivbdesk.storage.queries.source import Source
from ivbdesk.storage.sqlite.backup import BackupCopy, restore
from ivbdesk.storage.sqlite.copies import RegisterCopies
from ivbdesk.storage.sqlite.opening import Unlock
from ivbdesk.storage.sqlite.put_back import LeftInCopy
from ivbdesk.storage.sqlite.reading import OnlyReading, ReadCopy
from ivbdesk.storage.sqlite.register import Register
from ivbdesk.storage.team_drafts import TeamDrafts
from ivbdesk.storage.unit_of_work import Changes, UnitOfWork
from ivbdesk.storage.ways_errors import ReturnedWays
from ivbdesk.team_desk import TeamCopies, TeamProofs
from ivbdesk.ui.opened import TeamLine

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def kaders_of(bron: Kaderbron, reads: Queries) -> Callable[[str], Handelingskader | None]:
    """Earlier versions by name, each read once; None for one that the register does not have or cannot read."""

    @cache
    def find(versie: str) -> Handelingskader | None:
        kept = next((item for item in reads.beheer.kaderversies() if item.versie == versie), None)
        return bron.read_kept(kept) if kept else None

    return find


def with_passphrase(passphrase: str, first: str = "") -> Unlock:
    """Opens the register with a passphrase; that of officer `first` (an id) is tried first, since a try takes long."""

    def unlock(envelope: Envelope) -> tuple[RootKey, str]:
        return envelope.unlock_passphrase(passphrase, first)

    return unlock


def with_recovery(typed: str, who: UUID | None = None) -> Unlock:
    """Opens the register with the printed recovery key, for this officer, or else the first."""

    def unlock(envelope: Envelope) -> tuple[RootKey, str]:
        return envelope.unlock_recovery(typed), str(who or next(iter(envelope.header.holders), UUID(int=0)))

    return unlock


def with_keyring(ring: SystemKeyring) -> Unlock:
    """Opens the register with the token in the keyring of the system.

    Raises KeyringError without one, and RegelFout where the administrator wants none.
    """

    def unlock(envelope: Envelope) -> tuple[RootKey, str]:
        demand_keyring(in_force())
        failure = KeyringError("De sleutelring van deze computer kent dit register niet.")
        for holder in envelope.header.holders:
            token = ring.recall(envelope.header.register_id, holder)
            try:
                if token is not None:
                    return envelope.unlock_token(token)
            except KeyringError as stale:  # of a colleague at this computer, perhaps
                failure = stale
        raise failure

    return unlock


class Desk:
    """An open register with all that a window or a command needs to work in it: a member for each subject."""

    def __init__(
        self,
        register: OpenRegister,
        ctx: Context,
        keuze: Kaderkeuze,
        own_days: EigenDagen,
        beleid: Beleid,
        listeners: list[Callable[[Changes], None]],
    ) -> None:
        self.register, self.ctx = register, ctx
        self.keys = OfficerKeys(register, ctx)
        self.copies: RegisterCopies | TeamCopies
        self.proofs: RegisterProofs | TeamProofs
        if isinstance(register, Register):
            self.copies = RegisterCopies(register, ctx.now)
            self.proofs = RegisterProofs(register, ctx, self.copies)
        else:
            self.copies, self.proofs = TeamCopies(register.folder), TeamProofs(register, ctx)
        self.kopie_van = register.gemaakt_op if isinstance(register, ReadCopy) else None
        self.verhuisd = register.moved.waarheen if isinstance(register, Register) and register.moved else ""
        self.own_kader = KaderBesideRegister(register.folder, keuze, ctx.reads.beheer.kaderversies)
        self.own_days = own_days
        self.beleid = beleid
        self.drafts: Drafts | PassingDrafts | TeamDrafts = (
            Drafts(register.engine, register.holder, register.note_drafts)
            if self.kopie_van is None and not self.verhuisd
            else PassingDrafts()
        )
        self.drukkerij = drukkerij(ctx)
        self.brieven = Briefsjablonen(register.folder, ctx.naslag.brieven)
        self._listeners = listeners
        self.team: TeamLine | None = None

    @cached_property
    def invoerbank(self) -> Invoerbank:
        """Reads a spreadsheet, with the words and columns that an import knows."""
        name = "invoer.toml"
        velden = read_invoervelden(resources.read(name), name)
        return Invoerbank(read_rekenblad, read_addresses, velden, render_rejected)

    @classmethod
    def open(cls, folder: Path, unlock: Unlock, clock: Clock = utc_now) -> Self:
        """Open a register; raises RegisterError in Dutch, with nothing changed."""
        start_mappers()
        beleid = permitted(folder)
        return cls.around(Register.open(folder, unlock, clock), clock, beleid)

    @classmethod
    def around(cls, register: OpenRegister, clock: Clock, beleid: Beleid) -> Self:
        """Work in a register that was opened: what waited for that is done first; raises RegisterError in Dutch."""
        desk = cls._around(register, clock, beleid)
        desk._demand_officer()
        if not desk.register.warnings:
            take_in(desk.ctx, desk.own_kader.keuze)
            seal_older(desk.ctx)
        if isinstance(register, Register) and not desk.verhuisd and (stones := register.returned()):
            destroy_again(desk.ctx, stones.rijen)
            register.settle_return(stones)
        if desk.register.earlier_tries and not desk.verhuisd:
            log_wrong_tries(desk.ctx, desk.register.earlier_tries)
        return desk

    @classmethod
    def look(cls, folder: Path, copy: BackupCopy, unlock: Unlock, clock: Clock = utc_now) -> Self:
        """Read a verified copy while a colleague has the register in `folder` open; raises RegisterError in Dutch."""
        start_mappers()
        beleid = permitted(folder)
        desk = cls._around(ReadCopy.look(copy, folder, unlock, clock), clock, beleid)
        desk._demand_officer()
        return desk

    @classmethod
    def restored(cls, copy: Path, target: Path, unlock: Unlock, clock: Clock = utc_now) -> Self:
        """Put a copy back as the new register `target`, open it, and log where it came from.

        Its warnings tell which colleagues can open it again, and what of the copy was no part of it. Raises RegisterError
        in Dutch; the copy and every other register are then as they were.
        """
        permitted(target)
        left = restore(copy, target, unlock)
        desk = cls.open(target, unlock, clock)
        if not desk.verhuisd:
            log_restore(desk.ctx, copy.stem)
        register = desk.register
        if others := register.keys.holders() - {register.holder}:
            names = {item.id: item.naam for item in desk.ctx.reads.beheer.medewerkers()}
            wie = sorted(names.get(id, "iemand die niet in dit register staat") for id in others)
            register.warnings = (*register.warnings, ReturnedWays(wie))
        if left:
            register.warnings = (*register.warnings, LeftInCopy(left))
        return desk

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        recovery: RecoveryKey,
        naam: str,
        functie: str,
        instellingen: dict[str, str],
        clock: Clock = utc_now,
        params: Argon2Params | None = None,
    ) -> Self:
        """Make a register, with its officer, its settings and its partners, and open it.

        Raises RegisterError, or RegelFout for what was filled in; then nothing is left behind.
        """
        start_mappers()
        OfficerKeys.phrases.demand(passphrase)
        beleid = permitted(folder)
        register = Register.create(folder, passphrase, uuid4(), recovery, clock, params)
        try:
            desk = cls.new(register, clock, beleid, naam, functie, instellingen)
        except BaseException:
            register.abandon()  # nobody knows its recovery key, and it would stand in the way of the next try
            raise
        return desk

    @classmethod
    def new(
        cls,
        register: OpenRegister,
        clock: Clock,
        beleid: Beleid,
        naam: str,
        functie: str,
        instellingen: dict[str, str],
    ) -> Self:
        """Work in a register in which nothing is yet: its officer, its settings and its partners come first."""
        desk = cls._around(register, clock, beleid)
        known = desk.ctx.kader.maatregelen
        cards = read_partners(resources.read("partners.toml"), "partners.toml", known)
        name = "instellingen.toml"
        standard = read_instellingen(resources.read(name), name)
        set_up_register(desk.ctx, naam, functie, {**standard, **instellingen}, cards)
        take_in(desk.ctx, desk.own_kader.keuze)
        return desk

    def _demand_officer(self) -> None:
        beheer = self.ctx.reads.beheer
        officer = beheer.medewerker(self.ctx.officer)
        works = (
            officer.tot is None if officer else not beheer.medewerkers()
        )  # a new register has no officers yet
        if not works:
            self.close()
            raise NotAnOfficer()

    @classmethod
    def _around(cls, register: OpenRegister, clock: Clock, beleid: Beleid) -> Self:
        beheer = BeheerQueries(Source(register.engine, register.holder, clock))
        bron = kaderbron()
        keuze = choose_kader(bron, lambda: read_own(register.folder), KADER, beheer.kaderversies())
        kader = keuze.kader
        own = own_days(register.folder)
        later = bron.shipped().maatregelen if keuze.fout else ()
        naslag = Naslag.read(resources.read, kader, later).with_own_days(own.dagen)
        reads = Queries.of(register.engine, register.holder, clock, naslag.weegtermijn, naslag.signaalregels)
        listeners: list[Callable[[Changes], None]] = []
        laatste = LaatsteHandeling()

        def tell(changes: Changes) -> None:
            if changes.geschreven:
                laatste.gedaan()
            for listener in listeners:
                listener(changes)

        def begin(actie: str, reden: str, nodig: Recht = Recht.REGIEVOERDER) -> AbstractContextManager[Unit]:
            if isinstance(register, ReadCopy):
                raise OnlyReading()
            if isinstance(register, Register) and register.moved:
                raise register.moved
            officer = reads.beheer.medewerker(register.holder)
            if officer is not None or reads.beheer.medewerkers():  # a new register has no officers yet
                demand_right(officer.recht if officer and officer.tot is None else None, nodig)
            now = clock()
            laatste.begint(actie)
            unit = UnitOfWork(
                register.engine,
                register.audit_key,
                Doing(register.holder, actie, reden, now),
                ctx.today(),
                lambda casus, partners, rondom, vandaag: stand_of(
                    casus, ctx.omgeving(partners, rondom, vandaag)
                ),
                tell,
                register.settle_destruction,
                register.high_water.note,
            )
            return checked(unit)

        if not register.warnings and not isinstance(
            register, ReadCopy
        ):  # in an older or damaged database, rows of documents may be missing
            register.documents.sweep(reads.dossier.stuk_ids())
        ctx = Context(
            begin, reads, kader, kaders_of(bron, reads), naslag, register.documents, DocumentsApart(), clock, uuid4, register.holder,
            laatste,
        )  # fmt: skip
        return cls(register, ctx, keuze, own, beleid, listeners)

    def copy_place(self, chosen: Path | None) -> Path:
        """Where copies go: where the administrator said, or as chosen, or beside the register; raises RegelFout."""
        place = self.beleid.kopieenmap or chosen or self.copies.usual_place
        if place == chosen:
            demand_place(self.beleid, place)
        return place

    def on_change(self, tell: Callable[[Changes], None]) -> None:
        """Tell what each unit of work changes, in the thread in which it ran."""
        self._listeners.append(tell)

    def tell(self, changes: Changes) -> None:
        """Tell what a colleague changed elsewhere, as what is changed here is told."""
        for listener in self._listeners:
            listener(changes)

    def close(self) -> None:
        """Anchor the log and close the register; the desk cannot be used afterwards."""
        if self.team is not None:
            self.team.end()
        self.register.close()
