"""Triggers: what no SQL client may do to the books, and the monthly sums they keep.

The functions ``writing()`` and ``bulk()`` exist only on the app's own connections
(``engine.py``): a client without them cannot reopen or post an entry at all. Each message begins
with the code of the ``Refused`` it becomes.
"""

from sofa_desktop.store.guard_parts import abort as _abort
from sofa_desktop.store.minutes_guards import MINUTES_TRIGGERS

_FIXED = (
    "id, verb, booked_on, occurred_on, refund_of, tranche_id, rate_numerator, rate_denominator, "
    "rate_on, rate_source, original_minor, original_currency, batch_id"
)
_POSTED = "a posted amount is not changed; reverse the entry or edit it in the app"
_SETTLED = "the entry is in an issued statement; record a correction instead"
_FLOWS = "('money_in', 'money_out', 'pay_members')"
_INTO_SETTLED = "entry.period_settled: nothing is posted into a settled period"
_TOO_FEW = "entry.too_few: an entry has at least two postings"
_UNBALANCED = "entry.unbalanced: the postings of a currency add up to nothing"
_IS_POSTED = "(SELECT state FROM entry WHERE id = {row}.entry_id) = 'posted'"


def _count(name: str, when: str, sign: str) -> str:
    """Keep the monthly sums when an entry is posted (+) or reopened (-)."""
    return f"""CREATE TRIGGER {name} AFTER UPDATE OF state ON entry WHEN {when} AND bulk() = 0 BEGIN
  INSERT INTO month_account
    (account_id, month, currency, in_minor, out_minor, moved_minor, lines)
  SELECT account_id, substr(NEW.booked_on, 1, 7), currency,
    CASE WHEN NEW.verb IN {_FLOWS} THEN {sign}max(minor, 0) ELSE 0 END,
    CASE WHEN NEW.verb IN {_FLOWS} THEN {sign}max(-minor, 0) ELSE 0 END,
    CASE WHEN NEW.verb IN {_FLOWS} THEN 0 ELSE {sign}minor END,
    {sign}1
  FROM posting WHERE entry_id = NEW.id
  ON CONFLICT (account_id, month, currency) DO UPDATE SET
    in_minor = in_minor + excluded.in_minor, out_minor = out_minor + excluded.out_minor,
    moved_minor = moved_minor + excluded.moved_minor, lines = lines + excluded.lines;
  INSERT INTO month_edition (edition_id, month, account_id, currency, minor, lines)
  SELECT edition_id, substr(NEW.booked_on, 1, 7), account_id, currency, {sign}minor, {sign}1
  FROM posting WHERE entry_id = NEW.id AND edition_id IS NOT NULL
  ON CONFLICT (edition_id, month, account_id, currency) DO UPDATE SET
    minor = minor + excluded.minor, lines = lines + excluded.lines;
END"""


_OF_BATCH = "FROM import_row AS r WHERE r.batch_id = :batch AND r.makes_entry = 1"
_POSTINGS_OF_BATCH = """FROM import_row AS r CROSS JOIN entry AS e ON e.id = r.entry_id
  CROSS JOIN posting AS p ON p.entry_id = r.entry_id
  WHERE r.batch_id = :batch AND r.makes_entry = 1"""
BULK_COUNT = (
    f"""INSERT INTO month_account
    (account_id, month, currency, in_minor, out_minor, moved_minor, lines)
  SELECT p.account_id, substr(e.booked_on, 1, 7) AS month, p.currency,
    sum(CASE WHEN e.verb IN {_FLOWS} THEN :sign * max(p.minor, 0) ELSE 0 END),
    sum(CASE WHEN e.verb IN {_FLOWS} THEN :sign * max(-p.minor, 0) ELSE 0 END),
    sum(CASE WHEN e.verb IN {_FLOWS} THEN 0 ELSE :sign * p.minor END),
    :sign * count(*)
  {_POSTINGS_OF_BATCH} GROUP BY 1, 2, 3
  ON CONFLICT (account_id, month, currency) DO UPDATE SET
    in_minor = in_minor + excluded.in_minor, out_minor = out_minor + excluded.out_minor,
    moved_minor = moved_minor + excluded.moved_minor, lines = lines + excluded.lines""",
    f"""INSERT INTO month_edition (edition_id, month, account_id, currency, minor, lines)
  SELECT p.edition_id, substr(e.booked_on, 1, 7) AS month, p.account_id, p.currency,
    sum(:sign * p.minor), :sign * count(*)
  {_POSTINGS_OF_BATCH} AND p.edition_id IS NOT NULL GROUP BY 1, 2, 3, 4
  ON CONFLICT (edition_id, month, account_id, currency) DO UPDATE SET
    minor = minor + excluded.minor, lines = lines + excluded.lines""",
)
"""The same sums for a whole batch at once; ``:sign`` is 1 when posting, -1 when reopening."""

BULK_CHECKS = (
    (
        f"SELECT 1 {_OF_BATCH} AND r.booked_on <= (SELECT max(ends_on) FROM statement) LIMIT 1",
        _INTO_SETTLED,
    ),
    (
        f"""SELECT 1 {_OF_BATCH}
  AND (SELECT count(*) FROM posting AS p WHERE p.entry_id = r.entry_id) < 2 LIMIT 1""",
        _TOO_FEW,
    ),
    (
        """SELECT 1 FROM import_row AS r JOIN posting AS p ON p.entry_id = r.entry_id
  WHERE r.batch_id = :batch AND r.makes_entry = 1
  GROUP BY r.place, p.currency HAVING sum(p.minor) <> 0 LIMIT 1""",
        _UNBALANCED,
    ),
)
"""What ``entry_posted`` asks of one entry, for a whole batch; a row found refuses it, with why."""

TRIGGERS = (
    *MINUTES_TRIGGERS,
    _abort(
        "entry_born",
        "INSERT",
        "entry",
        "NEW.state <> 'draft' OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)",
        "entry.born_posted",
        "an entry is written as a draft first, and once",
    ),
    f"""CREATE TRIGGER entry_posted BEFORE UPDATE OF state ON entry
WHEN NEW.state = 'posted' AND OLD.state = 'draft' AND bulk() = 0 BEGIN
  SELECT RAISE(ABORT, '{_INTO_SETTLED}')
    WHERE NEW.booked_on <= (SELECT max(ends_on) FROM statement);
  SELECT RAISE(ABORT, '{_TOO_FEW}')
    WHERE (SELECT count(*) FROM posting WHERE entry_id = NEW.id) < 2;
  SELECT RAISE(ABORT, '{_UNBALANCED}')
    WHERE EXISTS (
      SELECT 1 FROM posting WHERE entry_id = NEW.id GROUP BY currency HAVING sum(minor) <> 0);
  SELECT RAISE(ABORT, 'entry.outside: entries are posted by the app, under a named action')
    WHERE writing() = 0;
END""",
    """CREATE TRIGGER entry_reopened BEFORE UPDATE OF state ON entry
WHEN NEW.state = 'draft' AND OLD.state = 'posted' BEGIN
  SELECT RAISE(ABORT, 'entry.settled: the entry is in an issued statement; record a correction')
    WHERE OLD.settled_in IS NOT NULL;
  SELECT RAISE(ABORT, 'entry.posted: a posted entry is reopened by the app, under a named action')
    WHERE writing() = 0;
END""",
    _abort(
        "entry_fixed",
        f"UPDATE OF {_FIXED}",
        "entry",
        "OLD.state = 'posted'",
        "entry.posted",
        _POSTED,
    ),
    _abort(
        "entry_words_settled",
        "UPDATE OF text, counterparty, payee_key, settled_in",
        "entry",
        "OLD.settled_in IS NOT NULL",
        "entry.settled",
        _SETTLED,
    ),
    _abort(
        "entry_named",
        "UPDATE OF id",
        "entry",
        "NEW.id <> OLD.id",
        "entry.posted",
        _POSTED,
    ),
    _abort("entry_kept", "DELETE", "entry", "OLD.state = 'posted'", "entry.posted", _POSTED),
    _abort(
        "posting_added",
        "INSERT",
        "posting",
        _IS_POSTED.format(row="NEW"),
        "entry.posted",
        _POSTED,
    ),
    _abort(
        "posting_changed",
        "UPDATE",
        "posting",
        f"{_IS_POSTED.format(row='OLD')} OR {_IS_POSTED.format(row='NEW')}",
        "entry.posted",
        _POSTED,
    ),
    _abort(
        "posting_kept",
        "DELETE",
        "posting",
        _IS_POSTED.format(row="OLD"),
        "entry.posted",
        _POSTED,
    ),
    _count("entry_counted", "NEW.state = 'posted' AND OLD.state = 'draft'", ""),
    _count("entry_uncounted", "NEW.state = 'draft' AND OLD.state = 'posted'", "-"),
    _abort(
        "statement_kept",
        "DELETE",
        "statement",
        "1",
        "statement.issued",
        "an issued statement is never taken back",
    ),
    _abort(
        "statement_once",
        "INSERT",
        "statement",
        "EXISTS (SELECT 1 FROM statement WHERE id = NEW.id OR number = NEW.number "
        "OR sequence = NEW.sequence OR hash = NEW.hash OR ends_on >= NEW.ends_on)",
        "statement.issued",
        "statements follow each other in time",
    ),
    _abort(
        "statement_fixed",
        "UPDATE OF id, number, sequence, kind, starts_on, ends_on, agreement_id, issued_on, "
        "pay_by, currency, pay_minor, payload, previous_hash, hash, annex",
        "statement",
        "1",
        "statement.issued",
        "an issued statement is never changed",
    ),
    _abort(
        "agreement_frozen",
        "UPDATE OF id, version, valid_from, terms",
        "agreement",
        "EXISTS (SELECT 1 FROM statement WHERE agreement_id = OLD.id)",
        "agreement.frozen",
        "a statement was made under this version; make a new one",
    ),
    _abort(
        "agreement_kept",
        "DELETE",
        "agreement",
        "EXISTS (SELECT 1 FROM statement WHERE agreement_id = OLD.id)",
        "agreement.frozen",
        "a statement was made under this version",
    ),
    *(
        _abort(
            name,
            event,
            "agreement",
            "EXISTS (SELECT 1 FROM agreement AS other JOIN statement ON agreement_id = other.id "
            f"WHERE other.id = NEW.id OR other.version = NEW.version AND {apart})",
            "agreement.frozen",
            "a statement was made under this version; make a new one",
        )
        for name, event, apart in (
            ("agreement_once", "INSERT", "1"),
            ("agreement_apart", "UPDATE OF version", "other.id <> OLD.id"),
        )
    ),
    _abort(
        "action_once",
        "INSERT",
        "action",
        "EXISTS (SELECT 1 FROM action WHERE seq = NEW.seq OR id = NEW.id "
        "OR replica = NEW.replica AND ctr = NEW.ctr)",
        "journal.kept",
        "the journal only grows",
    ),
    _abort(
        "change_once",
        "INSERT",
        "change",
        "EXISTS (SELECT 1 FROM change WHERE seq = NEW.seq AND place = NEW.place)",
        "journal.kept",
        "the journal only grows",
    ),
    _abort("action_kept", "DELETE", "action", "1", "journal.kept", "the journal only grows"),
    _abort(
        "action_fixed",
        "UPDATE OF seq, id, replica, ctr, hlc, at, who, meeting_id, origin, kind, final, name, "
        "facts, of_seq, batch_id",
        "action",
        "1",
        "journal.kept",
        "the journal only grows",
    ),
    _abort("change_kept", "DELETE", "change", "1", "journal.kept", "the journal only grows"),
    _abort("change_fixed", "UPDATE", "change", "1", "journal.kept", "the journal only grows"),
    _abort(
        "content_once",
        "INSERT",
        "content",
        "EXISTS (SELECT 1 FROM content WHERE sha256 = NEW.sha256 AND data <> NEW.data)",
        "receipt.kept",
        "a receipt is not rewritten",
    ),
    _abort(
        "content_kept",
        "DELETE",
        "content",
        "EXISTS (SELECT 1 FROM receipt WHERE sha256 = OLD.sha256)",
        "receipt.kept",
        "a receipt needs it",
    ),
    _abort("content_fixed", "UPDATE", "content", "1", "receipt.kept", "a receipt is not rewritten"),
)
