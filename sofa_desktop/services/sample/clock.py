"""A clock that is moved by hand: the sample's past is written day by day."""

from datetime import UTC, date, datetime, time, timedelta


class SampleClock:
    """Stands on a day until it is moved; every look at it is a little later."""

    def __init__(self, day: date) -> None:
        self._moment = datetime.combine(day, time(9), UTC)

    def set(self, day: date) -> None:
        """Move to the morning of a day."""
        self._moment = datetime.combine(day, time(9), UTC)

    def later(self, minutes: int) -> None:
        """Let some minutes pass."""
        self._moment += timedelta(minutes=minutes)

    def now(self) -> datetime:
        """This moment."""
        self._moment += timedelta(seconds=7)
        return self._moment

    def today(self) -> date:
        """This day."""
        return self._moment.date()
