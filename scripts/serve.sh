# Sourced by scripts/run and scripts/start: the server and its worker, stopped together.

PORT="${PORT:-8000}"
# What account slips and links of the relay print is where the server answers.
export TUOITHO_ORIGIN="${TUOITHO_ORIGIN:-http://localhost:$PORT}"

port_is_free() {
  .venv/bin/python - "$PORT" <<'PYTHON'
import socket, sys
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(sys.argv[1])))
    except OSError:
        sys.exit(f"Port {sys.argv[1]} is in use. Stop what holds it, or choose another, as in PORT=8001 make run")
PYTHON
}

answers() {
  .venv/bin/python - "$PORT" <<'PYTHON'
import sys, urllib.error, urllib.request
try:
    urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/", timeout=5)
except urllib.error.HTTPError as error:
    sys.exit(error.code >= 500)
except OSError:
    sys.exit(1)
PYTHON
}

stop_both() {
  trap - INT TERM EXIT
  kill "$server" "$worker" 2>/dev/null || true
  wait "$server" "$worker" 2>/dev/null || true
}

both_live() { kill -0 "$server" 2>/dev/null && kill -0 "$worker" 2>/dev/null; }

# serve COMMAND…: starts both, runs COMMAND once the server answers, and stays until Ctrl-C or until one of them ends.
serve() {
  .venv/bin/tuoitho collectstatic --noinput --verbosity 0
  .venv/bin/gunicorn tuoitho.config.wsgi:application --bind "127.0.0.1:$PORT" --workers 2 --threads 4 --graceful-timeout 5 \
    --log-level warning &
  server=$!
  .venv/bin/tuoitho run_huey --quiet &
  worker=$!
  trap 'stop_both; exit 0' INT TERM
  trap stop_both EXIT
  while both_live && ! answers; do sleep 0.3; done
  if both_live; then
    printf '\nhttp://localhost:%s   (Ctrl-C stops the server and its worker)\n\n' "$PORT"
    "$@"
  fi
  while both_live; do sleep 1; done
  echo "The server or its worker has stopped; see the lines above." >&2
  return 1
}
