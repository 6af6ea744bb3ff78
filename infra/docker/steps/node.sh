#!/bin/sh
# What a container of a node does before its program starts. Each step is done once; a container that starts again finds it done.
#
#   node.sh init        makes keys and settings:                              filiera node init
#   node.sh found-hub   the steward's first step: the hub and its founding act  steward init
#   node.sh start       enters the network if it has not yet, then the program: filiera node join
#   node.sh invite      the coordinator's desk writes the members' invitations: filiera member invite
#
# FILIERA_MEMBER_ID, FILIERA_MEMBER_KIND, FILIERA_MEMBER_NAME, FILIERA_DATABASE_HOST say who the node is.
set -eu

app=${FILIERA_APP:-/app}
secrets=${FILIERA_SECRETS:-/secrets}
public=${FILIERA_PUBLIC:-/public}
home=$FILIERA_HOME
id=${FILIERA_MEMBER_ID:-}
kind=${FILIERA_MEMBER_KIND:-}

filiera() { node "$app/dist/filiera.js" "$@"; }

# Public keys travel through a folder that every keeper of the hub reads. Written whole, then renamed.
publish() {
  cp "$1" "$public/$2.new"
  chmod 644 "$public/$2.new"
  mv "$public/$2.new" "$public/$2"
}

init() {
  if [ ! -e "$home/node.yml" ]; then
    filiera node init --home "$home" --id "$id" --kind "$kind" --name "$FILIERA_MEMBER_NAME" \
      --database-url "postgres://$id:$(cat "$secrets/database-password")@$FILIERA_DATABASE_HOST/$id" --database-ca "$secrets/ca.pem" \
      --host "${FILIERA_HTTP_HOST:-0.0.0.0}" --port "${FILIERA_HTTP_PORT:-3000}" --public-url "$FILIERA_HTTP_PUBLIC_URL" \
      --tls-cert "$secrets/$id.pem" --tls-key "$secrets/$id.key"
  fi
  case $kind in
    coordinator) roles='coordinator manager technician' ;;
    steward) roles='technician' ;;
    *) roles='operator manager technician' ;;
  esac
  # The first keys to the node's own doors, for whoever runs it; the node itself keeps only their digests.
  mkdir -p "$home/first-keys"
  for role in $roles; do
    [ -s "$home/first-keys/$role" ] && continue
    # Of a key that was made and not kept, because a container was stopped in between, nobody knows more than its label.
    (umask 077 && filiera node key add --home "$home" --role "$role" --label "first-$role" --replace >"$home/first-keys/$role.new")
    mv "$home/first-keys/$role.new" "$home/first-keys/$role"
  done
  if [ "$kind" = coordinator ]; then publish "$home/registration.json" coordinator.json; fi
}

found_hub() {
  init
  if [ ! -e "$home/founding.json" ]; then
    # shellcheck disable=SC2086 # several servers are several words
    node "$app/dist/steward.js" init --home "$home" --coordinator "$public/coordinator.json" \
      $(for server in $FILIERA_HUB_SERVERS_PUBLIC; do printf -- '--server %s ' "$server"; done) \
      --ca "$secrets/ca.pem" --resolver-dir "${FILIERA_RESOLVER_DIR:-/data/accounts}" --replicas "${FILIERA_REPLICAS:-1}"
  fi
  publish "$home/hub/hub.conf" hub.conf
  publish "$home/founding.json" founding.json
}

joined() { grep -q '^hub:' "$home/node.yml"; }

start() {
  case $kind in
    steward) ;;
    coordinator) joined || filiera node found "$public/founding.json" --home "$home" ;;
    *)
      init
      joined || filiera node join "$FILIERA_INVITATIONS/$id/invitation" --home "$home"
      ;;
  esac
  exec node "$app/dist/$kind.js" --home "$home"
}

# An invitation says itself until when it can be used.
usable() {
  node -e 'const [, said] = require("fs").readFileSync(process.argv[1], "utf8").split(".")
    process.exit(Date.parse(JSON.parse(Buffer.from(said, "base64url")).expires) > Date.now() ? 0 : 1)' "$1" 2>/dev/null
}

# invite <id>:<kind>:<name>...
invite() {
  FILIERA_API_KEY=$(cat "$home/first-keys/coordinator")
  export FILIERA_API_KEY
  members=$(filiera member list)
  for member in "$@"; do
    to=${member%%:*}
    rest=${member#*:}
    # Whoever is in the registry needs none any more.
    ! printf '%s\n' "$members" | grep -q "^$to " || continue
    # A new one makes the old one void: whoever has one that can still be used may be about to.
    ! usable "$FILIERA_INVITATIONS/$to/invitation" || continue
    (umask 077 && filiera member invite --id "$to" --kind "${rest%%:*}" --name "${rest#*:}" >"$FILIERA_INVITATIONS/$to/invitation.new")
    mv "$FILIERA_INVITATIONS/$to/invitation.new" "$FILIERA_INVITATIONS/$to/invitation"
  done
}

step=$1
shift
case $step in
  init) init ;;
  found-hub) found_hub ;;
  start) start ;;
  invite) invite "$@" ;;
  *) echo "unknown step \"$step\": init, found-hub, start or invite" >&2; exit 2 ;;
esac
