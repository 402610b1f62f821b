#include "PeerOptions.h"

#include <cstdio>
#include <cstdlib>

PeerOptions readPeerOptions(int argc, char **argv)
{
    PeerOptions options;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        const int left = argc - 1 - i;
        if (name == "--port" && left >= 1) {
            options.port = static_cast<uint16_t>(std::atoi(argv[++i]));
        } else if (name == "--deflate" && left >= 1) {
            options.deflate = std::atoi(argv[++i]);
        } else if (name == "--threads" && left >= 1) {
            options.threads = std::atoi(argv[++i]);
        } else if (name == "--tls" && left >= 2) {
            options.certificate = argv[++i];
            options.key = argv[++i];
        } else {
            std::fprintf(stderr, "%s [--port N] [--tls CERTIFICATE KEY] [--deflate LEVEL] [--threads N]\n", argv[0]);
            std::exit(2);
        }
    }
    return options;
}

void announce(uint16_t port)
{
    std::printf("listening %d\n", port);
    std::fflush(stdout);
}
