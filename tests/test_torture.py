"""A program that is ended while it writes loses nothing that it confirmed."""

from ivbdesk.torture import torture


def test_what_was_confirmed_survives_the_end_of_the_process() -> None:
    told = torture(6, seed=7)
    assert told.keren == 6
    assert told.bevestigd >= told.keren
    assert told.is_heel, told
