#include "LabReports.h"

#include "workbench/conformance/Catalogue.h"
#include "workbench/conformance/Judge.h"

using namespace workbench::conformance;

namespace {

FrameRecord frame(FrameRecord::Direction direction, quint8 opcode, const QByteArray &payload, int ms)
{
    const bool sent = direction == FrameRecord::Direction::Sent;
    FrameRecord record;
    record.direction = direction;
    record.opcode = opcode;
    record.masked = sent;
    record.payload = payload;
    record.payloadLength = static_cast<quint64>(payload.size());
    record.header += static_cast<char>(0x80U | opcode);
    record.header += static_cast<char>((sent ? 0x80 : 0) | static_cast<int>(payload.size()));
    if (sent)
        record.header += QByteArray::fromHex("11223344");
    record.at = std::chrono::milliseconds(ms);
    return record;
}

// A message, its echo and a clean end.
CaseReport answered(const Case &question)
{
    using Direction = FrameRecord::Direction;
    CaseReport report;
    report.question = question;
    report.verdict = Verdict::Ok;
    report.expected = expectationText(question);
    report.sentHead = "GET /websocket HTTP/1.1\r\nHost: 127.0.0.1:8888\r\nUpgrade: websocket\r\n"
                      "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                      "Sec-WebSocket-Version: 13\r\n\r\n";
    report.receivedHead = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nServer: Echo/1.0\r\n\r\n";
    if (question.side == Side::Client)
        std::swap(report.sentHead, report.receivedHead);
    report.frames = {frame(Direction::Sent, 0x1, "Hello, lab!", 2), frame(Direction::Received, 0x1, "Hello, lab!", 3),
                     frame(Direction::Sent, 0x8, QByteArray::fromHex("03e8"), 4),
                     frame(Direction::Received, 0x8, QByteArray::fromHex("03e8"), 5)};
    report.closing.clean = true;
    report.closing.code = report.closing.sentCode = 1000;
    report.closing.droppedBy = ClosingRecord::DroppedBy::Peer;
    report.duration = std::chrono::milliseconds(7);
    return report;
}

} // namespace

LabReports::Run LabReports::of(Side side, const QString &agent)
{
    Run run = good(0, agent);
    run.side = side;
    const QList<Case> cases = allCases(side);
    for (int i = 0; i < cases.size(); ++i) {
        run.cases += answered(cases.at(i));
        CaseReport &report = run.cases.last();
        if (i % 23 == 7) {
            report.verdict = Verdict::Failed;
            report.explanation = "The peer accepted a frame that it had to fail the connection for.";
            report.closing.clean = false;
            report.closing.code = noCloseFrame;
        } else if (i % 31 == 9) {
            report.verdict = Verdict::NonStrict;
            report.explanation = "It failed the connection later than it could have.";
        } else if (i % 41 == 5) {
            report.verdict = Verdict::Informational;
            report.explanation = "The peer closed with 1009: its limit is smaller than the message.";
        } else if (cases.at(i).category == Category::CompressionMessages) {
            report.verdict = Verdict::Unimplemented;
            report.explanation = "The peer doesn't speak permessage-deflate.";
        }
    }
    return run;
}

LabReports::Run LabReports::good(int count, const QString &agent)
{
    Run run;
    run.agent = agent;
    run.target = QStringLiteral("ws://127.0.0.1:8888/websocket");
    run.started = QDateTime(QDate(2026, 11, 20), QTime(21, 30), Qt::UTC);
    run.duration = std::chrono::milliseconds(41'300);
    run.isComplete = true;
    run.version = QStringLiteral("1.2.3");
    for (const Case &question : allCases(Side::Server).mid(0, count))
        run.cases += answered(question);
    return run;
}

CaseReport &LabReports::caseOf(Run &run, const QByteArray &id)
{
    for (CaseReport &report : run.cases) {
        if (report.question.id == id)
            return report;
    }
    qFatal("the run has no case %s", id.constData());
}

void LabReports::judge(Run &run, const QByteArray &id, Verdict verdict, const QByteArray &explanation)
{
    CaseReport &report = caseOf(run, id);
    report.verdict = verdict;
    report.explanation = explanation;
}
