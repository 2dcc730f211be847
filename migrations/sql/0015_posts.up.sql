-- The platform told that the post changed: it is read as a whole at its next reading, and not its numbers alone.
ALTER TABLE sync_targets ADD COLUMN look_due boolean NOT NULL DEFAULT false;
-- The daily look at a post that has to stay up is one of its planned readings, so nobody looks for it here any more.
DROP INDEX publications_to_look_at;

-- What the post said: of the look that verified it, and of each that found other words. Null where they were those of the look before.
ALTER TABLE publication_observations ADD COLUMN text text;
