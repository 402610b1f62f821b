# bash completion for windsock-cli
# Written by packaging/linux/describe.

_windsock_cli()
{
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} words
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "serve connect bench forge conform --help --version" -- "$cur"))
        return
    fi
    case $command:$prev in
        serve:--host)
            return ;;
        serve:--port)
            return ;;
        serve:--path)
            return ;;
        serve:--handler)
            COMPREPLY=($(compgen -W "echo broadcast chat" -- "$cur")); COMPREPLY+=($(compgen -f -- "$cur")); return ;;
        serve:--static)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        serve:--cert)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        serve:--key)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        serve:--key-passphrase)
            return ;;
        serve:--client-ca)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        serve:--compression-level)
            return ;;
        serve:--subprotocol)
            return ;;
        serve:--origin)
            COMPREPLY=($(compgen -W "same any" -- "$cur")); return ;;
        serve:--max-message-size)
            return ;;
        serve:--handshake-timeout)
            return ;;
        serve:--ping-interval)
            return ;;
        serve:--ping-timeout)
            return ;;
        serve:--max-connections)
            return ;;
        serve:--threads)
            return ;;
        serve:--upstream)
            return ;;
        serve:--upstream-cacert)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        serve:--fault)
            COMPREPLY=($(compgen -W "list" -- "$cur")); return ;;
        serve:--fault-seed)
            return ;;
        serve:--record)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        serve:--log)
            COMPREPLY=($(compgen -W "text json frames none" -- "$cur")); return ;;
        connect:-H|connect:--header)
            return ;;
        connect:--subprotocol)
            return ;;
        connect:--origin)
            return ;;
        connect:--user)
            return ;;
        connect:--bearer)
            return ;;
        connect:--handler)
            COMPREPLY=($(compgen -W "print echo" -- "$cur")); COMPREPLY+=($(compgen -f -- "$cur")); return ;;
        connect:--message)
            return ;;
        connect:--wait)
            return ;;
        connect:--accept-tls-error)
            return ;;
        connect:--cacert)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        connect:--server-name)
            return ;;
        connect:--cert)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        connect:--key)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        connect:--pkcs12)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        connect:--key-passphrase)
            return ;;
        connect:--proxy)
            COMPREPLY=($(compgen -W "system" -- "$cur")); return ;;
        connect:--connect-timeout)
            return ;;
        connect:--ping-interval)
            return ;;
        connect:--ping-timeout)
            return ;;
        connect:--max-message-size)
            return ;;
        connect:--max-redirects)
            return ;;
        connect:--log)
            COMPREPLY=($(compgen -W "text json frames" -- "$cur")); return ;;
        connect:--record)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        bench:--mode)
            COMPREPLY=($(compgen -W "echo fanout hold connect" -- "$cur")); return ;;
        bench:-c|bench:--connections)
            return ;;
        bench:-w|bench:--window)
            return ;;
        bench:-d|bench:--duration)
            return ;;
        bench:-n|bench:--messages)
            return ;;
        bench:-r|bench:--rate)
            return ;;
        bench:-s|bench:--size)
            return ;;
        bench:--type)
            COMPREPLY=($(compgen -W "text mixed json binary" -- "$cur")); return ;;
        bench:--message)
            return ;;
        bench:--active)
            return ;;
        bench:--ramp-up)
            return ;;
        bench:--warmup)
            return ;;
        bench:-t|bench:--threads)
            return ;;
        bench:--answer-timeout)
            return ;;
        bench:-H|bench:--header)
            return ;;
        bench:--subprotocol)
            return ;;
        bench:--origin)
            return ;;
        bench:--user)
            return ;;
        bench:--bearer)
            return ;;
        bench:--accept-tls-error)
            return ;;
        bench:--cacert)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        bench:--server-name)
            return ;;
        bench:--cert)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        bench:--key)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        bench:--pkcs12)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        bench:--key-passphrase)
            return ;;
        bench:--proxy)
            COMPREPLY=($(compgen -W "system" -- "$cur")); return ;;
        bench:--connect-timeout)
            return ;;
        forge:--preset)
            return ;;
        forge:--sequence)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        forge:--wait)
            return ;;
        forge:--bomb-size)
            return ;;
        forge:-H|forge:--header)
            return ;;
        forge:--subprotocol)
            return ;;
        forge:--origin)
            return ;;
        forge:--user)
            return ;;
        forge:--bearer)
            return ;;
        forge:--accept-tls-error)
            return ;;
        forge:--cacert)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        forge:--server-name)
            return ;;
        forge:--cert)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        forge:--key)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        forge:--pkcs12)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        forge:--key-passphrase)
            return ;;
        forge:--proxy)
            COMPREPLY=($(compgen -W "system" -- "$cur")); return ;;
        forge:--connect-timeout)
            return ;;
        conform:--only)
            return ;;
        conform:--exclude)
            return ;;
        conform:--agent)
            return ;;
        conform:--timeout)
            return ;;
        conform:--parallel)
            return ;;
        conform:--cacert)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        conform:--host)
            return ;;
        conform:-p|conform:--port)
            return ;;
        conform:--junit)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        conform:--json)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        conform:--html)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        conform:--autobahn)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        conform:--expect)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        conform:--write-expect)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
        conform:--compare)
            COMPREPLY=($(compgen -f -- "$cur")); return ;;
    esac
    case $command in
        serve) words="-h --help --host --port --path --handler --static --tls --cert --key --key-passphrase --client-ca --compression --compression-level --subprotocol --origin --max-message-size --handshake-timeout --ping-interval --ping-timeout --max-connections --threads --upstream --upstream-insecure --upstream-cacert --answer-pings --fault --fault-seed --record --record-secrets --log --frames" ;;
        connect) words="-h --help -H --header --subprotocol --origin --user --bearer --compression --handler --message --binary --wait --insecure --accept-tls-error --cacert --cacert-only --server-name --cert --key --pkcs12 --key-passphrase --proxy --connect-timeout --ping-interval --ping-timeout --max-message-size --max-redirects --log --frames --record --record-secrets" ;;
        bench) words="-h --help --mode -c --connections -w --window -d --duration -n --messages -r --rate -s --size --type --message --active --ramp-up --warmup -t --threads --answer-timeout --no-verify -H --header --subprotocol --origin --user --bearer --compression --insecure --accept-tls-error --cacert --cacert-only --server-name --cert --key --pkcs12 --key-passphrase --proxy --connect-timeout --json -q --quiet --yes" ;;
        forge) words="-h --help --preset --all --sequence --list --wait --echo --bomb-size -H --header --subprotocol --origin --user --bearer --compression --insecure --accept-tls-error --cacert --cacert-only --server-name --cert --key --pkcs12 --key-passphrase --proxy --connect-timeout --json --yes" ;;
        conform) words="-h --help --only --exclude --slow --security --yes --i-am-allowed --agent --timeout --parallel --cacert --insecure --host -p --port --junit --json --html --autobahn --expect --write-expect --compare --list -q --quiet -v --verbose" ;;
        *) return ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o filenames -F _windsock_cli windsock-cli
