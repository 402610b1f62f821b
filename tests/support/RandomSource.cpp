#include "tests/support/RandomSource.h"

#include <QtTest>

namespace {

quint32 chosenSeed()
{
    bool given = false;
    const auto seed = static_cast<quint32>(qEnvironmentVariableIntValue("WINDSOCK_TEST_SEED", &given));
    return given ? seed : std::random_device()();
}

} // namespace

RandomSource::RandomSource()
{
    const quint32 seed = chosenSeed();
    // As a signed number: that is what the environment variable is read as.
    qInfo("WINDSOCK_TEST_SEED=%d", static_cast<int>(seed));
    m_engine.seed(seed);
}

quint32 RandomSource::below(quint32 bound)
{
    // Not std::uniform_int_distribution: its numbers differ between standard libraries.
    return static_cast<quint32>(m_engine()) % bound;
}

QByteArray RandomSource::bytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(below(256));
    return bytes;
}

std::array<quint8, 4> RandomSource::maskKey()
{
    std::array<quint8, 4> key{};
    for (quint8 &byte : key)
        byte = static_cast<quint8>(below(256));
    return key;
}
