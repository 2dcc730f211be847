DROP TABLE share_links, notifications, mails CASCADE;
DROP FUNCTION wake_mailer();
