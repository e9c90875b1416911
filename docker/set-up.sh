#!/bin/sh
# Makes what compose.yaml needs and is not there yet: random secrets, a self-signed certificate, the data and backup folders. Run it once, as root,
# in this folder; what is there already stays as it is. Put the bureau's own certificate into secrets/tls.crt and secrets/tls.key instead.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets data/blobs/private data/blobs/public data/uploads data/anchors backup
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
make() { [ -s "secrets/$1" ] || printf '%s' "$2" >"secrets/$1"; }
make postgres_password "$(random)"
make admin_database_url "postgres://postgres:$(cat secrets/postgres_password)@database:5432/postgres"
make owner_database_url "postgres://guiku_owner:$(random)@database:5432/guiku"
make app_database_url "postgres://guiku_app:$(random)@database:5432/guiku"
make portal_database_url "postgres://guiku_portal:$(random)@database:5432/guiku"
make session_secret "$(random)"
make portal_secret "$(random)"
make meili_master_key "$(random)"
make meili_search_key ""
if [ ! -s secrets/tls.crt ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -days 825 -subj '/CN=guiku' -keyout secrets/tls.key -out secrets/tls.crt 2>/dev/null
fi
[ -e .env ] || cp .env.example .env
# Files of secrets are read by the containers' users: 10001 is guiku's (Dockerfile). The folder itself stays root's.
chmod 711 secrets
chmod 444 secrets/*
chmod 711 data data/blobs
if [ "$(id -u)" = 0 ]; then chown -R 10001:10001 data backup; fi
