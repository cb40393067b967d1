"""Random agreements and histories, for the engine and for the second calculation alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.settlement import Correction, Outcome, PeriodInput, State, settle
from tests.domain import settlement_oracle as oracle

LARGE = 10**15
CATEGORIES = ("admin", "content", "direct", "member_pay")
Draw = st.DrawFn
SCALES = (500_000, 500_000, 1_000, LARGE)
"""How large amounts of a history may be; in one history they are of one kind, so that it is not
decided by its one largest amount."""
rates = st.one_of(st.integers(1, 9_999), st.integers(0, 10_000), st.sampled_from([0, 10_000]))
weights = st.tuples(st.lists(st.integers(0, 9), max_size=5), st.integers(1, 9)).map(
    lambda drawn: (*drawn[0], drawn[1])
)


@dataclass(frozen=True)
class History:
    """An agreement, what happened under it, and what the engine made of it."""

    terms: Terms
    periods: tuple[PeriodInput, ...]
    outcomes: tuple[Outcome, ...]

    @classmethod
    def settled(cls, terms: Terms, periods: Sequence[PeriodInput]) -> "History":
        """Settle periods one after the other."""
        state = State.opening()
        answers = []
        for period in periods:
            answers.append(settle(terms, state, period))
            state = answers[-1].closing
        return cls(terms, tuple(periods), tuple(answers))


def amounts(scale: int) -> st.SearchStrategy[int]:
    """Receipts and, less often and smaller, refunds; now and then a few cents."""
    return st.one_of(st.integers(0, scale), st.integers(-scale // 3, scale), st.integers(-3, 3))


def costs(scale: int) -> st.SearchStrategy[dict[str, int]]:
    """What was spent, or came back, by category."""
    spent = st.integers(-scale // 20, scale // 2)
    return st.dictionaries(st.sampled_from(CATEGORIES), spent, max_size=4)


@st.composite
def agreements(draw: Draw, scale: int) -> Terms:
    """Terms of every kind."""
    steps = draw(st.lists(st.integers(1, 4 * scale), max_size=3, unique=True))
    uppers: list[int | None] = [*sorted(steps), None]
    return Terms(
        currency=draw(st.sampled_from(["EUR", "JPY", "KWD"])),
        tiers=tuple(Tier(upper, draw(rates)) for upper in uppers),
        caps=draw(st.dictionaries(st.sampled_from(CATEGORIES), rates, max_size=3)),
        recoup_bp=draw(rates),
        multiple_bp=draw(st.sampled_from([10_000, 12_500, 11_111, 0])),
        funded_in_base=draw(st.booleans()),
        reserve_bp=draw(rates),
        reserve_target=draw(st.sampled_from([0, 1, scale, 5 * scale])),
        min_payout=draw(st.sampled_from([0, 1, scale // 5, 2 * scale])),
        negative=draw(st.sampled_from(["pay", "carry"])),
    )


@st.composite
def corrections(draw: Draw, windows: list[str], scale: int) -> Correction:
    """A late entry in one of the windows there are."""
    spent = draw(costs(scale))
    return Correction(
        statement=draw(st.sampled_from(["IC-1", "IC-2", ""])),
        window=draw(st.sampled_from(windows)),
        gross=draw(amounts(scale)),
        costs=spent,
        funded=draw(_part_of(spent)),
        reason="",
        asked_by="",
    )


def _part_of(spent: dict[str, int]) -> st.SearchStrategy[dict[str, int]]:
    """Funded amounts: some of the categories, whole or half."""
    chosen = st.sets(st.sampled_from(sorted(spent))) if spent else st.just(set[str]())
    return chosen.map(lambda names: {name: spent[name] // 2 for name in sorted(names)})


@st.composite
def histories(
    draw: Draw, min_periods: int = 1, max_periods: int = 5, *, plain: bool = False
) -> History:
    """Up to so many periods; ``plain`` ones have no corrections and stay in one window."""
    scale = draw(st.sampled_from(SCALES))
    terms = draw(agreements(scale))
    count = draw(st.integers(min_periods, max_periods))
    periods: list[PeriodInput] = []
    answers: list[Outcome] = []
    state = State.opening()
    seen: list[str] = []
    for number in range(count):
        window = "w" if plain else draw(st.sampled_from(["2025", "2026"]))
        spent = draw(costs(scale))
        disbursed = draw(
            st.lists(
                st.tuples(st.sampled_from("abc"), st.integers(0, 2 * scale)),
                min_size=number == 0,
                max_size=2,
            )
        )
        period = PeriodInput(
            window=window,
            gross=tuple(draw(st.lists(amounts(scale), max_size=4))),
            costs=spent,
            funded=draw(_part_of(spent)),
            service_fee=draw(st.sampled_from([0, 0, scale // 60])),
            disbursed=tuple(disbursed),
            sofa_held=draw(st.one_of(st.just(0), amounts(scale))),
            weights=draw(weights),
            corrections=()
            if plain or not seen
            else tuple(draw(st.lists(corrections(seen, scale), max_size=2))),
            repaid_early=_some_repaid(state, draw(st.integers(0, 3))),
            final=number == count - 1 and draw(st.booleans()),
        )
        seen.append(window)
        periods.append(period)
        answers.append(settle(terms, state, period))
        state = answers[-1].closing
    return History(terms, tuple(periods), tuple(answers))


def _some_repaid(state: State, quarters: int) -> tuple[tuple[str, int], ...]:
    """So many quarters of the first open tranche, paid back by a transfer."""
    owed = [tranche for tranche in state.tranches if tranche.outstanding]
    if not owed or not quarters:
        return ()
    return ((owed[0].id, owed[0].outstanding * quarters // 4),)


def for_oracle(history: History) -> tuple[oracle.Rules, list[oracle.Happened]]:
    """The same history in the other module's words."""
    terms = history.terms
    rules = oracle.Rules(
        ladder=[(tier.upper, tier.bp) for tier in terms.tiers],
        caps=terms.caps,
        keep_funded_out=not terms.funded_in_base,
        pay_back=terms.recoup_bp,
        multiple=terms.multiple_bp,
        save=terms.reserve_bp,
        save_up_to=terms.reserve_target,
        minimum=terms.min_payout,
        carry=terms.negative == "carry",
    )
    return rules, [_happened(period) for period in history.periods]


def _happened(period: PeriodInput) -> oracle.Happened:
    return oracle.Happened(
        own=oracle.Entry(
            period.window, sum(period.gross), period.costs, period.funded, period.service_fee
        ),
        corrections=[
            oracle.Entry(each.window, each.gross, each.costs, each.funded)
            for each in period.corrections
        ],
        disbursed=list(period.disbursed),
        repaid=list(period.repaid_early),
        held=period.sofa_held,
        weights=period.weights or (),
        final=period.final,
    )
