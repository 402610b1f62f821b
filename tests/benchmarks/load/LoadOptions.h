#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

/// What bench_load is to do: its command line.
struct LoadOptions
{
    std::string scenario = "echo"; ///< echo, fanout or handshakes.
    std::string kind = "binary";   ///< binary, text (ASCII), mixed (text in many scripts) or json.
    uint16_t port = 0;             ///< Of 127.0.0.1.
    int connections = 1;
    int window = 1;   ///< Messages under way on each connection, or handshakes under way at the same time.
    size_t size = 32; ///< Bytes of payload in a message.
    int idle = 0;     ///< Further connections, on which nothing happens.
    bool deflate = false;
    bool tls = false;
    double seconds = 2;  ///< Measured, behind `warmUp`.
    double warmUp = 0.3; ///< Seconds.
    pid_t server = 0;    ///< Whose processor time and memory are measured; 0: nobody's.
};

/// Reads the command line; ends the program where it can't be understood.
LoadOptions readOptions(int argc, char **argv);
