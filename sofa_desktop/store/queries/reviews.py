"""Performance reviews and circle reviews."""

from sofa_desktop.services.review_rows import ReviewRow
from sofa_desktop.store.queries.reading import Reading, dated

_REVIEWS = """
SELECT v.id, v.kind, v.step, v.begun_on, coalesce(v.role_id, ''), coalesce(r.name, ''),
  coalesce(v.focus_id, ''), coalesce(m.name, ''), v.reviewers, v.went_well, v.improve, v.ideas,
  v.plan, v.term_end, v.consented_on, v.meeting_id
FROM review AS v
LEFT JOIN role AS r ON r.id = v.role_id
LEFT JOIN member AS m ON m.id = v.focus_id
ORDER BY v.begun_on DESC, v.kind, CASE v.kind WHEN 'circle' THEN v.id END, v.id DESC"""


class ReviewQueries(Reading):
    """Questions about reviews."""

    def reviews(self) -> list[ReviewRow]:
        """Reviews, latest begun first; the turns of a circle review in their order."""
        return [ReviewRow(*dated(row, 3, 13, 14)) for row in self._all(_REVIEWS)]
