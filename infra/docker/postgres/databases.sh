#!/bin/sh
# Run once by the postgres image, when it makes its files: one role and one database for each password in /secrets,
# which no other role may enter.
set -eu

for file in "${FILIERA_SECRETS:-/secrets}"/*.password; do
  name=$(basename "$file" .password)
  [ "$name" != postgres ] || continue
  psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
    --set=name="$name" --set=password="$(cat "$file")" <<'SQL'
CREATE ROLE :"name" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
done
