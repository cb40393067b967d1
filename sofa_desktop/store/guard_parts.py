"""How a trigger says no; its message begins with the code of the ``Refused`` it becomes."""


def abort(name: str, event: str, table: str, when: str, code: str, why: str) -> str:
    """A trigger that stops an event on a table where a condition holds."""
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{code}: {why}'); END"
    )
