-- What was learned about the owner of an account, from the owner's own mailbox: one row an account, JSON.
CREATE TABLE learned (
    account TEXT   NOT NULL PRIMARY KEY,
    at      BIGINT NOT NULL,
    record  TEXT   NOT NULL
);
