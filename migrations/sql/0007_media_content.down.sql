DROP TABLE draft_comments, drafts, deliverables, assets CASCADE;
