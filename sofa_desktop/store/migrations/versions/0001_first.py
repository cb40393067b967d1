"""The first schema, as it was."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    connection = op.get_bind()
    for table in TABLES:
        connection.exec_driver_sql(f"DROP TABLE {table}")


TABLES = (
    "receipt",
    "posting",
    "entry",
    "edition",
    "change",
    "import_batch",
    "statement",
    "content_item",
    "role_term",
    "action",
    "meta",
    "month_edition",
    "month_account",
    "content",
    "import_row",
    "agreement",
    "tranche",
    "account",
    "role",
    "member",
    "circle",
)

STATEMENTS = (
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
    """CREATE TABLE account (
    id TEXT NOT NULL CONSTRAINT ck_account_id CHECK (length(id) = 32),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_account_kind CHECK (kind IN ('bank', 'cash', 'paypal', 'sofa_held', 'income', 'cost', 'tax', 'opening', 'exchange', 'allocation', 'sofa_due', 'investment', 'member', 'reserve')),
    currency TEXT DEFAULT '' NOT NULL,
    "key" TEXT DEFAULT '' NOT NULL,
    number TEXT DEFAULT '' NOT NULL,
    owner_id TEXT,
    archived INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_account_archived CHECK (archived IN (0, 1)),
    CONSTRAINT pk_account PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE tranche (
    id TEXT NOT NULL CONSTRAINT ck_tranche_id CHECK (length(id) = 32),
    name TEXT NOT NULL,
    principal_minor INTEGER NOT NULL CONSTRAINT ck_tranche_principal CHECK (principal_minor > 0),
    agreed_on TEXT NOT NULL CONSTRAINT ck_tranche_agreed_on CHECK (agreed_on GLOB '????-??-??' AND date(agreed_on, '+0 days') IS agreed_on),
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_tranche PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE agreement (
    id TEXT NOT NULL CONSTRAINT ck_agreement_id CHECK (length(id) = 32),
    version INTEGER NOT NULL,
    valid_from TEXT NOT NULL CONSTRAINT ck_agreement_valid_from CHECK (valid_from GLOB '????-??-??' AND date(valid_from, '+0 days') IS valid_from),
    terms TEXT NOT NULL,
    consented_on TEXT CONSTRAINT ck_agreement_consented_on CHECK (consented_on GLOB '????-??-??' AND date(consented_on, '+0 days') IS consented_on),
    consent_note TEXT DEFAULT '' NOT NULL,
    sofa_consented_on TEXT CONSTRAINT ck_agreement_sofa_consented_on CHECK (sofa_consented_on GLOB '????-??-??' AND date(sofa_consented_on, '+0 days') IS sofa_consented_on),
    review_on TEXT CONSTRAINT ck_agreement_review_on CHECK (review_on GLOB '????-??-??' AND date(review_on, '+0 days') IS review_on),
    CONSTRAINT pk_agreement PRIMARY KEY (id),
    CONSTRAINT uq_agreement_version UNIQUE (version)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE import_row (
    batch_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    line INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    makes_entry INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_import_row_makes_entry CHECK (makes_entry IN (0, 1)),
    live INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_import_row_live CHECK (live IN (0, 1)),
    booked_on TEXT NOT NULL,
    occurred_on TEXT NOT NULL,
    minor INTEGER NOT NULL,
    fee_minor INTEGER DEFAULT '0' NOT NULL,
    currency TEXT NOT NULL,
    text TEXT NOT NULL,
    counterparty TEXT DEFAULT '' NOT NULL,
    payee_key TEXT DEFAULT '' NOT NULL,
    category_id TEXT NOT NULL,
    edition_id TEXT,
    original_minor INTEGER DEFAULT '0' NOT NULL,
    original_currency TEXT DEFAULT '' NOT NULL,
    raw TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_import_row PRIMARY KEY (batch_id, place)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE content (
    sha256 TEXT NOT NULL CONSTRAINT ck_content_sha256 CHECK (length(sha256) = 64),
    data BLOB NOT NULL,
    CONSTRAINT pk_content PRIMARY KEY (sha256)
)
 STRICT""",
    """CREATE TABLE month_account (
    account_id TEXT NOT NULL,
    month TEXT NOT NULL,
    currency TEXT NOT NULL,
    in_minor INTEGER DEFAULT '0' NOT NULL,
    out_minor INTEGER DEFAULT '0' NOT NULL,
    moved_minor INTEGER DEFAULT '0' NOT NULL,
    lines INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_month_account PRIMARY KEY (account_id, month, currency)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE month_edition (
    edition_id TEXT NOT NULL,
    month TEXT NOT NULL,
    account_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    minor INTEGER DEFAULT '0' NOT NULL,
    lines INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_month_edition PRIMARY KEY (edition_id, month, account_id, currency)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_meta PRIMARY KEY (name)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE action (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    replica TEXT NOT NULL CONSTRAINT ck_action_replica CHECK (length(replica) = 16),
    ctr INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    at INTEGER NOT NULL,
    who TEXT DEFAULT '' NOT NULL,
    meeting_id TEXT,
    origin TEXT NOT NULL CONSTRAINT ck_action_origin CHECK (origin IN ('here', 'import', 'bundle')),
    kind TEXT NOT NULL CONSTRAINT ck_action_kind CHECK (kind IN ('do', 'undo', 'redo')),
    state TEXT NOT NULL CONSTRAINT ck_action_state CHECK (state IN ('done', 'undone', 'dropped')),
    final INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_action_final CHECK (final IN (0, 1)),
    name TEXT NOT NULL,
    facts TEXT NOT NULL,
    of_seq INTEGER,
    batch_id TEXT,
    CONSTRAINT pk_action PRIMARY KEY (seq),
    CONSTRAINT uq_action_replica UNIQUE (replica, ctr),
    CONSTRAINT uq_action_id UNIQUE (id),
    CONSTRAINT fk_action_of_seq_action FOREIGN KEY(of_seq) REFERENCES action (seq)
)
 STRICT""",
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
    """CREATE TABLE content_item (
    id TEXT NOT NULL CONSTRAINT ck_content_item_id CHECK (length(id) = 32),
    title TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_content_item_kind CHECK (kind IN ('article', 'video', 'webinar', 'workshop', 'training', 'group_course', 'conference', 'community', 'consulting')),
    stage TEXT NOT NULL CONSTRAINT ck_content_item_stage CHECK (stage IN ('idea', 'brief', 'draft', 'review', 'approved', 'scheduled', 'published', 'evaluated', 'replicate', 'retired', 'on_hold', 'dropped')),
    owner_id TEXT,
    draft_due TEXT CONSTRAINT ck_content_item_draft_due CHECK (draft_due GLOB '????-??-??' AND date(draft_due, '+0 days') IS draft_due),
    publish_on TEXT CONSTRAINT ck_content_item_publish_on CHECK (publish_on GLOB '????-??-??' AND date(publish_on, '+0 days') IS publish_on),
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_content_item PRIMARY KEY (id),
    CONSTRAINT fk_content_item_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE statement (
    id TEXT NOT NULL CONSTRAINT ck_statement_id CHECK (length(id) = 32),
    number TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_statement_kind CHECK (kind IN ('regular', 'final')),
    starts_on TEXT NOT NULL CONSTRAINT ck_statement_starts_on CHECK (starts_on GLOB '????-??-??' AND date(starts_on, '+0 days') IS starts_on),
    ends_on TEXT NOT NULL CONSTRAINT ck_statement_ends_on CHECK (ends_on GLOB '????-??-??' AND date(ends_on, '+0 days') IS ends_on),
    agreement_id TEXT NOT NULL,
    issued_on TEXT NOT NULL CONSTRAINT ck_statement_issued_on CHECK (issued_on GLOB '????-??-??' AND date(issued_on, '+0 days') IS issued_on),
    pay_by TEXT NOT NULL CONSTRAINT ck_statement_pay_by CHECK (pay_by GLOB '????-??-??' AND date(pay_by, '+0 days') IS pay_by),
    currency TEXT NOT NULL,
    pay_minor INTEGER NOT NULL,
    payload TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    annex TEXT DEFAULT '' NOT NULL,
    paid_entry_id TEXT,
    paid_on TEXT CONSTRAINT ck_statement_paid_on CHECK (paid_on GLOB '????-??-??' AND date(paid_on, '+0 days') IS paid_on),
    CONSTRAINT pk_statement PRIMARY KEY (id),
    CONSTRAINT uq_statement_number UNIQUE (number),
    CONSTRAINT uq_statement_sequence UNIQUE (sequence),
    CONSTRAINT uq_statement_hash UNIQUE (hash),
    CONSTRAINT uq_statement_ends_on UNIQUE (ends_on),
    CONSTRAINT fk_statement_agreement_id_agreement FOREIGN KEY(agreement_id) REFERENCES agreement (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE import_batch (
    id TEXT NOT NULL CONSTRAINT ck_import_batch_id CHECK (length(id) = 32),
    account_id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    kind TEXT NOT NULL,
    profile TEXT DEFAULT '' NOT NULL,
    imported_on TEXT NOT NULL CONSTRAINT ck_import_batch_imported_on CHECK (imported_on GLOB '????-??-??' AND date(imported_on, '+0 days') IS imported_on),
    rows INTEGER NOT NULL,
    closing_minor INTEGER,
    closing_on TEXT CONSTRAINT ck_import_batch_closing_on CHECK (closing_on GLOB '????-??-??' AND date(closing_on, '+0 days') IS closing_on),
    CONSTRAINT pk_import_batch PRIMARY KEY (id),
    CONSTRAINT fk_import_batch_account_id_account FOREIGN KEY(account_id) REFERENCES account (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE change (
    seq INTEGER NOT NULL,
    place INTEGER NOT NULL,
    type TEXT NOT NULL,
    record_id TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT pk_change PRIMARY KEY (seq, place),
    CONSTRAINT fk_change_seq_action FOREIGN KEY(seq) REFERENCES action (seq)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE edition (
    id TEXT NOT NULL CONSTRAINT ck_edition_id CHECK (length(id) = 32),
    item_id TEXT NOT NULL,
    name TEXT NOT NULL,
    starts_on TEXT NOT NULL CONSTRAINT ck_edition_starts_on CHECK (starts_on GLOB '????-??-??' AND date(starts_on, '+0 days') IS starts_on),
    ends_on TEXT NOT NULL CONSTRAINT ck_edition_ends_on CHECK (ends_on GLOB '????-??-??' AND date(ends_on, '+0 days') IS ends_on),
    budget_minor INTEGER DEFAULT '0' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_edition PRIMARY KEY (id),
    CONSTRAINT ck_edition_ends_after_start CHECK (ends_on >= starts_on),
    CONSTRAINT fk_edition_item_id_content_item FOREIGN KEY(item_id) REFERENCES content_item (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE entry (
    id TEXT NOT NULL CONSTRAINT ck_entry_id CHECK (length(id) = 32),
    verb TEXT NOT NULL CONSTRAINT ck_entry_verb CHECK (verb IN ('money_in', 'money_out', 'move', 'pay_members', 'opening', 'allocation')),
    state TEXT NOT NULL CONSTRAINT ck_entry_state CHECK (state IN ('draft', 'posted')),
    booked_on TEXT NOT NULL CONSTRAINT ck_entry_booked_on CHECK (booked_on GLOB '????-??-??' AND date(booked_on, '+0 days') IS booked_on),
    occurred_on TEXT NOT NULL CONSTRAINT ck_entry_occurred_on CHECK (occurred_on GLOB '????-??-??' AND date(occurred_on, '+0 days') IS occurred_on),
    text TEXT NOT NULL,
    counterparty TEXT DEFAULT '' NOT NULL,
    payee_key TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    tags TEXT DEFAULT '' NOT NULL,
    refund_of TEXT,
    tranche_id TEXT,
    rate_numerator INTEGER,
    rate_denominator INTEGER,
    rate_on TEXT,
    rate_source TEXT,
    original_minor INTEGER DEFAULT '0' NOT NULL,
    original_currency TEXT DEFAULT '' NOT NULL,
    batch_id TEXT,
    settled_in TEXT,
    CONSTRAINT pk_entry PRIMARY KEY (id),
    CONSTRAINT fk_entry_refund_of_entry FOREIGN KEY(refund_of) REFERENCES entry (id),
    CONSTRAINT fk_entry_tranche_id_tranche FOREIGN KEY(tranche_id) REFERENCES tranche (id),
    CONSTRAINT fk_entry_settled_in_statement FOREIGN KEY(settled_in) REFERENCES statement (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE posting (
    entry_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    currency TEXT NOT NULL CONSTRAINT ck_posting_currency CHECK (length(currency) = 3),
    minor INTEGER NOT NULL CONSTRAINT ck_posting_minor CHECK (minor <> 0),
    edition_id TEXT,
    CONSTRAINT pk_posting PRIMARY KEY (entry_id, place),
    CONSTRAINT fk_posting_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id),
    CONSTRAINT fk_posting_account_id_account FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_posting_edition_id_edition FOREIGN KEY(edition_id) REFERENCES edition (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE receipt (
    id TEXT NOT NULL CONSTRAINT ck_receipt_id CHECK (length(id) = 32),
    entry_id TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    mime TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_receipt PRIMARY KEY (id),
    CONSTRAINT fk_receipt_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id),
    CONSTRAINT fk_receipt_sha256_content FOREIGN KEY(sha256) REFERENCES content (sha256)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE INDEX ix_action_done ON action (seq) WHERE kind = 'do' AND state = 'done'""",
    """CREATE INDEX ix_action_undone ON action (seq) WHERE kind = 'do' AND state = 'undone'""",
    """CREATE INDEX ix_change_record_id ON change (record_id)""",
    """CREATE INDEX ix_edition_item_id ON edition (item_id)""",
    """CREATE INDEX ix_entry_booked_on ON entry (booked_on, id)""",
    """CREATE INDEX ix_entry_moved ON entry (occurred_on) WHERE verb = 'move'""",
    """CREATE INDEX ix_entry_payee_key ON entry (payee_key) WHERE payee_key <> ''""",
    """CREATE INDEX ix_entry_refund_of ON entry (refund_of) WHERE refund_of IS NOT NULL""",
    """CREATE INDEX ix_entry_tranche_id ON entry (tranche_id) WHERE tranche_id IS NOT NULL""",
    """CREATE INDEX ix_entry_typed ON entry (occurred_on) WHERE batch_id IS NULL""",
    """CREATE INDEX ix_entry_unsettled ON entry (booked_on) WHERE settled_in IS NULL""",
    """CREATE INDEX ix_import_batch_account_id ON import_batch (account_id)""",
    """CREATE INDEX ix_import_row_linked ON import_row (entry_id) WHERE makes_entry = 0""",
    """CREATE INDEX ix_receipt_entry_id ON receipt (entry_id)""",
    """CREATE INDEX ix_role_term_member_id ON role_term (member_id)""",
    """CREATE INDEX ix_role_term_role_id ON role_term (role_id)""",
    """CREATE UNIQUE INDEX uq_account_key ON account ("key") WHERE key <> ''""",
    """CREATE UNIQUE INDEX uq_import_row_fingerprint ON import_row (fingerprint) WHERE live = 1""",
    """CREATE TRIGGER entry_born BEFORE INSERT ON entry WHEN NEW.state <> 'draft' OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'entry.born_posted: an entry is written as a draft first, and once'); END""",
    """CREATE TRIGGER entry_posted BEFORE UPDATE OF state ON entry
WHEN NEW.state = 'posted' AND OLD.state = 'draft' AND bulk() = 0 BEGIN
  SELECT RAISE(ABORT, 'entry.period_settled: nothing is posted into a settled period')
    WHERE NEW.booked_on <= (SELECT max(ends_on) FROM statement);
  SELECT RAISE(ABORT, 'entry.too_few: an entry has at least two postings')
    WHERE (SELECT count(*) FROM posting WHERE entry_id = NEW.id) < 2;
  SELECT RAISE(ABORT, 'entry.unbalanced: the postings of a currency add up to nothing')
    WHERE EXISTS (
      SELECT 1 FROM posting WHERE entry_id = NEW.id GROUP BY currency HAVING sum(minor) <> 0);
  SELECT RAISE(ABORT, 'entry.outside: entries are posted by the app, under a named action')
    WHERE writing() = 0;
END""",
    """CREATE TRIGGER entry_reopened BEFORE UPDATE OF state ON entry
WHEN NEW.state = 'draft' AND OLD.state = 'posted' BEGIN
  SELECT RAISE(ABORT, 'entry.settled: the entry is in an issued statement; record a correction')
    WHERE OLD.settled_in IS NOT NULL;
  SELECT RAISE(ABORT, 'entry.posted: a posted entry is reopened by the app, under a named action')
    WHERE writing() = 0;
END""",
    """CREATE TRIGGER entry_fixed BEFORE UPDATE OF id, verb, booked_on, occurred_on, refund_of, tranche_id, rate_numerator, rate_denominator, rate_on, rate_source, original_minor, original_currency, batch_id ON entry WHEN OLD.state = 'posted' BEGIN SELECT RAISE(ABORT, 'entry.posted: a posted amount is not changed; reverse the entry or edit it in the app'); END""",
    """CREATE TRIGGER entry_words_settled BEFORE UPDATE OF text, counterparty, payee_key, settled_in ON entry WHEN OLD.settled_in IS NOT NULL BEGIN SELECT RAISE(ABORT, 'entry.settled: the entry is in an issued statement; record a correction instead'); END""",
    """CREATE TRIGGER entry_named BEFORE UPDATE OF id ON entry WHEN NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'entry.posted: a posted amount is not changed; reverse the entry or edit it in the app'); END""",
    """CREATE TRIGGER entry_kept BEFORE DELETE ON entry WHEN OLD.state = 'posted' BEGIN SELECT RAISE(ABORT, 'entry.posted: a posted amount is not changed; reverse the entry or edit it in the app'); END""",
    """CREATE TRIGGER posting_added BEFORE INSERT ON posting WHEN (SELECT state FROM entry WHERE id = NEW.entry_id) = 'posted' BEGIN SELECT RAISE(ABORT, 'entry.posted: a posted amount is not changed; reverse the entry or edit it in the app'); END""",
    """CREATE TRIGGER posting_changed BEFORE UPDATE ON posting WHEN (SELECT state FROM entry WHERE id = OLD.entry_id) = 'posted' OR (SELECT state FROM entry WHERE id = NEW.entry_id) = 'posted' BEGIN SELECT RAISE(ABORT, 'entry.posted: a posted amount is not changed; reverse the entry or edit it in the app'); END""",
    """CREATE TRIGGER posting_kept BEFORE DELETE ON posting WHEN (SELECT state FROM entry WHERE id = OLD.entry_id) = 'posted' BEGIN SELECT RAISE(ABORT, 'entry.posted: a posted amount is not changed; reverse the entry or edit it in the app'); END""",
    """CREATE TRIGGER entry_counted AFTER UPDATE OF state ON entry WHEN NEW.state = 'posted' AND OLD.state = 'draft' AND bulk() = 0 BEGIN
  INSERT INTO month_account
    (account_id, month, currency, in_minor, out_minor, moved_minor, lines)
  SELECT account_id, substr(NEW.booked_on, 1, 7), currency,
    CASE WHEN NEW.verb IN ('money_in', 'money_out', 'pay_members') THEN max(minor, 0) ELSE 0 END,
    CASE WHEN NEW.verb IN ('money_in', 'money_out', 'pay_members') THEN max(-minor, 0) ELSE 0 END,
    CASE WHEN NEW.verb IN ('money_in', 'money_out', 'pay_members') THEN 0 ELSE minor END,
    1
  FROM posting WHERE entry_id = NEW.id
  ON CONFLICT (account_id, month, currency) DO UPDATE SET
    in_minor = in_minor + excluded.in_minor, out_minor = out_minor + excluded.out_minor,
    moved_minor = moved_minor + excluded.moved_minor, lines = lines + excluded.lines;
  INSERT INTO month_edition (edition_id, month, account_id, currency, minor, lines)
  SELECT edition_id, substr(NEW.booked_on, 1, 7), account_id, currency, minor, 1
  FROM posting WHERE entry_id = NEW.id AND edition_id IS NOT NULL
  ON CONFLICT (edition_id, month, account_id, currency) DO UPDATE SET
    minor = minor + excluded.minor, lines = lines + excluded.lines;
END""",
    """CREATE TRIGGER entry_uncounted AFTER UPDATE OF state ON entry WHEN NEW.state = 'draft' AND OLD.state = 'posted' AND bulk() = 0 BEGIN
  INSERT INTO month_account
    (account_id, month, currency, in_minor, out_minor, moved_minor, lines)
  SELECT account_id, substr(NEW.booked_on, 1, 7), currency,
    CASE WHEN NEW.verb IN ('money_in', 'money_out', 'pay_members') THEN -max(minor, 0) ELSE 0 END,
    CASE WHEN NEW.verb IN ('money_in', 'money_out', 'pay_members') THEN -max(-minor, 0) ELSE 0 END,
    CASE WHEN NEW.verb IN ('money_in', 'money_out', 'pay_members') THEN 0 ELSE -minor END,
    -1
  FROM posting WHERE entry_id = NEW.id
  ON CONFLICT (account_id, month, currency) DO UPDATE SET
    in_minor = in_minor + excluded.in_minor, out_minor = out_minor + excluded.out_minor,
    moved_minor = moved_minor + excluded.moved_minor, lines = lines + excluded.lines;
  INSERT INTO month_edition (edition_id, month, account_id, currency, minor, lines)
  SELECT edition_id, substr(NEW.booked_on, 1, 7), account_id, currency, -minor, -1
  FROM posting WHERE entry_id = NEW.id AND edition_id IS NOT NULL
  ON CONFLICT (edition_id, month, account_id, currency) DO UPDATE SET
    minor = minor + excluded.minor, lines = lines + excluded.lines;
END""",
    """CREATE TRIGGER statement_kept BEFORE DELETE ON statement WHEN 1 BEGIN SELECT RAISE(ABORT, 'statement.issued: an issued statement is never taken back'); END""",
    """CREATE TRIGGER statement_once BEFORE INSERT ON statement WHEN EXISTS (SELECT 1 FROM statement WHERE id = NEW.id OR number = NEW.number OR sequence = NEW.sequence OR hash = NEW.hash OR ends_on >= NEW.ends_on) BEGIN SELECT RAISE(ABORT, 'statement.issued: statements follow each other in time'); END""",
    """CREATE TRIGGER statement_fixed BEFORE UPDATE OF id, number, sequence, kind, starts_on, ends_on, agreement_id, issued_on, pay_by, currency, pay_minor, payload, previous_hash, hash, annex ON statement WHEN 1 BEGIN SELECT RAISE(ABORT, 'statement.issued: an issued statement is never changed'); END""",
    """CREATE TRIGGER agreement_frozen BEFORE UPDATE OF id, version, valid_from, terms ON agreement WHEN EXISTS (SELECT 1 FROM statement WHERE agreement_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'agreement.frozen: a statement was made under this version; make a new one'); END""",
    """CREATE TRIGGER agreement_kept BEFORE DELETE ON agreement WHEN EXISTS (SELECT 1 FROM statement WHERE agreement_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'agreement.frozen: a statement was made under this version'); END""",
    """CREATE TRIGGER agreement_once BEFORE INSERT ON agreement WHEN EXISTS (SELECT 1 FROM agreement AS other JOIN statement ON agreement_id = other.id WHERE other.id = NEW.id OR other.version = NEW.version AND 1) BEGIN SELECT RAISE(ABORT, 'agreement.frozen: a statement was made under this version; make a new one'); END""",
    """CREATE TRIGGER agreement_apart BEFORE UPDATE OF version ON agreement WHEN EXISTS (SELECT 1 FROM agreement AS other JOIN statement ON agreement_id = other.id WHERE other.id = NEW.id OR other.version = NEW.version AND other.id <> OLD.id) BEGIN SELECT RAISE(ABORT, 'agreement.frozen: a statement was made under this version; make a new one'); END""",
    """CREATE TRIGGER action_once BEFORE INSERT ON action WHEN EXISTS (SELECT 1 FROM action WHERE seq = NEW.seq OR id = NEW.id OR replica = NEW.replica AND ctr = NEW.ctr) BEGIN SELECT RAISE(ABORT, 'journal.kept: the journal only grows'); END""",
    """CREATE TRIGGER change_once BEFORE INSERT ON change WHEN EXISTS (SELECT 1 FROM change WHERE seq = NEW.seq AND place = NEW.place) BEGIN SELECT RAISE(ABORT, 'journal.kept: the journal only grows'); END""",
    """CREATE TRIGGER action_kept BEFORE DELETE ON action WHEN 1 BEGIN SELECT RAISE(ABORT, 'journal.kept: the journal only grows'); END""",
    """CREATE TRIGGER action_fixed BEFORE UPDATE OF seq, id, replica, ctr, hlc, at, who, meeting_id, origin, kind, final, name, facts, of_seq, batch_id ON action WHEN 1 BEGIN SELECT RAISE(ABORT, 'journal.kept: the journal only grows'); END""",
    """CREATE TRIGGER change_kept BEFORE DELETE ON change WHEN 1 BEGIN SELECT RAISE(ABORT, 'journal.kept: the journal only grows'); END""",
    """CREATE TRIGGER change_fixed BEFORE UPDATE ON change WHEN 1 BEGIN SELECT RAISE(ABORT, 'journal.kept: the journal only grows'); END""",
    """CREATE TRIGGER content_once BEFORE INSERT ON content WHEN EXISTS (SELECT 1 FROM content WHERE sha256 = NEW.sha256 AND data <> NEW.data) BEGIN SELECT RAISE(ABORT, 'receipt.kept: a receipt is not rewritten'); END""",
    """CREATE TRIGGER content_kept BEFORE DELETE ON content WHEN EXISTS (SELECT 1 FROM receipt WHERE sha256 = OLD.sha256) BEGIN SELECT RAISE(ABORT, 'receipt.kept: a receipt needs it'); END""",
    """CREATE TRIGGER content_fixed BEFORE UPDATE ON content WHEN 1 BEGIN SELECT RAISE(ABORT, 'receipt.kept: a receipt is not rewritten'); END""",
)
