#!/usr/bin/env bash
# shellcheck disable=SC2016 # what others expand stands in single quotes
#
# Builds Windsock for Windows on Debian: Qt, OpenSSL and the small libraries first, then the programs, a zip and an installer.
set -euo pipefail

me=packaging/windows/build.sh
# shellcheck source=packaging/lib.sh
. "$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)/lib.sh"
here=$root/packaging/windows

# The steps in their order, and what each does.
steps=(
    "sources|fetches what is built from Debian's archive (about 150 MB), and compares it with sources.list"
    "host-qt|builds those of Qt's tools that run here while Qt is built for Windows"
    "openssl|builds OpenSSL for Windows"
    "libraries|zlib, nlohmann-json, nanosvg and libqrencode for Windows"
    "qtbase|builds Qt Base for Windows"
    "qtdeclarative|builds Qt Qml for Windows, for the scripts' engine"
    "keychain|builds QtKeychain for Windows"
    "windsock|builds windsock and windsock-cli"
    "packages|makes the zip and the installer"
)

usage()
{
    cat <<'USAGE'
usage: packaging/windows/build.sh [--keep] [--jobs N] [STEP...]

Builds a zip and an installer for Windows (64 bit) into build/windows/packages, with Debian's mingw-w64 and NSIS; packaging/setup
windows installs what it takes. The first time that is an hour or more, and 5 GB of disk while it lasts, 1 GB afterwards.

Without a STEP: those that haven't been done yet, then windsock and packages, always. With STEPs: these, even if they were done.

USAGE
    local step
    for step in "${steps[@]}"; do printf '  %-14s %s\n' "${step%%|*}" "${step#*|}"; done
    cat <<'USAGE'

  --keep         keeps the build trees of the libraries, to look for what failed
  --jobs N       how many compilers run at once (otherwise one for each processor)

WINDSOCK_DEBIAN_MIRROR is where Debian's archive is; otherwise it is the one that apt uses, or http://deb.debian.org/debian.
The same commit gives the same bytes on a machine with the same compiler: times are those of the commit, or SOURCE_DATE_EPOCH.
packaging/windows/try.sh tries what was made under Wine.
USAGE
}

keep=
jobs=$(processors)
chosen=()
while [ $# -gt 0 ]; do
    case $1 in
    --keep) keep=1 ;;
    --jobs) jobs=${2:?--jobs takes a number} && shift ;;
    -h | --help) usage; exit 0 ;;
    *)
        printf '%s\n' "${steps[@]%%|*}" | grep -q -x -F -e "$1" || { usage >&2; exit 2; }
        chosen+=("$1")
        ;;
    esac
    shift
done

windows=$root/build/windows
sources=$windows/sources
work=$windows/work
host=$windows/host     # Qt's tools for this machine
prefix=$windows/prefix # what was built for Windows
built=$windows/windsock  # Windsock's own build tree, which stays
triplet=x86_64-w64-mingw32

if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s)
fi
export SOURCE_DATE_EPOCH
# A distribution's flags for its own programs aren't for these.
unset CFLAGS CXXFLAGS CPPFLAGS LDFLAGS

# --- What the steps share ---------------------------------------------------------------------------------------------

