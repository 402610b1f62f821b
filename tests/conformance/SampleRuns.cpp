#include "SampleRuns.h"

using namespace workbench::conformance;

namespace {

QByteArray randomBytes(QRandomGenerator &random, int most)
{
    QByteArray bytes(random.bounded(most + 1), Qt::Uninitialized);
    const bool isText = random.bounded(2) == 0;
    for (char &octet : bytes)
        octet = static_cast<char>(isText ? random.bounded(0x20, 0x7F) : random.bounded(256));
    return bytes;
}

QString randomName(QRandomGenerator &random)
{
    QString name;
    for (int i = random.bounded(20); i > 0; --i)
        name += QChar(random.bounded(3) == 0 ? random.bounded(0xD800) : random.bounded(0x80));
    return name;
}

template <typename Value>
Value oneOf(QRandomGenerator &random, int count)
{
    return static_cast<Value>(random.bounded(count));
}

FrameRecord randomFrame(QRandomGenerator &random, const QList<FrameRecord> &earlier)
{
    FrameRecord frame;
    frame.direction = oneOf<FrameRecord::Direction>(random, 2);
    frame.fin = random.bounded(2) == 0;
    frame.reserved = static_cast<quint8>(random.bounded(8));
    frame.opcode = static_cast<quint8>(random.bounded(16));
    frame.masked = random.bounded(2) == 0;
    frame.payloadLength = random.bounded(4) == 0 ? random.generate64() : random.bounded(2000U);
    frame.header = randomBytes(random, 14);
    frame.payload = earlier.isEmpty() || random.bounded(3) != 0 ? randomBytes(random, 100) : earlier.last().payload;
    frame.at = std::chrono::nanoseconds(static_cast<qint64>(random.generate64() >> 18U));
    return frame;
}

Ending randomEnding(QRandomGenerator &random)
{
    Ending ending;
    for (int i = random.bounded(4); i > 0; --i)
        ending.codes.insert(random.bounded(65536), oneOf<Verdict>(random, 5));
    if (random.bounded(2) == 0)
        ending.otherCode = oneOf<Verdict>(random, 5);
    return ending;
}

CaseReport randomCase(QRandomGenerator &random, int number)
{
    CaseReport report;
    report.question.id = QByteArray::number(random.bounded(30)) + '.' + QByteArray::number(number);
    report.question.title = randomBytes(random, 60);
    report.question.category = oneOf<Category>(random, categoryCount);
    report.question.section = randomBytes(random, 20);
    report.question.rule = randomBytes(random, 100);
    report.question.risk = randomBytes(random, 100);
    report.question.slow = random.bounded(2) == 0;
    report.question.expected.ending = randomEnding(random);
    report.verdict = oneOf<Verdict>(random, 5);
    report.explanation = randomBytes(random, 100);
    for (int i = random.bounded(4); i > 0; --i)
        report.expected.append(randomBytes(random, 40));
    report.sentHead = randomBytes(random, 300);
    report.receivedHead = randomBytes(random, 300);
    for (int i = random.bounded(20); i > 0; --i)
        report.frames.append(randomFrame(random, report.frames));
    report.closing = {random.bounded(2) == 0, random.bounded(65536), randomBytes(random, 30), random.bounded(65536),
                      oneOf<ClosingRecord::DroppedBy>(random, 3)};
    report.duration = std::chrono::milliseconds(random.bounded(100'000));
    return report;
}

bool isSame(const Ending &left, const Ending &right)
{
    return left.codes == right.codes && left.otherCode == right.otherCode;
}

bool isSame(const Case &left, const Case &right)
{
    return left.id == right.id && left.title == right.title && left.category == right.category
           && left.section == right.section && left.rule == right.rule && left.side == right.side
           && left.slow == right.slow && left.risk == right.risk && isSame(left.expected.ending, right.expected.ending);
}

bool isSame(const CaseReport &left, const CaseReport &right)
{
    return isSame(left.question, right.question) && left.verdict == right.verdict
           && left.explanation == right.explanation && left.expected == right.expected
           && left.sentHead == right.sentHead && left.receivedHead == right.receivedHead && left.frames == right.frames
           && left.closing == right.closing && left.duration == right.duration;
}

} // namespace

CaseReport sampleCase(const QByteArray &id, Verdict verdict, const QByteArray &explanation)
{
    CaseReport report;
    report.question.id = id;
    report.question.title = "Case " + id;
    report.question.section = "RFC 6455 §5.2";
    report.question.rule = "MUST be 0 unless an extension is negotiated that defines meanings for non-zero values.";
    report.question.category = static_cast<Category>(id.left(id.indexOf('.')).toInt() - 1);
    report.question.expected.ending = {{{1000, Verdict::Ok}, {noCloseFrame, Verdict::NonStrict}}, Verdict::Failed};
    report.verdict = verdict;
    report.explanation = explanation;
    report.expected = {"text \"Hello\"", "Close 1000"};
    report.sentHead = "GET /echo HTTP/1.1\r\nHost: localhost\r\n\r\n";
    report.receivedHead = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
    FrameRecord frame;
    frame.opcode = 0x1;
    frame.masked = true;
    frame.payloadLength = 5;
    frame.header = QByteArray::fromHex("818501020304");
    frame.payload = "Hello";
    report.frames.append(frame);
    frame.direction = FrameRecord::Direction::Received;
    frame.masked = false;
    frame.header = QByteArray::fromHex("8105");
    frame.at = std::chrono::microseconds(250);
    report.frames.append(frame);
    report.closing = {true, 1000, {}, 1000, ClosingRecord::DroppedBy::Peer};
    report.duration = std::chrono::milliseconds(12);
    return report;
}

RunReport sampleRun(const QList<CaseReport> &cases)
{
    RunReport run;
    run.agent = QStringLiteral("echo/1.0");
    run.target = QStringLiteral("ws://localhost:9001/echo");
    run.started = QDateTime(QDate(2026, 11, 20), QTime(13, 34, 0, 250), Qt::UTC);
    run.duration = std::chrono::milliseconds(1500);
    run.isComplete = true;
    run.version = QStringLiteral("1.2.3");
    run.cases = cases;
    return run;
}

RunReport randomRun(QRandomGenerator &random)
{
    RunReport run;
    run.side = oneOf<Side>(random, 2);
    run.agent = randomName(random);
    run.target = randomName(random);
    run.started =
        QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(random.bounded(4'000'000'000.0)) * 1000 + 250, Qt::UTC);
    run.duration = std::chrono::milliseconds(random.bounded(1'000'000));
    run.isComplete = random.bounded(2) == 0;
    run.version = randomName(random);
    for (int i = random.bounded(8); i > 0; --i) {
        run.cases.append(randomCase(random, i));
        run.cases.last().question.side = run.side;
    }
    return run;
}

QByteArray difference(const QList<RunReport> &left, const QList<RunReport> &right)
{
    if (left.size() != right.size())
        return "the number of runs";
    for (qsizetype run = 0; run < left.size(); ++run) {
        const RunReport &a = left[run];
        const RunReport &b = right[run];
        const QByteArray where = "run " + QByteArray::number(run);
        if (a.side != b.side || a.agent != b.agent || a.target != b.target || a.started != b.started
            || a.duration != b.duration || a.isComplete != b.isComplete || a.version != b.version)
            return where;
        if (a.cases.size() != b.cases.size())
            return where + ": the number of cases";
        for (qsizetype i = 0; i < a.cases.size(); ++i) {
            if (!isSame(a.cases[i], b.cases[i]))
                return where + ", case " + a.cases[i].question.id;
        }
    }
    return {};
}

QByteArray hostileBytes()
{
    return QByteArray("</script><script>alert(1)</script>]]><!--&amp;\"'`") + '\0'
           + "\x01\x1B[31m\xFF\xC3\x28\xED\xA0\x80" + "\xEF\xBF\xBE\xEF\xBF\xBF\xE2\x80\xAE\xEF\xBB\xBF</details></td>";
}

QString hostileName()
{
    return QString::fromUtf8("\"><img src=x onerror=alert(1)>]]></agent>../../etc/passwd\\") + QChar(0) + QChar(0x1B)
           + QChar(0xD800) + QChar(0xFFFE) + QChar(0x202E);
}
