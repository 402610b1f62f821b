#!/usr/bin/env bash
# Tries the zip and the installer under Wine, as a user would: starts the programs, installs over an older version, uninstalls.
set -euo pipefail

me=packaging/windows/try.sh
# shellcheck source=packaging/lib.sh
. "$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)/lib.sh"

usage()
{
    cat <<'USAGE'
usage: packaging/windows/try.sh [--keep] [--packages DIR] [OLDER-setup.exe]

Takes the zip and the installer of build/windows/packages (or DIR), which packaging/windows/build.sh makes, and tries them under
Debian's Wine in a prefix of its own, build/windows/wine, which --keep leaves for looking at. With an older installer, that one is
installed first and used, to see whether the upgrade keeps what the user saved. The tour's pictures are in build/windows: tour-offscreen.png,
without a screen, and tour-windows.png, on a screen of Xvfb. packaging/setup windows installs what it takes.
USAGE
}

keep=
older=
windows=${root:?}/build/windows
packages=$windows/packages
while [ $# -gt 0 ]; do
    case $1 in
    --keep) keep=1 ;;
    --packages) packages=$(realpath "${2:?--packages takes a folder}") && shift ;;
    -h | --help) usage; exit 0 ;;
    *.exe) older=$(realpath "$1") ;;
    *) usage >&2; exit 2 ;;
    esac
    shift
done

# --- What it takes ----------------------------------------------------------------------------------------------------

wine=$(command -v wine64 || true)
[ -n "$wine" ] || wine=/usr/lib/wine/wine64
for tool in "$wine:wine64" wineboot:wine wineserver:wine Xvfb:xvfb x86_64-w64-mingw32-objdump:binutils-mingw-w64-x86-64 \
    cmake:cmake curl:curl; do
    command -v "${tool%%:*}" >/dev/null || fail "the package ${tool#*:} is missing; packaging/setup windows installs it"
