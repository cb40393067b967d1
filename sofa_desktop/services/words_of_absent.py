"""Words of members who are not there, inside a unit of work: kept, heard, and out of date."""

from dataclasses import replace
from datetime import date

from sofa_desktop.domain.circle import Standing
from sofa_desktop.domain.consent import Answer, RoundKind, WrittenWord
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.services.consent_rounds import Subject, answer, responses, round_of
from sofa_desktop.services.ports import UnitOfWork


def hear_written(work: UnitOfWork, subject: Subject, on: date, item_id: str | None = None) -> None:
    """Bring the written answers of members who are not there into the round that begins.

    A word is for one round: whoever answered since it was written has to say it again, for what
    is asked is another wording. Words may be written for the agenda item ``item_id`` too, before
    there is a subject. The nominee of a selection is asked, and last, there or not.
    """
    said = round_of(work, subject, on)
    away = {member.id for member in said.absent}
    earlier = responses(work, subject.id)
    words = {
        word.member_id: word
        for source in filter(None, (item_id, subject.id))
        for word in _for_consent(work, source)
    }
    for word in words.values():
        if word.member_id not in away or word.answer is None or word.member_id == subject.last:
            continue
        if any(each.member_id == word.member_id and each.id > word.id for each in earlier):
            continue
        answer(work, subject, word.member_id, word.answer, word.text, on=on, written=True)


def forget_consents(work: UnitOfWork, subject: Subject, *, asked: bool) -> list[Id]:
    """Drop the consents given to another wording, and say whose they were.

    The written ones, and where the circle is just being ``asked`` those of the round.
    """
    lost: set[Id] = set()
    for each in responses(work, subject.id) if asked else ():
        if each.round == subject.round and each.answer is Answer.CONSENT:
            work.responses.remove(each.id)
            lost.add(each.member_id)
    for word in _for_consent(work, subject.id):
        if word.answer is not Answer.CONSENT:
            continue
        lost.add(word.member_id)
        if word.text.strip():
            work.written.put(replace(word, answer=None))
        else:
            work.written.remove(word.id)
    return sorted(lost)


def keep_word(
    work: UnitOfWork,
    subject_id: str,
    member_id: str,
    kind: RoundKind,
    text: str,
    given: Answer | None,
    *,
    on: date,
) -> Id:
    """Keep what somebody wrote for a round; a later word for the same round replaces it.

    Raises:
        Refused: ``written.no_answer`` for a consent round without an answer, ``round.guest``,
            ``objection.no_reason``, ``written.empty``.
    """
    member = work.members.get(member_id)
    if kind is RoundKind.CONSENT:
        if given is None:
            raise Refused("written.no_answer", name=member.name)
        if member.standing is not Standing.FULL:
            raise Refused("round.guest", name=member.name)
        if given is Answer.OBJECTION and not text.strip():
            raise Refused("objection.no_reason")
    for old in work.written.of(subject_id=subject_id, member_id=member.id, kind=kind):
        work.written.remove(old.id)
    kept = WrittenWord(
        id=work.new_id(),
        subject_id=Id(subject_id),
        member_id=member.id,
        kind=kind,
        text=text,
        written_on=on,
        answer=given if kind is RoundKind.CONSENT else None,
    )
    work.written.add(kept)
    return kept.id


def _for_consent(work: UnitOfWork, subject_id: str) -> list[WrittenWord]:
    return work.written.of(subject_id=subject_id, kind=RoundKind.CONSENT)
