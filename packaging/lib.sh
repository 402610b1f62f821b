# What packaging/setup, app/run and tests/run share. Sourced, after the caller has set `me`, the name it speaks by.
# Kept to bash 3.2, which is what macOS has: no mapfile, and no expansion of an empty array under `set -u`.
# shellcheck shell=bash

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
logs=$root/build/log

say() { printf '%s: %s\n' "${me:?}" "$*"; }

fail()
{
    printf '%s: %s\n' "${me:?}" "$*" >&2
    exit 1
}

# quietly NAME COMMAND...: keeps the command's output in build/log/NAME.log; shows the end of it when the command fails.
quietly()
{
    local log=$logs/$1.log
    shift
    mkdir -p "$logs"
    if "$@" >"$log" 2>&1 </dev/null; then
        return 0
    fi
    tail -n 40 "$log" >&2
    printf '%s: that was the end of %s\n' "${me:?}" "$log" >&2
    return 1
}

# apt, dnf, brew, or none: how software comes to this machine.
package_manager()
{
    local family
    if [ "$(uname -s)" = Darwin ]; then
        echo brew
        return
    fi
    # shellcheck source=/dev/null
    family=$([ ! -r /etc/os-release ] || . /etc/os-release; echo " ${ID:-} ${ID_LIKE:-} ")
    case $family in
    *" debian "* | *" ubuntu "*) echo apt ;;
    *" fedora "*) echo dnf ;;
    *) echo none ;;
    esac
}

# The interpreter that has the Python peers of the tests: the system's, where the system's packages provide them, and
# not whatever `python3` comes first on the PATH.
peers_python()
{
    case $(package_manager) in
    apt | dnf) echo /usr/bin/python3 ;;
    brew) echo "$root/build/python/bin/python3" ;;
    *) echo python3 ;;
    esac
}

# Where node finds ws, the JavaScript peer of the tests: Debian packages it, elsewhere npm installs it.
peers_node_path()
{
    case $(package_manager) in
    apt) echo /usr/share/nodejs ;;
    *) echo "$root/build/node/node_modules" ;;
    esac
}

# set_up SET: what is needed is there afterwards.
set_up()
{
    if [ "${WINDSOCK_SETUP:-}" = skip ]; then
        say "not checking what is installed (WINDSOCK_SETUP=skip)"
    else
        "$root/packaging/setup" "$1" || fail "the set-up failed; the reason is above"
    fi
    use_utf8
    find_homebrew_openssl
}

# Qt wants a UTF-8 locale and complains at every start without one; a bare machine or container has none.
use_utf8()
{
    if [ "$(locale charmap 2>/dev/null)" != UTF-8 ] && [ "$(uname -s)" = Linux ]; then
        export LC_ALL=C.UTF-8
    fi
}

# Homebrew keeps OpenSSL out of the way of Apple's, so CMake has to be told.
find_homebrew_openssl()
{
    if [ -z "${OPENSSL_ROOT_DIR:-}" ] && [ "$(package_manager)" = brew ] && command -v brew >/dev/null; then
        OPENSSL_ROOT_DIR=$(brew --prefix openssl@3)
        export OPENSSL_ROOT_DIR
    fi
}

# configure PRESET. Always, even when build/PRESET is there: it takes a second, and finds what was installed since.
configure()
{
    say "configuring build/$1"
    (cd "$root" && quietly "configure-$1" cmake --preset "$1") || fail "the configuration failed; CMake's reason is above"
}

# build PRESET [TARGET...]: without targets, everything.
build()
{
    local preset=$1
    shift
    say "building ${*:-everything} in build/$preset"
    [ $# = 0 ] || set -- --target "$@"
    (cd "$root" && cmake --build --preset "$preset" --parallel "$(processors)" "$@") ||
        fail "the build failed; the compiler's first error is above"
}

processors() { nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }
