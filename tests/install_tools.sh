#!/bin/sh
# What the tests need besides Python, where the system lets us install it: Chromium for the pages, npm for axe-core,
# LibreOffice for the downloads. Without them those tests are skipped, and fail in CI.
missing=""
have() { command -v "$1" >/dev/null 2>&1; }
have chromium || have chromium-browser || have google-chrome || have google-chrome-stable || missing="$missing chromium fonts-noto-core"
have npm || missing="$missing npm"
have soffice || have libreoffice || missing="$missing libreoffice-calc-nogui"
[ -z "$missing" ] && exit 0
sudo=""
if [ "$(id -u)" != 0 ]; then
    sudo="sudo -n"
    $sudo true 2>/dev/null || sudo="none"
fi
if have apt-get && [ "$sudo" != none ]; then
    $sudo apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "Not here, and not to be installed:$missing. The tests that need them will be skipped."
exit 0
