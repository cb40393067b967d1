"""Agreement, investment and statements."""

from dataclasses import replace

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.rows import AgreementRow, StatementRow, TrancheRow
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries.reading import CURRENCY, Reading, dated

_AGREEMENTS = """
SELECT g.id, g.version, g.valid_from, g.consented_on, g.consent_note, g.sofa_consented_on,
  g.review_on, EXISTS (SELECT 1 FROM statement AS s WHERE s.agreement_id = g.id), g.terms
FROM agreement AS g ORDER BY g.version DESC"""

_TRANCHES = f"""
SELECT t.id, t.name, t.principal_minor, t.agreed_on,
  coalesce((SELECT sum(m.out_minor) FROM account AS a
    JOIN month_account AS m ON m.account_id = a.id AND m.currency = {CURRENCY}
    WHERE a.kind = 'investment' AND a.owner_id = t.id), 0),
  coalesce((SELECT sum(p.minor) FROM entry AS e
    JOIN posting AS p ON p.entry_id = e.id AND p.currency = {CURRENCY}
    JOIN account AS a ON a.id = p.account_id AND a.kind = 'cost'
    WHERE e.tranche_id = t.id), 0),
  t.note
FROM tranche AS t ORDER BY t.id"""

_STATEMENTS = """
SELECT id, number, kind, starts_on, ends_on, issued_on, pay_by, currency, pay_minor, paid_on,
  paid_entry_id, hash
FROM statement ORDER BY sequence DESC"""


class SettlementQueries(Reading):
    """Questions about agreement, investment and statements."""

    def __init__(self, file: SqlCircleFile) -> None:
        super().__init__(file)
        self._line_counts: dict[str, int] = {}

    def agreements(self) -> list[AgreementRow]:
        """Versions of the agreement, latest first."""
        return [
            replace(row, frozen=bool(row.frozen))
            for row in (AgreementRow(*dated(each, 2, 3, 5, 6)) for each in self._all(_AGREEMENTS))
        ]

    def tranches(self) -> list[TrancheRow]:
        """Investment tranches, oldest first."""
        return [TrancheRow(*dated(row, 3)) for row in self._all(_TRANCHES)]

    def statements(self) -> list[StatementRow]:
        """Issued statements, latest first."""
        with self._one_state():
            return [
                StatementRow(*dated((*row, self._lines(row[0], row[11])), 3, 4, 5, 6, 9))
                for row in self._all(_STATEMENTS)
            ]

    def _lines(self, statement_id: str, hash_: str) -> int:
        """How many lines a statement has; it never changes, so it is counted once."""
        known = self._line_counts.get(hash_)
        if known is None:
            known = self._line_counts[hash_] = self._number(
                "SELECT json_array_length(payload, '$.lines') FROM statement WHERE id = ?",
                statement_id,
            )
        return known

    def statement_payload(self, statement_id: str) -> tuple[str, str, str, str]:
        """A statement's payload, previous hash, hash and annex."""
        row = self._one(
            "SELECT payload, previous_hash, hash, annex FROM statement WHERE id = ?", statement_id
        )
        if row is None:
            raise Refused("record.gone", type="statement")
        payload, previous, own, annex = row
        return payload, previous, own, annex
