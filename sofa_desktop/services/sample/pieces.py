"""What the circle makes: pieces in every stage, and their dated editions."""

from dataclasses import dataclass
from datetime import date, timedelta

from sofa_desktop.domain.content import ContentKind, Stage
from sofa_desktop.domain.periods import add_months
from sofa_desktop.services.sample.story import Story, month_name

_WAY = (
    Stage.IDEA,
    Stage.BRIEF,
    Stage.DRAFT,
    Stage.REVIEW,
    Stage.APPROVED,
    Stage.SCHEDULED,
    Stage.PUBLISHED,
    Stage.EVALUATED,
    Stage.REPLICATE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    key: str
    title: str
    kind: ContentKind
    owner: str
    stage: Stage
    draft_due: int | None = None
    """Days from today, as the next."""
    publish_on: int | None = None
    reason: str = ""


_PIECES = (
    _Piece(
        "rounds",
        "How rounds changed our community meetings",
        ContentKind.ARTICLE,
        "siobhan",
        Stage.PUBLISHED,
        -250,
        -236,
    ),
    _Piece(
        "landmeeting",
        "Buying land together: who decides what",
        ContentKind.ARTICLE,
        "tomas",
        Stage.DRAFT,
        -9,
        26,
    ),
    _Piece(
        "film",
        "A day in a self-governed village",
        ContentKind.VIDEO,
        "layla",
        Stage.REVIEW,
        -16,
        19,
    ),
    _Piece(
        "intro",
        "Intro to sociocracy in intentional communities",
        ContentKind.WEBINAR,
        "yui",
        Stage.REPLICATE,
        -420,
        -400,
    ),
    _Piece(
        "conflict",
        "When consent is hard: conflict in community",
        ContentKind.WEBINAR,
        "yui",
        Stage.EVALUATED,
        -230,
        -215,
    ),
    _Piece(
        "selecting",
        "Selecting people for roles without campaigns",
        ContentKind.WEBINAR,
        "yui",
        Stage.SCHEDULED,
        -12,
        24,
    ),
    _Piece(
        "smoother",
        "Smoother meetings, in three sessions",
        ContentKind.WORKSHOP,
        "anneliese",
        Stage.EVALUATED,
        -310,
        -290,
    ),
    _Piece(
        "elc",
        "Sociocracy Basics: group course with coaching",
        ContentKind.GROUP_COURSE,
        "layla",
        Stage.PUBLISHED,
        -200,
        -180,
    ),
    _Piece(
        "conference",
        "Sociocracy in Intentional Communities: online conference",
        ContentKind.CONFERENCE,
        "anneliese",
        Stage.REPLICATE,
        -260,
        -240,
    ),
    _Piece(
        "cop",
        "Advocates for sociocracy in intentional community",
        ContentKind.COMMUNITY,
        "siobhan",
        Stage.PUBLISHED,
        None,
        -380,
    ),
    _Piece(
        "handbook",
        "Starter pack for forming communities",
        ContentKind.TRAINING,
        "tomas",
        Stage.BRIEF,
        33,
        140,
    ),
    _Piece(
        "cohousing",
        "Circle design for a co-housing group",
        ContentKind.CONSULTING,
        "oluwaseun",
        Stage.ON_HOLD,
        reason="The group first wants to find its land.",
    ),
    _Piece(
        "children", "Sociocracy with children in community", ContentKind.WEBINAR, "", Stage.IDEA
    ),
)


def write_pieces(story: Story) -> None:
    """Note the pieces and let them travel; plan their editions."""
    for piece in _PIECES:
        _write(story, piece)
    _editions(story)


def _key(piece: str) -> str:
    """A piece among the names of the story, apart from an edition called the same."""
    return f"piece {piece}"


def _day(story: Story, days: int | None) -> date | None:
    return None if days is None else story.today + timedelta(days=days)


def _write(story: Story, piece: _Piece) -> None:
    way = _WAY[: _WAY.index(piece.stage) + 1] if piece.stage in _WAY else (Stage.IDEA,)
    until = min(piece.publish_on if piece.publish_on is not None else -20, -2)
    start = max(story.today + timedelta(days=until - 12 * len(way) - 60), story.begin)

    def add() -> None:
        story.ids[_key(piece.key)] = story.content.add_item(
            piece.title,
            piece.kind,
            owner_id=story.ids[piece.owner] if piece.owner else None,
            draft_due=_day(story, piece.draft_due),
            publish_on=_day(story, piece.publish_on),
        )

    story.at(start, add)
    step = max((story.today + timedelta(days=until) - start) // max(len(way), 1), timedelta(1))
    for place, stage in enumerate(way[1:], start=1):
        _move(story, min(start + step * place, story.today), piece.key, stage)
    if piece.stage not in _WAY:
        _move(story, min(start + step, story.today), piece.key, piece.stage, piece.reason)


def _move(story: Story, day: date, key: str, stage: Stage, reason: str = "") -> None:
    story.at(day, lambda: story.content.move(story.ids[_key(key)], stage, reason=reason))


def _editions(story: Story) -> None:
    """Past runs lie in the quarters whose money they have; the next ones lie ahead."""
    named = [
        ("intro", "first", story.day(4, 44), 0, 18_000),
        ("intro", "second", story.day(3, 31), 0, 18_000),
        ("intro", "third", story.day(1, 38), 0, 20_000),
        ("smoother", "workshop", story.day(3, 40), 14, 90_000),
        ("conference", "conference", story.day(2, 52), 0, 520_000),
        ("conflict", "conflict", story.day(2, 22), 0, 22_000),
        ("elc", "elc", story.day(1, 12), 42, 40_000),
    ]
    for item, key, day, length, budget in named:
        _edition(story, item, key, day, length, budget)
    ahead = [
        ("selecting", "selecting", 24, 0, 24_000),
        ("conference", "next conference", 125, 0, 560_000),
        ("elc", "next elc", 36, 42, 44_000),
    ]
    for item, key, days, length, budget in ahead:
        _edition(story, item, key, story.today + timedelta(days=days), length, budget)
    month = story.begin
    while month <= story.current.start:
        for each in range(3):
            first = add_months(month, each)
            _edition(story, "cop", f"cop {first}", first + timedelta(days=13), 0, 0)
        month = add_months(month, 3)


def _edition(story: Story, item: str, key: str, day: date, length: int, budget: int) -> None:
    ends = day + timedelta(days=length)
    name = month_name(day)
    if item == "conference":
        name = str(day.year)

    def act() -> None:
        story.ids[key] = story.content.add_edition(
            story.ids[_key(item)], name, day, ends, budget_minor=budget
        )

    planned = max(min(day - timedelta(days=70), story.today), story.begin)
    story.at(planned, act)
