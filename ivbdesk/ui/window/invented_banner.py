"""The line across the window of the demonstration register: nothing in it is real."""

from __future__ import annotations

from ivbdesk.ui.window.turn_banner import Line


class InventedBanner(Line):
    """Hidden in a real register."""

    def mark(self) -> None:
        """Say that this register is the demonstration."""
        self.tell(
            "Demonstratie: alle namen en gebeurtenissen zijn verzonnen. Leg hier niets echts vast: wie weer op "
            "‘Demonstratie bekijken’ drukt, begint met een nieuwe."
        )
