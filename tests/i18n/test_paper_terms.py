from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.meeting import FRAME
from sofa_desktop.i18n import paper_terms


def test_every_outcome_and_every_part_of_a_meeting_has_a_word() -> None:
    assert all(paper_terms.outcome(str(each)) for each in Outcome)
    assert all(paper_terms.segment(str(each)) for each in FRAME)


def test_where_nothing_is_said_there_is_no_word() -> None:
    assert paper_terms.outcome("") == ""
    assert paper_terms.role_state("") == ""
    assert paper_terms.role_state("vacant") == "Vacant"
