"""How it stands with the roles: who holds each, until when, what is vacant, who waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.periods import add_days
from sofa_desktop.domain.roles import WARNING_DAYS, RoleKind
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.rows import MemberRow, RoleRow, TermRow


@dataclass(frozen=True, slots=True)
class TermText:
    """One term, ready to be drawn and spoken of."""

    starts_on: date
    last_day: date
    tone: str
    running: bool
    awaiting: bool = False
    """Drawn with a broken edge: it is not held yet."""


@dataclass(frozen=True, slots=True)
class RoleText:
    """One role of the list."""

    id: str
    name: str
    who: str
    """Who holds it, or since when nobody does."""
    chip: str
    tone: str
    spoken: str
    """All of it in a sentence, the timeline included."""
    vacant: bool
    terms: tuple[TermText, ...]
    """The running one and those to come, earliest first."""
    verb: str = ""
    """What the row's button says; empty where it has none."""
    deed: str = ""
    """What the button does, in whole words."""


@dataclass(frozen=True, slots=True)
class RoleState:
    """A role with the terms that matter now."""

    role: RoleRow
    running: TermRow | None
    next: TermRow | None
    last: TermRow | None
    """The latest that is over."""
    awaiting: TermRow | None = None
    """Somebody selected who waits for the other circle's consent."""

    @property
    def vacant(self) -> bool:
        """Whether nobody holds the role and nobody is chosen."""
        return self.running is None and self.next is None and self.awaiting is None

    @property
    def vacant_since(self) -> date | None:
        """The first day without a holder; None while held, or where nobody ever held it."""
        if self.running is not None or self.last is None:
            return None
        return add_days(last_day(self.last), 1)


def last_day(term: TermRow) -> date:
    """The last day the holder really holds the role."""
    return term.ends_on if term.ended_on is None else min(term.ended_on, term.ends_on)


def states(roles: Sequence[RoleRow], all_terms: Sequence[TermRow], today: date) -> list[RoleState]:
    """Every role with its running, next, awaiting and last term."""
    return [
        _state(role, [term for term in all_terms if term.role_id == role.id], today)
        for role in roles
    ]


def _state(role: RoleRow, own: Sequence[TermRow], today: date) -> RoleState:
    held = [term for term in own if not term.awaiting]
    running = [term for term in held if term.starts_on <= today <= last_day(term)]
    later = sorted((term for term in held if term.starts_on > today), key=_start)
    over = sorted((term for term in held if last_day(term) < today), key=last_day)
    waiting = [term for term in own if term.awaiting and last_day(term) >= today]
    return RoleState(
        role,
        running[0] if running else None,
        later[0] if later else None,
        over[-1] if over else None,
        min(waiting, key=_start) if waiting else None,
    )


def _start(term: TermRow) -> date:
    return term.starts_on


def role_text(
    state: RoleState, today: date, warning: int = WARNING_DAYS, *, selecting: bool = False
) -> RoleText:
    """A role in words; ``selecting`` says that a selection for it is under way."""
    verb, deed = _verb(state, selecting=selecting)
    chip, tone = _chip(state, today, warning)
    who = _who(state)
    shown = [term for term in (state.running, state.next, state.awaiting) if term is not None]
    parts = [_spoken(term) for term in shown] or [who]
    if state.running is None and state.awaiting is not None:
        parts = [who]
    return RoleText(
        state.role.id,
        state.role.name,
        who,
        chip,
        tone,
        f"{state.role.name}: {', '.join([*parts, chip])}",
        state.vacant,
        tuple(
            TermText(
                term.starts_on,
                last_day(term),
                tone if term is state.running else "info",
                term is state.running,
                term.awaiting,
            )
            for term in sorted(shown, key=_start)
        ),
        verb,
        deed,
    )


def _verb(state: RoleState, *, selecting: bool) -> tuple[str, str]:
    role = isolated(state.role.name)
    if selecting:
        return t("circle", "Go on…"), t("circle", "Go on with the selection for {role}", role=role)
    if state.vacant:
        return t("circle", "Select…"), t("circle", "Begin the selection for {role}", role=role)
    return "", ""


def _spoken(term: TermRow) -> str:
    return t(
        "circle",
        "{holder}, {start} – {end}",
        holder=isolated(term.holder),
        start=formats.short_day(term.starts_on),
        end=formats.short_day(last_day(term)),
    )


def _who(state: RoleState) -> str:
    if state.running is not None:
        return state.running.holder
    if state.awaiting is not None:
        return t("circle", "{holder} is selected", holder=isolated(state.awaiting.holder))
    if state.next is not None:
        return state.next.holder
    since = state.vacant_since
    if since is None:
        return t("circle", "Nobody has held it yet")
    return t("circle", "Vacant since {day}", day=formats.short_day(since))


def vacancy(state: RoleState) -> str:
    """Since when nobody holds a role, and how that came."""
    since = state.vacant_since
    if since is None or state.last is None:
        return t("circle", "Nobody has held it yet")
    facts = {"day": formats.day(since), "holder": isolated(state.last.holder)}
    if state.last.ended_on is not None:
        return t("circle", "Vacant since {day}: {holder} resigned", **facts)
    return t("circle", "Vacant since {day}: {holder}'s term ended", **facts)


def _chip(state: RoleState, today: date, warning: int) -> tuple[str, str]:
    if state.running is not None:
        ends = last_day(state.running)
        days = (ends - today).days
        if days == 0:
            return t("circle", "ends today"), "warning"
        if days <= warning:
            return tn("circle", "ends tomorrow", "ends in {n} days", days), "warning"
        return t("circle", "until {day}", day=formats.short_day(ends)), "good"
    if state.awaiting is not None:
        return t("circle", "waits for consent"), "warning"
    if state.next is not None:
        day = formats.short_day(state.next.starts_on)
        return t("circle", "from {day}", day=day), "info"
    core = state.role.kind != RoleKind.OPERATIONAL
    return t("circle", "vacant"), "bad" if core else "warning"


def line(members: Sequence[MemberRow], roles: Sequence[RoleState], today: date) -> str:
    """The one line of what is true now."""
    present = sum(belongs(member, today) for member in members)
    parts = [
        tn("circle", "{n} member", "{n} members", present),
        tn("circle", "{n} role", "{n} roles", len(roles)),
    ]
    vacant = sum(state.vacant for state in roles)
    if vacant:
        parts.append(tn("circle", "{n} vacant", "{n} vacant", vacant))
    waiting = sum(state.awaiting is not None for state in roles)
    if waiting:
        parts.append(tn("circle", "{n} waits for consent", "{n} wait for consent", waiting))
    ends = min((last_day(state.running) for state in roles if state.running), default=None)
    if ends is not None:
        day = formats.short_day(ends)
        parts.append(t("circle", "the next term ends {day}", day=day))
    return " · ".join(parts)


def belongs(member: MemberRow, today: date) -> bool:
    """Whether somebody is in the circle that day."""
    return member.joined_on <= today and (member.left_on is None or today < member.left_on)


def first_free_day(terms_of_role: Sequence[TermRow], today: date) -> date:
    """The day a new term starts unless said otherwise."""
    after = [add_days(last_day(term), 1) for term in terms_of_role]
    return max([today, *after])


def held_by(member_id: str, roles: Sequence[RoleState]) -> list[str]:
    """Names of the roles somebody holds now or is chosen for."""
    return [
        state.role.name
        for state in roles
        if any(
            term and term.member_id == member_id
            for term in (state.running, state.next, state.awaiting)
        )
    ]
