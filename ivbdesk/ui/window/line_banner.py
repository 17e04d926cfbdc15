"""The line across the window of a team register while the server is out of reach: how old what is shown is, and what waits."""

from __future__ import annotations

from ivbdesk.cases.taal.nederlands import AMSTERDAM, day_date
from ivbdesk.ui.window.turn_banner import Line
from ivbdesk.ui.workplace import Workplace


class LineBanner(Line):
    """Hidden while the line is there, and in a register of one computer."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        place.line_changed.connect(self.look)

    def look(self) -> None:
        """Say how it stands with the line."""
        since, team = lost_since(self._place), self._place.desk.team
        if team is not None and team.is_refused:
            self.tell(
                f"De server van het register laat u sinds {since} niet meer toe. Is uw wachtwoordzin op een andere computer gewijzigd, "
                "sluit het register dan en open het met de nieuwe; wat u typte blijft bewaard als concept."
            )
            return
        self.tell(
            f"Geen verbinding met de server sinds {since}. U ziet de stand van {since}. Opslaan kan weer zodra de verbinding "
            "terug is; wat u typt blijft staan."
            if since
            else ""
        )


def lost_since(place: Workplace) -> str:
    """Since when there is no line: the time, with the day where that is another; empty where there is one."""
    team = place.desk.team
    if team is None or (since := team.lost_since) is None:
        return ""
    here = since.astimezone(AMSTERDAM)
    return f"{here:%H:%M}" if here.date() == place.today() else f"{day_date(here.date())} {here:%H:%M}"