check_tools()
{
    local tool missing=()
    for tool in $triplet-g++-posix:g++-mingw-w64-x86-64-posix $triplet-windres:binutils-mingw-w64-x86-64 makensis:nsis \
        cmake:cmake ninja:ninja-build g++:g++ curl:curl patch:patch make:make perl:perl dpkg-deb:dpkg \
        /usr/lib/qt6/bin/lrelease:qt6-l10n-tools; do
        command -v "${tool%%:*}" >/dev/null || missing+=("${tool#*:}")
    done
    [ -e /usr/$triplet/lib/libz.a ] || missing+=(libz-mingw-w64-dev)
    [ -e /usr/include/nlohmann/json.hpp ] || missing+=(nlohmann-json3-dev)
    [ ${#missing[@]} = 0 ] || fail "these packages are missing: ${missing[*]}; packaging/setup windows installs them"
}

mirror()
{
    local used=${WINDSOCK_DEBIAN_MIRROR:-}
    [ -n "$used" ] || used=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' 2>/dev/null |
        grep -v -e -security -m 1) || true
    printf '%s' "${used:-http://deb.debian.org/debian}"
}

# source_of PREFIX SUFFIX: the file of that name among the sources.
source_of()
{
    local files=("$sources/$1"*"$2")
    [ -e "${files[0]}" ] || fail "$1*$2 isn't in $sources; run: $me sources"
    printf '%s' "${files[0]}"
}

# unpack ARCHIVE FOLDER: the archive's one folder becomes FOLDER.
unpack()
{
    rm -rf "$2"
    mkdir -p "$2"
    tar --extract --file "$1" --directory "$2" --strip-components=1 || fail "$1 can't be unpacked; delete it and run: $me sources"
}

unpack_deb()
{
    mkdir -p "$2"
    dpkg-deb --extract "$1" "$2" || fail "$1 can't be unpacked; delete it and run: $me sources"
}

# apply PACKAGE FOLDER PATTERN: Debian's patches to the package whose names match.
apply()
{
    local patch debian=$work/debian
    rm -rf "$debian"
    mkdir -p "$debian"
    tar --extract --file "$(source_of "$1" .debian.tar.xz)" --directory "$debian"
    while read -r patch; do
        # shellcheck disable=SC2254 # a pattern
        case $patch in
        $3) patch --directory "$2" --strip=1 --forward --silent <"$debian/debian/patches/$patch" ||
            fail "Debian's patch $patch doesn't fit $1" ;;
        esac
    done < <(sed 's/ .*//' "$debian/debian/patches/series")
    rm -rf "$debian"
}

# build_with_cmake NAME SOURCE OPTION...: configures, builds and installs.
build_with_cmake()
{
    local name=$1 source=$2 tree=$work/$1 launcher=()
    [ "$name" != windsock ] || tree=$built
    shift 2
    if command -v ccache >/dev/null; then
        launcher=(-D CMAKE_C_COMPILER_LAUNCHER=ccache -D CMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    quietly "windows-$name-configure" cmake -S "$source" -B "$tree" -G Ninja -D CMAKE_BUILD_TYPE=Release \
        "${launcher[@]}" "$@" || fail "$name can't be configured; the reason is above"
    quietly "windows-$name-build" cmake --build "$tree" --parallel "$jobs" || fail "$name doesn't build; the reason is above"
    [ "$name" != windsock ] || return 0
    quietly "windows-$name-install" cmake --install "$tree" --strip || fail "$name can't be installed; the reason is above"
}

# No path of this machine in what is shipped.
maps="-ffile-prefix-map=$root=."
for_windows=(-D "CMAKE_TOOLCHAIN_FILE=$here/toolchain.cmake" -D "WINDSOCK_WINDOWS_PREFIX=$prefix"
    -D "CMAKE_C_FLAGS=$maps" -D "CMAKE_CXX_FLAGS=$maps" -D "CMAKE_PREFIX_PATH=$prefix")

# --- The steps --------------------------------------------------------------------------------------------------------

do_sources()
{
    local sum path file from
    from=$(mirror)
    mkdir -p "$sources"
    while read -r sum path; do
        case $sum in '#'* | '') continue ;; esac
        file=$sources/${path##*/}
        if ! echo "$sum  $file" | sha256sum --check --status 2>/dev/null; then
            say "fetching ${path##*/}"
            curl --fail --silent --show-error --location --retry 3 --output "$file" "$from/$path" ||
                fail "$from has no $path; WINDSOCK_DEBIAN_MIRROR can name another mirror of Debian's archive"
            echo "$sum  $file" | sha256sum --check --status ||
                fail "${path##*/} isn't what sources.list expects; delete $file and try again, or try another mirror"
        fi
    done <"$here/sources.list"
}

# Qt's sources are unpacked once for this machine and for Windows. Of Debian's patches those that Qt has made since are taken.
qt_source()
{
    [ ! -e "$work/$1/.done" ] || return 0
    unpack "$(source_of "qt6-${1#qt}" .orig.tar.xz)" "$work/$1"
    case $1 in
    qtbase)
        apply qt6-base "$work/qtbase" 'upstream_*'
        patch --directory "$work/qtbase" --strip=1 --forward --silent <"$here/qtbase.patch" || fail "qtbase.patch doesn't fit Qt"
        leave_the_plugins "$work/qtbase/src/plugins"
        add_newer_headers "$work/qtbase/src/plugins/platforms/windows"
        ;;
    qtdeclarative) leave_the_engine "$work/qtdeclarative" ;;
    esac
    touch "$work/$1/.done"
}

