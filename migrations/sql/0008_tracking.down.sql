DROP POLICY sweeper ON creator_imports;
DROP POLICY sweeper ON assets;
REVOKE SELECT ON assets, creator_imports FROM fanfare_worker;
DROP TABLE metric_snapshots, publications CASCADE;
