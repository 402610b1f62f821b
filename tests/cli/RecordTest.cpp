#include "CliServer.h"

#include "tests/support/TestRegistry.h"

#include "workbench/record/LogImport.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#ifndef Q_OS_WIN
#include <csignal>
#endif

using workbench::LogEntry;

namespace {

class Messages : public workbench::LogSink
{
public:
    void append(const LogEntry &entry) override
    {
        if (entry.isMessage() && entry.direction == LogEntry::Direction::Received)
            received.append(entry.payload);
        heads += entry.kind == LogEntry::Kind::Handshake ? entry.payload : QByteArray();
        closes += entry.kind == LogEntry::Kind::Close ? 1 : 0;
    }

    QByteArrayList received;
    QByteArray heads;
    int closes = 0;
};

} // namespace

/// `windsock-cli connect --record`.
class RecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsAConversation_data() { formats(); }
    void recordsAConversation();
    void redactsUnlessToldNotTo_data() { formats(); }
    void redactsUnlessToldNotTo();
    void survivesAKill_data();
    void survivesAKill();
    void refusesOtherNames();
    void saysThatItCannotWrite();
    void recordsBesideTheLog();

private:
    static void formats();
    QStringList record(const CliServer &server, const QString &suffix, const QStringList &more);
    QByteArray content() const;

    QTemporaryDir m_folder;
    QString m_file;
};

void RecordTest::formats()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"har", "jsonl", "pcapng", "csv"})
        QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

QStringList RecordTest::record(const CliServer &server, const QString &suffix, const QStringList &more)
{
    m_file = m_folder.filePath(QStringLiteral("recording.") + suffix);
    return QStringList{QStringLiteral("connect"),  server.url() + QStringLiteral("?token=url-secret"),
                       QStringLiteral("-H"),       QStringLiteral("Cookie: sid=cookie-secret"),
                       QStringLiteral("--bearer"), QStringLiteral("head-secret"),
                       QStringLiteral("--record"), m_file}
           + more;
}

QByteArray RecordTest::content() const
{
    QFile file(m_file);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void RecordTest::recordsAConversation()
{
    QFETCH(QString, suffix);
    CliServer server;
    Cli client(record(server, suffix, {QStringLiteral("--wait"), QStringLiteral("2")}));
    client.write("one\ntwo\n");
    client.closeInput();
    QCOMPARE(client.waitForExit(), 0);
    QCOMPARE(client.output(), QByteArray("one\ntwo\n"));
    QCOMPARE(client.errorOutput(), QByteArray());
    QVERIFY2(content().contains("two"), content());
    if (suffix != u"har" && suffix != u"jsonl")
        return;
    Messages messages;
    QCOMPARE(workbench::importRecording(m_file, messages).error, QString());
    QCOMPARE(messages.received, (QByteArrayList{"one", "two"}));
    QCOMPARE(messages.closes, suffix == u"jsonl" ? 1 : 0);
}

void RecordTest::redactsUnlessToldNotTo()
{
    QFETCH(QString, suffix);
    CliServer server;
    const QStringList once{QStringLiteral("--message"), QStringLiteral("x"), QStringLiteral("--wait"),
                           QStringLiteral("1")};
    Cli client(record(server, suffix, once));
    QCOMPARE(client.waitForExit(), 0);
    QVERIFY2(!content().contains("secret"), content());
    QVERIFY(content().contains("REDACTED"));
    Cli open(record(server, suffix, once + QStringList{QStringLiteral("--record-secrets")}));
    QCOMPARE(open.waitForExit(), 0);
    for (const char *secret : {"url-secret", "cookie-secret", "head-secret"})
        QVERIFY2(content().contains(secret), secret);
}

void RecordTest::survivesAKill_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"har", "jsonl"})
        QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

void RecordTest::survivesAKill()
{
#ifdef Q_OS_WIN
    QSKIP("there is no SIGKILL");
#else
    QFETCH(QString, suffix);
    CliServer server;
    Cli client(record(server, suffix, {}));
    int sent = 0;
    int old = 0; // what had come back more than a second before the end
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < 2500) {
        client.write(QByteArray::number(++sent) + '\n');
        QVERIFY(client.waitForOutput(QByteArray::number(sent) + '\n'));
        old = time.elapsed() < 1500 ? sent : old;
    }
    QVERIFY(old > 10);
    ::kill(static_cast<pid_t>(client.processId()), SIGKILL);
    QCOMPARE(client.waitForExit(), -1);
    Messages messages;
    const auto result = workbench::importRecording(m_file, messages);
    QCOMPARE(result.error, QString());
    QVERIFY2(messages.received.size() >= old, qPrintable(QString::number(messages.received.size())));
    for (int i = 0; i < messages.received.size(); ++i)
        QCOMPARE(messages.received[i].toInt(), i + 1);
    if (suffix == u"har" && result.notes.isEmpty())
        QVERIFY(!QJsonDocument::fromJson(content()).isNull());
#endif
}

void RecordTest::refusesOtherNames()
{
    for (const char *name : {"x.txt", "har", "x.pcap", ""}) {
        Cli client({QStringLiteral("connect"), QStringLiteral("ws://127.0.0.1:1/"), QStringLiteral("--record"),
                    QString::fromLatin1(name)});
        QCOMPARE(client.waitForExit(), 2);
        QVERIFY2(client.errorOutput().contains(".har, .jsonl, .pcapng or .csv"), client.errorOutput());
    }
    Cli alone({QStringLiteral("connect"), QStringLiteral("ws://127.0.0.1:1/"), QStringLiteral("--record-secrets")});
    QCOMPARE(alone.waitForExit(), 2);
}

void RecordTest::saysThatItCannotWrite()
{
    CliServer server;
    Cli client({QStringLiteral("connect"), server.url(), QStringLiteral("--record"),
                m_folder.filePath(QStringLiteral("no/such/x.har"))});
    QCOMPARE(client.waitForExit(), 1);
    QVERIFY2(client.errorOutput().contains("x.har can't be written"), client.errorOutput());
}

void RecordTest::recordsBesideTheLog()
{
    CliServer server;
    Cli client(record(server, QStringLiteral("jsonl"),
                      {QStringLiteral("--log"), QStringLiteral("json"), QStringLiteral("--message"),
                       QStringLiteral("x"), QStringLiteral("--wait"), QStringLiteral("1")}));
    QCOMPARE(client.waitForExit(), 0);
    QCOMPARE(client.output().trimmed().split('\n').size(), 5);
    QCOMPARE(content().trimmed().split('\n').size(), 1 + 5); // the header is the recording's
}

WINDSOCK_TEST(RecordTest)
#include "RecordTest.moc"
