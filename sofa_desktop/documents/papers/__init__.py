"""What a circle hands round: cover page, role book, handover, logbook, agenda, minutes, map.

Each kind composes one ``Leaf`` out of its payload; the leaf is then set as a tagged PDF, as
Markdown, or as plain text for a mail.
"""
