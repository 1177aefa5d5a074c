-- The bot's role in the database, made once after the first deployment, by a member of the database's Entra group:
--   psql "host=<databaseHost> user=<the group's name> dbname=postgres sslmode=require" -v role=<identityName> -f infra/role.sql
-- with PGPASSWORD=$(az account get-access-token --resource-type oss-rdbms --query accessToken --output tsv).
-- It may connect to this one database and keep its tables there; it administers nothing. Run twice, it changes nothing.
\set ON_ERROR_STOP on
SELECT count(*) = 0 AS unknown FROM pg_roles WHERE rolname = :'role' \gset
\if :unknown
SELECT pgaadauth_create_principal(:'role', false, false);
\endif
\connect bot
REVOKE ALL ON DATABASE bot FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE bot TO :"role";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO :"role";
