"""The Meetings page: agendas and minutes, backlog, action items, decisions."""
