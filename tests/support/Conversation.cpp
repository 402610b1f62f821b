#include "tests/support/Conversation.h"

#include "tests/support/EventText.h"
#include "tests/support/Pieces.h"

#include <QtTest>

using namespace wslib;

namespace {

// A failure's output is a Close frame whose reason is the engine's own text: only that it is there, and says
// why, matters.
QByteArray closeCodeOf(QByteArray output)
{
    if (output.size() < 4 || output[0] != '\x88')
        return "no close frame: " + output.toHex();
    const bool masked = (static_cast<quint8>(output[1]) & 0x80U) != 0;
    const qsizetype length = static_cast<quint8>(output[1]) & 0x7FU;
    const qsizetype start = masked ? 6 : 2;
    if (length < 3 || output.size() != start + length)
        return "no reason, or more than one frame: " + output.toHex();
    const auto at = [&output, masked, start](qsizetype i) {
        const auto byte = static_cast<quint8>(output[start + i]);
        return masked ? byte ^ static_cast<quint8>(output[2 + i]) : byte;
    };
    return QByteArray::number(256 * at(0) + at(1));
}

} // namespace

WireFrame::Key testMaskKey(int number)
{
    return {static_cast<quint8>(0xA1 + number), 0x5C, static_cast<quint8>(0x0F ^ number), 0xE7};
}

Endpoint makeEndpoint(Role role, const Limits &limits)
{
    if (role == Role::Server)
        return Endpoint(role, limits);
    return Endpoint(role, limits, [number = 0]() mutable { return testMaskKey(number++); });
}

Endpoint makeDeflateEndpoint(Role role, const DeflateParameters &agreed, const DeflateOptions &options,
                             const Limits &limits)
{
    Endpoint endpoint = makeEndpoint(role, limits);
    endpoint.setDeflate(agreed, options);
    return endpoint;
}

QByteArray toEndpoint(Role receiver, const WireFrame &frame)
{
    return receiver == Role::Server ? frame.masked().bytes() : frame.bytes();
}

QByteArray fromEndpoint(Role sender, const WireFrame &frame, int number)
{
    return sender == Role::Client ? frame.masked(testMaskKey(number)).bytes() : frame.bytes();
}

Outcome feedInPieces(Endpoint &endpoint, const QList<QByteArray> &parts)
{
    std::vector<Event> events;
    QByteArray output;
    for (const QByteArray &part : parts) {
        endpoint.receive(part);
        for (Event &event : endpoint.takeEvents())
            events.push_back(std::move(event));
        output += endpoint.takeOutput();
    }
    return {eventTexts(events), output, endpoint.state()};
}

void expectOutcome(const EndpointFactory &make, const QByteArray &wire, const Outcome &expected)
{
    for (const QList<QByteArray> &parts : everyCut(wire)) {
        Endpoint endpoint = make();
        const Outcome outcome = feedInPieces(endpoint, parts);
        QCOMPARE(outcome.events, expected.events);
        QCOMPARE(outcome.output.toHex(), expected.output.toHex());
        QCOMPARE(outcome.state, expected.state);
    }
}

void expectOutcome(Role role, const QByteArray &wire, const Outcome &expected, const Limits &limits)
{
    expectOutcome([&] { return makeEndpoint(role, limits); }, wire, expected);
}

void expectFailure(const EndpointFactory &make, const QByteArray &wire, CloseCode code,
                   const QByteArrayList &eventsBefore)
{
    const QByteArray number = QByteArray::number(static_cast<int>(code));
    for (const QList<QByteArray> &parts : everyCut(wire)) {
        Endpoint endpoint = make();
        const Outcome outcome = feedInPieces(endpoint, parts);
        QCOMPARE(outcome.events, eventsBefore + QByteArrayList{"failed " + number});
        QCOMPARE(closeCodeOf(outcome.output), number);
        QCOMPARE(outcome.state, Endpoint::State::Closed);
    }
}

void expectFailure(Role role, const QByteArray &wire, CloseCode code, const QByteArrayList &eventsBefore,
                   const Limits &limits)
{
    expectFailure([&] { return makeEndpoint(role, limits); }, wire, code, eventsBefore);
}
