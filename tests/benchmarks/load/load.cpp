// A load generator on bare sockets: one line of JSON with what was measured, or with what the server did wrong.
#include "EchoLoad.h"
#include "HandshakeLoad.h"

#include <sys/resource.h>

#include <csignal>
#include <cstdio>

int main(int argc, char **argv)
{
    const LoadOptions options = readOptions(argc, argv);
    std::signal(SIGPIPE, SIG_IGN); // Of OpenSSL's writes.
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    try {
        const LoadResult result = options.scenario == "handshakes" ? runHandshakes(options) : EchoLoad(options).run();
        std::printf("{\"messages\": %llu, \"bytes\": %llu, \"seconds\": %.6f, \"serverCpu\": %.6f, \"ownCpu\": %.6f, "
                    "\"bytesPerIdle\": %.0f, \"checked\": %llu, \"extension\": \"%s\"}\n",
                    static_cast<unsigned long long>(result.messages), static_cast<unsigned long long>(result.bytes),
                    result.seconds, result.serverCpu, result.ownCpu, result.bytesPerIdle,
                    static_cast<unsigned long long>(result.checked), result.extension.c_str());
        return 0;
    } catch (const LoadError &error) {
        std::printf("{\"error\": \"%s\"}\n", error.what());
        return 1;
    }
}
