"""The words by which documents of circles name their parts, in a few languages."""

from typing import Final

from sofa_desktop.domain.roles import RoleKind

SECTIONS: Final = {
    "backlog": ("backlog", "topics", "parking lot", "themenspeicher", "pendientes"),
    "people": ("attendance", "attendees", "present", "participants", "members", "circle members",
               "anwesend", "mitglieder", "asistencia", "miembros", "who is here"),
    "roles": ("roles", "role list", "our roles", "rollen", "circle roles", "operational roles"),
    "policies": ("policies", "policy", "logbook", "agreements", "our policies",
                 "vereinbarungen", "políticas", "acuerdos"),
    "decisions": ("decisions", "decided", "beschlüsse", "decisiones"),
    "actions": ("actions", "action items", "to do", "todo", "todos", "to-do", "next steps",
                "aufgaben", "tareas"),
    "aim": ("aim", "our aim", "aims", "ziel", "objetivo", "purpose of the circle"),
    "domain": ("domain", "our domain", "domäne", "dominio"),
}  # fmt: skip
"""What a heading begins, by words in small letters."""
ROLE_KINDS: Final = {
    "leader": RoleKind.LEADER,
    "coordinator": RoleKind.LEADER,
    "operational leader": RoleKind.LEADER,
    "delegate": RoleKind.DELEGATE,
    "rep": RoleKind.DELEGATE,
    "representative": RoleKind.DELEGATE,
    "facilitator": RoleKind.FACILITATOR,
    "moderation": RoleKind.FACILITATOR,
    "secretary": RoleKind.SECRETARY,
    "note taker": RoleKind.SECRETARY,
    "protokoll": RoleKind.SECRETARY,
    "logbook keeper": RoleKind.LOGBOOK,
    "log keeper": RoleKind.LOGBOOK,
}  # fmt: skip
DECISION: Final = ("decision", "decided", "consented", "consent", "beschluss", "decisión", "agreed")
ACTION: Final = ("action", "action item", "todo", "to do", "ai", "task", "aufgabe", "tarea")
POLICY: Final = ("policy", "agreement", "guideline", "workflow")
DATE: Final = ("date", "datum", "fecha")
TERM: Final = ("term", "review", "review date", "until", "term end", "valid until", "expires")
HOLDER: Final = ("holder", "held by", "who", "person", "name", "filled by")
PURPOSE: Final = ("purpose", "aim of the role")
TASKS: Final = ("tasks", "responsibilities", "accountabilities", "activities", "description")
QUALIFICATIONS: Final = ("qualifications", "skills", "qualities")
NOBODY: Final = frozenset(
    {"", "-", "–", "—", "?", "tbd", "vacant", "open", "nobody", "none", "n/a"}
)
NOT_PEOPLE: Final = frozenset(
    {"all", "everyone", "everybody", "apologies", "absent", "regrets", "guests", "guest", "none"}
)


def section(words: str) -> str:
    """The part of a document that a heading begins; empty for none that is known."""
    plain = words.casefold().strip(" :#*_0123456789.)")
    return next((name for name, ways in SECTIONS.items() if plain in ways), "")