# UI Automation, by which screen readers see the window, wants newer headers than the compiler comes with.
add_newer_headers()
{
    unpack_deb "$(source_of mingw-w64-common .deb)" "$work/mingw"
    mkdir -p "$1/newer"
    cp "$work"/mingw/usr/share/mingw-w64/include/uiautomation*.h "$1/newer"
    echo 'target_include_directories(QWindowsIntegrationPlugin SYSTEM BEFORE PRIVATE newer)' >>"$1/CMakeLists.txt"
}

# Not those of Qt Base's plugins that nobody loads.
leave_the_plugins()
{
    sed -i -E '/add_subdirectory\((styles|generic|platforminputcontexts|platformthemes|networkinformation)\)/d' "$1/CMakeLists.txt"
    sed -i -E '/add_subdirectory\((minimal|direct2d)\)/d' "$1/platforms/CMakeLists.txt"
}

# Only the engine is wanted of Qt Declarative, and here the one tool that building it takes.
leave_the_engine()
{
    cat >"$1/src/CMakeLists.txt" <<'CMAKE'
add_subdirectory(qmltyperegistrar)
if(CMAKE_CROSSCOMPILING)
    # The build of every module names them, and that of the engine doesn't run them.
    foreach(tool qmllint qmlaotstats)
        add_executable(Qt6::${tool} IMPORTED GLOBAL)
        set_target_properties(Qt6::${tool} PROPERTIES IMPORTED_LOCATION "${CMAKE_COMMAND}")
    endforeach()
    add_subdirectory(qmlintegration)
    add_subdirectory(qml)
endif()
CMAKE
    # What is installed has to be built, too.
    sed -i 's/add_custom_target(BuiltinsOutput/& ALL/' "$1/src/qml/CMakeLists.txt"
    echo 'add_subdirectory(qmltyperegistrar)' >"$1/tools/CMakeLists.txt"
}

# Not wanted here nor there.
qt_without=(-D QT_BUILD_EXAMPLES=OFF -D QT_BUILD_TESTS=OFF -D FEATURE_sql=OFF -D FEATURE_dbus=OFF -D FEATURE_testlib=OFF
    -D FEATURE_icu=OFF -D FEATURE_glib=OFF -D FEATURE_zstd=OFF -D FEATURE_pkg_config=OFF -D FEATURE_system_zlib=OFF
    -D FEATURE_system_pcre2=OFF -D FEATURE_system_doubleconversion=OFF -D FEATURE_system_libb2=OFF)

qml_without=(-D FEATURE_qml_network=OFF -D FEATURE_qml_debug=OFF -D FEATURE_qml_profiler=OFF -D FEATURE_qml_preview=OFF)

