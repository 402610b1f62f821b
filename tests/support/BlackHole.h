#pragma once

#include <QtGlobal>

#include <array>

/// An address at which nobody answers, nor refuses: a listener whose queue is full. Linux only: elsewhere, other addresses than
/// 127.0.0.1 aren't there, and a full queue refuses.
class BlackHole
{
public:
    /// @p port: 0 for a free one.
    explicit BlackHole(const char *address = "127.0.0.1", quint16 port = 0);
    ~BlackHole();
    Q_DISABLE_COPY_MOVE(BlackHole)

    bool stands() const { return m_stands; }
    quint16 port() const { return m_port; }

private:
    int m_listener = -1;
    std::array<int, 4> m_fillers{};
    bool m_stands = false;
    quint16 m_port = 0;
};
