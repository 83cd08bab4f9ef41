#!/bin/sh
# What the tests need besides Python, where the system lets us install it: Chromium for the pages, npm for axe-core,
# LibreOffice for the downloads. Without them those tests are skipped, and fail in CI.
missing=""
packages=""
needs() {
    what="$1" package="$2"
    shift 2
    for name in "$@"; do
        command -v "$name" >/dev/null 2>&1 && return
    done
    missing="$missing $what" packages="$packages $package"
}
needs Chromium "chromium fonts-noto-core" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable
needs npm npm npm
needs LibreOffice libreoffice-calc-nogui soffice libreoffice
if [ -z "$missing" ]; then
    echo "Chromium, npm and LibreOffice are here: no system package is installed."
    exit 0
fi

echo "The tests use programs of the system that are not here:$missing."
if [ "${SYSTEM_PACKAGES:-yes}" = no ]; then
    echo "SYSTEM_PACKAGES=no: nothing is installed, and the tests that need them do not run."
    exit 0
fi
sudo=""
if [ "$(id -u)" != 0 ]; then
    sudo="sudo -n"
    $sudo true 2>/dev/null || sudo="none"
fi
if command -v apt-get >/dev/null 2>&1 && [ "$sudo" != none ]; then
    echo "They are installed now with apt-get:$packages. (To go without: make test SYSTEM_PACKAGES=no)"
    $sudo apt-get update -qq
    case "$packages" in
        *chromium*) # the one without a window takes a third of the time
            apt-cache show chromium-headless-shell >/dev/null 2>&1 &&
                packages=$(echo "$packages" | sed 's/chromium /chromium-headless-shell /') ;;
    esac
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $packages >/dev/null && exit 0
fi
echo "They could not be installed. The tests that need them do not run, and the end of the run says which."
exit 0
