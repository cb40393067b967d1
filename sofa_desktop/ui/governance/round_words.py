"""What a consent round says: who is asked, who has not answered. Never a count. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sofa_desktop.domain.consent import Answer, ObjectionState, RoundKind
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import (
    ObjectionRow,
    ResponseRow,
    VoiceRow,
    WrittenWordRow,
)
from sofa_desktop.ui.governance.names import together


@dataclass(frozen=True, slots=True)
class Said:
    """A consent round as it stands: the voices in their order, and what was said and written."""

    voices: Sequence[VoiceRow] = ()
    responses: Sequence[ResponseRow] = ()
    objections: Sequence[ObjectionRow] = ()
    words: Sequence[WrittenWordRow] = ()
    over: bool = False
    """Nobody is asked any more; it is shown as it was."""

    def voice(self, member_id: str) -> VoiceRow | None:
        """Somebody in the round."""
        return next((each for each in self.voices if each.member_id == member_id), None)

    def word_of(self, member_id: str) -> WrittenWordRow | None:
        """What somebody wrote for this round."""
        mine = [
            word
            for word in self.words
            if word.member_id == member_id and word.kind == RoundKind.CONSENT
        ]
        return mine[-1] if mine else None

    def objection_of(self, member_id: str) -> ObjectionRow | None:
        """What somebody objects in this round."""
        numbers = [each.round for each in self.responses]
        here = max(numbers, default=0)
        mine = [
            each
            for each in self.objections
            if each.member_id == member_id
            and each.state != ObjectionState.WITHDRAWN
            and (not here or each.round == here)
        ]
        return mine[-1] if mine else None

    def last_answered(self) -> str:
        """Who gave the last answer."""
        given = sorted(self.responses, key=lambda each: each.place)
        return given[-1].member_id if given else ""

    def to_ask(self) -> tuple[str, ...]:
        """Whose answer is still wanted, in order: those who are there, then the awaited."""
        there = [each for each in self.voices if each.present and not each.answer]
        waited = [each for each in self.voices if each.awaited and not each.answer]
        return tuple(each.member_id for each in (*there, *waited))

    def next_after(self, member_id: str) -> str:
        """Who is asked when this one was heard; the round goes on from there."""
        wanted = self.to_ask()
        ids = [each.member_id for each in self.voices]
        if member_id in ids:
            place = ids.index(member_id)
            for each in ids[place + 1 :]:
                if each in wanted:
                    return each
        return wanted[0] if wanted else ""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer somebody gave in the round."""

    member_id: str
    answer: str
    reason: str = ""
    aim: str = ""
    written: bool = False


def question(voice: VoiceRow) -> str:
    """What the one who is asked is asked."""
    name = isolated(voice.member)
    if voice.present:
        return t("round", "{name}, do you consent?", name=name)
    return t("round", "{name} is not here. What did they write?", name=name)


def standing(voice: VoiceRow, *, asked: bool) -> tuple[str, str]:
    """The chip of a voice and its tone."""
    if voice.answer == Answer.CONSENT:
        return t("round", "Consent"), "good"
    if voice.answer == Answer.OBJECTION:
        return t("round", "Objection"), "warning"
    if asked:
        return "", ""
    return ("", "") if voice.present else (t("round", "Not here"), "")


def beside(voice: VoiceRow, said: Said) -> str:
    """The line under a name: what was written, or objected, or whether somebody is awaited."""
    objection = said.objection_of(voice.member_id)
    if voice.answer == Answer.OBJECTION and objection is not None:
        return objection.text
    word = said.word_of(voice.member_id)
    if voice.written and not (word and word.text):
        return t("round", "Given in writing")
    if word is not None and word.text:
        return t("round", "In writing: {words}", words=word.text)
    if word is not None:
        told: Mapping[str, str] = {
            Answer.CONSENT: t("round", "In writing: consent"),
            Answer.OBJECTION: t("round", "In writing: objection"),
        }
        return told.get(word.answer, "")
    if not voice.present and not voice.answer:
        return (
            t("round", "The decision waits for their word.")
            if voice.awaited
            else t("round", "The circle's rule does without their word.")
        )
    return ""


def spoken(voice: VoiceRow, said: Said, *, asked: bool) -> str:
    """A voice for a screen reader."""
    chip, _ = standing(voice, asked=asked)
    now = t("round", "asked now") if asked else ""
    parts = (voice.member, now, chip, beside(voice, said))
    return ", ".join(part for part in parts if part)


def still_missing(said: Said) -> str:
    """What keeps the round from being over, in words."""
    there = [each.member for each in said.voices if each.present and not each.answer]
    away = [each.member for each in said.voices if each.awaited and not each.answer]
    if len(there) == len(said.voices) > 1:
        return t("round", "Nobody has answered yet.")
    sentences = [_not_answered(there), _waits_for(away), _objects(said)]
    told = " ".join(sentence for sentence in sentences if sentence)
    if told:
        return told
    if not said.voices:
        return t("round", "Nobody is in this round. Add the members, or who is there.")
    return t("round", "Everybody has answered, and nobody objects.")


def _not_answered(names: Sequence[str]) -> str:
    if not names:
        return ""
    if len(names) == 1:
        return t("round", "{name} has not answered yet.", name=together(names))
    return t("round", "{names} have not answered yet.", names=together(names))


def _waits_for(names: Sequence[str]) -> str:
    if not names:
        return ""
    return t(
        "round", "The decision waits for the word of {names}, not here.", names=together(names)
    )


def _objects(said: Said) -> str:
    objecting = any(each.answer == Answer.OBJECTION for each in said.voices)
    if not objecting:
        return ""
    return t("round", "There is an objection to work with.")
