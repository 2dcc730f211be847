DROP TABLE published_pages, landing_page_versions, landing_pages, campaigns CASCADE;
