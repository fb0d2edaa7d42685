#!/usr/bin/env bash
# Installs what some tests need beyond npm: a Redis server, Chromium, libfaketime and R. Debian and Ubuntu; root or sudo.
# Tests whose tool is missing say so and are skipped; CI runs this first and allows no skip.
set -euo pipefail
missing=()
command -v redis-server >/dev/null || missing+=(redis-server)
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
compgen -G '/usr/lib/*/faketime/libfaketime.so.1' >/dev/null || missing+=(faketime)
command -v Rscript >/dev/null || missing+=(r-base-core)
fc-list 2>/dev/null | grep -qi 'noto.*arab\|vazir' || missing+=(fonts-noto-core)
[ ${#missing[@]} -eq 0 ] && { echo 'nothing missing'; exit 0; }
echo "installing: ${missing[*]}"
sudo=''
[ "$(id -u)" -eq 0 ] || sudo='sudo'
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
