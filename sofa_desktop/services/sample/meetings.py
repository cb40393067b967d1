"""A year of meetings: what was talked about, decided, promised, and what comes next."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from sofa_desktop.domain.backlog import Outcome, Priority, Source
from sofa_desktop.domain.consent import Move
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import Presence, Segment
from sofa_desktop.domain.periods import add_months
from sofa_desktop.domain.policy import PolicyKind
from sofa_desktop.services.sample.story import Story

_ROOM = "Venus"
_AT = "19:00"
_EVENING = 9 * 60
"""Minutes from the sample's morning to when the circle meets."""
_LAST, _APART, _NEXT = 21, 28, 7
"""Days since the last meeting, between two, and until the next."""
Deed = Callable[[Story, Id, Id], object]


@dataclass(frozen=True, slots=True)
class _Item:
    title: str
    outcome: Outcome
    minutes: int
    used: int
    notes: str = ""
    deeds: tuple[Deed, ...] = field(default=())
    done: bool = True
    topic: str = ""
    """The topic of the backlog it takes up, by its name here."""


@dataclass(frozen=True, slots=True)
class _Meeting:
    items: tuple[_Item, ...]
    evaluation: str
    absent: str = ""
    information: str = ""


def write_meetings(story: Story) -> None:
    """Hold the meetings of a year, and plan the next one."""
    for back, meeting in enumerate(reversed(_meetings())):
        day = story.today - timedelta(days=_LAST + _APART * back)
        story.at(day, partial(_hold, story, day, meeting))
    story.at(story.today - timedelta(days=12), lambda: _since_then(story))


def _hold(story: Story, day: date, meeting: _Meeting) -> None:
    meetings = story.meetings
    with story.file.look() as work:
        planned = [one.id for one in work.meetings.all() if one.held_on == day]
        earlier = any(one.held_on < day for one in work.meetings.all())
    meeting_id = planned[0] if planned else meetings.plan(day, starts_at=_AT, room=_ROOM)
    items = [_put(story, meeting_id, item) for item in meeting.items]
    story.clock.later(_EVENING)
    meetings.open(meeting_id)
    if meeting.absent:
        meetings.attend(meeting_id, story.ids[meeting.absent], Presence.EXCUSED)
    meetings.previous_minutes(meeting_id, "approved" if earlier else "none")
    following = day + timedelta(days=_APART)
    if following > story.today:
        following = story.today + timedelta(days=_NEXT)
    meetings.change(meeting_id, information=meeting.information, next_on=following, next_at=_AT)
    meetings.consent_agenda(meeting_id)
    for item_id, item in zip(items, meeting.items, strict=True):
        meetings.begin_item(item_id)
        if item.notes:
            meetings.note(item_id, item.notes)
        for deed in item.deeds:
            deed(story, meeting_id, item_id)
        story.clock.later(item.used)
        if item.done:
            meetings.end_item(item_id, reached=item.outcome)
        else:
            meetings.end_item(item_id, carried=True)
    meetings.go(meeting_id, Segment.CHECK_OUT)
    meetings.change(meeting_id, evaluation=meeting.evaluation)
    meetings.close(meeting_id)


def _put(story: Story, meeting_id: Id, item: _Item) -> Id:
    return story.meetings.add_item(
        meeting_id,
        item.title,
        outcome=item.outcome,
        minutes=item.minutes,
        backlog_id=story.ids[item.topic] if item.topic else None,
    )


def _action(what: str, owner: str, days: int, *, done_after: int | None = None) -> Deed:
    """Somebody promises something, for so many days after the meeting."""

    def deed(story: Story, meeting_id: Id, item_id: Id) -> None:
        on = story.clock.today()
        made = story.action_items.add(
            what, story.ids[owner], on + timedelta(days=days), meeting_id, item_id
        )
        if done_after is not None:
            story.at(on + timedelta(days=done_after), lambda: story.action_items.done([made]))

    return deed


def _decision(title: str, text: str, months: int) -> Deed:
    def deed(story: Story, meeting_id: Id, item_id: Id) -> None:
        story.decisions.record(
            title,
            text,
            meeting_id=meeting_id,
            agenda_item_id=item_id,
            term_end=add_months(story.clock.today(), months),
        )

    return deed


def _trainer_pay(story: Story, meeting_id: Id, item_id: Id) -> None:
    """A policy that met an objection, answered by a shorter term."""
    proposals, ids = story.proposals, story.ids
    day = story.clock.today()
    made = proposals.open(
        "What trainers are paid",
        needs="Trainers ask before each event what they will get, and get different answers.",
        text="Trainers get 15 USD an hour for preparing and holding an event, for the hours agreed "
        "beforehand, once the event is over.",
        term_end=add_months(day, 12),
        measure="No trainer asks afterwards.",
        feedback_to="Bookkeeper",
        presenter_id=ids["oluwaseun"],
    )
    _to_ready(story, made)
    proposals.change(made, effect='{"kind":"workflow"}')
    proposals.begin_round(made, meeting_id=meeting_id)
    objection = "With a year we would pay at this rate through the conference, untried."
    there = _present(story, meeting_id)
    for member in there:
        if member == ids["tomas"]:
            proposals.answer(made, member, "objection", objection)
        else:
            proposals.answer(made, member, "consent")
    with story.file.look() as work:
        (raised,) = [each.id for each in work.objections.all() if each.subject_id == made]
    proposals.integrate(
        raised,
        Move.SHORTEN,
        "Half a year, and a look at it before the conference is planned.",
        "income and costs of all these",
        term_end=min(add_months(day, 6), story.today - timedelta(days=9)),
    )
    proposals.begin_round(made, meeting_id=meeting_id)
    for member in there:
        proposals.answer(made, member, "consent")
    _absent_consent(story, made, meeting_id)
    proposals.adopt(made, meeting_id=meeting_id, agenda_item_id=item_id)


