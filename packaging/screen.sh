# shellcheck shell=bash
# A small desktop in memory, and a person's hands on it: what drive and picture share. Sourced, not run; after system.sh.

# shellcheck disable=SC2154 # root comes from system.sh
pictures=$root/bin/pictures
home=$(mktemp -d)
started=()
program=

finish() {
  local pid
  for pid in $program "${started[@]}"; do
    kill "$pid" 2>/dev/null || true
  done
  wait
  rm -rf "$home"
}
trap finish EXIT

# die SENTENCE: stop, with a picture of the screen and everything that the program said.
die() {
  import -window root "$pictures/window-failed.png" 2>/dev/null || true
  [ ! -s "$home/program.log" ] || sed 's/^/   | /' "$home/program.log" >&2
  fail "   The window $1. The screen: $pictures/window-failed.png"
}

# eventually SECONDS COMMAND…: wait until the command succeeds.
eventually() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}

# open_screen: an X server on a free number, with a window manager and a session bus, so that it is a small desktop.
open_screen() {
  Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp >"$home/display" 2>"$home/Xvfb.log" &
  started+=($!)
  eventually 20 test -s "$home/display" || fail "Xvfb does not start: $(cat "$home/Xvfb.log")"
  DISPLAY=:$(cat "$home/display")
  dbus-daemon --session --nofork --print-address=1 >"$home/bus" 2>"$home/bus.log" &
  started+=($!)
  eventually 20 test -s "$home/bus" || fail "The session bus does not start: $(cat "$home/bus.log")"
  DBUS_SESSION_BUS_ADDRESS=$(cat "$home/bus")
  mkdir -m 700 "$home/run"
  # Nothing of the person's own settings, records and screens takes part.
  export DISPLAY DBUS_SESSION_BUS_ADDRESS HOME=$home XDG_RUNTIME_DIR=$home/run LIBGL_ALWAYS_SOFTWARE=1
  unset WAYLAND_DISPLAY XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME FOCALPOINT_HOME
  cat >"$home/openbox.xml" <<'END'
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <applications><application type="normal"><decor>no</decor><maximized>yes</maximized></application></applications>
</openbox_config>
END
  openbox --config-file "$home/openbox.xml" >"$home/openbox.log" 2>&1 &
  started+=($!)
  eventually 20 manages_windows || fail "The window manager does not start: $(cat "$home/openbox.log")"
}

manages_windows() {
  xdotool get_num_desktops >/dev/null 2>&1
}

# open_program ARGUMENT…: start the program and wait for its window.
open_program() {
  local begin=${EPOCHREALTIME/[.,]/}
  "${binary:-$root/bin/focalpoint}" "$@" >"$home/program.log" 2>&1 &
  program=$!
  eventually 60 window_or_end || die "did not open in a minute"
  lives || die "closed before it had opened"
  printf '   opened after %d ms\n' $(((${EPOCHREALTIME/[.,]/} - begin) / 1000))
  sleep 2
}

window_or_end() {
  ! lives || xdotool search --onlyvisible --pid "$program" >/dev/null 2>&1
}

lives() {
  kill -0 "$program" 2>/dev/null
}

# press KEY…: keys, then time to draw.
press() {
  xdotool key --delay 60 "$@"
  sleep 1
  lives || die "closed when $* was pressed"
}

# write TEXT: letters, as typed by a quick person.
write() {
  xdotool type --delay 40 "$1"
  sleep 1
  lives || die "closed while «$1» was typed"
}

# click X Y: the left button, at a place counted in pixels from the upper left corner.
click() {
  xdotool mousemove "$1" "$2" click 1
  sleep 1
  lives || die "closed when $1,$2 was clicked"
}

# picture NAME: keep a picture of the screen, which must not be blank: plain areas have few colours, letters many.
picture() {
  local file=$pictures/window-$1.png colours
  import -window root "$file"
  colours=$(identify -format %k "$file")
  [ "$colours" -gt 50 ] || die "is blank: $colours colours at «$1»"
  printf '   %s\n' "${file#"$root/"}"
}

# differ NAME NAME: the two pictures show different things. A blinking cursor alone is no difference.
differ() {
  local pixels
  pixels=$(compare -metric AE "$pictures/window-$1.png" "$pictures/window-$2.png" null: 2>&1) || true
  [ "${pixels%%[!0-9]*}" -gt 200 ] || die "shows the same at «$2» as at «$1»"
}

# close_program: the way a desktop closes a window, and the program's own word on it.
close_program() {
  local status=0 pid=$program
  printf '   %d MB resident before closing\n' $(($(awk '$1 == "VmRSS:" { print $2 }' "/proc/$pid/status") / 1024))
  xdotool key alt+F4
  eventually 20 ended || die "does not close"
  wait "$pid" || status=$?
  program=
  [ "$status" -eq 0 ] || die "closed with status $status"
  # Fyne watches its own file of preferences, and may read it at the moment in which it is being written anew at the end.
  ! grep -e 'Fyne error' -e 'Error in Fyne call thread' -e '^panic' "$home/program.log" | grep -qv 'Preferences load error' ||
    die "complained"
}

ended() {
  ! lives
}
