#!/usr/bin/env bash
# A PostgreSQL server of our own, for tests, bench and CI: loopback only, everybody trusted, nothing on it that is worth keeping but the
# durable settings stay on, because tests prove things with them.
#
#   scripts/postgres.sh start DIR PORT    makes DIR when needed, starts, prints the address for TEST_DATABASE_URL
#   scripts/postgres.sh stop DIR          stops it; DIR stays
set -euo pipefail

verb=${1:-} dir=${2:-} port=${3:-}
if [[ ! $verb =~ ^(start|stop)$ || -z $dir || ($verb == start && ! $port =~ ^[0-9]+$) ]]; then
  echo "usage: $0 start DIR PORT | stop DIR" >&2
  exit 2
fi
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)

newest() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

binaries() {
  local found
  found=$(newest)
  if [[ -z $found ]] && command -v initdb >/dev/null; then found=$(dirname "$(command -v initdb)"); fi
  if [[ -z $found && $(id -u) == 0 ]]; then
    # Without the packaged cluster: ours is all that runs.
    mkdir -p /etc/postgresql-common
    [[ -e /etc/postgresql-common/createcluster.conf ]] ||
      echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    apt-get update -q >&2 && apt-get install -y -q --no-install-recommends postgresql >&2
    found=$(newest)
  fi
  if [[ -z $found ]]; then
    echo 'PostgreSQL is not on this machine. Install it (Debian: apt-get install postgresql) and try again.' >&2
    exit 1
  fi
  echo "$found"
}

# PostgreSQL refuses to run as root.
as_server() {
  if [[ $(id -u) == 0 ]]; then
    (cd / && setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$dir" "$@")
  else
    "$@"
  fi
}

bin=$(binaries)

if [[ $verb == stop ]]; then
  as_server "$bin/pg_ctl" stop -D "$dir/data" -m fast -w -s
  exit
fi

[[ $(id -u) == 0 ]] && chown postgres: "$dir"
chmod 700 "$dir"
if [[ ! -e $dir/data/PG_VERSION ]]; then
  as_server "$bin/initdb" -D "$dir/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  # The log of the server never quotes a row or a parameter: it is not the place for answers.
  cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$dir'
max_connections = 200
log_error_verbosity = terse
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
CONF
fi
if ! as_server "$bin/pg_ctl" status -D "$dir/data" >/dev/null; then
  as_server "$bin/pg_ctl" start -D "$dir/data" -w -s -l "$dir/log" -o "-p $port" >/dev/null
fi
echo "postgresql://postgres@127.0.0.1:$port/postgres"
