"""Triggers that keep approved minutes as they are, whoever opens the file."""

from sofa_desktop.store.guard_parts import abort

_FROZEN = "('minutes_approved', 'published')"
_APPROVED = "the minutes are approved; write a correction beside them"
_MEETING_FIXED = (
    "id, title, held_on, starts_at, time_zone, minutes, room, facilitator_id, secretary_id, plan, "
    "information, previous_minutes, next_on, next_at, segment, current_id, opened_at, closed_at, "
    "evaluation, window_until, minutes_objection"
)
_OF_MEETING = ("attendance", "agenda_item", "decision")
"""Tables whose rows are in the minutes of the meeting they name."""


def _in_frozen(row: str) -> str:
    return f"EXISTS (SELECT 1 FROM meeting WHERE id = {row}.meeting_id AND state IN {_FROZEN})"


def _frozen_rows(table: str) -> tuple[str, ...]:
    """No row comes to a meeting with approved minutes, changes there, or goes; nor is replaced."""
    kept = (
        f"EXISTS (SELECT 1 FROM {table} AS kept JOIN meeting ON meeting.id = kept.meeting_id "
        f"WHERE kept.id = NEW.id AND meeting.state IN {_FROZEN})"
    )
    changed = f"{_in_frozen('OLD')} OR {_in_frozen('NEW')} OR NEW.id <> OLD.id AND {kept}"
    return (
        abort(
            f"{table}_added", "INSERT", table, f"{_in_frozen('NEW')} OR {kept}",
            "minutes.approved", _APPROVED,
        ),
        abort(f"{table}_changed", "UPDATE", table, changed, "minutes.approved", _APPROVED),
        abort(f"{table}_kept", "DELETE", table, _in_frozen("OLD"), "minutes.approved", _APPROVED),
    )  # fmt: skip


MINUTES_TRIGGERS = (
    *(trigger for table in _OF_MEETING for trigger in _frozen_rows(table)),
    abort(
        "meeting_once",
        "INSERT",
        "meeting",
        f"NEW.state IN {_FROZEN} "
        f"OR EXISTS (SELECT 1 FROM meeting WHERE id = NEW.id AND state IN {_FROZEN})",
        "minutes.approved",
        _APPROVED,
    ),
    abort(
        "meeting_kept",
        "DELETE",
        "meeting",
        f"OLD.state IN {_FROZEN}",
        "minutes.approved",
        _APPROVED,
    ),
    abort(
        "meeting_apart",
        "UPDATE OF id",
        "meeting",
        f"EXISTS (SELECT 1 FROM meeting WHERE id = NEW.id AND state IN {_FROZEN})",
        "minutes.approved",
        _APPROVED,
    ),
    abort(
        "meeting_fixed",
        f"UPDATE OF {_MEETING_FIXED}",
        "meeting",
        f"OLD.state IN {_FROZEN} AND NEW.state IN {_FROZEN}",
        "minutes.approved",
        _APPROVED,
    ),
    f"""CREATE TRIGGER minutes_fixed BEFORE UPDATE OF
  state, approved_on, approved_how, published_on, minutes_json ON meeting
WHEN OLD.state IN {_FROZEN} OR NEW.state IN {_FROZEN} BEGIN
  SELECT RAISE(ABORT, 'minutes.published: published minutes are never changed')
    WHERE OLD.state = 'published';
  SELECT RAISE(ABORT, 'minutes.approved: {_APPROVED}')
    WHERE OLD.state = 'minutes_approved' AND NEW.state IN {_FROZEN}
      AND (NEW.minutes_json <> OLD.minutes_json OR NEW.approved_on IS NOT OLD.approved_on
        OR NEW.approved_how IS NOT OLD.approved_how OR NEW.state = OLD.state);
  SELECT RAISE(ABORT, 'minutes.approved: minutes are opened again as a draft')
    WHERE OLD.state = 'minutes_approved' AND NEW.state NOT IN {_FROZEN}
      AND NEW.state <> 'minutes_draft';
  SELECT RAISE(ABORT, 'minutes.not_yet: a draft is approved with its text')
    WHERE OLD.state NOT IN {_FROZEN}
      AND (OLD.state <> 'minutes_draft' OR NEW.state <> 'minutes_approved'
        OR json_valid(NEW.minutes_json) = 0 OR NEW.approved_on IS NULL);
  SELECT RAISE(ABORT, 'minutes.approved: minutes are approved by the app, under a named action')
    WHERE writing() = 0;
END""",
    abort(
        "correction_fixed",
        "UPDATE",
        "minutes_correction",
        "1",
        "minutes.approved",
        "a correction stands as it was written",
    ),
    """CREATE TRIGGER correction_kept BEFORE DELETE ON minutes_correction BEGIN
  SELECT RAISE(ABORT, 'minutes.approved: a correction is taken back by the app')
    WHERE writing() = 0;
END""",
    abort(
        "correction_once",
        "INSERT",
        "minutes_correction",
        "EXISTS (SELECT 1 FROM minutes_correction WHERE id = NEW.id) OR NOT EXISTS "
        f"(SELECT 1 FROM meeting WHERE id = NEW.meeting_id AND state IN {_FROZEN})",
        "minutes.not_approved",
        "a correction stands beside approved minutes",
    ),
)
"""What was approved as minutes is there as it was approved."""
