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


def role(name: str, **changes: object) -> Payload:
    """A role of a role book, held, with its full text."""
    return {
        "name": name,
        "kind": "operational",
        "purpose": "Members know what was agreed and find it again.",
        "tasks": "Write the minutes into the agenda.\nKeep the logbook.\nRemind of what is due.",
        "authority": "Decides how and where the papers are kept.",
        "limits": "Spends nothing without asking the circle.",
        "qualifications": "Writes fast\nListens well",
        "measures": "Minutes are out two days after a meeting.",
        "hours_month": 6,
        "pay": "",
        "review_on": "2027-01-15",
        "holder": "山田 花子",
        "starts_on": "2026-06-01",
        "ends_on": "2026-12-12",
        "state": "",
        "history": [
            {
                "holder": "山田 花子",
                "starts_on": "2026-06-01",
                "ends_on": "2026-12-12",
                "ended_on": "",
                "reason": "",
            },
            {
                "holder": "سلمى حداد",
                "starts_on": "2025-12-01",
                "ends_on": "2026-05-31",
                "ended_on": "2026-04-30",
                "reason": "I take on the conference.",
            },
        ],
        **changes,
    }


def roles(**changes: object) -> Payload:
    """A role book."""
    empty = {
        "purpose": "",
        "tasks": "",
        "authority": "",
        "limits": "",
        "qualifications": "",
        "measures": "",
        "hours_month": 0,
        "review_on": "",
        "history": [],
    }
    nobody = {"holder": "", "starts_on": "", "ends_on": "", "state": "vacant"}
    return {
        "format": "sofa-roles/1",
        "circle": CIRCLE,
        "generated_on": "2026-11-24",
        "roles": [
            role("Leader", kind="leader", holder="Ana", state="awaiting"),
            role("Secretary", kind="secretary"),
            role("Keeper of the sliding-scale prices for every workshop", **empty, **nobody),
            role("イベント担当", pay="15 USD an hour"),
        ],
        **changes,
    }


def policy(title: str, **changes: object) -> Payload:
    """A policy in force."""
    return {
        "title": title,
        "kind": "guideline",
        "text": LONG,
        "since": "2026-05-12",
        "version": 1,
        "term_end": "2027-05-12",
        "state": "in_force",
        "measure": "Trainers say whether the pay was fair.",
        "feedback_to": "Ana",
        "note": "",
        **changes,
    }


def policies(**changes: object) -> Payload:
    """A logbook."""
    return {
        "format": "sofa-policies/1",
        "circle": CIRCLE,
        "generated_on": "2026-11-24",
        "policies": [
            policy("Who answers the info address", state="overdue", term_end="2026-11-01"),
            policy("How we pay trainers", version=3, state="due", text="\n\n".join([LONG] * 14)),
            policy("料金の決め方", text="料金は三段階とする。支払いが難しい人は連絡する。"),
        ],
        "retired": [
            {
                "title": "Cash box",
                "retired_on": "2026-03-01",
                "why": "No cash is taken any more.",
            }
        ],
        **changes,
    }


def cover(**changes: object) -> Payload:
    """A cover page."""
    book = roles()["roles"]
    return {
        "format": "sofa-cover/1",
        "circle": {**CIRCLE, "kind": "sector", "status": "active"},
        "generated_on": "2026-11-24",
        "aim": "Supporting intentional communities in learning and using sociocracy.",
        "domain": "Content, events and networks for intentional communities.",
        "members": [
            {"name": "Ana", "standing": "full", "since": "2024-02-01", "roles": "Leader"},
            {"name": "سلمى حداد", "standing": "full", "since": "2025-01-10", "roles": ""},
            {"name": "山田 花子", "standing": "guest", "since": "2025-06-01", "roles": "Secretary"},
        ],
        "roles": [
            {key: each[key] for key in ("name", "holder", "starts_on", "ends_on", "state")}
            for each in book
        ],
        "policies": policies()["policies"],
        "dates": [
            {"on": "2026-11-24", "what": "meeting", "title": ""},
            {"on": "2026-12-12", "what": "term_end", "title": "Secretary (山田 花子)"},
            {"on": "2027-05-12", "what": "policy_review", "title": "How we pay trainers"},
        ],
        **changes,
    }


def handover(**changes: object) -> Payload:
    """A role changing hands."""
    return {
        "format": "sofa-handover/1",
        "circle": CIRCLE,
        "generated_on": "2026-11-24",
        "role": role("Secretary", kind="secretary"),
        "from": "山田 花子",
        "to": "Ben",
        "to_from": "2026-12-13",
        "actions": [
            {"what": "Send the minutes of November", "due_on": "2026-11-26", "note": ""},
            {"what": "Ask SoFA for a new room", "due_on": "", "note": "Waits for an answer."},
        ],
        "dates": [{"on": "2026-12-12", "what": "term_end", "title": "Secretary"}],
        "policies": policies()["policies"][:2],
        "templates": ["Webinar checklist", "Email run"],
        "contacts": [{"name": "Ana", "roles": "Leader", "email": "ana@example.org"}],
        "money": {
            "since": "2026-01-01",
            "balances": [
                {"name": "Bank", "currency": "EUR", "minor": 428_650},
                {"name": "Held by SoFA", "currency": "EUR", "minor": 92_000},
            ],
            "flows": [{"currency": "EUR", "in_minor": 820_000, "out_minor": 510_050}],
        },
        **changes,
    }


def circled(name: str, depth: int, **changes: object) -> Payload:
    """A circle of a map."""
    return {
        "id": name,
        "name": name,
        "kind": "sector",
        "status": "active",
        "within_id": "",
        "depth": depth,
        "own": False,
        "linked": False,
        "aim": "",
        "domain": "",
        "leader": "",
        "delegate": "",
        "note": "",
        "ends_on": "",
        "ours": [],
        "roles": [],
        **changes,
    }


def circle_map(**changes: object) -> Payload:
    """A map with the circles above, beside and below ours."""
    return {
        "format": "sofa-map/1",
        "circle": CIRCLE,
        "generated_on": "2026-11-24",
        "circles": [
            circled("Mission Circle", 0, kind="mission"),
            circled("General Circle", 1, kind="general", leader="Ted", aim="Running SoFA."),
            circled("Communities Support", 2, kind="department", ours=["Ana"], leader="Ana"),
            circled(
                "Intentional Communities",
                3,
                own=True,
                leader="Ana",
                delegate="سلمى حداد",
                aim="Supporting intentional communities.",
                roles=[
                    {"name": "Leader", "holder": "Ana", "until": "2027-02-01"},
                    {"name": "Facilitator", "holder": "", "until": ""},
                ],
            ),
            circled("Conference 2027", 4, kind="helping", ends_on="2027-06-30"),
            circled("Translation of the handbook", 4, status="forming"),
            circled("日本語サークル", 3, kind="language"),
            circled("دائرة اللغة العربية", 3, kind="language", linked=True),
            circled("Content Circle", 2, linked=True, note="Our help desk."),
            circled("Website", 2),
        ],
        **changes,
    }
