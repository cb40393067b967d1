"""A decision on a role: a new one, or another description."""

from dataclasses import fields, replace

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.roles import Role, RoleKind
from sofa_desktop.services.edits import Editable, edited, line, paragraphs
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.target_parts import Applied, Wanted, only

_ROLE_WORDS = ("purpose", "tasks", "authority", "limits", "qualifications", "measures", "pay")


def _hours(value: object) -> int:
    return value if isinstance(value, int) else 0


_ROLE: Editable = {
    "name": line,
    **dict.fromkeys(_ROLE_WORDS, paragraphs),
    "hours_month": _hours,
}


def decide_role(work: UnitOfWork, wanted: Wanted) -> Applied:
    """Make or describe a role; without other fields the words are its tasks.

    Raises:
        Refused: ``proposal.bad_effect`` and what the role's form says.
    """
    only(wanted.effect, *_ROLE, "kind")
    changed = dict(wanted.effect)
    kind = str(changed.pop("kind", RoleKind.OPERATIONAL))
    if wanted.text.strip():
        changed.setdefault("tasks", wanted.text)
    if wanted.target_id is None:
        blank = Role(id=work.new_id(), name=line(wanted.title), kind=_role_kind(kind))
        role = replace(edited(blank, changed, _ROLE), review_on=wanted.term_end)
        work.roles.add(role)
        return Applied(role.id, _words(role, _ROLE_WORDS))
    before = work.roles.get(wanted.target_id)
    role = replace(edited(before, changed, _ROLE), review_on=wanted.term_end)
    work.roles.put(role)
    spoken = [name for name in _ROLE_WORDS if name in changed]
    return Applied(role.id, _words(role, spoken), _words(before, spoken))


def _role_kind(value: str) -> RoleKind:
    try:
        return RoleKind(value)
    except ValueError:
        raise Refused("proposal.bad_effect") from None


def _words(role: Role, names: list[str] | tuple[str, ...]) -> str:
    """The description of a role, as far as it is spoken of, a paragraph a part."""
    return "\n\n".join(
        str(getattr(role, field.name)).strip()
        for field in fields(role)
        if field.name in names and str(getattr(role, field.name)).strip()
    )
