DROP TABLE share_links, notifications, mails CASCADE;
