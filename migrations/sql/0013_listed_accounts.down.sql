DELETE FROM sync_targets WHERE kind = 'account' AND tier = 'listed' AND last_read_at IS NULL;
UPDATE sync_targets SET lane = '00000000-0000-0000-0000-000000000000', due_at = CASE WHEN platform = 'youtube' THEN due_at ELSE 'infinity' END WHERE kind = 'account' AND tier = 'listed';
DROP POLICY seen ON sync_targets;
CREATE POLICY seen ON sync_targets FOR SELECT TO fanfare_app USING (organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator()) OR organization_id IS NULL AND (SELECT current_organization()) IS NOT NULL);
DROP INDEX sync_targets_of_creator;
REVOKE SELECT (status) ON collaborations FROM fanfare_worker;
DROP POLICY sync ON creator_list_entries;
REVOKE SELECT (organization_id, creator_id) ON creator_list_entries FROM fanfare_worker;
