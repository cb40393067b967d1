"""What the Circle page says: roles with their terms, and what can be done with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sofa_desktop.domain.roles import WARNING_DAYS, RoleKind
from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.roles import EVERY_CIRCLE
from sofa_desktop.services.rows import MemberRow, RoleRow, TermRow


@dataclass(frozen=True, slots=True)
class TermText:
    """One term, ready to be drawn and spoken of."""

    starts_on: date
    last_day: date
    tone: str
    running: bool


@dataclass(frozen=True, slots=True)
class RoleText:
    """One role of the list."""

    id: str
    name: str
    who: str
    """Who holds it, or why nobody does."""
    chip: str
    tone: str
    spoken: str
    """All of it in a sentence, the timeline included."""
    vacant: bool
    terms: tuple[TermText, ...]
    """The running one and those to come, earliest first."""


@dataclass(frozen=True, slots=True)
class RoleState:
    """A role with the terms that matter now."""

    role: RoleRow
    running: TermRow | None
    next: TermRow | None
    last: TermRow | None
    """The latest that is over."""

    @property
    def vacant(self) -> bool:
        """Whether nobody holds the role and nobody is chosen."""
        return self.running is None and self.next is None


def last_day(term: TermRow) -> date:
    """The last day the holder really holds the role."""
    return term.ends_on if term.ended_on is None else min(term.ended_on, term.ends_on)


def states(roles: Sequence[RoleRow], all_terms: Sequence[TermRow], today: date) -> list[RoleState]:
    """Every role with its running, next and last term."""
    return [
        _state(role, [term for term in all_terms if term.role_id == role.id], today)
        for role in roles
    ]


def _state(role: RoleRow, own: Sequence[TermRow], today: date) -> RoleState:
    running = [term for term in own if term.starts_on <= today <= last_day(term)]
    later = sorted((term for term in own if term.starts_on > today), key=_start)
    over = sorted((term for term in own if last_day(term) < today), key=last_day)
    return RoleState(
        role,
        running[0] if running else None,
        later[0] if later else None,
        over[-1] if over else None,
    )


def role_text(state: RoleState, today: date) -> RoleText:
    """A role in words."""
    chip, tone = _chip(state, today)
    who = _who(state)
    shown = [term for term in (state.running, state.next) if term is not None]
    parts = [_spoken(term) for term in shown] or [who]
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
            )
            for term in shown
        ),
    )


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
    if state.next is not None:
        return state.next.holder
    if state.last is None:
        return t("circle", "Nobody has held it yet")
    facts = {"holder": isolated(state.last.holder), "day": formats.short_day(last_day(state.last))}
    if state.last.ended_on is not None:
        return t("circle", "{holder} stepped down {day}", **facts)
    return t("circle", "{holder}'s term ended {day}", **facts)


def _chip(state: RoleState, today: date) -> tuple[str, str]:
    if state.running is not None:
        ends = last_day(state.running)
        days = (ends - today).days
        if days == 0:
            return t("circle", "ends today"), "warning"
        if days <= WARNING_DAYS:
            return tn("circle", "ends tomorrow", "ends in {n} days", days), "warning"
        return t("circle", "until {day}", day=formats.short_day(ends)), "good"
    if state.next is not None:
        day = formats.short_day(state.next.starts_on)
        return t("circle", "from {day}", day=day), "info"
    if state.last is not None and state.last.ended_on is None:
        days = (today - last_day(state.last)).days
        return tn("circle", "{n} day over", "{n} days over", days), "bad"
    core = state.role.kind != RoleKind.OPERATIONAL
    return t("circle", "vacant"), "bad" if core else "warning"


def _start(term: TermRow) -> date:
    return term.starts_on


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
    ends = min((last_day(state.running) for state in roles if state.running), default=None)
    if ends is not None:
        day = formats.short_day(ends)
        parts.append(t("circle", "the next term ends {day}", day=day))
    return " · ".join(parts)


def belongs(member: MemberRow, today: date) -> bool:
    """Whether somebody is in the circle that day."""
    return member.joined_on <= today and (member.left_on is None or today < member.left_on)


def missing_roles(roles: Sequence[RoleRow]) -> list[str]:
    """The roles of every circle that this one does not have, in words."""
    there = {role.kind for role in roles}
    return [terms.role_kind(kind) for kind in EVERY_CIRCLE if str(kind) not in there]


def role_names() -> dict[str, str]:
    """What the roles of every circle are called, by kind."""
    return {str(kind): terms.role_kind(kind) for kind in EVERY_CIRCLE}


def role_kinds() -> list[tuple[str, str]]:
    """Kinds of role to choose from."""
    return [(str(kind), terms.role_kind(kind)) for kind in RoleKind]


def term_sentence(state: RoleState, today: date) -> str:
    """How it stands with a role, in a sentence or two."""
    told = []
    if state.running is not None:
        ends = last_day(state.running)
        facts = {
            "holder": isolated(state.running.holder),
            "start": formats.day(state.running.starts_on),
            "end": formats.day(ends),
        }
        told.append(t("circle", "{holder} holds it from {start} to {end}.", **facts))
        days = (ends - today).days
        if days <= WARNING_DAYS and state.next is None:
            told.append(
                tn(
                    "circle",
                    "The term ends in {n} day: prepare the selection.",
                    "The term ends in {n} days: prepare the selection.",
                    days,
                )
            )
    if state.next is not None:
        told.append(
            t(
                "circle",
                "{holder} is chosen from {start} to {end}.",
                holder=isolated(state.next.holder),
                start=formats.day(state.next.starts_on),
                end=formats.day(last_day(state.next)),
            )
        )
    if state.vacant:
        who = _who(state)
        told.append(
            t("circle", "{why}. The circle selects somebody by consent, for a term.", why=who)
        )
    return " ".join(told)


def why_no_extending(state: RoleState) -> str:
    """Why a role's term cannot be extended now; empty if it can."""
    if state.running is None:
        return t("circle", "Nobody holds this role now.")
    if state.running.ended_on is not None:
        return t("circle", "The holder is stepping down.")
    return ""


def why_no_stepping_down(state: RoleState) -> str:
    """Why nobody can step down from a role now; empty if somebody can."""
    return why_no_extending(state)


def first_free_day(terms_of_role: Sequence[TermRow], today: date) -> date:
    """The day a new term starts unless said otherwise."""
    after = [last_day(term) + timedelta(days=1) for term in terms_of_role]
    return max([today, *after])


def held_by(member_id: str, roles: Sequence[RoleState]) -> list[str]:
    """Names of the roles somebody holds now or is chosen for."""
    return [
        state.role.name
        for state in roles
        if any(term and term.member_id == member_id for term in (state.running, state.next))
    ]