def _to_ready(story: Story, proposal: Id) -> None:
    """Take a proposal with its text to where the circle can be asked."""
    for _ in range(3):
        with story.file.look() as work:
            state = str(work.proposals.get(proposal).state)
        if state == "ready":
            return
        if state == "picture":
            story.proposals.change(proposal, dimensions="who\nhow much\nwhen")
            story.proposals.consent_to_dimensions(proposal)
        story.proposals.advance(proposal)


def _present(story: Story, meeting_id: Id) -> list[Id]:
    with story.file.look() as work:
        return [
            one.member_id
            for one in work.attendances.all()
            if one.meeting_id == meeting_id and one.member_id and one.presence is Presence.PRESENT
        ]


def _absent_consent(story: Story, proposal: Id, meeting_id: Id) -> None:
    """Whoever was not there is asked for a word in writing."""
    with story.file.look() as work:
        away = [
            one.member_id
            for one in work.attendances.all()
            if one.meeting_id == meeting_id
            and one.member_id
            and one.presence is not Presence.PRESENT
        ]
    for member in away:
        story.proposals.answer(proposal, member, "consent", written=True)


def _select(role: str, who: str, reason: str) -> Deed:
    """A selection by the book, with who is there."""

    def deed(story: Story, meeting_id: Id, item_id: Id) -> None:
        selections, ids = story.selections, story.ids
        day = story.clock.today()
        made = selections.begin(ids[role], meeting_id=meeting_id, agenda_item_id=item_id)
        selections.advance(made)
        selections.change(made, starts_on=day, ends_on=add_months(day, 12))
        selections.advance(made)
        selections.change(made, qualifications="knows many communities\nkeeps lists\nasks for help")
        selections.advance(made)
        selections.consent_to_list(made)
        selections.advance(made)
        there = _present(story, meeting_id)
        others = [member for member in there if member != ids[who]]
        nominated = [
            selections.nominate(made, member, ids[who] if at % 3 else others[0], reason=reason)
            for at, member in enumerate(there)
        ]
        selections.advance(made)
        for nomination in nominated:
            selections.speak(nomination)
        selections.advance(made)
        for nomination in nominated:
            selections.keep_nomination(nomination)
        selections.advance(made)
        selections.change(made, candidate_id=ids[who], reasons=reason)
        selections.advance(made)
        for member in [*others, ids[who]]:
            selections.answer(made, member, "consent")
        for member in _away(story, meeting_id):
            selections.answer(made, member, "consent", written=True)
        selections.announce(made, meeting_id=meeting_id)
        selections.forget(made)

    return deed


def _away(story: Story, meeting_id: Id) -> list[Id]:
    there = set(_present(story, meeting_id))
    with story.file.look() as work:
        return [
            one.member_id
            for one in work.attendances.all()
            if one.meeting_id == meeting_id and one.member_id and one.member_id not in there
        ]


def _new_role(story: Story, _meeting_id: Id, _item_id: Id) -> None:
    story.ids["Conference host"] = story.roles.add(
        "Conference host",
        purpose="A conference that people leave with new friends.",
        tasks="Find speakers; keep the schedule; welcome everybody on the day.",
        authority="Decides on speakers and times within the budget.",
        hours_month=10,
    )


def _topic(key: str, title: str, outcome: Outcome, **fields: object) -> Deed:
    def deed(story: Story, _meeting_id: Id, _item_id: Id) -> None:
        story.ids[key] = story.backlog.note(title, outcome=outcome, **fields)  # type: ignore[arg-type]

    return deed


def _aim(story: Story, _meeting_id: Id, item_id: Id) -> None:
    """A wider domain: our consent is given, the parent circle's is awaited."""
    del item_id
    with story.file.look() as work:
        domain = work.circle().domain
    draft = story.aims.draft(
        domain=f"{domain.rstrip('. ')}; a directory of communities that use sociocracy.",
    )
    story.aims.circle_consents(draft, note="Circle meeting")


