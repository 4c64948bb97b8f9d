# Every recipe is one line over a script, so that a machine without make runs the script itself.
.PHONY: setup run start test check bench

setup: ; @scripts/setup
run: ; @scripts/run
start: ; @scripts/start
test: ; @scripts/test
check: ; @scripts/check
bench: ; @scripts/bench
