ALTER TABLE publication_observations DROP COLUMN text;
CREATE INDEX publications_to_look_at ON publications (looked_at) WHERE must_stay_until IS NOT NULL AND gone_at IS NULL;
ALTER TABLE sync_targets DROP COLUMN look_due;
