-- Who watches a creator, over all organizations: on one of its lists, in a collaboration that has not ended.
GRANT SELECT (organization_id, creator_id) ON creator_list_entries TO fanfare_worker;
CREATE POLICY sync ON creator_list_entries FOR SELECT TO fanfare_worker USING (true);
GRANT SELECT (status) ON collaborations TO fanfare_worker;

-- The accounts and posts of a creator: when an account is connected, or somebody begins or ceases to watch its creator.
CREATE INDEX sync_targets_of_creator ON sync_targets (creator_id);

-- Creators whom an organization imported are read now, too, and whom it imported is nobody else's business.
DROP POLICY seen ON sync_targets;
CREATE POLICY seen ON sync_targets FOR SELECT TO fanfare_app USING (organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())
  OR organization_id IS NULL AND (SELECT current_organization()) IS NOT NULL AND EXISTS (SELECT 1 FROM creators c WHERE c.id = creator_id));

-- Those who are watched already; from now on they come and go by events. Imports as far as 10,000 of an organization on a platform.
CREATE POLICY owner ON creator_list_entries FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner ON collaborations FOR SELECT TO CURRENT_USER USING (true);
UPDATE sync_targets SET due_at = 'infinity' WHERE kind = 'account' AND connection_id IS NULL;
INSERT INTO sync_targets AS t (id, kind, platform, tier, lane, creator_id, external_id, due_at)
  SELECT id, 'account', platform, 'listed', lane, creator_id, external_id, now() FROM (
    SELECT a.id, a.platform, w.organization_id AS lane, a.creator_id, coalesce(a.external_id, a.handle_folded) AS external_id, w.is_import,
      row_number() OVER (PARTITION BY w.organization_id, a.platform ORDER BY w.is_import, a.id) AS nth
    FROM (
      SELECT DISTINCT ON (creator_id) creator_id, organization_id, is_import FROM (
        SELECT creator_id, organization_id, false FROM creator_list_entries
        UNION ALL SELECT creator_id, organization_id, false FROM collaborations WHERE status NOT IN ('completed', 'declined', 'withdrawn', 'expired', 'cancelled')
        UNION ALL SELECT id, organization_id, true FROM creators WHERE organization_id IS NOT NULL
      ) watching(creator_id, organization_id, is_import) ORDER BY creator_id, is_import, organization_id
    ) w JOIN social_accounts a ON a.creator_id = w.creator_id
    WHERE a.platform IN ('youtube', 'instagram', 'twitch')
  ) wanted WHERE NOT is_import OR nth <= 10000
  ON CONFLICT (id) DO UPDATE SET tier = 'listed', lane = excluded.lane, due_at = excluded.due_at WHERE t.connection_id IS NULL;
DROP POLICY owner ON creator_list_entries;
DROP POLICY owner ON collaborations;
