# Sourced by scripts/check and scripts/test: run named parts, keep going, and say at the end how each one closed.

logs="$(mktemp -d)"
trap 'rm -rf "$logs"' EXIT
closing=()
failed=0

# part NAME COMMAND…: its output as it comes; remembers pytest's summary line, or ok / FAILED.
part() {
  local name="$1" line
  shift
  printf '\n── %s\n' "$name"
  if "$@" 2>&1 | tee "$logs/part"; then line="ok"; else line="FAILED"; failed=1; fi
  closing+=("$(printf '%-28s %-7s %s' "$name" "$line" "$(grep -E '(passed|failed|error|no tests ran).* in [0-9.]+s' "$logs/part" | tail -n 1 || true)")")
}

# Prints one line a part and returns 1 when any failed.
close_parts() {
  printf '\n'
  printf '%s\n' "${closing[@]}"
  return "$failed"
}
