CREATE TABLE mails (
  id uuid PRIMARY KEY,
  organization_id uuid,
  user_id uuid,
  recipient text NOT NULL,
  template text NOT NULL,
  locale text NOT NULL DEFAULT 'en',
  data jsonb NOT NULL,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed', 'not-configured')),
  sent_at timestamptz,
  created_at timestamptz NOT NULL
);
-- Mail is written by any transaction and read only by the worker that sends it: it holds addresses and links that are keys.
REVOKE SELECT, UPDATE, DELETE ON mails FROM fanfare_app;
ALTER TABLE mails ENABLE ROW LEVEL SECURITY;
ALTER TABLE mails FORCE ROW LEVEL SECURITY;
CREATE POLICY written ON mails FOR INSERT TO fanfare_app WITH CHECK (true);
GRANT SELECT, UPDATE, DELETE ON mails TO fanfare_worker;
CREATE POLICY mailer ON mails TO fanfare_worker USING (true) WITH CHECK (true);
CREATE INDEX mails_queued ON mails (created_at) WHERE status = 'queued';
CREATE FUNCTION wake_mailer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('mails', ''); RETURN NULL; END $$;
CREATE TRIGGER mails_wake_mailer AFTER INSERT ON mails FOR EACH STATEMENT EXECUTE FUNCTION wake_mailer();

CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  organization_id uuid,
  creator_id uuid,
  event_id uuid NOT NULL,
  kind text NOT NULL,
  data jsonb NOT NULL,
  link text NOT NULL,
  read_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK ((organization_id IS NULL) <> (creator_id IS NULL))
);
CREATE INDEX notifications_of_organization ON notifications (organization_id, created_at DESC);
CREATE INDEX notifications_of_creator ON notifications (creator_id, created_at DESC);
SELECT protect('notifications', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');

CREATE TABLE share_links (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  token_hash text NOT NULL UNIQUE,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  FOREIGN KEY (organization_id, campaign_id) REFERENCES campaigns (organization_id, id) ON DELETE CASCADE
);
SELECT protect('share_links', 'organization_id = (SELECT current_organization())');
CREATE POLICY by_key ON share_links FOR SELECT TO fanfare_app USING (token_hash = (SELECT current_token()));
