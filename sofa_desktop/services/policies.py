"""Policies of the circle: adopted, renewed with a new term, and ended."""

from datetime import date

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.periods import add_months
from sofa_desktop.domain.policy import Policy, PolicyKind
from sofa_desktop.domain.proposal import Target
from sofa_desktop.services.deciding import Deciding, day_of, decide, known_meeting
from sofa_desktop.services.edits import Editable, edited, line, paragraphs
from sofa_desktop.services.policy_target import must_be_kept, versions_of
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork

DEFAULT_TERM_MONTHS = 12
"""After how many months a policy is looked at again, unless the circle says otherwise."""

_EDITABLE: Editable = {
    "title": line,
    "kind": lambda value: PolicyKind(str(value)),
    "note": paragraphs,
}


def default_term_end(decided_on: date) -> date:
    """When a policy decided on a day is due, unless the circle says otherwise: a year on."""
    return add_months(decided_on, DEFAULT_TERM_MONTHS)


class Policies:
    """Use cases of policies; each method is one named action.

    What is decided here was consented to elsewhere; ``Proposals.adopt`` is the way with a round.
    """

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def adopt(
        self,
        title: str,
        text: str,
        *,
        kind: str = PolicyKind.GUIDELINE,
        term_end: date | None = None,
        measure: str = "",
        feedback_to: str = "",
        decided_on: date | None = None,
        meeting_id: str | None = None,
        origin: object | None = None,
    ) -> Id:
        """Take a policy into the logbook with its decision; for a year unless said otherwise.

        Raises:
            Refused: ``policy.no_title``, ``policy.no_text``, ``policy.ends_before_start``,
                ``decision.minutes_approved``.
        """
        title = line(title)
        with self._file.act("policy.adopt", origin=origin, title=title) as work:
            on = day_of(work, meeting_id, decided_on, self._clock.today())
            if not title:
                raise Refused("policy.no_title")
            _must_have_text(text)
            decision = decide(
                work,
                Deciding(
                    title=title,
                    text=text,
                    on=on,
                    target=Target.POLICY,
                    effect={"kind": str(PolicyKind(kind))},
                    term_end=term_end or default_term_end(on),
                    measure=measure,
                    feedback_to=feedback_to,
                    meeting_id=known_meeting(work, meeting_id),
                ),
            )
            return _target(decision.target_id)

    def change(self, policy_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change what needs no consent: ``title``, ``kind``, ``note``.

        Raises:
            Refused: ``record.unknown_field``, ``policy.no_title``.
        """
        with self._file.act("policy.change", origin=origin, fields=sorted(fields)) as work:
            policy = _named(work, policy_id)
            work.policies.put(edited(policy, fields, _EDITABLE))

    def renew(
        self,
        policy_id: str,
        term_end: date,
        *,
        text: str | None = None,
        measure: str | None = None,
        feedback_to: str | None = None,
        decided_on: date | None = None,
        meeting_id: str | None = None,
        origin: object | None = None,
    ) -> Id:
        """Give a policy a new term as a new version; what is not given stays as it was.

        Raises:
            Refused: ``policy.retired``, ``policy.no_text``, ``policy.ends_before_start``,
                ``decision.minutes_approved``.
        """
        with self._file.act("policy.renew", origin=origin, until=term_end) as work:
            policy = _named(work, policy_id)
            must_be_kept(policy)
            last = versions_of(work, policy.id)[-1]
            words = last.text if text is None else text
            _must_have_text(words)
            decide(
                work,
                Deciding(
                    title=policy.title,
                    text=words,
                    on=day_of(work, meeting_id, decided_on, self._clock.today()),
                    target=Target.POLICY,
                    target_id=policy.id,
                    term_end=term_end,
                    measure=last.measure if measure is None else measure,
                    feedback_to=last.feedback_to if feedback_to is None else feedback_to,
                    meeting_id=known_meeting(work, meeting_id),
                ),
            )
            return versions_of(work, policy.id)[-1].id

    def retire(
        self,
        policy_id: str,
        why: str,
        *,
        on: date | None = None,
        meeting_id: str | None = None,
        origin: object | None = None,
    ) -> None:
        """End a policy, with the reason.

        Raises:
            Refused: ``policy.retired``, ``policy.no_reason``, ``decision.minutes_approved``.
        """
        with self._file.act("policy.retire", origin=origin) as work:
            policy = _named(work, policy_id)
            if not why.strip():
                raise Refused("policy.no_reason", title=policy.title)
            decide(
                work,
                Deciding(
                    title=policy.title,
                    text=why.strip(),
                    on=day_of(work, meeting_id, on, self._clock.today()),
                    target=Target.POLICY,
                    target_id=policy.id,
                    effect={"retire": True},
                    meeting_id=known_meeting(work, meeting_id),
                ),
            )

    def remove(self, policy_id: str, *, origin: object | None = None) -> None:
        """Take away a policy noted by mistake, with its versions and decisions.

        Raises:
            Refused: ``policy.decided`` once a meeting decided on it.
        """
        with self._file.act("policy.remove", origin=origin) as work:
            policy = _named(work, policy_id)
            decisions = work.decisions.of(target_id=policy.id)
            if any(each.meeting_id or each.proposal_id for each in decisions):
                raise Refused("policy.decided", title=policy.title)
            for version in versions_of(work, policy.id):
                work.policy_versions.remove(version.id)
            for decision in decisions:
                work.decisions.remove(decision.id)
            work.policies.remove(policy.id)


def _named(work: UnitOfWork, policy_id: str) -> Policy:
    policy = work.policies.get(policy_id)
    work.facts(title=policy.title)
    return policy


def _must_have_text(text: str) -> None:
    if not text.strip():
        raise Refused("policy.no_text")


def _target(key: Id | None) -> Id:
    if key is None:
        raise Refused("record.gone", type="policy")
    return key
