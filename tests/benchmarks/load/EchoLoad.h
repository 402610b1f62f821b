#pragma once

#include "LoadOptions.h"
#include "LoadPeer.h"
#include "LoadResult.h"

#include <functional>
#include <memory>
#include <vector>

/// Messages that come back: each to who sent it ("echo"), or those of the first connection to all ("fanout").
class EchoLoad
{
public:
    explicit EchoLoad(const LoadOptions &options);
    ~EchoLoad();
    EchoLoad(const EchoLoad &) = delete;
    EchoLoad &operator=(const EchoLoad &) = delete;

    LoadResult run();

private:
    void open();
    void openIdle();
    double serverMemory() const;
    uint64_t receivedBytes() const;
    void runUntil(const std::function<bool()> &done);
    void serve(LoadPeer &peer, bool readable);
    void messagesCame(LoadPeer &peer, size_t count);
    void flush(LoadPeer &peer);

    LoadOptions m_options;
    bool m_fanOut;
    int m_epoll;
    std::string m_extension;
    Cycle m_cycle;
    std::vector<std::unique_ptr<LoadPeer>> m_peers;
    std::vector<std::unique_ptr<Wire>> m_idle;
    double m_bytesPerIdle = -1;
    uint64_t m_messages = 0;
    uint64_t m_delivered = 0; ///< Of messages of a fan-out to all, those that are complete.
};
