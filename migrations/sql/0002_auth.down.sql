DROP TABLE auth."account", auth."user";
DROP SCHEMA auth;
