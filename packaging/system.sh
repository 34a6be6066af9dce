# shellcheck shell=bash
# What run, test and drive share: the Debian packages and the Go toolchain that they need. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
missing=()

# fail SENTENCE…: say why it cannot go on, and stop.
fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# need PACKAGE WHY: note a Debian package that is not installed, and say what it is for.
need() {
  if dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; then
    return
  fi
  [ ${#missing[@]} -gt 0 ] || echo "This computer still needs:"
  missing+=("$1")
  printf '  %-18s %s\n' "$1" "$2"
}

# need_desktop_build: what the program with its window is built with.
need_desktop_build() {
  need ca-certificates "certificates, to fetch the Go libraries safely"
  need gcc "C compiler, for the part of the window that speaks to the screen"
  need libc6-dev "headers of the C library"
  need pkg-config "tells the compiler where the C libraries are"
  need libgl1-mesa-dev "headers of OpenGL, which draws the window"
  need xorg-dev "headers of X11 screens"
  need libwayland-dev "headers of Wayland screens"
  need libxkbcommon-dev "headers of keyboard layouts"
}

# install_missing: install what need has noted.
install_missing() {
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null ||
    fail "There is no apt-get here. Please install the packages above by your system's own means, then start again."
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      fail "Installing needs the administrator, and there is no sudo here. Please run this as root, then start again:" \
        "  apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
    echo "Installing needs the administrator: sudo may ask for your password."
  fi
  local log
  log=$(mktemp)
  echo "Installing (${#missing[@]} packages and what they rest on) …"
  # A new system has no package lists yet, and old lists name files that are gone: fetch them when there is need.
  if ! { lists_known || refresh_lists; } >"$log" 2>&1 ||
    ! { install_packages || { refresh_lists && install_packages; }; } >>"$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "The packages could not be installed. All that apt-get said is in $log."
  fi
  rm -f "$log"
  missing=()
}

lists_known() {
  local package
  for package in "${missing[@]}"; do
    [ -n "$(apt-cache madison "$package" 2>/dev/null)" ] || return 1
  done
}

refresh_lists() {
  "${as_root[@]}" apt-get update -q
}

install_packages() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}"
}

# need_go: a Go toolchain as new as go.mod asks; an older one may fetch the right one itself.
need_go() {
  local asked have
  asked=$(awk '$1 == "go" { print $2 }' "$root/go.mod")
  # The tarball of go.dev unpacks to this folder and leaves PATH to the reader.
  command -v go >/dev/null || PATH=$PATH:/usr/local/go/bin
  command -v go >/dev/null ||
    fail "Go is missing. Please install Go $asked or newer from https://go.dev/dl/, then start again."
  have=$(cd / && GOTOOLCHAIN=local go env GOVERSION 2>/dev/null)
  have=${have#go}
  have=${have%% *}
  ! older "$have" "$asked" && return
  # Go 1.21 and newer fetch the toolchain that go.mod names, unless they are told not to.
  if ! older "$have" 1.21 && [ "$(cd / && go env GOTOOLCHAIN)" != local ]; then
    echo "Go $have is here and $asked is asked for: fetching it …"
    (cd "$root" && go version >/dev/null) && return
  fi
  fail "Go $have is here, and the program needs Go $asked or newer. Please install it from https://go.dev/dl/, then start again."
}

# older A B: version A comes before version B.
older() {
  [ "$1" != "$2" ] && [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

# build_desktop: the program with its window, in bin/focalpoint. The tag "accessibility" lets screen readers in on Windows
# and macOS; Fyne 2.8 has nothing for them on Linux, where the tag costs nothing and needs no library.
build_desktop() {
  # Without the version control stamp, which fails when the folder belongs to somebody else.
  CGO_ENABLED=1 go build -C "$root" -buildvcs=false -tags migrated_fynedo,accessibility -o bin/focalpoint ./app
}
