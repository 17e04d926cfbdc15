"""What can go wrong with the ways into a register, each with what happened, what was kept and what to do, in Dutch.

Those that name a colleague do so since somebody must be called.
"""

from __future__ import annotations

from collections.abc import Sequence

from ivbdesk.storage.errors import DamagedDatabase, RegisterError


class ForeignKeyFile(RegisterError):
    """The key file is genuine, but not that of today: the ways in of `vreemd` are others, or there are too few."""

    behouden = "Het register is niet geopend en niet veranderd."
    doen = (
        "Zoek uit wie dit heeft gedaan. Open het register met de nieuwste herstelsleutel op papier, en vernieuw daarna "
        "de sleutels. Past die niet, zet dan de laatste reservekopie in haar geheel terug."
    )

    def __init__(self, vreemd: Sequence[str] = ()) -> None:
        super().__init__(vreemd)
        self.vreemd = tuple(vreemd)
        which = f" Vreemd is: {', '.join(vreemd)}." if vreemd else " Er ontbreken toegangen."
        self.wat = (
            "Het sleutelbestand van dit register is niet dat van nu: er is een ouder bestand teruggezet, of er is een "
            f"toegang bijgezet.{which}"
        )


class ForeignKeysAccepted(ForeignKeyFile):
    """The same, with the recovery key of now, that opens all the same; the strange ways in are gone."""

    behouden = "Uw gegevens zijn er allemaal. Wat vreemd is, is uit het sleutelbestand gehaald."
    doen = (
        "Zoek uit wie dit heeft gedaan, en vernieuw de sleutels van het register. Geef daarna een wachtwoordzin aan wie "
        "er geen meer heeft (Beheer, Medewerkers)."
    )


class ForeignKeysInCopy(ForeignKeyFile):
    """The same of a copy: its key file is not the one that its database knows."""

    behouden = "De kopie is niet veranderd, en er is niets van teruggezet."
    doen = (
        "Zoek uit wie dit heeft gedaan, en neem een andere kopie. Is die er niet, open deze dan waar zij staat, met de "
        "herstelsleutel van toen: wat vreemd is, gaat er dan uit. Daarna kan zij worden teruggezet."
    )

    def __init__(self, vreemd: Sequence[str] = ()) -> None:
        super().__init__(vreemd)
        self.wat = self.wat.replace("dit register", "deze reservekopie").replace("dat van nu", "het hare")


class ForgedKeyFile(RegisterError):
    """The secret is right, and does not vouch for the root key that lies under it: somebody else put that there."""

    wat = (
        "Het sleutelbestand van dit register is niet echt: uw geheim past erop, maar de sleutel erin is er door een ander "
        "in gelegd."
    )
    behouden = "Het register is niet geopend en niet veranderd."
    doen = (
        "Leg hier niets meer vast, en waarschuw uw beheerder: iemand heeft in de map van het register geschreven. "
        "Zet daarna de laatste reservekopie in haar geheel terug."
    )


class UnfitKeys(DamagedDatabase):
    """The key file gives a root key that is not of this database: one of the two is of another day, or the database is damaged."""

    wat = (
        "De database van dit register opent niet met de sleutel uit het sleutelbestand: een van de twee is van een andere "
        "dag, of de database is beschadigd."
    )
    doen = (
        "Is register.keys teruggezet of vervangen, zet dan het bestand van daarvoor terug. Anders: zet de laatste "
        "reservekopie in haar geheel terug. Bewaar de map zoals zij nu is."
    )


class FirstVouching(RegisterError):
    """The way in was of before the third version of the key file: from now on its secret vouches for the root key."""

    wat = (
        "Uw toegang tot dit register was van een eerdere versie van ivbdesk: daarbij kon niet worden nagegaan of de "
        "sleutel erin echt is. Vanaf nu kan dat wel."
    )
    behouden = "Uw gegevens zijn er allemaal."
    doen = (
        "U hoort dit één keer te zien, na het bijwerken van ivbdesk. Zag u het bij dit register al eerder, of is het "
        "register nieuw? Leg dan niets meer vast, en waarschuw uw beheerder: iemand kan de bestanden hebben vervangen."
    )


class UnvouchedCopy(FirstVouching):
    """The same of a copy, or of a register that was made of one: that it is told anew, says nothing by itself."""

    wat = (
        "Deze reservekopie is van vóór een bijwerking van ivbdesk: bij zo'n kopie kan niet worden nagegaan of de sleutel "
        "erin echt is, en dus ook niet of zij van uw register is."
    )
    behouden = "Er staat in wat in de kopie stond."
    doen = (
        "Vergelijk wat erin staat met wat u weet, en neem een jongere kopie als die er is. Hebt u zelf geen reservekopie "
        "geopend of teruggezet? Leg dan niets vast, en waarschuw uw beheerder: iemand kan de bestanden hebben vervangen."
    )


class Unvouched(RegisterError):
    """Who only reads a copy cannot tell whether a way in of before the third version of the key file is genuine."""

    wat = (
        "Uw toegang tot dit register is nog van een eerdere versie van ivbdesk: bij meelezen kan niet worden nagegaan of "
        "de kopie echt is."
    )
    behouden = "Er is niets geopend en niets veranderd."
    doen = "Vraag om de beurt, en open het register één keer zelf; daarna kunt u weer meelezen."


class TooManyWaysIn(RegisterError):
    """One way in more than the key file may hold: it would not be read any more."""

    wat = "Het sleutelbestand van dit register is vol: er kan geen toegang meer bij."
    doen = (
        "Beëindig de toegang van wie vertrokken is, of zet bij een collega het onthouden in de sleutelring uit. "
        "Helpt dat niet, laat dan een collega met een oude wachtwoordzin die wijzigen."
    )


class LastWayIn(RegisterError):
    """The last passphrase of the register would be taken away."""

    wat = (
        "Dit is de enige medewerker met een wachtwoordzin; zonder die zin komt niemand meer in het register."
    )
    doen = "Geef eerst een collega, of uzelf, een wachtwoordzin."


class ReturnedWays(RegisterError):
    """A register that came from a copy is opened again by who could open it then; these are the colleagues."""

    behouden = "De wachtwoordzinnen en de herstelsleutel zijn weer die van toen."
    doen = (
        "Is een van hen intussen vertrokken, of heeft iemand een oude wachtwoordzin of het oude papier gezien: beëindig "
        "die toegang, wijzig die zin, en vernieuw de sleutels (Beheer, Medewerkers)."
    )

    def __init__(self, wie: Sequence[str]) -> None:
        super().__init__(wie)
        self.wie = tuple(wie)
        self.wat = (
            f"Dit register komt uit een reservekopie. Naast uzelf kunnen het weer openen: {', '.join(wie)}."
        )
