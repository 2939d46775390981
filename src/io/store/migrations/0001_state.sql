-- The state of alibi. Times are microseconds since 1970 (UTC); `record` columns are JSON, the other columns are what is
-- searched for. Types and statements are those that PostgreSQL has as well, but for BLOB (there BYTEA).

CREATE TABLE cursors (
    account      TEXT   NOT NULL,
    folder       TEXT   NOT NULL,
    uid_validity BIGINT NOT NULL,
    uid_next     BIGINT NOT NULL,
    PRIMARY KEY (account, folder)
);

-- The ledger of mails: written before a mail is read, so that one that kills the process is known after the restart.
CREATE TABLE mails (
    account      TEXT   NOT NULL,
    folder       TEXT   NOT NULL,
    uid_validity BIGINT NOT NULL,
    uid          BIGINT NOT NULL,
    attempts     BIGINT NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('begun', 'done', 'set-aside')),
    why          TEXT,
    PRIMARY KEY (account, folder, uid_validity, uid)
);

CREATE TABLE cases (
    account  TEXT   NOT NULL,
    key      TEXT   NOT NULL,
    incident TEXT   NOT NULL,
    class    TEXT   NOT NULL,
    arrived  BIGINT NOT NULL,
    record   TEXT   NOT NULL,
    PRIMARY KEY (account, key)
);
CREATE INDEX cases_by_incident ON cases (incident, arrived);

CREATE TABLE incidents (
    id        TEXT   NOT NULL PRIMARY KEY,
    account   TEXT   NOT NULL,
    state     TEXT   NOT NULL,
    class     TEXT   NOT NULL,
    opened    BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    record    TEXT   NOT NULL
);
CREATE INDEX incidents_by_account ON incidents (account, last_seen);

CREATE TABLE outbox (
    message_id TEXT   NOT NULL PRIMARY KEY,
    account    TEXT   NOT NULL,
    incident   TEXT   NOT NULL,
    sender     TEXT   NOT NULL,
    recipients TEXT   NOT NULL,
    bytes      BLOB   NOT NULL,
    state      TEXT   NOT NULL CHECK (state IN ('new', 'sending', 'sent', 'failed')),
    attempts   BIGINT NOT NULL,
    due        BIGINT NOT NULL,
    written    BIGINT NOT NULL,
    last_error TEXT
);
CREATE INDEX outbox_by_state ON outbox (state, written);

CREATE TABLE health (
    account       TEXT NOT NULL PRIMARY KEY,
    last_look     BIGINT,
    last_error    TEXT,
    last_error_at BIGINT
);
