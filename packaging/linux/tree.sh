# What the trials of packages share: a bare Debian tree, its user, what they do there, and what may be left behind. Sourced, after
# lib.sh.
# shellcheck shell=bash disable=SC2016 # what others expand stands in single quotes

[ "$(id -u)" = 0 ] || fail "it must be run as root, since it uses chroot"
command -v debootstrap >/dev/null || fail "debootstrap is missing (packaging/setup packages)"

bare=${root:?}/build/bare-debian
: "${me:?}"
tree=$root/build/${me##*/}-tree
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:?}")
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Suite: $suite" 2>/dev/null | head -n 1)
[ -n "$mirror" ] || mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -n 1)

if [ ! -e "$bare/.done" ]; then
    say "making a bare Debian tree ($suite), which takes some minutes"
    rm -rf "$bare"
    quietly debootstrap debootstrap --variant=minbase "$suite" "$bare" "$mirror" || fail "debootstrap failed"
    touch "$bare/.done"
fi

# What is mounted into the tree is unmounted whatever happens.
clean_up()
{
    local part
    for part in proc dev; do umount --lazy "$tree/$part" 2>/dev/null || true; done
    if [ -n "${keep:-}" ]; then say "the tree is kept: $tree"; else rm -rf --one-file-system "$tree"; fi
}
rm -rf --one-file-system "$tree"
cp -a "$bare" "$tree"
trap clean_up EXIT
mount -t proc proc "$tree/proc"
mount --bind /dev "$tree/dev"
cp /etc/resolv.conf "$tree/etc/resolv.conf"
printf '#!/bin/sh\nexit 101\n' >"$tree/usr/sbin/policy-rc.d" && chmod +x "$tree/usr/sbin/policy-rc.d"
mkdir "$tree/packages"

inside() { chroot "$tree" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# As somebody who isn't root, with a home.
user() { inside setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/user QT_QPA_PLATFORM=offscreen "$@"; }
files() { (cd "$tree" && find bin boot etc home lib* opt root sbin srv usr var -xdev ! -path 'home/user/*' | sort); }

inside useradd --create-home --uid 1000 user
quietly try-update inside apt-get update || fail "the tree can't read its package lists"

# The command-line program serves and connects; the window takes its tour.
use()
{
    user sh -eu -c '
        windsock-cli --version
        windsock-cli serve --port 0 --log none >/tmp/served 2>&1 & server=$!
        trap "kill $server" EXIT
        for i in $(seq 100); do grep -q "^listening" /tmp/served && break; sleep 0.1; done
        url=$(sed -n "s/^listening on //p" /tmp/served)
        answer=$(windsock-cli connect "$url" --message "hello from the tree" --wait 1 </dev/null 2>/dev/null)
        [ "$answer" = "hello from the tree" ] || { echo "the answer was: $answer" >&2; exit 1; }
        trap - EXIT
        kill "$server"
        wait "$server"
        rm /tmp/served
    ' || fail "windsock-cli doesn't serve and connect in the tree"
    [ "${1:-}" = cli ] && return
    user sh -eu -c 'windsock --tour /tmp/tour.png && [ -s /tmp/tour.png ]' || fail "the window doesn't take its tour in the tree"
    mv "$tree/tmp/tour.png" "$root/build/package/tour.png"
}

saved=/home/user/.config/Windsock/windsock.ini
mark=$'[tried]\nmark=kept\n'

# What is the user's own, and must outlive whatever becomes of the packages.
save()
{
    user sh -c 'mkdir -p ~/.config/Windsock ~/.local/share/windsock/profiles && printf %s "$1" >~/.config/Windsock/windsock.ini &&
        echo "{}" >~/.local/share/windsock/profiles/kept.json' sh "$mark"
}

# Both programs are where they belong, with their manuals (a tree may be set up to have none).
find_programs()
{
    local name
    for name in windsock windsock-cli; do
        inside sh -c "[ -x /usr/bin/$name ] && { [ -s /usr/share/man/man1/$name.1.gz ] || [ ! -d /usr/share/man/man1 ]; }" ||
            fail "$name isn't where it belongs"
    done
}

# find_nothing_left BEFORE: of what is there beside the list BEFORE, nothing is ours; and the user's own is kept.
find_nothing_left()
{
    local left ours
    rm -f "$tree"/packages/*
    left=$(comm -13 <(printf '%s\n' "$1") <(files) |
        grep -v -E '^var/(lib/(dpkg|apt|systemd|ucf|pam|misc|dbus|rpm)|cache|log)(/|$)|^etc/(ld\.so\.cache|mailcap|resolv\.conf)|^root/\.rpmdb|/__pycache__' || true)
    ours=$(printf '%s\n' "$left" | grep -i windsock || true)
    [ -z "$ours" ] || fail "this is left behind: $ours"
    [ -z "$left" ] || say "left by the libraries it needed: $(tr '\n' ' ' <<<"$left")"
    [ "$(cat "$tree$saved")" = "${mark%$'\n'}" ] || fail "the user's preferences are gone"
    [ -e "$tree/home/user/.local/share/windsock/profiles/kept.json" ] || fail "the user's profiles are gone"
}