done
zips=("$packages"/windsock-*-windows-x64.zip)
[ -e "${zips[0]}" ] || fail "there is no zip in $packages: run packaging/windows/build.sh first"
[ ${#zips[@]} = 1 ] || fail "there are several zips in $packages; leave the one to try"
zip=${zips[0]}
installer=${zip%.zip}-setup.exe
[ -e "$installer" ] || fail "there is no installer in $packages: run packaging/windows/build.sh packages"
version=$(basename "$zip" | sed 's/^windsock-\(.*\)-windows-x64\.zip$/\1/')

export WINEPREFIX=$windows/wine WINEARCH=win64 WINEDEBUG=${WINEDEBUG:--all} WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe='
# Wine keeps variables that begin with QT_ from its programs, but for those that it is given so.
fonts=Z:${WINDSOCK_FONTS:-/usr/share/fonts/truetype/dejavu}
c=$WINEPREFIX/drive_c
children=()

clean_up()
{
    local child
    for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
    wineserver --kill 2>/dev/null || true
    if [ -n "$keep" ]; then say "the prefix is kept: $WINEPREFIX"; else rm -rf "$WINEPREFIX"; fi
}
trap clean_up EXIT

run() { timeout 120 "$wine" "$@" </dev/null 2>>"$logs/windows-try.log"; }

# until SECONDS COMMAND...: whether the command succeeds within that time.
until_true()
{
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.2
    done
}

# --- What is tried ----------------------------------------------------------------------------------------------------

# Every library that a file wants is beside the programs or belongs to Windows.
check_imports()
{
    local file name system=$c/windows/system32
    find "$1" \( -name '*.exe' -o -name '*.dll' \) ! -name uninstall.exe | while read -r file; do
        x86_64-w64-mingw32-objdump --private-headers "$file" | sed -n 's/.*DLL Name: //p' | while read -r name; do
            # Windows resolves names of that kind by itself.
            case $name in api-ms-win-*) continue ;; esac
            [ -n "$(find "$1" "$system" -maxdepth 1 -iname "$name" -print -quit)" ] ||
                fail "$(basename "$file") wants $name, which is neither shipped nor Windows' own"
        done || exit 1
    done || exit 1
}

server=
url=

# serve FOLDER ARGUMENT...: a server, whose address is in url when it listens.
serve()
{
    local folder=$1 output=$windows/served
    shift
    : >"$output"
    "$wine" "$folder/windsock-cli.exe" serve --port 0 "$@" >"$output" 2>"$output.log" </dev/null &
    server=$!
    children+=("$server")
    until_true 60 grep -q '^listening' "$output" || fail "windsock-cli serve $* doesn't listen: $(cat "$output" "$output.log")"
    url=$(tr -d '\r' <"$output" | sed -n 's/^listening on //p')
}

stop_server()
{
    kill "$server"
    wait "$server" 2>/dev/null || true
    rm -f "$windows/served" "$windows/served.log"
}

# answer_is EXPECTED FOLDER URL ARGUMENT...
answer_is()
{
    local expected=$1 folder=$2 answer
    shift 2
    answer=$(run "$folder/windsock-cli.exe" connect "$@" --wait 1 | tr -d '\r') || true
    [ "$answer" = "$expected" ] || fail "connect $*: the answer was \"$answer\", and should be \"$expected\""
}

try_cli()
{
    local folder=$1 said authority
    said=$(run "$folder/windsock-cli.exe" --version | tr -d '\r')
    [ -n "${2:-}" ] || [ "$said" = "windsock-cli $version" ] || fail "windsock-cli --version says \"$said\", not $version"
    serve "$folder" --log none
    answer_is 'hello from Wine' "$folder" "$url" --message 'hello from Wine'
    curl --silent --max-time 10 --output "$windows/http" "http${url#ws}" || fail "a foreign client gets no answer from $url"
    stop_server
    say "$said: serves and connects"

    cat >"$c/upper.js" <<'SCRIPT'
function onMessage(peer, message) { peer.send(message.toUpperCase()); }
SCRIPT
    serve "$folder" --log none --handler 'C:\upper.js'
    answer_is 'HELLO, GRÜSSE' "$folder" "$url" --message 'hello, grüße'
    stop_server
    say "a script answers"

    serve "$folder" --tls
    authority=$(tr -d '\r' <"$windows/served.log" | sed -n "s/^The certificate is by this machine's own authority: //p")
    [ -n "$authority" ] || fail "serve --tls names no authority: $(cat "$windows/served.log")"
    answer_is 'over TLS' "$folder" "$url" --cacert "$authority" --message 'over TLS'
    if run "$folder/windsock-cli.exe" connect "$url" --message x --wait 1 >/dev/null; then
        fail "a certificate by an unknown authority was taken"
    fi
    curl --silent --max-time 10 --output "$windows/http" --cacert "$(winepath_of "$authority")" "http${url#ws}" ||
        fail "curl can't speak TLS with $url"
    stop_server
    rm -f "$windows/http"
    say "wss works, with this machine's authority trusted, also for curl; and is refused without"
}

# C:/Users/… as this system's path.
winepath_of() { "$wine" winepath.exe -u "$1" 2>/dev/null | tr -d '\r'; }

# tour FOLDER NAME: the window's tour, with its picture in build/windows/tour-NAME.png.
tour()
{
    local folder=$1 picture=$windows/tour-$2.png
    rm -f "$picture" "$c/tour.png"
    run "$folder/windsock.exe" --tour 'C:\tour.png' >"$logs/windows-tour-$2.log" ||
        fail "the window doesn't take its tour ($2): $(cat "$logs/windows-tour-$2.log")"
    [ -s "$c/tour.png" ] || fail "the tour leaves no picture ($2)"
    mv "$c/tour.png" "$picture"
    say "the window takes its tour: ${picture#"$root"/}"
}

tour_offscreen() { WINEQT_QPA_PLATFORM=offscreen WINEQT_QPA_FONTDIR=$fonts tour "$1" offscreen; }

tour_on_screen()
{
    local display screen
    display=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>"$display" >/dev/null 2>&1 &
    screen=$!
    children+=("$screen")
    until_true 20 test -s "$display" || fail "Xvfb doesn't start"
    DISPLAY=:$(cat "$display") tour "$1" windows
    kill "$screen"
    rm -f "$display"
}

# --- The installer ----------------------------------------------------------------------------------------------------

uninstall_key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Windsock'

registered() { run reg query "$uninstall_key" /v "$1" | tr -d '\r' | sed -n "s/^ *$1 *REG_[A-Z]* *//p"; }
is_registered() { run reg query "$uninstall_key" >/dev/null; }
shortcut() { find "$c/users" -name Windsock.lnk -print -quit; }
everything() { (cd "$c" && find . ! -path './windows/*' ! -path '*/Temp/*' | sort); }

# install_with SETUP VERSION: silently, and to where it wants itself.
install_with()
{
    run "$1" /S || fail "$(basename "$1") /S ends with $?"
    installed=$(winepath_of "$(registered InstallLocation)")
    [ -n "$installed" ] || fail "$(basename "$1") registers no program"
    [ -s "$installed/windsock.exe" ] ||
        fail "$(basename "$1") says that it has installed, but there is nothing in \"$installed\""
    [ "$(registered DisplayVersion)" = "$2" ] || fail "registered is version \"$(registered DisplayVersion)\", not $2"
    [ -n "$(shortcut)" ] || fail "the Start menu has no Windsock"
}

check_saved()
{
    [ "$(cat "$1/kept.json")" = '{}' ] || fail "the user's profile is gone"
    grep -q '^mark=kept' "$2" || fail "the user's settings are gone"
}

# A program that runs can't be replaced: the installer says so, and changes nothing.
try_while_running()
{
    local status=0
    serve "$installed" --log none
    run "$installer" /S || status=$?
    [ "$status" = 2 ] || fail "the installer ends with $status, not with 2, while windsock-cli is running"
    answer_is 'still there' "$installed" "$url" --message 'still there'
    stop_server
    say "the installer refuses to replace a program that is running"
}

try_installer()
{
    local before profiles settings
    before=$(everything)
    if [ -n "$older" ]; then
        install_with "$older" "$(basename "$older" | sed 's/^windsock-\(.*\)-windows-x64-setup\.exe$/\1/')"
        try_cli "$installed" older
        touch "$installed/left-by-hand.txt"
    fi
    profiles=$(find "$c/users" -maxdepth 3 -type d -path '*/AppData/Local' | grep -v Public | head -n 1)/windsock/profiles
    settings=${profiles%/Local/*}/Roaming/Windsock/windsock.ini
    mkdir -p "$profiles" "${settings%/*}"
    echo '{}' >"$profiles/kept.json"
    printf '[tried]\nmark=kept\n' >"$settings"

    install_with "$installer" "$version"
    diff --recursive "$stage" "$installed" >"$windows/different" || true
    grep -v -E ': (uninstall\.exe|left-by-hand\.txt)$' "$windows/different" && fail "what is installed isn't what the zip has"
    rm -f "$windows/different"
    say "installed: the files of the zip, a shortcut, an entry in the list of programs"
    try_cli "$installed"
    tour_offscreen "$installed"
    check_saved "$profiles" "$settings"
    try_while_running

    rm -f "$installed/left-by-hand.txt"
    run "$installed/uninstall.exe" /S || fail "the uninstaller ends with $?"
    until_true 60 test ! -e "$installed" || fail "the uninstaller leaves this: $(find "$installed")"
    ! is_registered || fail "the list of programs still has Windsock"
    [ -z "$(shortcut)" ] || fail "the Start menu still has Windsock"
    check_saved "$profiles" "$settings"
    # Windows' own folder for programs of that kind may stay.
    left=$(comm -13 <(printf '%s\n' "$before") <(everything) | grep -i -v -E '/AppData/(Local/windsock|Roaming/Windsock)(/|$)|/AppData/Local/Programs$' || true)
    say "uninstalled, asking nothing; what is left of the user's own: ${profiles#"$c/"}, ${settings#"$c/"}"
    [ -z "$left" ] || fail "this is left behind: $left"
}

# --- One after the other ----------------------------------------------------------------------------------------------

mkdir -p "$logs"
: >"$logs/windows-try.log"
rm -rf "$WINEPREFIX"
mkdir -p "$WINEPREFIX"
say "making a prefix for Wine, in which Windows is Windows 10"
quietly windows-wineboot wineboot --init || fail "Wine can't make its prefix; its reason is above"
run winecfg /v win10 || fail "Wine can't be told to be Windows 10"

(cd "$c" && cmake -E tar xf "$zip") || fail "the zip can't be unpacked"
stage=$c/$(basename "$zip" .zip)
[ -e "$stage/windsock-cli.exe" ] || fail "there is no windsock-cli.exe in the zip's folder $(basename "$stage")"
check_imports "$stage"
say "the zip: $(find "$stage" -type f | wc -l) files, $(du --summarize --apparent-size --human-readable "$stage" | cut -f 1)"
try_cli "$stage"
tour_offscreen "$stage"
tour_on_screen "$stage"
try_installer
say "everything works under $("$wine" --version 2>/dev/null)"
