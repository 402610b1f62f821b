#include "LoadOptions.h"

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>

namespace {

[[noreturn]] void usage()
{
    std::fprintf(stderr, "bench_load --port PORT [--scenario echo|fanout|handshakes] [--kind binary|text|mixed|json]\n"
                         "           [--connections N] [--window N] [--size BYTES] [--idle N] [--deflate] [--tls]\n"
                         "           [--seconds S] [--warm-up S] [--server PID]\n");
    std::exit(2);
}

} // namespace

LoadOptions readOptions(int argc, char **argv)
{
    LoadOptions options;
    const std::map<std::string, std::function<void(const char *)>> values{
        {"--scenario", [&](const char *value) { options.scenario = value; }},
        {"--kind", [&](const char *value) { options.kind = value; }},
        {"--port", [&](const char *value) { options.port = static_cast<uint16_t>(std::atoi(value)); }},
        {"--connections", [&](const char *value) { options.connections = std::atoi(value); }},
        {"--window", [&](const char *value) { options.window = std::atoi(value); }},
        {"--size", [&](const char *value) { options.size = static_cast<size_t>(std::atoll(value)); }},
        {"--idle", [&](const char *value) { options.idle = std::atoi(value); }},
        {"--seconds", [&](const char *value) { options.seconds = std::atof(value); }},
        {"--warm-up", [&](const char *value) { options.warmUp = std::atof(value); }},
        {"--server", [&](const char *value) { options.server = std::atoi(value); }},
    };
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--deflate") {
            options.deflate = true;
        } else if (name == "--tls") {
            options.tls = true;
        } else if (const auto found = values.find(name); found != values.end() && i + 1 < argc) {
            found->second(argv[++i]);
        } else {
            usage();
        }
    }
    if (options.port == 0 || options.connections < 1 || options.window < 1 || options.size < 1)
        usage();
    return options;
}
