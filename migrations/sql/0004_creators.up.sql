-- A creator without an organization signed up by themselves and is public; one with an organization is on that
-- organization's own list (imported) and nobody else sees it.
CREATE TABLE creators (
  id uuid PRIMARY KEY,
  organization_id uuid REFERENCES organizations ON DELETE CASCADE,
  user_id uuid UNIQUE,
  display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 160),
  bio text NOT NULL DEFAULT '',
  country text CHECK (country ~ '^[A-Z]{2}$'),
  languages text[] NOT NULL DEFAULT '{}',
  topics text[] NOT NULL DEFAULT '{}',
  email text,
  source text NOT NULL CHECK (source IN ('import', 'self', 'manual')),
  source_detail text NOT NULL DEFAULT '',
  content_hash text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX creators_of_organization ON creators (organization_id, id);
CREATE INDEX creators_name_trgm ON creators USING gin (display_name gin_trgm_ops);

CREATE TABLE social_accounts (
  id uuid PRIMARY KEY,
  creator_id uuid NOT NULL REFERENCES creators ON DELETE CASCADE,
  organization_id uuid,
  platform text NOT NULL CHECK (platform IN ('youtube', 'instagram', 'tiktok', 'twitch', 'x')),
  handle text NOT NULL,
  handle_folded text NOT NULL,
  external_id text,
  url text,
  followers bigint CHECK (followers >= 0),
  average_views bigint CHECK (average_views >= 0),
  engagement_rate double precision CHECK (engagement_rate >= 0),
  metrics jsonb NOT NULL DEFAULT '{}',
  metrics_source text NOT NULL,
  metrics_read_at timestamptz NOT NULL
);
CREATE INDEX social_accounts_of_creator ON social_accounts (creator_id);
CREATE UNIQUE INDEX social_accounts_handle ON social_accounts (coalesce(organization_id, '00000000-0000-0000-0000-000000000000'), platform, handle_folded);

CREATE TABLE creator_rates (
  creator_id uuid NOT NULL REFERENCES creators ON DELETE CASCADE,
  platform text NOT NULL,
  format text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency char(3) NOT NULL,
  PRIMARY KEY (creator_id, platform, format)
);

-- Seen: one's own list, everything public, oneself. Written: one's own list, or oneself.
ALTER TABLE creators ENABLE ROW LEVEL SECURITY;
ALTER TABLE creators FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON creators FOR SELECT TO fanfare_app USING (organization_id = (SELECT current_organization()) OR organization_id IS NULL AND ((SELECT current_organization()) IS NOT NULL OR user_id = (SELECT current_person()) OR id = (SELECT current_creator())));
CREATE POLICY added ON creators FOR INSERT TO fanfare_app WITH CHECK (organization_id = (SELECT current_organization()) OR organization_id IS NULL AND user_id = (SELECT current_person()));
CREATE POLICY changed ON creators FOR UPDATE TO fanfare_app USING (organization_id = (SELECT current_organization()) OR organization_id IS NULL AND user_id = (SELECT current_person()));
CREATE POLICY removed ON creators FOR DELETE TO fanfare_app USING (organization_id = (SELECT current_organization()));
-- What hangs on a creator is seen and written with the creator.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['social_accounts', 'creator_rates'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT TO fanfare_app USING (EXISTS (SELECT 1 FROM creators c WHERE c.id = creator_id))', part);
    EXECUTE format('CREATE POLICY written ON %I TO fanfare_app USING (EXISTS (SELECT 1 FROM creators c WHERE c.id = creator_id AND (c.organization_id = (SELECT current_organization()) OR c.organization_id IS NULL AND c.user_id = (SELECT current_person())))) WITH CHECK (EXISTS (SELECT 1 FROM creators c WHERE c.id = creator_id AND (c.organization_id = (SELECT current_organization()) OR c.organization_id IS NULL AND c.user_id = (SELECT current_person()))))', part);
  END LOOP;
END $$;

CREATE TABLE creator_lists (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  version integer NOT NULL DEFAULT 1,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (organization_id, name)
);
CREATE TABLE creator_list_entries (
  list_id uuid NOT NULL REFERENCES creator_lists ON DELETE CASCADE,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL REFERENCES creators ON DELETE CASCADE,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (list_id, creator_id)
);
CREATE INDEX creator_list_entries_creator ON creator_list_entries (creator_id);
SELECT protect('creator_lists', 'organization_id = (SELECT current_organization())');
SELECT protect('creator_list_entries', 'organization_id = (SELECT current_organization())');

CREATE TABLE creator_imports (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
  file_name text NOT NULL,
  storage_key text NOT NULL,
  encoding text NOT NULL,
  delimiter text NOT NULL,
  status text NOT NULL CHECK (status IN ('uploaded', 'running', 'finished', 'cancelled', 'failed', 'undone')),
  mapping jsonb NOT NULL DEFAULT '{}',
  defaults jsonb NOT NULL DEFAULT '{}',
  columns jsonb NOT NULL DEFAULT '[]',
  total_rows integer NOT NULL DEFAULT 0,
  done_rows integer NOT NULL DEFAULT 0,
  created_count integer NOT NULL DEFAULT 0,
  updated_count integer NOT NULL DEFAULT 0,
  unchanged_count integer NOT NULL DEFAULT 0,
  rejected_count integer NOT NULL DEFAULT 0,
  failure text,
  created_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE TABLE creator_import_rejections (
  import_id uuid NOT NULL REFERENCES creator_imports ON DELETE CASCADE,
  organization_id uuid NOT NULL,
  row_number integer NOT NULL,
  reason text NOT NULL,
  raw jsonb NOT NULL,
  PRIMARY KEY (import_id, row_number)
);
-- What an import did to each creator, so that it can be taken back for a day: null where it made the creator.
CREATE TABLE creator_import_changes (
  import_id uuid NOT NULL REFERENCES creator_imports ON DELETE CASCADE,
  organization_id uuid NOT NULL,
  creator_id uuid NOT NULL REFERENCES creators ON DELETE CASCADE,
  previous jsonb,
  PRIMARY KEY (import_id, creator_id)
);
SELECT protect('creator_import_changes', 'organization_id = (SELECT current_organization())');
SELECT protect('creator_imports', 'organization_id = (SELECT current_organization())');
SELECT protect('creator_import_rejections', 'organization_id = (SELECT current_organization())');

-- The search index is a projection of the whole catalogue, so its indexer reads all of it and writes nothing.
GRANT SELECT ON creators, social_accounts, creator_rates TO fanfare_worker;
CREATE POLICY indexer ON creators FOR SELECT TO fanfare_worker USING (true);
CREATE POLICY indexer ON social_accounts FOR SELECT TO fanfare_worker USING (true);
CREATE POLICY indexer ON creator_rates FOR SELECT TO fanfare_worker USING (true);
