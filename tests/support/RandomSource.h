#pragma once

#include <QByteArray>

#include <array>
#include <random>

/// A random source whose seed is printed, so that a failing run can be repeated: WINDSOCK_TEST_SEED=n sets
/// it.
class RandomSource
{
public:
    RandomSource();

    /// 0 … @p bound - 1.
    quint32 below(quint32 bound);
    QByteArray bytes(qsizetype size);
    std::array<quint8, 4> maskKey();

private:
    std::mt19937 m_engine;
};
