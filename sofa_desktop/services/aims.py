"""Aim and domain: a wording is drafted, both circles consent, then it is in force."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sofa_desktop.domain.aims import draft_of, in_force, must_be_draft, must_follow
from sofa_desktop.domain.circle import AimVersion
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.services.edits import Editable, edited, line, paragraphs
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork


def _amount(value: object) -> int:
    minor = value if isinstance(value, int) else 0
    if minor < 0:
        raise Refused("edition.budget_negative")
    return minor


_WORDING: Editable = {"aim": paragraphs, "domain": paragraphs, "budget_minor": _amount}
_EDITABLE: Editable = {**_WORDING, "circle_note": line, "parent_note": line}


class Aims:
    """Use cases of aim and domain; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def draft(
        self,
        aim: str | None = None,
        domain: str | None = None,
        *,
        budget_minor: int | None = None,
        origin: object | None = None,
    ) -> Id:
        """Begin the next wording; what is not given is taken from the one in force.

        Where the circle has an aim from before versions were kept, that becomes the first version,
        in force without a recorded consent.

        Raises:
            Refused: ``aim.draft_exists``, ``edition.budget_negative``.
        """
        with self._file.act("aim.draft", origin=origin) as work:
            version = add_draft(work, aim, domain, budget_minor)
            work.facts(version=version.version)
            return version.id

    def change(self, version_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change a draft: ``aim``, ``domain``, ``budget_minor``, ``circle_note``, ``parent_note``.

        A consent is given to a wording: with other words, one already recorded is asked for anew.

        Raises:
            Refused: ``aim.in_force``, ``record.unknown_field``, ``edition.budget_negative``.
        """
        with self._file.act("aim.change", origin=origin, fields=sorted(fields)) as work:
            version = _draft(work, version_id)
            after = edited(version, fields, _EDITABLE)
            if any(getattr(after, name) != getattr(version, name) for name in _WORDING):
                after = _without_consents(after)
            work.aims.put(after)

    def reword(self, version_id: str, *, origin: object | None = None) -> None:
        """Open a draft for other words again; consents given to the old ones are taken back.

        Raises:
            Refused: ``aim.in_force``.
        """
        with self._file.act("aim.reword", origin=origin) as work:
            work.aims.put(_without_consents(_draft(work, version_id)))

    def circle_consents(
        self,
        version_id: str,
        on: date | None = None,
        note: str = "",
        *,
        meeting_id: str | None = None,
        origin: object | None = None,
    ) -> None:
        """Record our circle's consent to a draft, today unless said otherwise.

        The second of both consents puts it in force: the circle has that aim and domain.

        Raises:
            Refused: ``aim.in_force``, ``aim.consented``, ``aim.empty``, ``aim.before_the_last``.
        """
        with self._file.act("aim.circle_consents", origin=origin) as work:
            if meeting_id is not None:
                work.in_meeting(meeting_id)
            add_circle_consent(work, version_id, on=on or self._clock.today(), note=note)

    def parent_consents(
        self,
        version_id: str,
        on: date | None = None,
        note: str = "",
        *,
        meeting_id: str | None = None,
        origin: object | None = None,
    ) -> None:
        """Record the parent circle's consent to a draft, today unless said otherwise.

        Raises:
            Refused: ``aim.in_force``, ``aim.consented``, ``aim.empty``, ``aim.before_the_last``.
        """
        with self._file.act("aim.parent_consents", origin=origin) as work:
            if meeting_id is not None:
                work.in_meeting(meeting_id)
            version = _draft(work, version_id)
            if version.parent_consented_on is not None:
                raise Refused("aim.consented", on=version.parent_consented_on)
            day = on or self._clock.today()
            _consent(work, replace(version, parent_consented_on=day, parent_note=line(note)))

    def remove(self, version_id: str, *, origin: object | None = None) -> None:
        """Take a draft away; what is in force stays.

        Raises:
            Refused: ``aim.in_force``.
        """
        with self._file.act("aim.remove", origin=origin) as work:
            version = _draft(work, version_id)
            work.aims.remove(version.id)
            others = [one for one in work.aims.all() if one.id != version.id]
            if not any(one.consented for one in others):
                for one in others:
                    work.aims.remove(one.id)


def add_draft(
    work: UnitOfWork,
    aim: str | None = None,
    domain: str | None = None,
    budget_minor: int | None = None,
) -> AimVersion:
    """Begin the next wording inside an action; what is not given is as it is in force.

    Raises:
        Refused: ``aim.draft_exists``, ``edition.budget_negative``.
    """
    versions = work.aims.all()
    if draft_of(versions) is not None:
        raise Refused("aim.draft_exists")
    circle = work.circle()
    if not versions and (circle.aim or circle.domain):
        found = AimVersion(id=work.new_id(), version=1, aim=circle.aim, domain=circle.domain)
        work.aims.add(found)
        versions = [found]
    last = in_force(versions)
    kept = 0 if last is None else last.budget_minor
    version = AimVersion(
        id=work.new_id(),
        version=1 + max((one.version for one in versions), default=0),
        aim=circle.aim if aim is None else paragraphs(aim),
        domain=circle.domain if domain is None else paragraphs(domain),
        budget_minor=_amount(kept if budget_minor is None else budget_minor),
    )
    work.aims.add(version)
    return version


def add_circle_consent(work: UnitOfWork, version_id: str, *, on: date, note: str) -> AimVersion:
    """Record our circle's consent to a draft inside an action.

    Raises:
        Refused: ``aim.in_force``, ``aim.consented``, ``aim.empty``, ``aim.before_the_last``.
    """
    version = _draft(work, version_id)
    if version.circle_consented_on is not None:
        raise Refused("aim.consented", on=version.circle_consented_on)
    version = replace(version, circle_consented_on=on, circle_note=line(note))
    _consent(work, version)
    return version


def _draft(work: UnitOfWork, version_id: str) -> AimVersion:
    version = work.aims.get(version_id)
    work.facts(version=version.version)
    must_be_draft(version, work.aims.all())
    return version


def _without_consents(version: AimVersion) -> AimVersion:
    return replace(
        version,
        circle_consented_on=None,
        circle_note="",
        parent_consented_on=None,
        parent_note="",
    )


def _consent(work: UnitOfWork, version: AimVersion) -> None:
    if not version.aim.strip():
        raise Refused("aim.empty")
    others: Sequence[AimVersion] = [one for one in work.aims.all() if one.id != version.id]
    must_follow(version, others)
    work.aims.put(version)
    if version.consented:
        work.facts(in_force=True)
        work.circles.put(replace(work.circle(), aim=version.aim, domain=version.domain))
