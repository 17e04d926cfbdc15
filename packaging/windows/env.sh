# Sourced by the scripts here: where the Windows Python and Wine's disk stand, and how the one is started in the other.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PROJECT=$(cd "$HERE/../.." && pwd)
WORK=${IVBDESK_WINE:-${XDG_CACHE_HOME:-$HOME/.cache}/ivbdesk-windows}
PYTHON_FOR_WINDOWS=3.12.0
VERSION=$(sed -n 's/^version = "\(.*\)"/\1/p' "$PROJECT/pyproject.toml" | head -1)
# Qt for Windows 6.11 asks for Windows 10; nobody is asked for Mono or a browser of Wine's own.
export WINEPREFIX=${WINEPREFIX:-$WORK/prefix} WINEARCH=win64 WINEDEBUG=${WINEDEBUG:--all} WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe="

# A path of this machine as Wine sees it.
windows_path() { printf 'Z:%s' "$(realpath -m "$1" | tr / '\\')"; }

# Whether a file carries a signature, whoever's it is.
is_signed() { [[ $(osslsigncode verify -in "$1" 2>&1) != *"No signature found"* ]]; } # it also fails on an issuer it does not know

# Makes a disk of Wine's, with what Windows has and Wine 8 has not.
new_disk() {
  wine=/usr/lib/wine/wine64
  $wine wineboot -u
  $wine winecfg -v win10
  for name in icuuc bcryptprimitives; do
    x86_64-w64-mingw32-gcc -O1 -shared -o "$WINEPREFIX/drive_c/windows/system32/$name.dll" "$HERE/stubs/$name.c" -ladvapi32
  done
}

# Wine 8 lacks what this Python may ask: VariantToString for _wmi, and CopyFile2.
fit_for_wine() {
  rm -f "$1/_wmi.pyd"
  cp "$HERE/wine_site.py" "$1/Lib/site-packages/sitecustomize.py"
  printf 'python312.zip\n.\nLib\\site-packages\nimport site\n' >"$1/python312._pth"
}

# Puts the project as it is now into the Windows Python of `setup`.
install_own() {
  rm -rf "$WORK/own" "$WORK"/python/Lib/site-packages/ivbdesk*
  pip wheel -q --no-deps -w "$WORK/own" "$PROJECT"
  python3 "$HERE/../unpack.py" "$WORK/own" "$WORK/python/Lib/site-packages"
}

# Starts a Windows program. CPython ends with "Invalid handle" where standard input or output is a file of Wine's host.
under_wine() {
  { /usr/lib/wine/wine64 "$@" </dev/null 2>&1; echo $? >"$WORK/exit"; } | sed -u 's|\r$||'
  return "$(cat "$WORK/exit")"
}

# Starts a script again on a screen of its own, with a manager of windows; goes on where it is there already.
on_a_screen() {
  if [ -z "${IVBDESK_ON_XVFB:-}" ]; then
    IVBDESK_ON_XVFB=1 exec xvfb-run -a -s "-screen 0 1440x900x24" "$@"
  fi
  unset IVBDESK_ON_XVFB
  openbox &
  manager=$!
  trap 'kill $manager; /usr/lib/wine/wineserver64 -k 2>/dev/null || true' EXIT
}

# A picture of the screen once it stands still, for at most ten seconds: what is being read is painted later than its title.
picture() {
  sleep 2
  for _ in $(seq 10); do
    import -window root "$PICTURES/$1.new.png"
    cmp -s "$PICTURES/$1.new.png" "$PICTURES/$1.png" && break
    mv "$PICTURES/$1.new.png" "$PICTURES/$1.png"
    sleep 1
  done
  rm -f "$PICTURES/$1.new.png"
  echo "$1"
}

# Waits at most two minutes for a window with this title, and gives it the keys. One that goes meanwhile ends xdotool.
to_window() {
  local found=
  for _ in $(seq 120); do
    found=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | head -1) || true
    [ -n "$found" ] && xdotool windowactivate --sync "$found" 2>/dev/null && break
    sleep 1
  done
  [ -n "$found" ] && [ "$(xdotool getactivewindow 2>/dev/null)" = "$found" ]
  sleep 1
}