do_host-qt()
{
    qt_source qtbase
    qt_source qtdeclarative
    rm -rf "$host"
    build_with_cmake host-qtbase "$work/qtbase" -D "CMAKE_INSTALL_PREFIX=$host" "${qt_without[@]}" \
        -D CMAKE_CXX_FLAGS_RELEASE=-O1 -D FEATURE_gui=OFF -D FEATURE_network=OFF -D FEATURE_xml=OFF -D FEATURE_concurrent=OFF \
        -D INPUT_openssl=no -D FEATURE_androiddeployqt=OFF -D FEATURE_windeployqt=OFF
    build_with_cmake host-qtdeclarative "$work/qtdeclarative" -D "CMAKE_INSTALL_PREFIX=$host" -D "CMAKE_PREFIX_PATH=$host" \
        -D QT_BUILD_EXAMPLES=OFF -D QT_BUILD_TESTS=OFF "${qml_without[@]}"
    # Where Windsock's build looks for Qt's own translations.
    unpack_deb "$(source_of qt6-translations-l10n .deb)" "$work/translations"
    mkdir -p "$host/translations"
    cp "$work"/translations/usr/share/qt6/translations/qtbase_*.qm "$host/translations"
}

do_openssl()
{
    local source=$work/openssl
    unpack "$(source_of openssl .orig.tar.gz)" "$source"
    apply openssl "$source" '[A-Z]*'
    # Where it looks for its configuration is where only an administrator can write.
    (cd "$source" && quietly windows-openssl-configure env CC=gcc-posix ./Configure mingw64 --cross-compile-prefix=$triplet- \
        --prefix='C:/Program Files/OpenSSL' --openssldir='C:/Program Files/Common Files/SSL' \
        shared no-tests no-docs no-apps no-module no-autoload-config "$maps" -Wl,--no-insert-timestamp) ||
        fail "OpenSSL can't be configured; the reason is above"
    quietly windows-openssl-build make -C "$source" --jobs "$jobs" build_libs || fail "OpenSSL doesn't build; the reason is above"
    mkdir -p "$prefix/bin" "$prefix/lib" "$prefix/include" "$prefix/licences"
    cp "$source"/lib{crypto,ssl}-3-x64.dll "$prefix/bin"
    $triplet-strip "$prefix"/bin/lib{crypto,ssl}-3-x64.dll
    cp "$source"/lib{crypto,ssl}.dll.a "$prefix/lib"
    rm -rf "$prefix/include/openssl"
    cp -r "$source/include/openssl" "$prefix/include"
    cp "$source/LICENSE.txt" "$prefix/licences/OpenSSL.txt"
}

do_libraries()
{
    mkdir -p "$prefix/lib/pkgconfig" "$prefix/include" "$prefix/share/cmake" "$prefix/licences"
    cp /usr/$triplet/lib/libz.a "$prefix/lib"
    cp /usr/$triplet/include/{zlib,zconf}.h "$prefix/include"
    cp -r /usr/include/nlohmann "$prefix/include"
    cp -r /usr/share/cmake/nlohmann_json "$prefix/share/cmake"
    cp /usr/share/doc/nlohmann-json3-dev/copyright "$prefix/licences/nlohmann-json.txt"
    cp /usr/share/doc/libz-mingw-w64-dev/copyright "$prefix/licences/zlib.txt"
    cp /usr/share/doc/mingw-w64-x86-64-dev/copyright "$prefix/licences/mingw-w64.txt"
    cp /usr/share/doc/gcc-mingw-w64-x86-64-posix-runtime/copyright "$prefix/licences/GCC-runtime.txt"

    unpack "$(source_of nanosvg .orig.tar.xz)" "$work/nanosvg"
    mkdir -p "$prefix/include/nanosvg"
    cp "$work"/nanosvg/src/nanosvg{,rast}.h "$prefix/include/nanosvg"
    cp "$work/nanosvg/LICENSE.txt" "$prefix/licences/nanosvg.txt"

    unpack "$(source_of qrencode .orig.tar.bz2)" "$work/qrencode"
    build_with_cmake qrencode-build "$work/qrencode" "${for_windows[@]}" -D "CMAKE_INSTALL_PREFIX=$prefix" -D WITH_TOOLS=NO \
        -D WITHOUT_PNG=YES -D WITH_TESTS=NO -D BUILD_SHARED_LIBS=YES
    mkdir -p "$prefix/bin"
    mv "$prefix/lib/libqrencode.dll" "$prefix/bin"
    cp "$work/qrencode/COPYING" "$prefix/licences/libqrencode.txt"
}

