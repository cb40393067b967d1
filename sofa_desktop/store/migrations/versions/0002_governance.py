"""Circles in depth, policies, proposals, selections, meetings, as they first were."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rebuild({name: after for name, (_, after) in CHANGED.items()})
    for statement in ADDED:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    connection = op.get_bind()
    for (name,) in connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for table in TABLES:
        connection.exec_driver_sql(f"DROP TABLE {table}")
    _rebuild({name: before for name, (before, _) in CHANGED.items()})


def _rebuild(tables: dict[str, str]) -> None:
    """Make tables anew, and take over the columns that both forms have."""
    connection = op.get_bind()
    connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
    for name, statement in tables.items():
        indexes = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? "
            "AND sql IS NOT NULL",
            (name,),
        ).fetchall()
        connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO old_{name}")
        connection.exec_driver_sql(statement)
        shared = ", ".join(
            row[0]
            for row in connection.exec_driver_sql(
                "SELECT name FROM pragma_table_info(?) "
                "INTERSECT SELECT name FROM pragma_table_info(?)",
                (name, f"old_{name}"),
            )
        )
        connection.exec_driver_sql(f"INSERT INTO {name} ({shared}) SELECT {shared} FROM old_{name}")
        connection.exec_driver_sql(f"DROP TABLE old_{name}")
        for (index,) in indexes:
            connection.exec_driver_sql(index)
    connection.exec_driver_sql("PRAGMA legacy_alter_table = OFF")


TABLES = (
    "fulltext",
    "nomination",
    "decision",
    "action_item",
    "selection",
    "review",
    "minutes_correction",
    "agenda_item",
    "attendance",
    "proposal",
    "price_tier",
    "meeting",
    "backlog_item",
    "written_word",
    "objection",
    "response",
    "policy_version",
    "searchable",
    "declined",
    "policy",
    "related_circle",
    "aim_version",
)

CHANGED = {
    "circle": (
        """CREATE TABLE circle (
    id TEXT NOT NULL CONSTRAINT ck_circle_id CHECK (length(id) = 32),
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    currency TEXT NOT NULL CONSTRAINT ck_circle_currency CHECK (length(currency) = 3),
    aim TEXT DEFAULT '' NOT NULL,
    domain TEXT DEFAULT '' NOT NULL,
    parent TEXT DEFAULT '' NOT NULL,
    address TEXT DEFAULT '' NOT NULL,
    tax_id TEXT DEFAULT '' NOT NULL,
    iban TEXT DEFAULT '' NOT NULL,
    sofa_name TEXT DEFAULT '' NOT NULL,
    sofa_address TEXT DEFAULT '' NOT NULL,
    sofa_tax_id TEXT DEFAULT '' NOT NULL,
    sofa_iban TEXT DEFAULT '' NOT NULL,
    sofa_bic TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_circle PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT""",
        """CREATE TABLE circle (
    id TEXT NOT NULL CONSTRAINT ck_circle_id CHECK (length(id) = 32),
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    currency TEXT NOT NULL CONSTRAINT ck_circle_currency CHECK (length(currency) = 3),
    aim TEXT DEFAULT '' NOT NULL,
    domain TEXT DEFAULT '' NOT NULL,
    parent TEXT DEFAULT '' NOT NULL,
    address TEXT DEFAULT '' NOT NULL,
    tax_id TEXT DEFAULT '' NOT NULL,
    iban TEXT DEFAULT '' NOT NULL,
    sofa_name TEXT DEFAULT '' NOT NULL,
    sofa_address TEXT DEFAULT '' NOT NULL,
    sofa_tax_id TEXT DEFAULT '' NOT NULL,
    sofa_iban TEXT DEFAULT '' NOT NULL,
    sofa_bic TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT 'sector' NOT NULL CONSTRAINT ck_circle_kind CHECK (kind IN ('mission', 'general', 'department', 'sector', 'language', 'helping')),
    status TEXT DEFAULT 'active' NOT NULL CONSTRAINT ck_circle_status CHECK (status IN ('forming', 'active', 'dormant', 'dissolved')),
    within_id TEXT,
    time_zone TEXT DEFAULT '' NOT NULL,
    meeting_minutes INTEGER DEFAULT '90' NOT NULL,
    absence_rule TEXT DEFAULT 'hold' NOT NULL CONSTRAINT ck_circle_absence_rule CHECK (absence_rule IN ('assume', 'lazy', 'hold', 'ask')),
    approval_rule TEXT DEFAULT 'next_meeting' NOT NULL CONSTRAINT ck_circle_approval_rule CHECK (approval_rule IN ('at_end', 'window', 'next_meeting')),
    warning_days INTEGER DEFAULT '60' NOT NULL,
    CONSTRAINT pk_circle PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT""",
    ),
    "member": (
        """CREATE TABLE member (
    id TEXT NOT NULL CONSTRAINT ck_member_id CHECK (length(id) = 32),
    name TEXT NOT NULL,
    joined_on TEXT NOT NULL CONSTRAINT ck_member_joined_on CHECK (joined_on GLOB '????-??-??' AND date(joined_on, '+0 days') IS joined_on),
    left_on TEXT CONSTRAINT ck_member_left_on CHECK (left_on GLOB '????-??-??' AND date(left_on, '+0 days') IS left_on),
    standing TEXT NOT NULL CONSTRAINT ck_member_standing CHECK (standing IN ('full', 'guest')),
    email TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_member PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT""",
        """CREATE TABLE member (
    id TEXT NOT NULL CONSTRAINT ck_member_id CHECK (length(id) = 32),
    name TEXT NOT NULL,
    joined_on TEXT NOT NULL CONSTRAINT ck_member_joined_on CHECK (joined_on GLOB '????-??-??' AND date(joined_on, '+0 days') IS joined_on),
    left_on TEXT CONSTRAINT ck_member_left_on CHECK (left_on GLOB '????-??-??' AND date(left_on, '+0 days') IS left_on),
    standing TEXT NOT NULL CONSTRAINT ck_member_standing CHECK (standing IN ('full', 'guest')),
    email TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    place TEXT DEFAULT '' NOT NULL,
    time_zone TEXT DEFAULT '' NOT NULL,
    hours_month INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_member PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT""",
    ),
    "role": (
        """CREATE TABLE role (
    id TEXT NOT NULL CONSTRAINT ck_role_id CHECK (length(id) = 32),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_role_kind CHECK (kind IN ('leader', 'delegate', 'facilitator', 'secretary', 'logbook', 'operational')),
    purpose TEXT DEFAULT '' NOT NULL,
    tasks TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_role PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT""",
        """CREATE TABLE role (
    id TEXT NOT NULL CONSTRAINT ck_role_id CHECK (length(id) = 32),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_role_kind CHECK (kind IN ('leader', 'delegate', 'facilitator', 'secretary', 'logbook', 'operational')),
    purpose TEXT DEFAULT '' NOT NULL,
    tasks TEXT DEFAULT '' NOT NULL,
    authority TEXT DEFAULT '' NOT NULL,
    limits TEXT DEFAULT '' NOT NULL,
    qualifications TEXT DEFAULT '' NOT NULL,
    measures TEXT DEFAULT '' NOT NULL,
    hours_month INTEGER DEFAULT '0' NOT NULL,
    pay TEXT DEFAULT '' NOT NULL,
    review_on TEXT CONSTRAINT ck_role_review_on CHECK (review_on GLOB '????-??-??' AND date(review_on, '+0 days') IS review_on),
    CONSTRAINT pk_role PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT""",
    ),
    "role_term": (
        """CREATE TABLE role_term (
    id TEXT NOT NULL CONSTRAINT ck_role_term_id CHECK (length(id) = 32),
    role_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    starts_on TEXT NOT NULL CONSTRAINT ck_role_term_starts_on CHECK (starts_on GLOB '????-??-??' AND date(starts_on, '+0 days') IS starts_on),
    ends_on TEXT NOT NULL CONSTRAINT ck_role_term_ends_on CHECK (ends_on GLOB '????-??-??' AND date(ends_on, '+0 days') IS ends_on),
    ended_on TEXT CONSTRAINT ck_role_term_ended_on CHECK (ended_on GLOB '????-??-??' AND date(ended_on, '+0 days') IS ended_on),
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_role_term PRIMARY KEY (id),
    CONSTRAINT ck_role_term_ends_after_start CHECK (ends_on > starts_on),
    CONSTRAINT fk_role_term_role_id_role FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_role_term_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
)
 WITHOUT ROWID,
 STRICT""",
        """CREATE TABLE role_term (
    id TEXT NOT NULL CONSTRAINT ck_role_term_id CHECK (length(id) = 32),
    role_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    starts_on TEXT NOT NULL CONSTRAINT ck_role_term_starts_on CHECK (starts_on GLOB '????-??-??' AND date(starts_on, '+0 days') IS starts_on),
    ends_on TEXT NOT NULL CONSTRAINT ck_role_term_ends_on CHECK (ends_on GLOB '????-??-??' AND date(ends_on, '+0 days') IS ends_on),
    ended_on TEXT CONSTRAINT ck_role_term_ended_on CHECK (ended_on GLOB '????-??-??' AND date(ended_on, '+0 days') IS ended_on),
    note TEXT DEFAULT '' NOT NULL,
    awaiting INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_role_term_awaiting CHECK (awaiting IN (0, 1)),
    confirmed_on TEXT CONSTRAINT ck_role_term_confirmed_on CHECK (confirmed_on GLOB '????-??-??' AND date(confirmed_on, '+0 days') IS confirmed_on),
    confirm_note TEXT DEFAULT '' NOT NULL,
    selection_id TEXT,
    end_reason TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_role_term PRIMARY KEY (id),
    CONSTRAINT ck_role_term_ends_after_start CHECK (ends_on > starts_on),
    CONSTRAINT fk_role_term_role_id_role FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_role_term_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
)
 WITHOUT ROWID,
 STRICT""",
    ),
}

ADDED = (
    """CREATE TABLE aim_version (
    id TEXT NOT NULL CONSTRAINT ck_aim_version_id CHECK (length(id) = 32),
    version INTEGER DEFAULT '0' NOT NULL,
    aim TEXT DEFAULT '' NOT NULL,
    domain TEXT DEFAULT '' NOT NULL,
    budget_minor INTEGER DEFAULT '0' NOT NULL,
    circle_consented_on TEXT CONSTRAINT ck_aim_version_circle_consented_on CHECK (circle_consented_on GLOB '????-??-??' AND date(circle_consented_on, '+0 days') IS circle_consented_on),
    circle_note TEXT DEFAULT '' NOT NULL,
    parent_consented_on TEXT CONSTRAINT ck_aim_version_parent_consented_on CHECK (parent_consented_on GLOB '????-??-??' AND date(parent_consented_on, '+0 days') IS parent_consented_on),
    parent_note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_aim_version PRIMARY KEY (id),
    CONSTRAINT uq_aim_version_version UNIQUE (version)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE related_circle (
    id TEXT NOT NULL CONSTRAINT ck_related_circle_id CHECK (length(id) = 32),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_related_circle_kind CHECK (kind IN ('mission', 'general', 'department', 'sector', 'language', 'helping')),
    status TEXT NOT NULL CONSTRAINT ck_related_circle_status CHECK (status IN ('forming', 'active', 'dormant', 'dissolved')),
    within_id TEXT,
    aim TEXT DEFAULT '' NOT NULL,
    domain TEXT DEFAULT '' NOT NULL,
    leader TEXT DEFAULT '' NOT NULL,
    delegate TEXT DEFAULT '' NOT NULL,
    linked INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_related_circle_linked CHECK (linked IN (0, 1)),
    ends_on TEXT CONSTRAINT ck_related_circle_ends_on CHECK (ends_on GLOB '????-??-??' AND date(ends_on, '+0 days') IS ends_on),
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_related_circle PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE policy (
    id TEXT NOT NULL CONSTRAINT ck_policy_id CHECK (length(id) = 32),
    title TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_policy_kind CHECK (kind IN ('guideline', 'workflow', 'role', 'agreement', 'aim')),
    retired_on TEXT CONSTRAINT ck_policy_retired_on CHECK (retired_on GLOB '????-??-??' AND date(retired_on, '+0 days') IS retired_on),
    retired_why TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_policy PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE declined (
    id TEXT NOT NULL CONSTRAINT ck_declined_id CHECK (length(id) = 32),
    "key" TEXT NOT NULL,
    facts TEXT DEFAULT '' NOT NULL,
    declined_on TEXT NOT NULL CONSTRAINT ck_declined_declined_on CHECK (declined_on GLOB '????-??-??' AND date(declined_on, '+0 days') IS declined_on),
    CONSTRAINT pk_declined PRIMARY KEY (id),
    CONSTRAINT uq_declined_key UNIQUE ("key")
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE searchable (
    "row" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    day TEXT NOT NULL,
    open INTEGER NOT NULL,
    CONSTRAINT pk_searchable PRIMARY KEY ("row"),
    CONSTRAINT uq_searchable_record_id UNIQUE (record_id)
)
 STRICT""",
    """CREATE TABLE policy_version (
    id TEXT NOT NULL CONSTRAINT ck_policy_version_id CHECK (length(id) = 32),
    policy_id TEXT NOT NULL,
    version INTEGER DEFAULT '0' NOT NULL,
    text TEXT NOT NULL,
    decided_on TEXT NOT NULL CONSTRAINT ck_policy_version_decided_on CHECK (decided_on GLOB '????-??-??' AND date(decided_on, '+0 days') IS decided_on),
    term_end TEXT NOT NULL CONSTRAINT ck_policy_version_term_end CHECK (term_end GLOB '????-??-??' AND date(term_end, '+0 days') IS term_end),
    measure TEXT DEFAULT '' NOT NULL,
    feedback_to TEXT DEFAULT '' NOT NULL,
    decision_id TEXT,
    meeting_id TEXT,
    CONSTRAINT pk_policy_version PRIMARY KEY (id),
    CONSTRAINT uq_policy_version_policy_id UNIQUE (policy_id, version),
    CONSTRAINT ck_policy_version_ends_after_start CHECK (term_end > decided_on),
    CONSTRAINT fk_policy_version_policy_id_policy FOREIGN KEY(policy_id) REFERENCES policy (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE response (
    id TEXT NOT NULL CONSTRAINT ck_response_id CHECK (length(id) = 32),
    subject_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    round INTEGER DEFAULT '0' NOT NULL,
    answer TEXT NOT NULL CONSTRAINT ck_response_answer CHECK (answer IN ('consent', 'objection')),
    answered_on TEXT NOT NULL CONSTRAINT ck_response_answered_on CHECK (answered_on GLOB '????-??-??' AND date(answered_on, '+0 days') IS answered_on),
    written INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_response_written CHECK (written IN (0, 1)),
    place INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_response PRIMARY KEY (id),
    CONSTRAINT uq_response_subject_id UNIQUE (subject_id, round, member_id),
    CONSTRAINT fk_response_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE objection (
    id TEXT NOT NULL CONSTRAINT ck_objection_id CHECK (length(id) = 32),
    subject_id TEXT NOT NULL,
    round INTEGER DEFAULT '0' NOT NULL,
    member_id TEXT,
    text TEXT NOT NULL,
    aim TEXT DEFAULT '' NOT NULL,
    move TEXT CONSTRAINT ck_objection_move CHECK (move IN ('modify', 'shorten', 'measure')),
    resolution TEXT DEFAULT '' NOT NULL,
    state TEXT NOT NULL CONSTRAINT ck_objection_state CHECK (state IN ('open', 'integrated', 'withdrawn')),
    CONSTRAINT pk_objection PRIMARY KEY (id),
    CONSTRAINT fk_objection_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE written_word (
    id TEXT NOT NULL CONSTRAINT ck_written_word_id CHECK (length(id) = 32),
    subject_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_written_word_kind CHECK (kind IN ('clarifying', 'reaction', 'consent')),
    text TEXT DEFAULT '' NOT NULL,
    written_on TEXT NOT NULL CONSTRAINT ck_written_word_written_on CHECK (written_on GLOB '????-??-??' AND date(written_on, '+0 days') IS written_on),
    answer TEXT CONSTRAINT ck_written_word_answer CHECK (answer IN ('consent', 'objection')),
    CONSTRAINT pk_written_word PRIMARY KEY (id),
    CONSTRAINT fk_written_word_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE backlog_item (
    id TEXT NOT NULL CONSTRAINT ck_backlog_item_id CHECK (length(id) = 32),
    title TEXT NOT NULL,
    outcome TEXT NOT NULL CONSTRAINT ck_backlog_item_outcome CHECK (outcome IN ('report', 'explore', 'decide')),
    source TEXT NOT NULL CONSTRAINT ck_backlog_item_source CHECK (source IN ('member', 'meeting', 'due', 'parent', 'help_desk')),
    from_id TEXT,
    minutes INTEGER DEFAULT '0' NOT NULL,
    priority TEXT NOT NULL CONSTRAINT ck_backlog_item_priority CHECK (priority IN ('soon', 'normal', 'later')),
    state TEXT NOT NULL CONSTRAINT ck_backlog_item_state CHECK (state IN ('active', 'resting', 'on_agenda', 'done', 'dropped')),
    review_on TEXT CONSTRAINT ck_backlog_item_review_on CHECK (review_on GLOB '????-??-??' AND date(review_on, '+0 days') IS review_on),
    every_months INTEGER DEFAULT '0' NOT NULL,
    subject_type TEXT DEFAULT '' NOT NULL,
    subject_id TEXT,
    note TEXT DEFAULT '' NOT NULL,
    noted_on TEXT NOT NULL CONSTRAINT ck_backlog_item_noted_on CHECK (noted_on GLOB '????-??-??' AND date(noted_on, '+0 days') IS noted_on),
    closed_on TEXT CONSTRAINT ck_backlog_item_closed_on CHECK (closed_on GLOB '????-??-??' AND date(closed_on, '+0 days') IS closed_on),
    carried INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_backlog_item PRIMARY KEY (id),
    CONSTRAINT fk_backlog_item_from_id_member FOREIGN KEY(from_id) REFERENCES member (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE meeting (
    id TEXT NOT NULL CONSTRAINT ck_meeting_id CHECK (length(id) = 32),
    title TEXT DEFAULT '' NOT NULL,
    held_on TEXT NOT NULL CONSTRAINT ck_meeting_held_on CHECK (held_on GLOB '????-??-??' AND date(held_on, '+0 days') IS held_on),
    starts_at TEXT DEFAULT '' NOT NULL,
    time_zone TEXT DEFAULT '' NOT NULL,
    minutes INTEGER DEFAULT '90' NOT NULL,
    room TEXT DEFAULT '' NOT NULL,
    state TEXT NOT NULL CONSTRAINT ck_meeting_state CHECK (state IN ('planned', 'agenda_consented', 'in_session', 'minutes_draft', 'minutes_approved', 'published')),
    facilitator_id TEXT,
    secretary_id TEXT,
    "plan" TEXT DEFAULT '' NOT NULL,
    information TEXT DEFAULT '' NOT NULL,
    previous_minutes TEXT NOT NULL CONSTRAINT ck_meeting_previous_minutes CHECK (previous_minutes IN ('', 'none', 'approved', 'amended', 'deferred')),
    next_on TEXT CONSTRAINT ck_meeting_next_on CHECK (next_on GLOB '????-??-??' AND date(next_on, '+0 days') IS next_on),
    next_at TEXT DEFAULT '' NOT NULL,
    segment TEXT NOT NULL CONSTRAINT ck_meeting_segment CHECK (segment IN ('check_in', 'admin', 'agenda', 'items', 'backlog', 'check_out')),
    current_id TEXT,
    opened_at INTEGER DEFAULT '0' NOT NULL,
    closed_at INTEGER DEFAULT '0' NOT NULL,
    evaluation TEXT DEFAULT '' NOT NULL,
    window_until INTEGER DEFAULT '0' NOT NULL,
    minutes_objection TEXT DEFAULT '' NOT NULL,
    approved_on TEXT CONSTRAINT ck_meeting_approved_on CHECK (approved_on GLOB '????-??-??' AND date(approved_on, '+0 days') IS approved_on),
    approved_how TEXT CONSTRAINT ck_meeting_approved_how CHECK (approved_how IN ('at_end', 'window', 'next_meeting')),
    published_on TEXT CONSTRAINT ck_meeting_published_on CHECK (published_on GLOB '????-??-??' AND date(published_on, '+0 days') IS published_on),
    minutes_json TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_meeting PRIMARY KEY (id),
    CONSTRAINT fk_meeting_facilitator_id_member FOREIGN KEY(facilitator_id) REFERENCES member (id),
    CONSTRAINT fk_meeting_secretary_id_member FOREIGN KEY(secretary_id) REFERENCES member (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE price_tier (
    id TEXT NOT NULL CONSTRAINT ck_price_tier_id CHECK (length(id) = 32),
    item_id TEXT NOT NULL,
    name TEXT NOT NULL,
    minor INTEGER NOT NULL CONSTRAINT ck_price_tier_minor CHECK (minor >= 0),
    place INTEGER DEFAULT '0' NOT NULL,
    decision_id TEXT,
    CONSTRAINT pk_price_tier PRIMARY KEY (id),
    CONSTRAINT fk_price_tier_item_id_content_item FOREIGN KEY(item_id) REFERENCES content_item (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE proposal (
    id TEXT NOT NULL CONSTRAINT ck_proposal_id CHECK (length(id) = 32),
    title TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT ck_proposal_state CHECK (state IN ('needs', 'picture', 'shaping', 'ready', 'consent_round', 'objections', 'amended', 'adopted', 'dropped', 'deferred')),
    needs TEXT DEFAULT '' NOT NULL,
    dimensions TEXT DEFAULT '' NOT NULL,
    dimensions_consented INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_proposal_dimensions_consented CHECK (dimensions_consented IN (0, 1)),
    pieces TEXT DEFAULT '' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    questions TEXT DEFAULT '' NOT NULL,
    reactions TEXT DEFAULT '' NOT NULL,
    target TEXT NOT NULL CONSTRAINT ck_proposal_target CHECK (target IN ('policy', 'role', 'agreement', 'price', 'item', 'aim', 'nothing')),
    target_id TEXT,
    effect TEXT DEFAULT '' NOT NULL,
    term_end TEXT CONSTRAINT ck_proposal_term_end CHECK (term_end GLOB '????-??-??' AND date(term_end, '+0 days') IS term_end),
    measure TEXT DEFAULT '' NOT NULL,
    feedback_to TEXT DEFAULT '' NOT NULL,
    presenter_id TEXT,
    backlog_id TEXT,
    removes_id TEXT,
    meeting_id TEXT,
    round INTEGER DEFAULT '0' NOT NULL,
    opened_on TEXT CONSTRAINT ck_proposal_opened_on CHECK (opened_on GLOB '????-??-??' AND date(opened_on, '+0 days') IS opened_on),
    closed_on TEXT CONSTRAINT ck_proposal_closed_on CHECK (closed_on GLOB '????-??-??' AND date(closed_on, '+0 days') IS closed_on),
    closed_why TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_proposal PRIMARY KEY (id),
    CONSTRAINT fk_proposal_presenter_id_member FOREIGN KEY(presenter_id) REFERENCES member (id),
    CONSTRAINT fk_proposal_backlog_id_backlog_item FOREIGN KEY(backlog_id) REFERENCES backlog_item (id),
    CONSTRAINT fk_proposal_removes_id_member FOREIGN KEY(removes_id) REFERENCES member (id),
    CONSTRAINT fk_proposal_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE attendance (
    id TEXT NOT NULL CONSTRAINT ck_attendance_id CHECK (length(id) = 32),
    meeting_id TEXT NOT NULL,
    member_id TEXT,
    name TEXT DEFAULT '' NOT NULL,
    presence TEXT NOT NULL CONSTRAINT ck_attendance_presence CHECK (presence IN ('present', 'absent', 'excused')),
    roles TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_attendance PRIMARY KEY (id),
    CONSTRAINT fk_attendance_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_attendance_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE agenda_item (
    id TEXT NOT NULL CONSTRAINT ck_agenda_item_id CHECK (length(id) = 32),
    meeting_id TEXT NOT NULL,
    place INTEGER DEFAULT '0' NOT NULL,
    title TEXT NOT NULL,
    outcome TEXT NOT NULL CONSTRAINT ck_agenda_item_outcome CHECK (outcome IN ('report', 'explore', 'decide')),
    reached TEXT CONSTRAINT ck_agenda_item_reached CHECK (reached IN ('report', 'explore', 'decide')),
    minutes INTEGER DEFAULT '0' NOT NULL,
    used_seconds INTEGER DEFAULT '0' NOT NULL,
    begun_at INTEGER DEFAULT '0' NOT NULL,
    state TEXT NOT NULL CONSTRAINT ck_agenda_item_state CHECK (state IN ('planned', 'open', 'done', 'carried')),
    lane TEXT NOT NULL CONSTRAINT ck_agenda_item_lane CHECK (lane IN ('past', 'present', 'future')),
    fast_track INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_agenda_item_fast_track CHECK (fast_track IN (0, 1)),
    "key" TEXT DEFAULT '' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    presenter_id TEXT,
    documents TEXT DEFAULT '' NOT NULL,
    subject_type TEXT DEFAULT '' NOT NULL,
    subject_id TEXT,
    backlog_id TEXT,
    notes TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_agenda_item PRIMARY KEY (id),
    CONSTRAINT fk_agenda_item_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_agenda_item_presenter_id_member FOREIGN KEY(presenter_id) REFERENCES member (id),
    CONSTRAINT fk_agenda_item_backlog_id_backlog_item FOREIGN KEY(backlog_id) REFERENCES backlog_item (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE minutes_correction (
    id TEXT NOT NULL CONSTRAINT ck_minutes_correction_id CHECK (length(id) = 32),
    meeting_id TEXT NOT NULL,
    corrected_on TEXT NOT NULL CONSTRAINT ck_minutes_correction_corrected_on CHECK (corrected_on GLOB '????-??-??' AND date(corrected_on, '+0 days') IS corrected_on),
    text TEXT NOT NULL,
    CONSTRAINT pk_minutes_correction PRIMARY KEY (id),
    CONSTRAINT fk_minutes_correction_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE review (
    id TEXT NOT NULL CONSTRAINT ck_review_id CHECK (length(id) = 32),
    kind TEXT NOT NULL CONSTRAINT ck_review_kind CHECK (kind IN ('performance', 'circle')),
    step TEXT NOT NULL CONSTRAINT ck_review_step CHECK (step IN ('prepare', 'went_well', 'improve', 'ideas', 'plan', 'consent', 'done')),
    begun_on TEXT NOT NULL CONSTRAINT ck_review_begun_on CHECK (begun_on GLOB '????-??-??' AND date(begun_on, '+0 days') IS begun_on),
    role_id TEXT,
    focus_id TEXT,
    reviewers TEXT DEFAULT '' NOT NULL,
    went_well TEXT DEFAULT '' NOT NULL,
    improve TEXT DEFAULT '' NOT NULL,
    ideas TEXT DEFAULT '' NOT NULL,
    "plan" TEXT DEFAULT '' NOT NULL,
    term_end TEXT CONSTRAINT ck_review_term_end CHECK (term_end GLOB '????-??-??' AND date(term_end, '+0 days') IS term_end),
    consented_on TEXT CONSTRAINT ck_review_consented_on CHECK (consented_on GLOB '????-??-??' AND date(consented_on, '+0 days') IS consented_on),
    meeting_id TEXT,
    CONSTRAINT pk_review PRIMARY KEY (id),
    CONSTRAINT fk_review_role_id_role FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_review_focus_id_member FOREIGN KEY(focus_id) REFERENCES member (id),
    CONSTRAINT fk_review_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE selection (
    id TEXT NOT NULL CONSTRAINT ck_selection_id CHECK (length(id) = 32),
    role_id TEXT NOT NULL,
    step TEXT NOT NULL CONSTRAINT ck_selection_step CHECK (step IN ('role', 'term', 'qualifications', 'list_consent', 'nominations', 'reasons', 'changes', 'proposal', 'consent', 'announced', 'dropped')),
    begun_on TEXT NOT NULL CONSTRAINT ck_selection_begun_on CHECK (begun_on GLOB '????-??-??' AND date(begun_on, '+0 days') IS begun_on),
    role_text TEXT DEFAULT '' NOT NULL,
    starts_on TEXT CONSTRAINT ck_selection_starts_on CHECK (starts_on GLOB '????-??-??' AND date(starts_on, '+0 days') IS starts_on),
    ends_on TEXT CONSTRAINT ck_selection_ends_on CHECK (ends_on GLOB '????-??-??' AND date(ends_on, '+0 days') IS ends_on),
    qualifications TEXT DEFAULT '' NOT NULL,
    list_consented INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_selection_list_consented CHECK (list_consented IN (0, 1)),
    candidate_id TEXT,
    reasons TEXT DEFAULT '' NOT NULL,
    round INTEGER DEFAULT '0' NOT NULL,
    meeting_id TEXT,
    agenda_item_id TEXT,
    term_id TEXT,
    ended_on TEXT CONSTRAINT ck_selection_ended_on CHECK (ended_on GLOB '????-??-??' AND date(ended_on, '+0 days') IS ended_on),
    ended_why TEXT DEFAULT '' NOT NULL,
    forgotten INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_selection_forgotten CHECK (forgotten IN (0, 1)),
    CONSTRAINT pk_selection PRIMARY KEY (id),
    CONSTRAINT fk_selection_role_id_role FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_selection_candidate_id_member FOREIGN KEY(candidate_id) REFERENCES member (id),
    CONSTRAINT fk_selection_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_selection_agenda_item_id_agenda_item FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE action_item (
    id TEXT NOT NULL CONSTRAINT ck_action_item_id CHECK (length(id) = 32),
    what TEXT NOT NULL,
    owner_id TEXT,
    due_on TEXT CONSTRAINT ck_action_item_due_on CHECK (due_on GLOB '????-??-??' AND date(due_on, '+0 days') IS due_on),
    state TEXT NOT NULL CONSTRAINT ck_action_item_state CHECK (state IN ('open', 'done', 'dropped')),
    closed_on TEXT CONSTRAINT ck_action_item_closed_on CHECK (closed_on GLOB '????-??-??' AND date(closed_on, '+0 days') IS closed_on),
    noted_on TEXT NOT NULL CONSTRAINT ck_action_item_noted_on CHECK (noted_on GLOB '????-??-??' AND date(noted_on, '+0 days') IS noted_on),
    meeting_id TEXT,
    agenda_item_id TEXT,
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_action_item PRIMARY KEY (id),
    CONSTRAINT fk_action_item_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id),
    CONSTRAINT fk_action_item_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_action_item_agenda_item_id_agenda_item FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE decision (
    id TEXT NOT NULL CONSTRAINT ck_decision_id CHECK (length(id) = 32),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    target TEXT NOT NULL CONSTRAINT ck_decision_target CHECK (target IN ('policy', 'role', 'agreement', 'price', 'item', 'aim', 'nothing')),
    target_id TEXT,
    old_text TEXT DEFAULT '' NOT NULL,
    decided_on TEXT NOT NULL CONSTRAINT ck_decision_decided_on CHECK (decided_on GLOB '????-??-??' AND date(decided_on, '+0 days') IS decided_on),
    term_end TEXT CONSTRAINT ck_decision_term_end CHECK (term_end GLOB '????-??-??' AND date(term_end, '+0 days') IS term_end),
    measure TEXT DEFAULT '' NOT NULL,
    feedback_to TEXT DEFAULT '' NOT NULL,
    meeting_id TEXT,
    agenda_item_id TEXT,
    proposal_id TEXT,
    selection_id TEXT,
    absence TEXT CONSTRAINT ck_decision_absence CHECK (absence IN ('assume', 'lazy', 'hold', 'ask')),
    action_id TEXT,
    CONSTRAINT pk_decision PRIMARY KEY (id),
    CONSTRAINT fk_decision_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_decision_agenda_item_id_agenda_item FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id),
    CONSTRAINT fk_decision_proposal_id_proposal FOREIGN KEY(proposal_id) REFERENCES proposal (id),
    CONSTRAINT fk_decision_selection_id_selection FOREIGN KEY(selection_id) REFERENCES selection (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE nomination (
    id TEXT NOT NULL CONSTRAINT ck_nomination_id CHECK (length(id) = 32),
    selection_id TEXT NOT NULL,
    nominator_id TEXT NOT NULL,
    nominee_id TEXT NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    changed_to_id TEXT,
    change_reason TEXT DEFAULT '' NOT NULL,
    spoken INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_nomination_spoken CHECK (spoken IN (0, 1)),
    CONSTRAINT pk_nomination PRIMARY KEY (id),
    CONSTRAINT uq_nomination_selection_id UNIQUE (selection_id, nominator_id),
    CONSTRAINT fk_nomination_selection_id_selection FOREIGN KEY(selection_id) REFERENCES selection (id),
    CONSTRAINT fk_nomination_nominator_id_member FOREIGN KEY(nominator_id) REFERENCES member (id),
    CONSTRAINT fk_nomination_nominee_id_member FOREIGN KEY(nominee_id) REFERENCES member (id),
    CONSTRAINT fk_nomination_changed_to_id_member FOREIGN KEY(changed_to_id) REFERENCES member (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE VIRTUAL TABLE fulltext USING fts5(title, body, people, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2')""",
    """CREATE INDEX ix_action_item_meeting_id ON action_item (meeting_id)""",
    """CREATE INDEX ix_action_item_owner_id ON action_item (owner_id)""",
    """CREATE INDEX ix_agenda_item_backlog_id ON agenda_item (backlog_id)""",
    """CREATE INDEX ix_agenda_item_meeting_id ON agenda_item (meeting_id)""",
    """CREATE INDEX ix_agenda_item_subject_id ON agenda_item (subject_id)""",
    """CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id)""",
    """CREATE INDEX ix_attendance_member_id ON attendance (member_id)""",
    """CREATE INDEX ix_decision_meeting_id ON decision (meeting_id)""",
    """CREATE INDEX ix_meeting_held_on ON meeting (held_on, id)""",
    """CREATE INDEX ix_minutes_correction_meeting_id ON minutes_correction (meeting_id)""",
    """CREATE INDEX ix_nomination_selection_id ON nomination (selection_id)""",
    """CREATE INDEX ix_objection_subject_id ON objection (subject_id)""",
    """CREATE INDEX ix_policy_version_policy_id ON policy_version (policy_id)""",
    """CREATE INDEX ix_price_tier_item_id ON price_tier (item_id)""",
    """CREATE INDEX ix_response_subject_id ON response (subject_id)""",
    """CREATE INDEX ix_selection_role_id ON selection (role_id)""",
    """CREATE INDEX ix_written_word_subject_id ON written_word (subject_id)""",
)
