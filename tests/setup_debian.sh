#!/usr/bin/env bash
# Debian packages that the tests use: Chromium and Chinese fonts for pages, LibreOffice to make Word and PDF files,
# PostgreSQL for the tests of the database (tests/postgresql.py starts one of its own and leaves Debian's alone).
# What cannot be had is named, and the tests that need it are skipped, aloud.
set -u

missing() {
  [ -x /usr/bin/chromium ] || echo chromium
  [ -n "$(fc-list ':lang=zh' 2>/dev/null | head -n 1)" ] || echo fontconfig fonts-noto-cjk
  command -v soffice >/dev/null || echo libreoffice-writer
  command -v pg_ctl >/dev/null || ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1 || echo postgresql
}

needed=$(missing)
[ -z "$needed" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing for the tests:" $needed
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null 2>&1
  for package in $needed; do # one by one, so that one that cannot be had does not take the others with it
    apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1
  done
fi
needed=$(missing)
[ -z "$needed" ] || echo "NOTE: not here:" $needed "- the tests that need it are skipped."
exit 0
