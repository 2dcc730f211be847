DROP TABLE agreements, collaborations CASCADE;
