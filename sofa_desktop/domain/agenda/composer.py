"""From a snapshot of the circle to the proposed agenda of a meeting."""

from sofa_desktop.domain.agenda.candidates import Candidate, ComposedAgenda
from sofa_desktop.domain.agenda.facts import Snapshot
from sofa_desktop.domain.agenda.fitting import fit
from sofa_desktop.domain.agenda.future import future
from sofa_desktop.domain.agenda.making import Maker
from sofa_desktop.domain.agenda.merging import merged, minutes_taken, not_taken, split_declined
from sofa_desktop.domain.agenda.past import past
from sofa_desktop.domain.agenda.present import present
from sofa_desktop.domain.agenda.timing import past_days, rhythm
from sofa_desktop.domain.meeting import FRAME_MINUTES, Lane


def candidates(snapshot: Snapshot) -> list[Candidate]:
    """Everything a meeting could be about, each thing once, in the order of its keys."""
    maker = Maker(snapshot)
    return merged(
        [
            *maker.make_all(Lane.PAST, past(maker)),
            *maker.make_all(Lane.PRESENT, present(maker)),
            *maker.make_all(Lane.FUTURE, future(maker)),
        ],
        snapshot,
    )


def compose(snapshot: Snapshot) -> ComposedAgenda:
    """The agenda proposed for a meeting: what fits, in order, and what does not, with why."""
    maker = Maker(snapshot)
    open_, declined = split_declined(not_taken(candidates(snapshot), snapshot), snapshot)
    taken = minutes_taken(snapshot)
    fitted = fit(open_, snapshot.length - FRAME_MINUTES - taken)
    return ComposedAgenda(
        meeting_id=snapshot.meeting_id,
        day=snapshot.day,
        following=maker.horizon,
        rhythm_days=rhythm(past_days(snapshot)),
        length=snapshot.length,
        frame=FRAME_MINUTES,
        taken=taken,
        items=fitted.items,
        left_out=fitted.left_out,
        declined=tuple(declined),
    )
