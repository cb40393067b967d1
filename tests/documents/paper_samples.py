"""Payloads of the circle's papers with people and words from several scripts."""

from typing import Any

Payload = dict[str, Any]
CIRCLE = {"name": "Intentional Communities", "parent": "Sociocracy For All"}
LONG = (
    "The circle pays trainers of workshops by the hour, at the rate the circle has consented to "
    "for the role. Travel is paid as it was spent, up to 120 EUR a workshop; above that the "
    "delegate asks the circle first. Whoever gives a workshop alone is paid for one hour of "
    "preparation with each hour given."
)


def agenda(**changes: object) -> Payload:
    """An agenda of ninety minutes with members on three continents."""
    return {
        "format": "sofa-agenda/1",
        "circle": CIRCLE,
        "meeting": {
            "id": "0192f0c0a0007000800000000000000a",
            "title": "",
            "on": "2026-11-24",
            "starts_at": "19:00",
            "zone": "Europe/Madrid",
            "minutes": 90,
            "room": "https://meet.example.org/ic?pwd=a_b*c&d",
            "facilitator": "Salma Haddad",
            "secretary": "山田 花子",
        },
        "times": [
            {"name": "Ana", "zone": "Europe/Madrid", "on": "2026-11-24", "at": "19:00"},
            {"name": "Mira", "zone": "Europe/Madrid", "on": "2026-11-24", "at": "19:00"},
            {"name": "سلمى حداد", "zone": "Africa/Cairo", "on": "2026-11-24", "at": "20:00"},
            {"name": "山田 花子", "zone": "Asia/Tokyo", "on": "2026-11-25", "at": "03:00"},
            {"name": "Ben", "zone": "America/New_York", "on": "2026-11-24", "at": "13:00"},
        ],
        "frame": [["check_in", 5], ["admin", 3], ["agenda", 2], ["backlog", 1], ["check_out", 4]],
        "items": [
            item("Review: How we pay trainers", "decide", 10, "Ana",
                 "Its term ends on 30 November 2026.", fast_track=True),
            item("Review: Who answers the info address", "decide", 5, "",
                 "Its review was due on 1 November 2026 and it is still in force.",
                 fast_track=True),
            item("Select a facilitator", "decide", 20, "سلمى حداد",
                 "Salma's term ends on 12 December 2026.", documents=["Role: facilitator"]),
            item("Prices of the spring conference", "decide", 20, "Ben",
                 "Asked for by Ben on 3 November 2026.", documents=["Budget 2027.pdf", "Notes"],
                 text=LONG),
            item("春のワークショップについて", "explore", 15, "山田 花子",
                 "On the backlog for 40 days."),
        ],
        "left_out": [
            {"title": "A podcast with other circles", "why": "No time left; it is not urgent."},
            {"title": "Translate the website", "why": "It rests until 1 January 2027."},
        ],
        "total": 85,
        "generated_on": "2026-11-20",
        **changes,
    }  # fmt: skip


def item(
    title: str, outcome: str, minutes: int, presenter: str = "", reason: str = "", **more: object
) -> Payload:
    """An item of an agenda."""
    return {
        "title": title,
        "outcome": outcome,
        "minutes": minutes,
        "presenter": presenter,
        "reason": reason,
        "lane": "present",
        "documents": [],
        "fast_track": False,
        "text": "",
        **more,
    }


def decision(title: str, text: str, **more: object) -> Payload:
    """A decision as minutes hold it."""
    return {
        "title": title,
        "text": text,
        "old_text": "",
        "term_end": "",
        "measure": "",
        "feedback_to": "",
        "target": "policy",
        **more,
    }


def minuted(title: str, outcome: str = "decide", **more: object) -> Payload:
    """An item as minutes hold it."""
    return {
        "title": title,
        "outcome": outcome,
        "reached": outcome,
        "minutes": 15,
        "used_minutes": 12,
        "notes": "",
        "fast_track": False,
        "carried": False,
        "decisions": [],
        "selections": [],
        "actions": [],
        **more,
    }


def minutes(**changes: object) -> Payload:
    """Minutes with everything that may be in them."""
    return {
        "format": "sofa-minutes/1",
        "circle": CIRCLE,
        "meeting": {
            "title": "",
            "on": "2026-11-24",
            "starts_at": "19:00",
            "zone": "Europe/Madrid",
            "minutes": 90,
            "room": "Room 2 <b>upstairs</b>",
        },
        "state": "draft",
        "attendance": [
            {"name": "Ana", "presence": "present", "roles": "Leader"},
            {"name": "سلمى حداد", "presence": "present", "roles": "Facilitator"},
            {"name": "山田 花子", "presence": "present", "roles": "Secretary"},
            {"name": "Ben", "presence": "excused", "roles": "Delegate"},
            {"name": "Jun", "presence": "absent", "roles": ""},
        ],
        "facilitator": "سلمى حداد",
        "secretary": "山田 花子",
        "previous": "amended",
        "information": "Ben is back on 1 December.\nThe website moves on Friday.",
        "next": {"on": "2026-12-08", "at": "19:00"},
        "items": [
            minuted(
                "How we pay trainers",
                notes="The circle looked at what was paid since spring.\n* not a point\n# no head",
                decisions=[
                    decision(
                        "How we pay trainers",
                        LONG,
                        old_text="Trainers are paid 15 EUR an hour.",
                        term_end="2027-11-24",
                        measure="Trainers say in each report whether the pay was fair.",
                        feedback_to="Ana",
                    )
                ],
                actions=[
                    {"what": "Tell the trainers", "owner": "Ana", "due_on": "2026-12-03"},
                    {"what": "料金表を更新する", "owner": "山田 花子", "due_on": "2026-11-30"},
                ],
            ),
            minuted(
                "Select a facilitator",
                selections=[
                    {
                        "role": "Facilitator",
                        "holder": "سلمى حداد",
                        "starts_on": "2026-12-13",
                        "ends_on": "2027-12-12",
                        "awaiting": False,
                    }
                ],
            ),
            minuted(
                "春のワークショップについて",
                "explore",
                reached="report",
                carried=True,
                notes="会場と料金について話し合った。次回までに案を用意する。",
                actions=[{"what": "Draft of a plan", "owner": "", "due_on": ""}],
            ),
        ],
        "backlog": ["A podcast with other circles", "Who keeps the keys?"],
        "evaluation": "On time. The round on prices felt rushed.",
        "corrections": [],
        "approved_on": "",
        "published_on": "",
        **changes,
    }
