-- What a row of the outbox is: a notice to the owner, a report to a network, or an event for a hook. It decides which way
-- the row goes and what counts as a notice.
ALTER TABLE outbox ADD COLUMN purpose TEXT NOT NULL DEFAULT 'notice';
