"""What each partner saw follows from when it was in the room and when a casus was on the screen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivbdesk.cases.publiek import overlegverloop as rules
from ivbdesk.cases.publiek.aanwezigheid import Aanwezigheid, times_told
from ivbdesk.cases.publiek.overleg import Bespreking, Deelname, Overleg, OverlegSoort, OverlegStatus
from ivbdesk.cases.taal.fouten import RegelFout

START = datetime(2026, 11, 26, 9, tzinfo=UTC)
A, B, C = (UUID(int=number) for number in (1, 2, 3))


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def meeting(cases: int = 2) -> Overleg:
    made = Overleg(uuid4(), OverlegSoort.LOKAAL, START.date(), None)
    made.agenda = [Bespreking(uuid4(), made.id, uuid4(), number) for number in range(1, cases + 1)]
    made.deelnames = [Deelname(uuid4(), made.id, who, komt=who != C) for who in (A, B, C)]
    rules.begin(made, START, uuid4, START.date())
    return made


def test_who_is_expected_is_there_from_the_start_and_who_left_saw_what_was_shown_before() -> None:
    made = meeting()
    first, second = made.in_order()
    made.put_on_screen(first, at(1), uuid4)
    made.leave(B, at(5))
    made.put_on_screen(second, at(12), uuid4)
    made.arrive(C, at(15), uuid4)
    assert made.present(first) == made.present(second) == [A, C], "who left is away for what follows too"
    assert (made.saw(first), made.saw(second)) == ([A, B], [A, C])
    made.arrive(B, at(20), uuid4)
    assert made.saw(second) == [A, B, C]
    rules.close(made, at(30))
    assert made.present(first) == [A, B]
    told = [times_told(item.tijden) for item in made.deelnames]
    assert told == ["10:00–10:30", "10:00–10:05, weer 10:20–10:30", "10:15–10:30"]


def test_one_that_was_not_invited_may_come_in() -> None:
    made, guest = meeting(), uuid4()
    made.put_on_screen(made.agenda[0], at(1), uuid4)
    made.arrive(guest, at(2), uuid4)
    made.arrive(guest, at(3), uuid4)
    assert guest in made.saw(made.agenda[0])
    (there,) = [item for item in made.deelnames if item.partner_id == guest]
    assert [tijd.van for tijd in there.tijden] == [at(2)], "who is there does not come in again"


def test_the_room_was_left_when_the_screen_went_dark_not_when_somebody_closed_the_meeting() -> None:
    made = meeting()
    made.put_on_screen(made.agenda[0], at(1), uuid4)
    made.clear_screen(at(50))
    rules.close(made, at(2000))
    assert times_told(made.deelnames[0].tijden) == "10:00–10:50"


def test_a_clock_that_stands_still_or_is_set_back_does_not_change_the_order() -> None:
    made = meeting()
    first, second = made.in_order()
    made.put_on_screen(first, START, uuid4)
    made.leave(A, START)
    made.put_on_screen(second, at(-60), uuid4)
    made.arrive(A, START, uuid4)
    made.clear_screen(made.moment(START))
    made.leave(B, at(-60))
    assert (made.saw(first), made.saw(second)) == ([A, B], [A, B])
    made = meeting()
    made.leave(A, START)
    made.put_on_screen(made.agenda[0], at(-60), uuid4)
    assert made.saw(made.agenda[0]) == [B]


def test_of_a_meeting_before_times_were_kept_stays_known_who_was_there_for_which_casus() -> None:
    made = Overleg(uuid4(), OverlegSoort.LOKAAL, START.date(), None, status=OverlegStatus.GESLOTEN)
    made.agenda = [Bespreking(uuid4(), made.id, uuid4(), number) for number in (1, 2)]
    made.deelnames = [Deelname(uuid4(), made.id, who, komt=who != C) for who in (A, B, C)]
    made.agenda[0].weg = f"{B}"
    assert [made.saw(item) for item in made.agenda] == [[A], [A, B]]


def test_nobody_comes_in_before_it_begins_or_after_it_is_over() -> None:
    made = meeting()
    with pytest.raises(RegelFout, match="begonnen"):
        made.expect(A, False)
    for status in (OverlegStatus.GEPLAND, OverlegStatus.GESLOTEN, OverlegStatus.AFGELAST):
        made.status = status
        with pytest.raises(RegelFout):
            made.arrive(A, at(1), uuid4)
        with pytest.raises(RegelFout):
            made.leave(A, at(1))
        with pytest.raises(RegelFout):
            made.put_on_screen(made.agenda[0], at(1), uuid4)


def test_what_was_shown_stays_on_the_agenda_and_the_meeting_is_not_called_off() -> None:
    made = meeting()
    made.put_on_screen(made.agenda[0], at(1), uuid4)
    with pytest.raises(RegelFout, match="blijft op de agenda"):
        made.take_off(made.agenda[0])
    with pytest.raises(RegelFout, match="al een casus getoond"):
        made.cancel("de voorzitter is ziek")


STEPS = st.lists(
    st.tuples(st.sampled_from(["arrive", "leave", "show", "dark"]), st.integers(0, 2), st.integers(-5, 30))
)


@given(STEPS)
def test_whoever_was_there_at_some_moment_saw_it_and_nobody_else(steps: list[tuple[str, int, int]]) -> None:
    """Beside the program a plain list of what happened, without times."""
    made, people = meeting(3), (A, B, C)
    order = made.in_order()
    room, shown = {A, B}, None
    seen: dict[int, set[UUID]] = {0: set(), 1: set(), 2: set()}
    for act, which, minute in steps:
        if act == "arrive":
            made.arrive(people[which], at(minute), uuid4)
            room.add(people[which])
        elif act == "leave":
            made.leave(people[which], at(minute))
            room.discard(people[which])
        elif act == "show":
            made.put_on_screen(order[which], at(minute), uuid4)
            shown = which
        else:
            made.clear_screen(made.moment(at(minute)))
            shown = None
        if shown is not None:
            seen[shown] |= room
    assert {number: set(made.saw(item)) for number, item in enumerate(order)} == seen
    rules.close(made, at(40))
    assert {number: set(made.saw(item)) for number, item in enumerate(order)} == seen
    assert all(tijd.tot is not None and tijd.tot >= tijd.van for d in made.deelnames for tijd in d.tijden)


def test_times_are_told_in_dutch_time_and_in_order() -> None:
    summer = datetime(2026, 7, 1, 8, tzinfo=UTC)
    tijden = [
        Aanwezigheid(uuid4(), uuid4(), summer + timedelta(hours=1)),
        Aanwezigheid(uuid4(), uuid4(), summer, summer + timedelta(minutes=5)),
    ]
    assert times_told(tijden) == "10:00–10:05, weer sinds 11:00"
    assert times_told([]) == ""
