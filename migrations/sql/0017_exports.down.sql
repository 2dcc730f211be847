DROP INDEX bulk_actions_files;
DROP POLICY files ON bulk_actions;
REVOKE UPDATE (storage_key) ON bulk_actions FROM fanfare_worker;
