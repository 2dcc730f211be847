-- `app_user_id`: how the platform calls the person towards this app alone, where it tells of them by that id.
-- `validate_at`: when the platform is asked next whether it still takes the token, where asking is a duty.
-- `renewal_begun_at`: a renewal was asked for whose answer is not saved, so that a new refresh token may be lost.
ALTER TABLE account_connections
  ADD COLUMN app_user_id text,
  ADD COLUMN validate_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN renewal_begun_at timestamptz;
CREATE INDEX account_connections_of_app_user ON account_connections (platform, app_user_id) WHERE app_user_id IS NOT NULL;
CREATE INDEX account_connections_to_validate ON account_connections (platform, validate_at) WHERE status = 'active';

-- That somebody had a platform ask us to erase what we know of them, and what came of it. Who it was is not kept: the code,
-- which only they were told, is the way to their row. The door may put in and nothing else.
CREATE TABLE data_deletions (
  code text PRIMARY KEY,
  platform text NOT NULL,
  requested_at timestamptz NOT NULL,
  completed_at timestamptz,
  -- How many accounts there were whose data was erased; null until then.
  accounts integer
);
REVOKE ALL ON data_deletions FROM fanfare_app;
GRANT INSERT ON data_deletions TO fanfare_app;
GRANT SELECT, UPDATE ON data_deletions TO fanfare_worker;
-- One row by its code, so that nobody can list them.
CREATE FUNCTION data_deletion(asked text) RETURNS SETOF data_deletions LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM data_deletions WHERE code = asked;
$$;
REVOKE EXECUTE ON FUNCTION data_deletion(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION data_deletion(text) TO fanfare_app;

-- What a platform promised to tell is taken back there when the consent is over: `ending` until it is. `key_id` names the key
-- that its callback was made with, without which it could not be named to the platform again.
ALTER TABLE push_subscriptions
  ADD COLUMN account_id text,
  ADD COLUMN key_id text,
  DROP CONSTRAINT push_subscriptions_status_check,
  ADD CONSTRAINT push_subscriptions_status_check CHECK (status IN ('wanted', 'pending', 'active', 'refused', 'ending'));
CREATE POLICY owner ON push_subscriptions TO CURRENT_USER USING (true) WITH CHECK (true);
UPDATE push_subscriptions s SET account_id = c.external_id FROM account_connections c WHERE c.id = s.connection_id;
DROP POLICY owner ON push_subscriptions;
ALTER TABLE push_subscriptions ALTER COLUMN account_id SET NOT NULL;
CREATE INDEX push_subscriptions_of_account ON push_subscriptions (platform, account_id);
