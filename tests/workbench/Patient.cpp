#include "Patient.h"

#include <QMetaEnum>
#include <QtTest>

using namespace workbench;

Diagnosis Patient::diagnosis()
{
    wslib::Connection *connection = m_client.open(request);
    bool failed = false;
    QObject::connect(connection, &wslib::Connection::failed, connection, [&](const wslib::Error &error) {
        failed = true;
        m_failure = {error, connection->opening(), ConnectAttempt::of(request)};
    });
    constexpr int longest = 10'000;
    if (!QTest::qWaitFor([&] { return failed; }, longest))
        qFatal("the connection did not fail");
    return diagnose(m_failure);
}

template <>
char *QTest::toString(const Cause &cause)
{
    return qstrdup(QMetaEnum::fromType<Cause>().valueToKey(static_cast<int>(cause)));
}
