DROP TABLE creator_list_votes, creator_list_shares, bulk_actions, saved_searches, peer_groups, index_rebuilds;
DROP POLICY versions ON creators;
DROP POLICY versions_by_worker ON creators;
REVOKE UPDATE (index_version) ON creators FROM fanfare_worker;
DROP TRIGGER creators_changed ON creators;
DROP FUNCTION creator_changed();
DROP FUNCTION creator_parts_changed() CASCADE;
DROP TABLE creators_to_index;
DROP FUNCTION wake_indexer();
ALTER TABLE creators DROP COLUMN index_version, DROP COLUMN gender, DROP COLUMN birth_year, DROP COLUMN city, DROP COLUMN brands, DROP COLUMN contact_kinds;
DROP SEQUENCE index_versions;
DROP POLICY formulas ON social_accounts;
REVOKE UPDATE (figures, figures_version, figures_at) ON social_accounts FROM fanfare_worker;
ALTER TABLE social_accounts DROP COLUMN account_type, DROP COLUMN is_verified, DROP COLUMN is_private, DROP COLUMN is_official_artist, DROP COLUMN last_post_at,
  DROP COLUMN post_count, DROP COLUMN games, DROP COLUMN audience, DROP COLUMN audience_read_at, DROP COLUMN history, DROP COLUMN posts, DROP COLUMN figures,
  DROP COLUMN figures_version, DROP COLUMN figures_at;
