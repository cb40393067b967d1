"""Candidates that are one thing, that are on an agenda already, or that were declined."""

from collections.abc import Iterable
from dataclasses import replace

from sofa_desktop.domain.agenda.candidates import Candidate, MinutesFrom
from sofa_desktop.domain.agenda.facts import MeetingFact, Snapshot
from sofa_desktop.domain.agenda.timing import AHEAD, KINDS, rule_of
from sofa_desktop.domain.meeting import ItemState, MeetingState

TOPICS = frozenset({"topic", "unfinished"})
"""Codes of candidates that are topics of the backlog themselves."""


def merged(candidates: Iterable[Candidate], snapshot: Snapshot) -> list[Candidate]:
    """Each thing once: a topic about something that a rule brings anyway goes with the rule's.

    So does a topic made of a rule's item that a meeting did not finish. It is told by the rule's
    reason and is finished together with it; once its rule is silent, so is the topic.
    """
    made_of = {item.backlog_id: item.key for item in snapshot.items if item.backlog_id}
    found = sorted(candidates, key=lambda each: each.key)
    by_rule = [each for each in found if each.code not in TOPICS]
    about = {each.about: each for each in by_rule}
    keys = {each.key: each for each in by_rule}
    led = {each.backlog_id: each for each in by_rule if each.backlog_id}
    kept: dict[str, Candidate] = {each.key: each for each in by_rule}
    for topic in found:
        if topic.code not in TOPICS or topic.backlog_id in led:
            continue
        origin = made_of.get(topic.backlog_id, "")
        rule = about.get(topic.about) or keys.get(origin)
        if rule is not None and not kept[rule.key].backlog_id:
            kept[rule.key] = _with_topic(kept[rule.key], topic)
        elif rule is not None or not _is_of_a_rule(topic, origin):
            kept[topic.key] = topic
    return sorted(kept.values(), key=lambda each: each.key)


def _is_of_a_rule(topic: Candidate, origin: str) -> bool:
    """Whether a topic was made of what a rule brought, and of nothing a person said."""
    return rule_of(origin) in KINDS or topic.subject_type in KINDS


def _with_topic(rule: Candidate, topic: Candidate) -> Candidate:
    asked = topic.minutes_from is MinutesFrom.ASKED
    return replace(
        rule,
        backlog_id=topic.backlog_id,
        rank=min(rule.rank, topic.rank),
        minutes=topic.minutes if asked else rule.minutes,
        minutes_from=topic.minutes_from if asked else rule.minutes_from,
    )


def on_agendas(snapshot: Snapshot) -> tuple[frozenset[str], frozenset[str]]:
    """The keys and the topics that stand on the agenda of a meeting to come, or of one that runs.

    A meeting whose day has passed without anybody opening it keeps nothing to itself.
    """
    alive = {each.id for each in snapshot.meetings if _is_alive(each, snapshot)}
    there = [
        item
        for item in snapshot.items
        if item.meeting_id in alive and item.state in {ItemState.PLANNED, ItemState.OPEN}
    ]
    return (
        frozenset(item.key for item in there if item.key),
        frozenset(item.backlog_id for item in there if item.backlog_id),
    )


def _is_alive(meeting: MeetingFact, snapshot: Snapshot) -> bool:
    if meeting.id == snapshot.meeting_id or meeting.state is MeetingState.IN_SESSION:
        return True
    return meeting.state in AHEAD and meeting.held_on >= snapshot.today


def not_taken(candidates: Iterable[Candidate], snapshot: Snapshot) -> list[Candidate]:
    """Candidates that are on no agenda yet."""
    keys, topics = on_agendas(snapshot)
    return [
        each
        for each in candidates
        if each.key not in keys and not (each.backlog_id and each.backlog_id in topics)
    ]


def split_declined(
    candidates: Iterable[Candidate], snapshot: Snapshot
) -> tuple[list[Candidate], list[Candidate]]:
    """What may be proposed, and what the steward declined while its facts were as they are."""
    declined = {each.key: each.facts for each in snapshot.declined}
    open_: list[Candidate] = []
    away: list[Candidate] = []
    for each in candidates:
        (away if declined.get(each.key) == each.fingerprint else open_).append(each)
    return open_, away


def minutes_taken(snapshot: Snapshot) -> int:
    """Minutes of the items that are on the meeting's agenda already."""
    if not snapshot.meeting_id:
        return 0
    return sum(item.minutes for item in snapshot.items if item.meeting_id == snapshot.meeting_id)
