-- A channel that was named in passing has no kind until somebody says it.
ALTER TABLE channels RENAME COLUMN channel_kind TO old_kind;
ALTER TABLE channels ADD COLUMN channel_kind TEXT CHECK (channel_kind IN ('physical', 'digital', 'human-remote'));
UPDATE channels SET channel_kind = old_kind;
ALTER TABLE channels DROP COLUMN old_kind;
