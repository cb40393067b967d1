"""The system's clock."""

from datetime import date, datetime


class SystemClock:
    """The time of this computer, where the person is."""

    def now(self) -> datetime:
        """This moment, with its zone."""
        return datetime.now().astimezone()  # noqa: TID251  (the one place that asks)

    def today(self) -> date:
        """The day where the person is."""
        return self.now().date()
