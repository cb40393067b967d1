"""What may be asked about reviews."""

from typing import Protocol

from sofa_desktop.services.review_rows import ReviewRow


class ReviewQueries(Protocol):
    """Questions about reviews."""

    def reviews(self) -> list[ReviewRow]:
        """Reviews, latest begun first; the turns of a circle review in their order."""
        ...
