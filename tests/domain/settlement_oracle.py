"""A second settlement, written another way, to hold the engine against.

Nothing of the engine is used. Every period is computed from scratch out of the whole history so
far, in fractions: a window's share is what its whole past comes to now less what it came to one
period ago; the deficit is how far the money that stays with the circle lies below its highest
mark. Only what the rules define step by step (paying back, reserve, balance) is replayed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

WHOLE = Fraction(10_000)


@dataclass
class Entry:
    """Money that fell into one window: a period's own, or a correction's."""

    window: str
    gross: int
    costs: Mapping[str, int]
    funded: Mapping[str, int]
    fee: int = 0


@dataclass
class Happened:
    """One period of a history."""

    own: Entry
    corrections: list[Entry] = field(default_factory=list)
    disbursed: list[tuple[str, int]] = field(default_factory=list)
    repaid: list[tuple[str, int]] = field(default_factory=list)
    held: int = 0
    weights: Sequence[int] = ()
    final: bool = False

    @property
    def entries(self) -> list[Entry]:
        return [*self.corrections, self.own]


@dataclass
class Rules:
    """The terms, in the words of this module."""

    ladder: list[tuple[int | None, int]]
    caps: Mapping[str, int]
    keep_funded_out: bool
    pay_back: int
    multiple: int
    save: int
    save_up_to: int
    minimum: int
    carry: bool


def nearest(value: Fraction) -> int:
    size = floor(abs(value) + Fraction(1, 2))
    return size if value > 0 else -size


def ladder_share(rules: Rules, base: Fraction) -> int:
    """Integrate the rate from nothing up to the base."""
    total, low = Fraction(0), Fraction(0)
    for upper, rate in rules.ladder:
        high = base if upper is None else min(base, Fraction(upper))
        if high > low:
            total += (high - low) * rate / WHOLE
        if upper is None or base <= upper:
            break
        low = Fraction(upper)
    return nearest(total)


def window_base(rules: Rules, entries: Iterable[Entry]) -> Fraction:
    """The base of everything that ever fell into one window."""
    past = list(entries)
    gross = Fraction(sum(entry.gross for entry in past))
    base = gross - sum(entry.fee for entry in past)
    for category in {category for entry in past for category in entry.costs}:
        spent = sum(entry.costs.get(category, 0) for entry in past)
        if category in rules.caps:
            spent = min(spent, nearest(max(gross, Fraction(0)) * rules.caps[category] / WHOLE))
        base -= spent
    if rules.keep_funded_out:
        base += sum(sum(entry.funded.values()) for entry in past)
    return base


def shares_to_date(rules: Rules, history: Sequence[Happened]) -> dict[str, int]:
    windows: dict[str, list[Entry]] = {}
    for period in history:
        for entry in period.entries:
            windows.setdefault(entry.window, []).append(entry)
    return {
        window: ladder_share(rules, window_base(rules, entries))
        for window, entries in windows.items()
    }


def own_base(rules: Rules, history: Sequence[Happened]) -> tuple[int, int]:
    """Base to date in the window of the last period, and the part its own entry added."""
    last = history[-1].own
    there = [e for period in history for e in period.entries if e.window == last.window]
    whole, before = window_base(rules, there), window_base(rules, there[:-1])
    return int(whole), int(whole - before)


def stays(rules: Rules, history: Sequence[Happened]) -> Fraction:
    """Everything that ever stayed with the circle, SoFA's money for funded costs included."""
    cash = sum(
        entry.gross - sum(entry.costs.values()) - entry.fee + sum(entry.funded.values())
        for period in history
        for entry in period.entries
    )
    return Fraction(cash - sum(shares_to_date(rules, history).values()))


def divide(amount: int, weights: Sequence[int]) -> list[int]:
    """Give each the whole part of the exact quota, then cents by the size of what is missing."""
    if not amount:
        return [0] * len(weights)
    quotas = [Fraction(amount * weight, sum(weights)) for weight in weights]
    parts = [floor(quota) for quota in quotas]
    while sum(parts) < amount:
        gaps = [quota - part for quota, part in zip(quotas, parts, strict=True)]
        parts[gaps.index(max(gaps))] += 1
    return parts


@dataclass
class Running:
    """What is replayed step by step."""

    owed: dict[str, int] = field(default_factory=dict)
    saved: int = 0
    balance: int = 0


def settle_all(rules: Rules, history: Sequence[Happened]) -> list[dict[str, object]]:
    """Every period's figures, named as in the vectors."""
    running = Running()
    highest = Fraction(0)
    answers = []
    for count in range(1, len(history) + 1):
        past = history[:count]
        share = sum(shares_to_date(rules, past).values())
        share -= sum(shares_to_date(rules, past[:-1]).values())
        level = stays(rules, past)
        available = int(max(level - highest, Fraction(0)))
        highest = max(highest, level)
        answer = _replay(rules, running, past[-1], available, share)
        base_to_date, base = own_base(rules, past)
        answer |= {
            "B": base_to_date,
            "base": base,
            "avail": available,
            "deficit": int(highest - level),
            "share": share,
        }
        answers.append(answer)
    return answers


def _replay(
    rules: Rules, running: Running, period: Happened, available: int, share: int
) -> dict[str, object]:
    fresh = {name: Fraction(0) for name, _ in period.disbursed}
    for name, principal in period.disbursed:
        fresh[name] += nearest(Fraction(principal * rules.multiple) / WHOLE)
    for name, amount in period.repaid:
        from_old = min(amount, running.owed.get(name, 0))
        running.owed[name] = running.owed.get(name, 0) - from_old
        if amount > from_old:
            fresh[name] -= amount - from_old
    budget = floor(Fraction(available * rules.pay_back) / WHOLE)
    back = 0
    for name, owed in running.owed.items():
        step = min(owed, budget - back)
        running.owed[name] -= step
        back += step
    for name, owed_now in fresh.items():
        running.owed[name] = running.owed.get(name, 0) + int(owed_now)
    room = max(rules.save_up_to - running.saved, 0)
    saving = min(room, floor(Fraction((available - back) * rules.save) / WHOLE))
    running.saved += saving
    due = period.own.fee + share + back
    net = due - period.held + running.balance
    held_back = abs(net) < rules.minimum or (rules.carry and net < 0)
    paid = net if period.final or not held_back else 0
    running.balance = net - paid
    to_members = available - back - saving
    cash = sum(e.gross - sum(e.costs.values()) - e.fee for e in period.entries)
    return {
        "circle": cash - share,
        "recoup": back,
        "outstanding": sum(running.owed.values()),
        "reserve": running.saved,
        "distributable": to_members,
        "members": divide(to_members, period.weights),
        "due": due,
        "net": net,
        "pay": paid,
        "carried": running.balance,
    }
