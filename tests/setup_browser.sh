#!/usr/bin/env bash
# Chromium and Chinese fonts for the tests of pages. Where they cannot be had, those tests are skipped, aloud.
set -u
browser=/usr/bin/chromium

have_all() { [ -x "$browser" ] && [ -n "$(fc-list ':lang=zh' 2>/dev/null | head -n 1)" ]; }

have_all && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing chromium and fonts-noto-cjk for the tests of pages ..."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null 2>&1
  apt-get install -y -qq --no-install-recommends chromium fontconfig fonts-noto-cjk >/dev/null 2>&1
fi
have_all || echo "NOTE: no $browser with Chinese fonts here: the tests of pages in a browser are skipped."
exit 0
