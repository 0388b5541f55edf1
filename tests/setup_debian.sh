#!/usr/bin/env bash
# Debian packages that the tests use: Chromium and Chinese fonts for pages, LibreOffice to make Word and PDF files.
# What cannot be had is named, and the tests that need it are skipped, aloud.
set -u

missing() {
  [ -x /usr/bin/chromium ] || echo chromium
  [ -n "$(fc-list ':lang=zh' 2>/dev/null | head -n 1)" ] || echo fontconfig fonts-noto-cjk
  command -v soffice >/dev/null || echo libreoffice-writer
}

needed=$(missing)
[ -z "$needed" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing for the tests:" $needed
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null 2>&1
  # shellcheck disable=SC2086 # the names are to be parted
  apt-get install -y -qq --no-install-recommends $needed >/dev/null 2>&1
fi
needed=$(missing)
[ -z "$needed" ] || echo "NOTE: not here:" $needed "- the tests that need it are skipped."
exit 0
