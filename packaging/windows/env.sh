# Sourced by the scripts here: where the Windows Python and Wine's disk stand, and how the one is started in the other.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PROJECT=$(cd "$HERE/../.." && pwd)
WORK=${IVBDESK_WINE:-${XDG_CACHE_HOME:-$HOME/.cache}/ivbdesk-windows}
PYTHON_FOR_WINDOWS=3.12.0
# Qt for Windows 6.11 asks for Windows 10; nobody is asked for Mono or a browser of Wine's own.
export WINEPREFIX=${WINEPREFIX:-$WORK/prefix} WINEARCH=win64 WINEDEBUG=${WINEDEBUG:--all} WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe="

# A path of this machine as Wine sees it.
windows_path() { printf 'Z:%s' "$(realpath -m "$1" | tr / '\\')"; }

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
