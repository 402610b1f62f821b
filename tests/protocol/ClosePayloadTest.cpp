#include "tests/support/EventText.h"
#include "tests/support/TestRegistry.h"

#include "wslib/protocol/ClosePayload.h"

#include <QtTest>

using namespace wslib;

class ClosePayloadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void looksNoFurtherThanThePayload();
    void judgesEveryCode();
    void writes_data();
    void writes();
    void cutsTheReasonBetweenCharacters_data();
    void cutsTheReasonBetweenCharacters();
};

namespace {

QByteArray parsedText(const QByteArray &payload)
{
    const auto parsed = parseClosePayload(payload);
    if (const auto *error = std::get_if<ProtocolError>(&parsed))
        return eventText(Failed{*error});
    return eventText(std::get<CloseReceived>(parsed));
}

} // namespace

void ClosePayloadTest::parses_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &payload, const QByteArray &expected) {
        QTest::newRow(name) << payload << expected;
    };
    row("empty", {}, "close 1005 \"\"");
    row("one byte", "\x03", "failed 1002");
    row("code only", "\x03\xE8", "close 1000 \"\"");
    row("code and reason", "\x03\xE9going", "close 1001 \"going\"");
    row("the longest reason", "\x0F\xA0" + QByteArray(123, 'r'), "close 4000 \"" + QByteArray(123, 'r') + '"');
    row("non-ASCII reason", "\x03\xE8\xC3\xA4", "close 1000 c3a4");
    row("reason of NUL", QByteArray::fromHex("03e800"), "close 1000 00");
    row("reason that isn't UTF-8", "\x03\xE8ok\xFF", "failed 1007");
    row("reason with a cut character", "\x03\xE8ok\xC3", "failed 1007");
    row("reason with a surrogate", "\x03\xE8\xED\xA0\x80", "failed 1007");
    row("bad code before a bad reason", "\x03\xED\xFF", "failed 1002");
}

void ClosePayloadTest::parses()
{
    QFETCH(QByteArray, payload);
    QTEST(parsedText(payload), "expected");
}

void ClosePayloadTest::looksNoFurtherThanThePayload()
{
    const QByteArrayView onlyTheFirstByte = QByteArrayView("\x03\xE8").first(1);
    QVERIFY(std::holds_alternative<ProtocolError>(parseClosePayload(onlyTheFirstByte)));
}

// RFC 6455 §7.4
void ClosePayloadTest::judgesEveryCode()
{
    for (int code = 0; code < 65536; ++code) {
        const QByteArray payload{std::array{static_cast<char>(code / 256), static_cast<char>(code % 256)}.data(), 2};
        const bool allowed =
            (code >= 1000 && code < 1004) || (code >= 1007 && code < 1015) || (code >= 3000 && code < 5000);
        QCOMPARE(parsedText(payload), allowed ? "close " + QByteArray::number(code) + " \"\"" : "failed 1002");
    }
}

void ClosePayloadTest::writes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("nothing") << 0 << QByteArray() << QByteArray();
    QTest::newRow("no code, so no reason either") << 0 << QByteArray("lost") << QByteArray();
    QTest::newRow("code") << 1000 << QByteArray() << QByteArray("\x03\xE8");
    QTest::newRow("code and reason") << 1001 << QByteArray("bye")
                                     << QByteArray("\x03\xE9"
                                                   "bye");
    QTest::newRow("application code") << 4999 << QByteArray("x") << QByteArray("\x13\x87x");
    QTest::newRow("122") << 1000 << QByteArray(122, 'r') << "\x03\xE8" + QByteArray(122, 'r');
    QTest::newRow("123") << 1000 << QByteArray(123, 'r') << "\x03\xE8" + QByteArray(123, 'r');
    QTest::newRow("124") << 1000 << QByteArray(124, 'r') << "\x03\xE8" + QByteArray(123, 'r');
    QTest::newRow("1000") << 1000 << QByteArray(1000, 'r') << "\x03\xE8" + QByteArray(123, 'r');
}

void ClosePayloadTest::writes()
{
    QFETCH(int, code);
    QFETCH(QByteArray, reason);
    const auto given = code != 0 ? std::optional(static_cast<CloseCode>(code)) : std::nullopt;
    QTEST(closePayload(given, reason), "payload");
}

void ClosePayloadTest::cutsTheReasonBetweenCharacters_data()
{
    QTest::addColumn<QByteArray>("character");
    QTest::newRow("two bytes") << QByteArray("\xC3\xA4");
    QTest::newRow("three bytes") << QByteArray("\xE2\x82\xAC");
    QTest::newRow("four bytes") << QByteArray("\xF0\x9F\x98\x80");
}

void ClosePayloadTest::cutsTheReasonBetweenCharacters()
{
    QFETCH(QByteArray, character);
    for (qsizetype before = 118; before <= 124; ++before) {
        const QByteArray head(before, 'r');
        // The character stays if it ends within 123 bytes.
        const QByteArray kept =
            before + character.size() <= 123 ? head + character : head.first(std::min<qsizetype>(before, 123));
        const QByteArray tail(123 - kept.size(), 't');
        const bool tailFollows = before + character.size() <= 123;
        QCOMPARE(closePayload(CloseCode::Normal, head + character + QByteArray(50, 't')),
                 "\x03\xE8" + kept + (tailFollows ? tail : QByteArray()));
    }
}

WINDSOCK_TEST(ClosePayloadTest)
#include "ClosePayloadTest.moc"
