CREATE POLICY owner ON push_subscriptions TO CURRENT_USER USING (true) WITH CHECK (true);
DELETE FROM push_subscriptions WHERE status = 'ending';
DROP POLICY owner ON push_subscriptions;
DROP INDEX push_subscriptions_of_account;
ALTER TABLE push_subscriptions
  DROP COLUMN account_id,
  DROP COLUMN key_id,
  DROP CONSTRAINT push_subscriptions_status_check,
  ADD CONSTRAINT push_subscriptions_status_check CHECK (status IN ('wanted', 'pending', 'active', 'refused'));
DROP FUNCTION data_deletion(text);
DROP TABLE data_deletions;
DROP INDEX account_connections_to_validate, account_connections_of_app_user;
ALTER TABLE account_connections DROP COLUMN app_user_id, DROP COLUMN validate_at, DROP COLUMN renewal_begun_at;