def _meetings() -> tuple[_Meeting, ...]:
    """The meetings in their order, the last one last."""
    report, explore, decide = Outcome.REPORT, Outcome.EXPLORE, Outcome.DECIDE
    return (
        _Meeting(
            (
                _Item(
                    "Which month for the conference", explore, 20, 24,
                    "Spring: people plan their year. Autumn: harvest is over.\n"
                    "Several communities travel in August.",
                    (_action("Ask ten communities which month they prefer", "layla", 20,
                             done_after=18),),
                ),
                _Item(
                    "Reports from roles", report, 10, 12,
                    "Recording of the first webinar is online.",
                    (_topic("directory", "A directory of communities that use sociocracy",
                            explore, priority=Priority.SOON, note="Asked for in three webinars."),
                     _topic("referral", "Referral policy for tickets", explore)),
                ),
            ),
            "We listened well; the last item was rushed.",
        ),
        _Meeting(
            (
                _Item(
                    "Conference month", decide, 15, 11, "Ten answers, most for late spring.",
                    (_decision("Conference month", "The conference is held in late spring.", 12),),
                ),
                _Item(
                    "Directory of communities", explore, 10, 12, "Who keeps it up to date?",
                    done=False, topic="directory",
                ),
            ),
            "Calm. Shorter check-in next time.", absent="yui",
        ),
        _Meeting(
            (
                _Item("What trainers are paid", decide, 25, 33, "", (_trainer_pay,)),
                _Item("Reports from roles", report, 10, 9, "Three bookings for the group course."),
            ),
            "The objection made the proposal better.",
        ),
        _Meeting(
            (
                _Item(
                    "A host for the conference: the role", decide, 10, 13,
                    "Role described and consented.", (_new_role,),
                ),
                _Item(
                    "Selection: conference host", decide, 25, 31, "",
                    (_select("Conference host", "anneliese",
                             "has held two, and knows whom to ask"),),
                ),
            ),
            "Everybody was surprised how many reasons there were.",
        ),
        _Meeting(
            (
                _Item(
                    "Directory of communities", explore, 10, 11,
                    "A form on the web page could fill it.", done=False, topic="directory",
                ),
                _Item(
                    "Reports from roles", report, 10, 12, "Conference: 185 tickets.",
                    (_action("Thank the speakers", "anneliese", 10, done_after=6),
                     _action("Publish the recordings", "yui", 25, done_after=30)),
                ),
            ),
            "Good energy after the conference.",
        ),
        _Meeting(
            (
                _Item(
                    "Wider domain: a directory", decide, 15, 17,
                    "We consent; the parent circle is asked.", (_aim,),
                ),
                _Item(
                    "Money of the half year", report, 10, 8,
                    "Income above plan, member pay below its cap.",
                    (_action("Take in the bank files every month", "oluwaseun", 30,
                             done_after=29),),
                ),
            ),
            "Short and good.", absent="tomas",
        ),
        _Meeting(
            (
                _Item(
                    "Directory of communities", explore, 10, 9, "Still nobody with time for it.",
                    done=False, topic="directory",
                ),
                _Item(
                    "Reports from roles", report, 10, 11,
                    "The village film waits for its captions.",
                    (_action("Captions for the village film", "layla", 12),
                     _action("Ask the Content circle for the conference pack", "tomas", 30)),
                ),
                _Item(
                    "Who may join the community of practice", explore, 15, 14,
                    "Open to all, or members of communities only?",
                    (_action("Write a proposal on joining", "siobhan", 14, done_after=9),),
                ),
            ),
            "We kept our time.", absent="oluwaseun",
            information="Communities Support looks for a second delegate to the General Circle.",
        ),
    )  # fmt: skip


def _since_then(story: Story) -> None:
    """What came up after the last meeting, and the plan for the next."""
    proposals, backlog, ids = story.proposals, story.backlog, story.ids
    joining = proposals.open(
        "Who may join the community of practice",
        needs="People ask whether they may come without living in a community.",
        text="The community of practice is open to anybody who lives in, starts or supports an "
        "intentional community. Each session has a host from the circle.",
        term_end=add_months(story.today, 12),
        measure="New faces in every session.",
        feedback_to="Webinar host",
        presenter_id=ids["siobhan"],
    )
    _to_ready(story, joining)
    proposals.change(joining, effect=f'{{"kind":"{PolicyKind.GUIDELINE}"}}')
    proposals.open(
        "Recordings for sale",
        needs="Recordings are asked for months after an event, and there is no price.",
        presenter_id=ids["yui"],
    )
    backlog.note("Language equity at our events", outcome=Outcome.EXPLORE, from_id=ids["yui"])
    backlog.note(
        "How the last quarter went",
        outcome=Outcome.REPORT,
        source=Source.MEMBER,
        every_months=3,
        review_on=story.today + timedelta(days=3),
    )
    backlog.note(
        "Feedback on the new membership agreement",
        outcome=Outcome.REPORT,
        source=Source.PARENT,
        priority=Priority.SOON,
        minutes=5,
    )
    backlog.change(ids["directory"], minutes=8, note="A helping circle? Who would lead it?")
    ids["podcast"] = backlog.note("A podcast with voices from communities")
    backlog.rest([ids["podcast"]], until=story.today + timedelta(days=80))
    with story.file.look() as work:
        planned = [one.id for one in work.meetings.all() if one.held_on > story.today]
    if planned:
        story.meetings.change(
            planned[0],
            plan="What we want from the next year: a first round 5m\n"
            "A crew for the next conference 10m",
        )
