"""`ivbdesk veiligheid`: the page for the CISO as a PDF, and the parts of the program as CycloneDX."""

from __future__ import annotations

import argparse

from ivbdesk.actions.beheer.veiligheid import save_parts, save_veiligheid
from ivbdesk.cli import GOOD, USAGE
from ivbdesk.cli.answer import tell_of
from ivbdesk.cli.passphrases import passphrase_of
from ivbdesk.desk import Desk, with_passphrase
from ivbdesk.storage.team_folder import is_team

PDF, PARTS = "veiligheid.pdf", "onderdelen.cdx.json"


def run_veiligheid(options: argparse.Namespace) -> int:
    """Write both files in a folder that is there, or is made; of a team register there is no such page yet."""
    if is_team(options.register):
        print(
            "Van een teamregister is er nog geen blad voor de CISO: wat daarin staat, gaat over een register op één computer. "
            "Lees in ivbdesk onder Beheer de pagina Veiligheid."
        )
        return USAGE
    desk = Desk.open(options.register, with_passphrase(passphrase_of(options)))
    try:
        told = desk.proofs.tell(options.kopieen or desk.copies.usual_place)
        options.out.mkdir(parents=True, exist_ok=True)
        save_veiligheid(desk.ctx, desk.drukkerij, told, options.out / PDF)
        save_parts(desk.ctx, desk.drukkerij, told.delen, options.out / PARTS)
    finally:
        desk.close()
    tell_of(options, options.out, f"{PDF} en {PARTS} staan in {options.out}.", desk.register.warnings)
    return GOOD
