-- The two roles the applications use are made by whoever runs the server, because making a role needs rights
-- that the owner of the schema does not have.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['fanfare_app', 'fanfare_worker'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted AND NOT rolsuper AND NOT rolbypassrls) THEN
      RAISE EXCEPTION 'The role % is missing, or it is a superuser or bypasses row-level security. Create it with: CREATE ROLE % LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD ''...''', wanted, wanted;
    END IF;
  END LOOP;
END $$;

-- Trusted extensions: the owner of a database may make them without being a superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

GRANT USAGE ON SCHEMA public TO fanfare_app, fanfare_worker;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO fanfare_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO fanfare_app, fanfare_worker;

-- Who the transaction acts for. After a transaction the setting is '' and not NULL, hence nullif.
CREATE FUNCTION current_organization() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.organization_id', true), '')::uuid $$;
CREATE FUNCTION current_creator() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.creator_id', true), '')::uuid $$;
CREATE FUNCTION current_person() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
CREATE FUNCTION current_token() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.token_hash', true), '') $$;

-- Puts a table behind row-level security, forced for its owner too. The rule is both what is seen and what may be written.
CREATE FUNCTION protect(target regclass, rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant ON %s TO fanfare_app USING (%s) WITH CHECK (%s)', target, rule, rule);
END $$;
REVOKE EXECUTE ON FUNCTION protect(regclass, text) FROM PUBLIC;

-- Facts on their way out. A row stays after it was published, so that a stream can be filled again from here.
CREATE TABLE outbox (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  type text NOT NULL,
  organization_id uuid,
  creator_id uuid,
  aggregate_id uuid NOT NULL,
  sequence integer NOT NULL,
  envelope jsonb NOT NULL,
  occurred_at timestamptz NOT NULL,
  published_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  last_error text
);
CREATE INDEX outbox_unpublished ON outbox (position) WHERE published_at IS NULL;
CREATE INDEX outbox_aggregate ON outbox (aggregate_id, sequence);
CREATE INDEX outbox_organization ON outbox (organization_id, occurred_at DESC);
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
-- The applications may add facts of whom they act for and read these back; only the relay sees all and marks them.
REVOKE UPDATE, DELETE ON outbox FROM fanfare_app;
CREATE POLICY append ON outbox FOR INSERT TO fanfare_app WITH CHECK (true);
CREATE POLICY own ON outbox FOR SELECT TO fanfare_app USING (organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator()));
GRANT SELECT, UPDATE, DELETE ON outbox TO fanfare_worker;
CREATE POLICY relay ON outbox TO fanfare_worker USING (true) WITH CHECK (true);

CREATE FUNCTION wake_relay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('outbox', ''); RETURN NULL; END $$;
CREATE TRIGGER outbox_wakes_relay AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION wake_relay();

-- Which consumer has had which fact: written in the transaction of the effect, so the effect happens once.
CREATE TABLE inbox (
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  processed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
GRANT SELECT, INSERT, DELETE ON inbox TO fanfare_worker;

-- Persisted processes. `state` is the process's own memory; `due_at` is when the worker looks at it next.
CREATE TABLE sagas (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  key text NOT NULL,
  organization_id uuid NOT NULL,
  creator_id uuid,
  state jsonb NOT NULL,
  step text NOT NULL DEFAULT 'begin',
  status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'compensating', 'completed', 'compensated', 'parked')),
  attempt integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  last_error text,
  history jsonb NOT NULL DEFAULT '[]',
  correlation_id text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (name, key)
);
CREATE INDEX sagas_due ON sagas (due_at) WHERE status IN ('running', 'compensating');
SELECT protect('sagas', 'organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator())');
GRANT SELECT, UPDATE ON sagas TO fanfare_worker;
CREATE POLICY process_manager ON sagas TO fanfare_worker USING (true) WITH CHECK (true);

-- Work that could not be done after all its attempts: kept with the reason until a person sends it again or lets it go.
CREATE TABLE dead_letters (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('event', 'job')),
  name text NOT NULL,
  organization_id uuid,
  payload jsonb NOT NULL,
  reason text NOT NULL,
  failed_at timestamptz NOT NULL DEFAULT now(),
  resolved_at timestamptz,
  resolution text
);
CREATE INDEX dead_letters_open ON dead_letters (failed_at DESC) WHERE resolved_at IS NULL;
REVOKE ALL ON dead_letters FROM fanfare_app;
GRANT SELECT, INSERT, UPDATE ON dead_letters TO fanfare_worker;

-- The first answer of a command that moves money, so that the same key gets the same answer and no second effect.
CREATE TABLE idempotency_keys (
  organization_id uuid NOT NULL,
  caller uuid NOT NULL,
  command text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  answer jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, caller, command, key)
);
SELECT protect('idempotency_keys', 'organization_id = (SELECT current_organization())');

-- Who did what: one row for each fact, in the words of the fact, kept after the outbox is emptied.
CREATE TABLE activity (
  id uuid PRIMARY KEY,
  organization_id uuid,
  creator_id uuid,
  aggregate_id uuid NOT NULL,
  campaign_id uuid,
  collaboration_id uuid,
  type text NOT NULL,
  actor_kind text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  data jsonb NOT NULL,
  occurred_at timestamptz NOT NULL
);
CREATE INDEX activity_of_organization ON activity (organization_id, occurred_at DESC);
CREATE INDEX activity_of_campaign ON activity (campaign_id, occurred_at DESC);
CREATE INDEX activity_of_collaboration ON activity (collaboration_id, occurred_at);
REVOKE UPDATE, DELETE ON activity FROM fanfare_app;
ALTER TABLE activity ENABLE ROW LEVEL SECURITY;
ALTER TABLE activity FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON activity FOR INSERT TO fanfare_app WITH CHECK (true);
CREATE POLICY own ON activity FOR SELECT TO fanfare_app USING (organization_id = (SELECT current_organization()) OR creator_id = (SELECT current_creator()));
