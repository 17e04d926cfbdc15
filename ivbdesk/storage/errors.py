"""What can go wrong with a register, each with what happened, what was kept and what to do, in Dutch.

Shown as they are. None holds personal data, a secret or the text of another exception; `AlreadyOpen` names a colleague.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from ivbdesk import __version__
from ivbdesk.cases.taal.nederlands import short_date

ONVERANDERD = "Er is niets veranderd."


class RegisterError(Exception):
    """A fault of the register. `wat` happened, `behouden` was kept, `doen` is what the officer can do."""

    wat = "Het register kon dit niet doen."
    behouden = ONVERANDERD
    doen = "Probeer het opnieuw."

    def __str__(self) -> str:
        return f"{self.wat} {self.behouden} {self.doen}"


class WrongPassphrase(RegisterError):
    """No passphrase slot opens with what was typed."""

    wat = "Deze wachtwoordzin hoort niet bij dit register."
    doen = (
        "Let op hoofdletters en spaties en probeer het opnieuw. "
        "Bent u de zin kwijt, open het register dan met de herstelsleutel op papier."
    )


class TooManyTries(RegisterError):
    """Too many wrong passphrases; one has to wait `seconden` seconds."""

    def __init__(self, seconden: int) -> None:
        super().__init__(seconden)
        self.seconden = seconden
        self.wat = "Er is te vaak een verkeerde wachtwoordzin getypt."
        self.doen = f"Wacht {seconden} seconden en probeer het dan opnieuw."


class WeakPassphrase(RegisterError):
    """A new passphrase of fewer `bits` than demanded; `raad` says what makes it easy to guess."""

    behouden = "Er is nog geen wachtwoordzin vastgelegd."
    doen = "Neem een zin van vijf willekeurige woorden, of laat het programma er een voorstellen."

    def __init__(self, bits: float, raad: str = "") -> None:
        super().__init__(bits)
        self.bits = bits
        self.wat = f"Deze wachtwoordzin is te gemakkelijk te raden. {raad}".strip()


class WrongRecoveryKey(RegisterError):
    """A recovery key with a typing error in group `groep` or word `woord` (from 1; 0: their order), or one of another register."""

    def __init__(self, groep: int | None = None, woord: int | None = None) -> None:
        super().__init__(groep, woord)
        self.groep, self.woord = groep, woord
        if woord == 0:
            self.wat = "Deze zestien woorden horen zo niet bij elkaar."
            self.doen = "Kijk of alle woorden er staan, in de volgorde van het papier."
        elif woord is not None:
            self.wat = f"Woord {woord} van de herstelsleutel klopt niet."
            self.doen = f"Vergelijk woord {woord} met het papier. Het zijn zestien woorden."
        elif groep is None:
            self.wat = "Deze herstelsleutel hoort niet bij dit register."
            self.doen = "Kijk of u het papier van dit register hebt, en niet een ouder exemplaar."
        else:
            self.wat = f"In groep {groep} van de herstelsleutel zit een typefout."
            self.doen = f"Vergelijk groep {groep} teken voor teken met het papier en typ die opnieuw."


class DamagedKeyFile(RegisterError):
    """The key file, and its spare copy where it was looked at, is damaged or was tampered with."""

    wat = "Het sleutelbestand van dit register is beschadigd of door een ander programma gewijzigd."
    doen = "Zet register.keys terug uit de laatste reservekopie. Verwijder het beschadigde bestand niet."


class SpareKeysUsed(RegisterError):
    """The key file was damaged, and its spare copy opened the register."""

    wat = "Het sleutelbestand van dit register was beschadigd; de reservekopie ernaast is gebruikt."
    behouden = "Uw gegevens zijn er allemaal. Het sleutelbestand wordt hersteld zodra u verder werkt."
    doen = "Laat uw beheerder de schijf van deze computer nakijken."


class NotAnOfficer(RegisterError):
    """The officer whose passphrase this is no longer works in the register."""

    wat = "Uw toegang tot dit register is beëindigd."
    doen = "Vraag een beheerder van het register of dat klopt."


class ReturnedCopy(RegisterError):
    """A register that came from a copy, where what was destroyed after that copy cannot be known for certain."""

    wat = "Dit register komt uit een reservekopie. Wat na die kopie is vernietigd, kan er weer in staan."
    behouden = "De lijst van vernietigingen bij de kopieën ontbreekt of is veranderd; wat wel vaststaat, is opnieuw vernietigd."
    doen = (
        "Vergelijk het met de verklaringen van vernietiging, en vernietig zo nodig opnieuw (Beheer, Bewaren)."
    )


class NotACopy(RegisterError):
    """The folder holds no copy of a register."""

    wat = "In deze map staat geen reservekopie van een register."
    doen = "Kies een map met een naam als 2026-11-23T174000.ivb."


class MissingKeyFile(RegisterError):
    """There is a database, but neither a key file nor its spare copy."""

    wat = "Het sleutelbestand van dit register ontbreekt."
    doen = "Zet register.keys terug uit een reservekopie; zonder dit bestand is het register niet te openen."


class DamagedDatabase(RegisterError):
    """The database does not read with a key that is right."""

    wat = "De database van dit register is beschadigd of ontbreekt."
    behouden = "De bestanden zijn gelaten zoals ze zijn."
    doen = "Sluit het programma en zet de laatste reservekopie terug. Bewaar de beschadigde map."


class DamagedDocument(RegisterError):
    """The file of a document is missing, or not as it was written."""

    wat = "Dit stuk is beschadigd of ontbreekt op de schijf."
    behouden = "De casus zelf is heel; er wordt niets van het beschadigde stuk getoond."
    doen = "Haal het stuk uit een reservekopie, of vraag het opnieuw op en voeg het toe."


class MigrationFailed(RegisterError):
    """Bringing the register to this version would have lost rows or references."""

    wat = "Het register kon niet worden bijgewerkt naar deze versie van ivbdesk."
    behouden = "De wijziging is in haar geheel teruggedraaid; er is niets verloren."
    doen = "Open het register met de vorige versie van ivbdesk en meld dit aan de beheerder."


class NewerSchema(RegisterError):
    """Written by the later version `door`, where that is known: it is of form `gevonden`, and this one knows up to `bekend`."""

    def __init__(self, gevonden: str = "", bekend: str = "", door: str = "") -> None:
        super().__init__(gevonden, bekend, door)
        named = f" {door}" if door not in ("", __version__) else ", de nieuwste versie,"
        form = f" Voor uw beheerder: vorm {gevonden}, bekend tot en met {bekend}." if bekend else ""
        self.wat = f"Dit register is bijgewerkt door een nieuwere versie van ivbdesk; hier staat versie {__version__}."
        self.doen = f"Vraag uw beheerder om ivbdesk{named} op deze computer.{form}"


class ReadOnlyFolder(RegisterError):
    """The folder or a file in it cannot be written."""

    wat = "In de map van het register kan niet worden geschreven."
    doen = "Vraag de beheerder om schrijfrechten op deze map, of zet het register in een eigen map."


class WrongPolicy(RegisterError):
    """What the administrator decided can not be read; `fouten` tells each mistake with its place."""

    wat = "Wat uw beheerder voor ivbdesk vastlegde, is niet te lezen."
    doen = "Geef dit door aan uw beheerder. Tot het is hersteld, opent ivbdesk geen register."

    def __init__(self, fouten: str = "") -> None:
        super().__init__(fouten)
        self.behouden = fouten


class MissingFolder(RegisterError):
    """The folder in which the register is to be is not there."""

    wat = "Deze map bestaat niet, of de schijf ervan is niet aangesloten."
    doen = "Kies een map die bestaat."


class LostDisk(RegisterError):
    """The disk of the register, or the network between, stopped answering."""

    wat = "De schijf van het register antwoordt niet. Misschien is het netwerk weggevallen, of een schijf losgemaakt."
    behouden = "Wat eerder is opgeslagen, is behouden; de laatste wijziging is niet opgeslagen."
    doen = "Kijk of u de map nog kunt openen, en probeer het dan opnieuw."


class FileHeld(RegisterError):
    """Another program held a file of the register, and did not let go for some seconds."""

    wat = "Een ander programma houdt een bestand van het register vast, zoals een virusscanner of een back-upprogramma."
    behouden = "Wat eerder is opgeslagen, is behouden; de laatste wijziging is niet opgeslagen."
    doen = "Probeer het over een minuut opnieuw. Blijft het zo, vraag de beheerder dan om deze map over te slaan bij het scannen."


class TooLongPath(RegisterError):
    """The names of the folders before the register are together longer than the system takes."""

    wat = (
        "De map van dit register ligt te diep: de namen van de mappen zijn samen te lang voor deze computer."
    )
    doen = "Zet het register in een map met een kortere naam, dichter bij het begin van de schijf."


class UnusableName(RegisterError):
    """A name that Windows keeps for itself, or cannot keep."""

    wat = "Windows kan een register met deze naam niet bewaren."
    doen = 'Kies een andere naam: niet CON, NUL, COM1 of LPT1, geen punt of spatie aan het eind, en geen / \\ : * ? " < > |.'


class UnknownDiskError(RegisterError):
    """The system refused a file with a code that nothing is known of."""

    doen = "Probeer het opnieuw. Blijft het zo, geef deze melding dan door aan uw beheerder."

    def __init__(self, code: int = 0) -> None:
        super().__init__(code)
        self.wat = f"Een bestand van het register kon niet worden gelezen of geschreven (melding {code})."


class DiskFull(RegisterError):
    """The disk has no room, or too little to work safely."""

    wat = "De schijf is vol, of bijna vol."
    behouden = "Wat eerder is opgeslagen, is behouden; de laatste wijziging is niet opgeslagen."
    doen = "Maak ruimte vrij op de schijf en probeer het opnieuw."


class AlreadyOpen(RegisterError):
    """The register is open elsewhere: by `wie` (name at the computer) on `computer` since `sinds` (UTC)."""

    doen = "Sluit het register daar eerst, of overleg met wie het open heeft."

    def __init__(
        self, wie: str | None = None, computer: str | None = None, sinds: datetime | None = None
    ) -> None:
        super().__init__(wie, computer, sinds)
        self.wie, self.computer, self.sinds = wie, computer, sinds
        by = f" door {wie}" if wie else ""
        at = f" op computer {computer}" if computer else ""
        self.wat = f"Dit register is al geopend{by}{at}{_since(sinds)}."


class NetworkDisk(RegisterError):
    """The register is on a network drive: slower, and no better than that drive; reported, not refused."""

    wat = "Dit register staat op een netwerkschijf. Het werkt daar voorzichtiger en trager."
    behouden = "Valt het netwerk weg, dan blijft wat was opgeslagen behouden."
    doen = "Zet het register liever op de schijf van deze computer, en de reservekopieën op het netwerk."


class SyncedFolder(RegisterError):
    """The folder is synchronised by a cloud `dienst`, which copies files while they are being written."""

    doen = "Kies een map op deze computer die niet wordt gesynchroniseerd."

    def __init__(self, dienst: str = "een clouddienst") -> None:
        super().__init__(dienst)
        self.dienst = dienst
        self.wat = f"Deze map wordt gesynchroniseerd door {dienst}; dat kan een register beschadigen."


class NotARegister(RegisterError):
    """The folder holds no register."""

    wat = "In deze map staat geen register."
    doen = "Kies een map waarvan de naam op .ivb eindigt, of maak een nieuw register."


class AlreadyExists(RegisterError):
    """There is something already where a new register would come."""

    wat = "Op deze plaats staat al een bestand of map met deze naam."
    doen = "Kies een andere naam, of open het bestaande register."


class OlderRegister(RegisterError):
    """The database is an older copy than the one that was last closed."""

    wat = "Dit register is ouder dan toen het voor het laatst werd gesloten: er is een oude kopie teruggezet."
    behouden = "De oude kopie is niet veranderd; wat later is vastgelegd, staat er niet in."
    doen = "Zoek uit wie de kopie heeft teruggezet, en ga alleen verder als dat de bedoeling was."


class ReturnedPages(RegisterError):
    """The database is not the file that was closed: pages of an older copy were put in it, or a journal beside it."""

    wat = "De database is veranderd sinds zij werd gesloten: er is iets van een oudere kopie in teruggezet."
    behouden = "Er is niets hersteld of gewist."
    doen = "Zoek uit wie dit heeft gedaan, en vergelijk het register met de laatste reservekopie."


class LostLogLines(RegisterError):
    """The log, and with it the register, misses the last `aantal` lines that were kept: a damaged journal."""

    def __init__(self, aantal: int) -> None:
        super().__init__(aantal)
        self.aantal = aantal
        lines = "1 regel" if aantal == 1 else f"{aantal} regels"
        self.wat = (
            f"Van dit register zijn de laatste wijzigingen verloren: {lines} van het logboek ontbreken."
        )
        self.behouden = "Wat daarvoor is opgeslagen, is heel."
        self.doen = "Kijk in de laatste reservekopie, of leg het ontbrekende opnieuw vast."


class BrokenAudit(RegisterError):
    """The chain of the audit log breaks at line `volgnummer`."""

    behouden = "Het logboek is gelaten zoals het is."
    doen = "Waarschuw de beheerder, en vergelijk het register met de laatste reservekopie."

    def __init__(self, volgnummer: int | None = None) -> None:
        super().__init__(volgnummer)
        self.volgnummer = volgnummer
        at = "" if volgnummer is None else f" bij regel {volgnummer}"
        self.wat = f"Het logboek van dit register is buiten ivbdesk om gewijzigd{at}."


class KeyringError(RegisterError):
    """The key store of the operating system is of no use now; `wat` says why. Never the only way in."""

    behouden = "Uw register en uw wachtwoordzin zijn onveranderd."
    doen = "Open het register met uw wachtwoordzin; daarna kunt u onthouden opnieuw aanzetten."

    def __init__(self, wat: str) -> None:
        super().__init__(wat)
        self.wat = wat


class TooLittleMemory(RegisterError):
    """The computer has not the memory that checking the passphrase takes."""

    wat = "Deze computer heeft te weinig vrij geheugen om de wachtwoordzin te controleren."
    doen = "Sluit andere programma's en probeer het opnieuw."


def _since(moment: datetime | None) -> str:
    if moment is None:
        return ""
    local = moment.astimezone(ZoneInfo("Europe/Amsterdam"))
    return f", sinds {short_date(local.date())} om {local:%H.%M} uur"