# What Qt is told that it runs under, whatever this machine's folders are.
for_qt=("${for_windows[@]}" -D "QT_HOST_PATH=$host" -D "CMAKE_STAGING_PREFIX=$prefix" -D CMAKE_INSTALL_PREFIX=/windsock)

unity=(-D QT_UNITY_BUILD=ON -D QT_UNITY_BUILD_BATCH_SIZE=16)

do_qtbase()
{
    qt_source qtbase
    # mingw's runtime has no stack protector for DLLs, and its Windows no shadow stacks. In one piece ("unity") it builds in half
    # the time.
    build_with_cmake windows-qtbase "$work/qtbase" "${for_qt[@]}" "${qt_without[@]}" "${unity[@]}" \
        -D FEATURE_xml=OFF -D FEATURE_concurrent=OFF -D FEATURE_opengl=OFF -D INPUT_opengl=no -D FEATURE_vulkan=OFF -D FEATURE_printsupport=OFF -D FEATURE_tabletevent=OFF \
        -D FEATURE_direct2d=ON -D FEATURE_schannel=ON -D INPUT_openssl=runtime -D "OPENSSL_ROOT_DIR=$prefix" \
        -D FEATURE_stack_clash_protection=OFF -D FEATURE_stack_protector=OFF -D FEATURE_intelcet=OFF \
        -D FEATURE_system_freetype=OFF -D FEATURE_system_harfbuzz=OFF -D FEATURE_system_png=OFF -D FEATURE_system_jpeg=OFF \
        -D FEATURE_system_libmd4c=OFF -D FEATURE_windeployqt=OFF -D FEATURE_androiddeployqt=OFF
    mkdir -p "$prefix/licences"
    cp "$work"/qtbase/LICENSES/{LGPL-3.0-only,GPL-3.0-only}.txt "$prefix/licences"
    third_parties
}

# What is in Qt of others, as Qt has it written down, and the licences' texts.
third_parties()
{
    local part license
    (cd "$work" && find qtbase/src qtdeclarative/src -name qt_attribution.json | sort | while read -r part; do
        printf '===== %s\n\n' "${part%/*}"
        cat "$part"
        find "${part%/*}" -maxdepth 1 -type f \( -iname 'licen[cs]e*' -o -iname 'copying*' -o -iname '*licen[cs]e.txt' \
            -o -iname 'FTL.TXT' \) | sort | while read -r license; do
            printf '\n----- %s\n\n' "$license"
            cat "$license"
        done
        echo
    done) >"$prefix/licences/Qt-third-party.txt"
}

do_qtdeclarative()
{
    qt_source qtdeclarative
    build_with_cmake windows-qtdeclarative "$work/qtdeclarative" "${for_qt[@]}" "${qml_without[@]}" "${unity[@]}" \
        -D QT_BUILD_EXAMPLES=OFF -D QT_BUILD_TESTS=OFF
}

do_keychain()
{
    unpack "$(source_of qtkeychain .orig.tar.gz)" "$work/keychain"
    # It takes every compiler for Windows for Microsoft's.
    find "$work/keychain" -name CMakeLists.txt -exec sed -i '/\/utf-8/d' {} +
    build_with_cmake windows-keychain "$work/keychain" "${for_windows[@]}" -D "QT_HOST_PATH=$host" \
        -D "CMAKE_INSTALL_PREFIX=$prefix" -D BUILD_WITH_QT6=ON -D BUILD_SHARED_LIBS=OFF \
        -D BUILD_TESTING=OFF -D BUILD_TEST_APPLICATION=OFF -D BUILD_TRANSLATIONS=OFF
    cp "$work/keychain/COPYING" "$prefix/licences/QtKeychain.txt"
}

