"""The words of the field for what records hold as codes: kinds, stages, fields."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.circle import Standing
from sofa_desktop.domain.content import ContentKind, Stage
from sofa_desktop.domain.ledger import AccountKind, Verb
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.i18n.words import t

Word = Callable[[], str]

_ROLE_KINDS: Mapping[RoleKind, Word] = {
    RoleKind.LEADER: lambda: t("role kind", "Leader"),
    RoleKind.DELEGATE: lambda: t("role kind", "Delegate"),
    RoleKind.FACILITATOR: lambda: t("role kind", "Facilitator"),
    RoleKind.SECRETARY: lambda: t("role kind", "Secretary"),
    RoleKind.LOGBOOK: lambda: t("role kind", "Logbook keeper"),
    RoleKind.OPERATIONAL: lambda: t("role kind", "Operational role"),
}
_STANDINGS: Mapping[Standing, Word] = {
    Standing.FULL: lambda: t("standing", "Member"),
    Standing.GUEST: lambda: t("standing", "Guest"),
}
_CONTENT_KINDS: Mapping[ContentKind, Word] = {
    ContentKind.ARTICLE: lambda: t("content kind", "Article"),
    ContentKind.VIDEO: lambda: t("content kind", "Video"),
    ContentKind.WEBINAR: lambda: t("content kind", "Webinar"),
    ContentKind.WORKSHOP: lambda: t("content kind", "Workshop"),
    ContentKind.TRAINING: lambda: t("content kind", "Training"),
    ContentKind.GROUP_COURSE: lambda: t("content kind", "Self-run group course"),
    ContentKind.CONFERENCE: lambda: t("content kind", "Conference"),
    ContentKind.COMMUNITY: lambda: t("content kind", "Community of practice"),
    ContentKind.CONSULTING: lambda: t("content kind", "Consulting or coaching"),
}
_STAGES: Mapping[Stage, Word] = {
    Stage.IDEA: lambda: t("stage", "Idea"),
    Stage.BRIEF: lambda: t("stage", "Brief"),
    Stage.DRAFT: lambda: t("stage", "Draft"),
    Stage.REVIEW: lambda: t("stage", "Review"),
    Stage.APPROVED: lambda: t("stage", "Approved"),
    Stage.SCHEDULED: lambda: t("stage", "Scheduled"),
    Stage.PUBLISHED: lambda: t("stage", "Published"),
    Stage.EVALUATED: lambda: t("stage", "Evaluated"),
    Stage.REPLICATE: lambda: t("stage", "Replicate"),
    Stage.RETIRED: lambda: t("stage", "Retired"),
    Stage.ON_HOLD: lambda: t("stage", "On hold"),
    Stage.DROPPED: lambda: t("stage", "Dropped"),
}
_ACCOUNT_KINDS: Mapping[AccountKind, Word] = {
    AccountKind.BANK: lambda: t("account kind", "Bank account"),
    AccountKind.CASH: lambda: t("account kind", "Cash"),
    AccountKind.PAYPAL: lambda: t("account kind", "PayPal"),
    AccountKind.SOFA_HELD: lambda: t("account kind", "Held by SoFA"),
    AccountKind.INCOME: lambda: t("account kind", "Income"),
    AccountKind.COST: lambda: t("account kind", "Cost"),
    AccountKind.TAX: lambda: t("account kind", "Tax passed on"),
    AccountKind.OPENING: lambda: t("account kind", "Opening balance"),
    AccountKind.EXCHANGE: lambda: t("account kind", "Currency exchange"),
    AccountKind.ALLOCATION: lambda: t("account kind", "Shared out by settlements"),
    AccountKind.SOFA_DUE: lambda: t("account kind", "Due to SoFA"),
    AccountKind.INVESTMENT: lambda: t("account kind", "SoFA's investment"),
    AccountKind.MEMBER: lambda: t("account kind", "Owed to a member"),
    AccountKind.RESERVE: lambda: t("account kind", "Reserve"),
}
_VERBS: Mapping[Verb, Word] = {
    Verb.MONEY_IN: lambda: t("verb", "Money in"),
    Verb.MONEY_OUT: lambda: t("verb", "Money out"),
    Verb.MOVE: lambda: t("verb", "Move"),
    Verb.PAY_MEMBERS: lambda: t("verb", "Pay members"),
    Verb.OPENING: lambda: t("verb", "Opening balance"),
    Verb.ALLOCATION: lambda: t("verb", "Share-out"),
}
_FIELDS: Mapping[str, Word] = {
    "absence_rule": lambda: t("field", "rule for who is absent"),
    "account_id": lambda: t("field", "account"),
    "address": lambda: t("field", "address"),
    "aim": lambda: t("field", "aim"),
    "answer": lambda: t("field", "answer"),
    "approval_rule": lambda: t("field", "rule for approving minutes"),
    "approved_how": lambda: t("field", "way of approving"),
    "approved_on": lambda: t("field", "day of approval"),
    "archived": lambda: t("field", "place among those in use"),
    "authority": lambda: t("field", "authority"),
    "awaiting": lambda: t("field", "wait for the other circle"),
    "backlog_id": lambda: t("field", "topic"),
    "begun_at": lambda: t("field", "moment it was opened"),
    "budget_minor": lambda: t("field", "budget"),
    "category_id": lambda: t("field", "category"),
    "circle_consented_on": lambda: t("field", "our consent"),
    "circle_note": lambda: t("field", "where our consent is noted"),
    "closed_on": lambda: t("field", "day it was closed"),
    "closed_why": lambda: t("field", "why it was closed"),
    "code": lambda: t("field", "short code"),
    "confirm_note": lambda: t("field", "where the other circle's consent is noted"),
    "confirmed_on": lambda: t("field", "the other circle's consent"),
    "counterparty": lambda: t("field", "counterparty"),
    "currency": lambda: t("field", "currency"),
    "decided_on": lambda: t("field", "day of the decision"),
    "delegate": lambda: t("field", "delegate"),
    "dimensions": lambda: t("field", "list of dimensions"),
    "dimensions_consented": lambda: t("field", "consent to the dimensions"),
    "documents": lambda: t("field", "documents"),
    "domain": lambda: t("field", "domain"),
    "draft_due": lambda: t("field", "day the draft is due"),
    "due_on": lambda: t("field", "day it is due"),
    "edition_id": lambda: t("field", "edition"),
    "effect": lambda: t("field", "what it sets"),
    "email": lambda: t("field", "email address"),
    "end_reason": lambda: t("field", "reason for resigning"),
    "ended_on": lambda: t("field", "day of resigning"),
    "ends_on": lambda: t("field", "last day"),
    "evaluation": lambda: t("field", "check-out round"),
    "every_months": lambda: t("field", "how often it comes again"),
    "facilitator_id": lambda: t("field", "facilitator"),
    "fast_track": lambda: t("field", "fast track"),
    "feedback_to": lambda: t("field", "whom to tell how it works"),
    "from_id": lambda: t("field", "who brought it"),
    "held_on": lambda: t("field", "day"),
    "hours_month": lambda: t("field", "hours a month"),
    "iban": lambda: t("field", "IBAN"),
    "ideas": lambda: t("field", "ideas"),
    "improve": lambda: t("field", "what could be better"),
    "information": lambda: t("field", "information"),
    "joined_on": lambda: t("field", "day of joining"),
    "kind": lambda: t("field", "kind"),
    "lane": lambda: t("field", "lane"),
    "leader": lambda: t("field", "leader"),
    "left_on": lambda: t("field", "day of leaving"),
    "limits": lambda: t("field", "limits"),
    "linked": lambda: t("field", "link with our circle"),
    "measure": lambda: t("field", "measure"),
    "measures": lambda: t("field", "measures"),
    "meeting_id": lambda: t("field", "meeting"),
    "meeting_minutes": lambda: t("field", "usual meeting length"),
    "minor": lambda: t("field", "amount"),
    "minutes": lambda: t("field", "minutes"),
    "move": lambda: t("field", "move"),
    "name": lambda: t("field", "name"),
    "needs": lambda: t("field", "needs statement"),
    "next_at": lambda: t("field", "time of the next meeting"),
    "next_on": lambda: t("field", "day of the next meeting"),
    "note": lambda: t("field", "note"),
    "notes": lambda: t("field", "notes"),
    "number": lambda: t("field", "number"),
    "old_text": lambda: t("field", "wording before"),
    "on": lambda: t("field", "date"),
    "opened_on": lambda: t("field", "day it was opened"),
    "outcome": lambda: t("field", "outcome wanted"),
    "owner_id": lambda: t("field", "owner"),
    "parent": lambda: t("field", "parent circle"),
    "parent_consented_on": lambda: t("field", "the parent circle's consent"),
    "parent_note": lambda: t("field", "where the parent circle's consent is noted"),
    "pay": lambda: t("field", "pay"),
    "phone": lambda: t("field", "phone number"),
    "pieces": lambda: t("field", "pieces"),
    "place": lambda: t("field", "place"),
    "plan": lambda: t("field", "improvement plan"),
    "presence": lambda: t("field", "presence"),
    "presenter_id": lambda: t("field", "presenter"),
    "priority": lambda: t("field", "priority"),
    "publish_on": lambda: t("field", "day of publishing"),
    "published_on": lambda: t("field", "day of publishing"),
    "purpose": lambda: t("field", "purpose"),
    "qualifications": lambda: t("field", "qualifications"),
    "questions": lambda: t("field", "clarifying questions"),
    "rate": lambda: t("field", "exchange rate"),
    "reached": lambda: t("field", "outcome reached"),
    "reactions": lambda: t("field", "quick reactions"),
    "reason": lambda: t("field", "reason"),
    "refund_of": lambda: t("field", "entry it refunds"),
    "removes_id": lambda: t("field", "member who would leave"),
    "resolution": lambda: t("field", "resolution"),
    "retired_on": lambda: t("field", "day it was retired"),
    "retired_why": lambda: t("field", "why it was retired"),
    "review_on": lambda: t("field", "day it is looked at again"),
    "reviewers": lambda: t("field", "reviewers"),
    "role_id": lambda: t("field", "role"),
    "roles": lambda: t("field", "roles"),
    "room": lambda: t("field", "room"),
    "round": lambda: t("field", "round"),
    "secretary_id": lambda: t("field", "secretary"),
    "segment": lambda: t("field", "part of the meeting"),
    "sofa_address": lambda: t("field", "SoFA's address"),
    "sofa_bic": lambda: t("field", "SoFA's BIC"),
    "sofa_iban": lambda: t("field", "SoFA's IBAN"),
    "sofa_name": lambda: t("field", "SoFA's name"),
    "sofa_tax_id": lambda: t("field", "SoFA's tax number"),
    "source": lambda: t("field", "where it came from"),
    "splits": lambda: t("field", "parts"),
    "stage": lambda: t("field", "stage"),
    "standing": lambda: t("field", "standing"),
    "starts_at": lambda: t("field", "beginning"),
    "starts_on": lambda: t("field", "first day"),
    "state": lambda: t("field", "state"),
    "status": lambda: t("field", "status"),
    "subject_id": lambda: t("field", "what it is about"),
    "subject_type": lambda: t("field", "what it is about"),
    "tags": lambda: t("field", "tags"),
    "target": lambda: t("field", "what it changes"),
    "target_id": lambda: t("field", "what it changes"),
    "tasks": lambda: t("field", "tasks"),
    "tax_id": lambda: t("field", "tax number"),
    "term_end": lambda: t("field", "end of the term"),
    "text": lambda: t("field", "text"),
    "time_zone": lambda: t("field", "time zone"),
    "title": lambda: t("field", "title"),
    "tranche_id": lambda: t("field", "investment that paid"),
    "used_seconds": lambda: t("field", "time used"),
    "version": lambda: t("field", "version"),
    "warning_days": lambda: t("field", "days of warning ahead"),
    "went_well": lambda: t("field", "what went well"),
    "what": lambda: t("field", "what is to be done"),
    "within_id": lambda: t("field", "circle it belongs to"),
}


def role_kind(value: str) -> str:
    """What kind of role it is: Leader, Operational role."""
    return _ROLE_KINDS[RoleKind(value)]()


def standing(value: str) -> str:
    """How somebody belongs to the circle: Member, Guest."""
    return _STANDINGS[Standing(value)]()


def content_kind(value: str) -> str:
    """What a piece of content is: Webinar, Community of practice."""
    return _CONTENT_KINDS[ContentKind(value)]()


def stage(value: str) -> str:
    """Where a piece of content is on its way: Idea, Review, On hold."""
    return _STAGES[Stage(value)]()


def account_kind(value: str) -> str:
    """What an account is for: Bank account, Income, Due to SoFA."""
    return _ACCOUNT_KINDS[AccountKind(value)]()


def verb(value: str) -> str:
    """What was done with money: Money in, Pay members."""
    return _VERBS[Verb(value)]()


def field(name: str) -> str:
    """A record's field inside a sentence: email address, last day."""
    word = _FIELDS.get(name)
    return word() if word is not None else t("field", "details")
