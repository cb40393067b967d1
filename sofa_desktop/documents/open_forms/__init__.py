"""A circle's data in forms that other programs read: ledger, tables, calendar, page of text."""
