"""A service's rate holds in every window, however the requests are held up."""

import random
from collections.abc import Callable

import pytest

from smsdesk.providers.limiter import MARGIN, Limiter, Slot


class Hand:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def limiter(hand: Hand) -> Callable[..., Limiter]:
    return lambda most, seconds=1.0: Limiter(most, seconds, clock=hand)


def test_without_a_rate_everything_goes(limiter):
    free = limiter(0)

    assert all(isinstance(free.reserve(500), Slot) for _request in range(1000))


def test_a_slot_is_free_again_a_window_after_its_first_byte(limiter, hand):
    one = limiter(1)
    slot = one.reserve(1)
    hand.now += 50  # a slow commit, a slow connection
    assert isinstance(one.reserve(1), float), "held, however long it takes"
    one.leave(slot)
    hand.now += 0.999

    assert isinstance(one.reserve(1), float)
    hand.now += MARGIN - 0.998
    assert isinstance(one.reserve(1), Slot)


def test_the_wait_it_names_is_enough(limiter, hand):
    one = limiter(3, 60.0)
    for _request in range(3):
        one.leave(one.reserve(1))
        hand.now += 6
    wait = one.reserve(1)

    assert 42 < wait < 43
    hand.now += wait
    assert isinstance(one.reserve(1), Slot)


def test_a_short_window_is_filled_evenly(limiter, hand):
    one = limiter(100)
    at_once = 0
    while isinstance(slot := one.reserve(1), Slot):
        one.leave(slot)
        at_once += 1

    assert 10 <= at_once <= 12
    hand.now += one.reserve(1)
    assert isinstance(one.reserve(1), Slot)


def test_what_never_left_makes_room_at_once(limiter):
    one = limiter(1)
    slot = one.reserve(1)
    one.release(slot)

    assert isinstance(one.reserve(1), Slot)


def test_more_than_a_window_holds_goes_alone(limiter, hand):
    one = limiter(10)
    big = one.reserve(25)

    assert isinstance(big, Slot)
    one.leave(big)
    assert isinstance(one.reserve(1), float)
    hand.now += 1.1
    assert isinstance(one.reserve(1), Slot)


def test_what_another_process_sent_a_moment_ago_counts(limiter, hand):
    one = limiter(1000, 60.0)
    one.remember([(20.0, 900), (59.0, 100)])

    assert isinstance(one.reserve(1), float)
    hand.now += 2
    assert isinstance(one.reserve(100), Slot)
    assert isinstance(one.reserve(1), float)


def test_what_is_remembered_does_not_count_twice(limiter):
    one = limiter(10, 60.0)
    one.leave(one.reserve(4))
    one.remember([(0.0, 4)])

    assert isinstance(one.reserve(6), Slot)


def test_half_the_rate_after_a_refusal_and_never_none(limiter):
    one = limiter(3)
    one.halve()
    one.halve()
    one.halve()

    assert one.most == 1
    one.restore()
    assert one.most == 3


@pytest.mark.parametrize("seed", range(5))
def test_no_window_ever_holds_more_than_the_rate(limiter, hand, seed):
    dice = random.Random(seed)
    one = limiter(20)
    waiting: list[Slot] = []
    left: list[float] = []
    while len(left) < 300:
        slot = one.reserve(1)
        if isinstance(slot, Slot):
            waiting.append(slot)
        if waiting and dice.random() < 0.4:
            one.leave(waiting.pop(dice.randrange(len(waiting))))
            left.append(hand.now)
        hand.now += dice.random() * 0.03

    assert all(later - first >= 1.0 for first, later in zip(left, left[20:], strict=False))
