"""What can go wrong with the line to a server, as the whole house must be able to tell it from other faults."""

from __future__ import annotations

from ivbdesk.storage.errors import RegisterError

NOT_SAVED = "Wat eerder is opgeslagen, is behouden; uw laatste wijziging is niet opgeslagen."

NOT_OPENED = "Het register is niet geopend; er is niets veranderd."


class LineLost(RegisterError):
    """The server does not answer, or ended the connection."""

    wat = "Er is geen verbinding met de server van het register."
    behouden = NOT_SAVED
    doen = "Kijk of u verbonden bent met het netwerk van de gemeente, en probeer het opnieuw."


class SaveUnanswered(LineLost):
    """The line was lost while the server was saving: whether it did is known by the line of the log, once it answers again."""

    behouden = "Of uw laatste wijziging is opgeslagen, is nog niet bekend. Wat u typte, staat er nog."
    doen = (
        "Kijk zodra de verbinding terug is of het er staat. In een formulier drukt u gewoon nog eens op Opslaan: is het al "
        "opgeslagen, dan gebeurt het niet nog een keer."
    )

    def __init__(self, line: tuple[int, bytes]) -> None:
        super().__init__(line[0])
        self.line = line
