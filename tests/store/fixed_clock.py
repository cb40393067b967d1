"""A clock that imports nothing of the store, for programs that watch what is loaded."""

from datetime import UTC, date, datetime


class FixedClock:
    """Always the same moment."""

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 10, 42, tzinfo=UTC)

    def today(self) -> date:
        return date(2026, 11, 24)


CLOCK = FixedClock()
