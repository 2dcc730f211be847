-- The files of exports are people's data: they go after a month, and the row says that there was one.
GRANT UPDATE (storage_key) ON bulk_actions TO fanfare_worker;
CREATE POLICY files ON bulk_actions FOR UPDATE TO fanfare_worker USING (storage_key IS NOT NULL) WITH CHECK (storage_key IS NULL);
CREATE INDEX bulk_actions_files ON bulk_actions (finished_at) WHERE storage_key IS NOT NULL;
