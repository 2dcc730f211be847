DROP FUNCTION claim_first_operator();
DROP TABLE installation, people, invitations, brands, organizations, memberships CASCADE;
