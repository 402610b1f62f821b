#include "ProfileSamples.h"
#include "tests/support/TestRegistry.h"

#include "workbench/import/Import.h"
#include "workbench/profile/ProfileJson.h"

#include <QTemporaryDir>

using namespace workbench;

/// Files of other tools: recordings, collections, and profiles of our own.
class JsonImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void har();
    void harIsBounded();
    void harWithoutSockets();
    void postman();
    void postmanWithoutSockets();
    void windsock();
    void file();
};

void JsonImportTest::har()
{
    const Import import = importText(R"({"log": {"version": "1.2", "entries": [
        {"request": {"method": "GET", "url": "https://h/page", "headers": []}},
        {"_resourceType": "websocket",
         "request": {"method": "GET", "url": "wss://h/ws?a=1", "headers": [
            {"name": "Host", "value": "h"}, {"name": "Origin", "value": "https://h"},
            {"name": "Upgrade", "value": "websocket"}, {"name": "Sec-WebSocket-Key", "value": "k"},
            {"name": "Sec-WebSocket-Protocol", "value": "v1"}, {"name": "Cookie", "value": "s=1; t=2"}],
          "cookies": [{"name": "s", "value": "1"}, {"name": "t", "value": "2"}]},
         "_webSocketMessages": [
            {"type": "send", "time": 1.5, "opcode": 1, "data": "{\"hello\": 1}"},
            {"type": "receive", "time": 1.6, "opcode": 1, "data": "answer"},
            {"type": "send", "time": 1.7, "opcode": 1, "data": "{\"hello\": 1}"},
            {"type": "send", "time": 1.8, "opcode": 2, "data": "AAEC"}]}]}})");
    QCOMPARE(import.source, Import::Source::Har);
    QCOMPARE(import.profiles.size(), 1);
    const Profile &profile = import.profiles.first();
    QCOMPARE(profile.connection.url, QStringLiteral("wss://h/ws?a=1"));
    QCOMPARE(profile.connection.headers.size(), 1);
    QCOMPARE(profile.connection.cookies.size(), 2);
    QCOMPARE(profile.connection.subprotocols, QStringList{QStringLiteral("v1")});
    QCOMPARE(profile.messages.size(), 2);
    QCOMPARE(profile.messages.at(0).draft.text(), QStringLiteral("{\"hello\": 1}"));
    QCOMPARE(profile.messages.at(1).draft.form, MessageDraft::Form::Base64);
    QVERIFY(profile.messages.at(1).draft.binary);
}

void JsonImportTest::harIsBounded()
{
    QByteArray messages;
    for (int i = 0; i < 1000; ++i)
        messages += "{\"type\": \"send\", \"opcode\": 1, \"data\": \"" + QByteArray::number(i) + "\"},";
    messages.chop(1);
    const Import import = importText(
        "{\"log\": {\"entries\": [{\"request\": {\"url\": \"ws://h\"}, \"_webSocketMessages\": [" + messages + "]}]}}");
    QCOMPARE(import.profiles.first().messages.size(), 100);
    QVERIFY(import.notes.first().startsWith(QLatin1String("900 messages")));
}

void JsonImportTest::harWithoutSockets()
{
    const Import import = importText(R"({"log": {"entries": [{"request": {"url": "https://h"}}]}})");
    QVERIFY2(import.error.contains(QLatin1String("no WebSocket")), qPrintable(import.error));
}

void JsonImportTest::postman()
{
    const Import import = importText(R"({"info": {"name": "c", "schema":
        "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{t}}", "type": "string"}]},
        "variable": [{"key": "t", "value": "x"}],
        "item": [
          {"name": "folder", "item": [
            {"name": "Chat", "request": {"method": "GET", "url": {"raw": "wss://h/{{room}}?a=1", "host": ["h"]},
              "header": [{"key": "X-A", "value": "b"}, {"key": "X-Off", "value": "c", "disabled": true}]}},
            {"name": "Key", "request": {"url": "ws://h", "auth": {"type": "apikey",
              "apikey": [{"key": "key", "value": "k"}, {"key": "value", "value": "v"}, {"key": "in", "value": "query"}]}}},
            {"name": "Digest", "request": {"url": "ws://h", "auth": {"type": "digest"}}}]},
          {"name": "Login", "request": {"method": "POST", "url": "https://h/login"}}]})");
    QCOMPARE(import.source, Import::Source::Postman);
    QCOMPARE(import.profiles.size(), 3);
    const Profile &chat = import.profiles.at(0);
    QCOMPARE(chat.name, QStringLiteral("Chat"));
    QCOMPARE(chat.connection.url, QStringLiteral("wss://h/{{room}}?a=1"));
    QCOMPARE(chat.connection.auth.token, QStringLiteral("{{t}}"));
    QVERIFY(chat.connection.headers.at(0).enabled && !chat.connection.headers.at(1).enabled);
    QCOMPARE(import.profiles.at(1).connection.auth.keyPlace, AuthSettings::KeyPlace::Query);
    const QString notes = import.notes.join(u'\n');
    for (const char *word : {"digest", "1 requests are not WebSocket's", "1 variables"})
        QVERIFY2(notes.contains(QLatin1String(word)), qPrintable(notes));
}

void JsonImportTest::postmanWithoutSockets()
{
    const Import import = importText(R"({"info": {}, "item": [{"name": "a", "request": {"url": "https://h"}}]})");
    QVERIFY2(import.error.contains(QLatin1String("Postman leaves them out")), qPrintable(import.error));
}

void JsonImportTest::windsock()
{
    Secrets secrets;
    const Import import =
        importText(ProfileJson::write({QStringLiteral("id"), withoutSecrets(fullProfile(), secrets)}));
    QCOMPARE(import.source, Import::Source::Windsock);
    QCOMPARE(import.profiles.first().connection.subprotocols, fullProfile().connection.subprotocols);
    QVERIFY(import.notes.first().contains(QLatin1String("12 secrets")));
    QVERIFY(importText("{\"windsock\": 99}").error.contains(QLatin1String("later version")));
}

void JsonImportTest::file()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("staging.windsock.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xEF\xBB\xBF{\"windsock\": 1, \"url\": \"ws://h\"}");
    file.close();
    QCOMPARE(importFile(file.fileName()).profiles.first().name, QStringLiteral("staging"));
    QVERIFY(importFile(folder.filePath(QStringLiteral("none"))).error.startsWith(QLatin1String("Can't read")));
}

WINDSOCK_TEST(JsonImportTest)
#include "JsonImportTest.moc"
