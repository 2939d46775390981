-- Reports to networks. `record` columns are JSON, as elsewhere.
CREATE TABLE reports (
    id         TEXT   NOT NULL PRIMARY KEY,
    account    TEXT   NOT NULL,
    incident   TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    changed    BIGINT NOT NULL,
    message_id TEXT   NOT NULL,
    record     TEXT   NOT NULL
);
CREATE INDEX reports_by_change ON reports (changed);

-- Contacts that are left alone. An empty network stands for all of them.
CREATE TABLE suppressions (
    contact TEXT NOT NULL,
    network TEXT NOT NULL,
    record  TEXT NOT NULL,
    PRIMARY KEY (contact, network)
);

-- What the incidents came to when somebody last looked for what to report: one row an incident.
CREATE TABLE planned (
    incident TEXT NOT NULL PRIMARY KEY,
    account  TEXT NOT NULL,
    record   TEXT NOT NULL
);

-- Keys of this installation, made by itself.
CREATE TABLE keys (
    name  TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
);

CREATE INDEX cases_by_arrival ON cases (account, arrived, key);
