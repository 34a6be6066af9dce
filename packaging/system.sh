# shellcheck shell=bash
# What the other scripts share: Debian packages and the Go toolchain. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
missing=()

# need PACKAGE WHY: note a Debian package that is not installed, and say what it is for.
need() {
  dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed' && return
  missing+=("$1")
  printf '  %-20s %s\n' "$1" "$2"
}

# install_missing: install what need has noted; sudo when not root.
install_missing() {
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || { echo "This system has no apt-get: please install the packages above, then start again." >&2; exit 1; }
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Please install the packages above as the administrator, then start again." >&2; exit 1; }
    as=(sudo)
  fi
  echo "Installing ${#missing[@]} packages …"
  local log
  log=$(mktemp)
  if ! { "${as[@]}" apt-get update -q && "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "The packages could not be installed; the whole protocol is in $log" >&2
    exit 1
  fi
  rm -f "$log"
  missing=()
}

# need_go: a Go toolchain that go.mod accepts (an older one fetches the right one by itself).
need_go() {
  command -v go >/dev/null || PATH=$PATH:/usr/local/go/bin
  command -v go >/dev/null || { echo "Go is missing: install it from https://go.dev/dl/, then start again." >&2; exit 1; }
}

# need_desktop_build: what the window needs to be built.
need_desktop_build() {
  need gcc "C compiler, for the window's OpenGL"
  need libc6-dev "C library headers"
  need pkg-config "finds the C libraries"
  need libgl1-mesa-dev "OpenGL headers"
  need xorg-dev "X11 headers"
  need libwayland-dev "Wayland headers"
  need libxkbcommon-dev "keyboard headers"
}

# build_desktop: the program with its window, in bin/focalpoint.
build_desktop() {
  (cd "$root" && CGO_ENABLED=1 go build -tags migrated_fynedo -o bin/focalpoint ./app)
}
