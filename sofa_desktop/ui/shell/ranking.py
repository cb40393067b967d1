"""Which of many things a person means by a few words. No Qt."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def rank(text: str, words: str) -> int | None:
    """How well a text fits the words; smaller is better, None is not at all.

    Every word must occur; words at the start of a word of the text, and in order, count more.
    """
    plain = text.casefold()
    wanted = words.casefold().split()
    cost = 0
    last = -1
    for word in wanted:
        place = plain.find(word)
        if place < 0:
            return None
        starts = place == 0 or not plain[place - 1].isalnum()
        cost += (0 if starts else 8) + (0 if place > last else 2) + min(place, 20) // 5
        last = place
    return cost


def best(
    things: Sequence[Thing],
    words: str,
    text_of: Callable[[Thing], str],
    key_of: Callable[[Thing], str],
    recent: Sequence[str],
) -> list[Thing]:
    """The things that fit, best first; among equals the most recently used first."""
    ages = {key: age for age, key in enumerate(recent)}
    found = []
    for place, thing in enumerate(things):
        cost = rank(text_of(thing), words)
        if cost is not None:
            found.append((cost, ages.get(key_of(thing), len(ages)), place))
    return [things[place] for _, _, place in sorted(found)]
