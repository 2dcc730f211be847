DROP TABLE creator_import_changes, creator_import_rejections, creator_imports, creator_list_entries, creator_lists, creator_rates, social_accounts, creators CASCADE;