do_windsock()
{
    local linguist
    # It compiles translations, here; Debian's does as well as one of Qt 6.8.
    linguist=$(find /usr/lib -name Qt6LinguistToolsConfig.cmake -print -quit)
    build_with_cmake windsock "$root" "${for_windows[@]}" -D "QT_HOST_PATH=$host" -D "CMAKE_INSTALL_PREFIX=$windows/stage" \
        -D CMAKE_INSTALL_BINDIR=. -D WINDSOCK_BUILD_TESTS=OFF \
        -D "Qt6LinguistTools_DIR=$(dirname "$linguist")"
}

# What is on the user's disk is named file by file, so that the uninstaller takes away that and no more.
name_files()
{
    local folder
    (cd "$1" && find . -type d | sort) | while read -r folder; do
        printf 'SetOutPath "$INSTDIR%s"\n' "$(sed 's/^\.//; s,/,\\,g' <<<"$folder")"
        find "$1/$folder" -maxdepth 1 -type f | sort | sed 's/.*/File "&"/'
    done >"$work/installed.nsh"
    {
        (cd "$1" && find . -type f | sort) | sed 's/^\.//; s,/,\\,g; s/.*/Delete "$INSTDIR&"/'
        (cd "$1" && find . -mindepth 1 -type d | sort --reverse) | sed 's/^\.//; s,/,\\,g; s/.*/RMDir "$INSTDIR&"/'
    } >"$work/removed.nsh"
}

do_packages()
{
    local version name stage output=$windows/packages
    version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$built/CMakeCache.txt")
    name=windsock-$version-windows-x64
    stage=$windows/stage/$name
    rm -rf "$windows/stage" "$output"
    mkdir -p "$stage" "$output"
    quietly windows-stage cmake --install "$built" --prefix "$stage" || fail "it can't be gathered; the reason is above"
    find "$stage" \( -name '*.dll' -o -name '*.exe' \) -exec $triplet-strip --strip-all {} +
    find "$stage" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
    find "$stage" -type f -exec chmod 644 {} +

    (cd "$windows/stage" && find "$name" -type f | LC_ALL=C sort >"$work/files" &&
        TZ=UTC cmake -E tar cf "$output/$name.zip" --format=zip --files-from="$work/files") || fail "the zip can't be written"
    name_files "$stage"
    quietly windows-nsis makensis -V3 -INPUTCHARSET UTF8 "-DVERSION=$version" "-DSTAGE=$stage" "-DFILES=$work" \
        "-DICON=$here/windsock.ico" "-DOUTPUT=$output/$name-setup.exe" "-DSIZE=$(du --summarize --apparent-size --block-size=1K \
        "$stage" | cut -f 1)" "$here/installer.nsi" || fail "the installer can't be made; the reason is above"
    say "installed: $(size_of "$stage"), of that Qt $(du -ch --apparent-size "$stage"/Qt6*.dll | tail -n 1 | cut -f 1)"
    (cd "$output" && du --apparent-size --block-size=1K -- * && sha256sum -- *)
}

# --- One after the other ----------------------------------------------------------------------------------------------

size_of() { du --summarize --human-readable --apparent-size "$1" 2>/dev/null | cut -f 1; }

# run_step NAME: its stamp says how long it took.
run_step()
{
    local started=$SECONDS took
    say "$1: $(printf '%s\n' "${steps[@]}" | sed -n "s/^$1|//p")"
    rm -f "$windows/done/$1"
    mkdir -p "$windows/done" "$work"
    "do_$1"
    took=$((SECONDS - started))
    printf '%s\n' "$took" >"$windows/done/$1"
    say "$1: done in $((took / 60)) min $((took % 60)) s; build/windows has $(size_of "$windows")"
}

check_tools
if [ ${#chosen[@]} -gt 0 ]; then
    for step in "${chosen[@]}"; do run_step "$step"; done
    exit 0
fi
for step in "${steps[@]%%|*}"; do
    case $step in
    windsock | packages) run_step "$step" ;;
    *) if [ -e "$windows/done/$step" ]; then say "$step: was done before"; else run_step "$step"; fi ;;
    esac
    [ "$step" != keychain ] || [ -n "$keep" ] || rm -rf "$work"
done
