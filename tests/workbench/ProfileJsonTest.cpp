#include "ProfileSamples.h"
#include "tests/support/TestRegistry.h"

#include "workbench/profile/ProfileJson.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace workbench;

/// Profiles as files: they come back as they went, read well, and tell no secret.
class ProfileJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWent();
    void emptyIsShort();
    void tellsNoSecret();
    void secretsComeBackOrAreMissed();
    void templatesAreNoSecrets();
    void keepsTokensApartWhereverTheyStand();
    void keepsWhatItDoesntKnow();
    void writesLongTextsLineByLine();
    void hasAFixedOrder();
    void isBrokenWithAReason_data();
    void isBrokenWithAReason();
    void readsAnyNumber();
    void survivesBeingCutAnywhere();
    void environmentsComeBackWithoutSecrets();

private:
    static Profile stripped(Secrets *secrets = nullptr)
    {
        Secrets taken;
        const Profile profile = withoutSecrets(fullProfile(), taken);
        if (secrets)
            *secrets = taken;
        return profile;
    }
};

void ProfileJsonTest::comesBackAsItWent()
{
    Secrets secrets;
    const QByteArray bytes = ProfileJson::write({QStringLiteral("id-1"), stripped(&secrets)});
    const auto read = ProfileJson::read(bytes);
    QVERIFY2(read.value, qPrintable(read.error));
    QCOMPARE(read.value->id, QStringLiteral("id-1"));
    QVERIFY(withSecrets(read.value->profile, secrets) == fullProfile());
    QCOMPARE(ProfileJson::write(*read.value), bytes);
    QVERIFY(QJsonDocument::fromJson(bytes).isObject()); // by somebody else's word, too
}

void ProfileJsonTest::emptyIsShort()
{
    Profile profile;
    profile.connection.url = QStringLiteral("ws://localhost");
    QCOMPARE(ProfileJson::write({QStringLiteral("i"), profile}),
             QByteArray("{\n  \"windsock\": 1,\n  \"id\": \"i\",\n  \"url\": \"ws://localhost\"\n}\n"));
    QVERIFY(ProfileJson::read("{\"windsock\": 1}").value->profile == Profile());
}

void ProfileJsonTest::tellsNoSecret()
{
    Secrets secrets;
    const QByteArray bytes = ProfileJson::write({QStringLiteral("id"), stripped(&secrets)});
    QVERIFY2(!bytes.contains("hush"), bytes.constData());
    QVERIFY(bytes.contains("{{secret:auth.password}}"));
    QVERIFY(bytes.contains(
        "wss://me:{{secret:url.password}}@example.com/ws?room=1&access_token={{secret:url.access_token}}"));
    QVERIFY(bytes.contains("{{secret:header.x-api-key.2}}"));
    QCOMPARE(secrets.size(), 12);
}

void ProfileJsonTest::secretsComeBackOrAreMissed()
{
    Secrets secrets;
    const Profile profile = stripped(&secrets);
    QVERIFY(withSecrets(profile, secrets) == fullProfile());
    QStringList missing;
    const Profile bare = withSecrets(profile, {}, &missing);
    QCOMPARE(missing.size(), 12);
    QCOMPARE(bare.connection.url, QStringLiteral("wss://me:@example.com/ws?room=1&access_token=&x={{x}}"));
    QVERIFY(bare.connection.auth.password.isEmpty());
}

void ProfileJsonTest::templatesAreNoSecrets()
{
    Profile profile;
    profile.connection.url = QStringLiteral("wss://{{user}}:{{password}}@h/?token={{token}}");
    profile.connection.auth.token = QStringLiteral("{{token}}");
    profile.connection.headers = {{true, QStringLiteral("Authorization"), QStringLiteral("Basic {{basic}}")}};
    Secrets secrets;
    QVERIFY(withoutSecrets(profile, secrets) == profile);
    QVERIFY(secrets.isEmpty());
}

// What a recording redacts, a file that is shared must not show either.
void ProfileJsonTest::keepsTokensApartWhereverTheyStand()
{
    Profile profile;
    profile.connection.url = QStringLiteral("wss://h/?ticket=hush-1&room=lobby&key=hush-2");
    profile.connection.headers = {{true, QStringLiteral("X-Api-Token"), QStringLiteral("hush-3")}};
    profile.connection.subprotocols = {QStringLiteral("graphql-ws"), QStringLiteral("access_token"),
                                       QStringLiteral("hush-4"), QStringLiteral("eyJhbGciOi.hush-5")};
    Secrets secrets;
    const Profile stripped = withoutSecrets(profile, secrets);
    QVERIFY(!ProfileJson::write({QStringLiteral("id"), stripped}).contains("hush"));
    QCOMPARE(secrets.size(), 5);
    QVERIFY(stripped.connection.url.contains(QLatin1String("room=lobby")));
    QCOMPARE(stripped.connection.subprotocols.mid(0, 2), profile.connection.subprotocols.mid(0, 2));
    QVERIFY(withSecrets(stripped, secrets) == profile);
}

void ProfileJsonTest::keepsWhatItDoesntKnow()
{
    const QByteArray before = "{\"windsock\": 1, \"id\": \"i\", \"colour\": \"red\", \"url\": \"ws://a\","
                              " \"options\": {\"future\": [1, 2], \"maxRedirects\": 3},"
                              " \"messages\": [{\"name\": \"m\", \"text\": \"t\", \"star\": true}]}";
    auto document = *ProfileJson::read(before).value;
    document.profile.connection.url = QStringLiteral("ws://b");
    document.profile.connection.options.maxRedirects = 10; // as usual: its key goes
    const QJsonObject after = QJsonDocument::fromJson(ProfileJson::write(document, before)).object();
    QCOMPARE(after.value(QLatin1String("url")).toString(), QStringLiteral("ws://b"));
    QCOMPARE(after.value(QLatin1String("colour")).toString(), QStringLiteral("red"));
    const QJsonObject message = after.value(QLatin1String("messages")).toArray().at(0).toObject();
    QVERIFY(message.value(QLatin1String("star")).toBool());
    document.profile.connection.options.maxRedirects = 4;
    const QJsonObject options = QJsonDocument::fromJson(ProfileJson::write(document, before))
                                    .object()
                                    .value(QLatin1String("options"))
                                    .toObject();
    QCOMPARE(options.keys(), QStringList({QStringLiteral("future"), QStringLiteral("maxRedirects")}));
}

void ProfileJsonTest::writesLongTextsLineByLine()
{
    const QByteArray bytes = ProfileJson::write({QStringLiteral("id"), stripped()});
    QVERIFY(bytes.contains("\"script\": [\n    \"function onOpen(peer) {\",\n"));
}

void ProfileJsonTest::hasAFixedOrder()
{
    const QByteArray bytes = ProfileJson::write({QStringLiteral("id"), stripped()});
    qsizetype last = -1;
    for (const char *key : {"windsock", "id", "name", "url", "params", "headers", "subprotocols", "auth", "cookies",
                            "tls", "proxy", "options", "environment", "script", "draft", "messages"}) {
        const qsizetype at = bytes.indexOf("\n  \"" + QByteArray(key) + "\":");
        QVERIFY2(at > last, key);
        last = at;
    }
}

void ProfileJsonTest::isBrokenWithAReason_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("line 1");
    QTest::newRow("conflict") << QByteArray("{\n  \"windsock\": 1,\n<<<<<<< HEAD\n}") << QStringLiteral("line 3");
    QTest::newRow("another") << QByteArray("{\"a\": 1}") << QStringLiteral("no \"windsock\"");
    QTest::newRow("array") << QByteArray("[1]") << QStringLiteral("no \"windsock\"");
    QTest::newRow("later") << QByteArray("{\"windsock\": 2}") << QStringLiteral("later version");
    QTest::newRow("deep") << "{\"windsock\": 1, \"a\": " + QByteArray(100'000, '[') << QStringLiteral("levels deep");
}

void ProfileJsonTest::isBrokenWithAReason()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const auto read = ProfileJson::read(bytes);
    QVERIFY(!read.value);
    QVERIFY2(read.error.contains(reason), qPrintable(read.error));
    QVERIFY(read.error.endsWith(u'.'));
}

void ProfileJsonTest::readsAnyNumber()
{
    const auto read =
        ProfileJson::read("{\"windsock\": 1, \"proxy\": {\"port\": 99999}, \"options\": "
                          "{\"maxMessageSize\": 1e300, \"connectTimeoutMs\": -5, \"pingIntervalMs\": \"x\","
                          " \"maxRedirects\": 18446744073709551615, \"deflate\": {\"level\": 99}}}");
    const ConnectionSettings &connection = read.value->profile.connection;
    QCOMPARE(connection.proxy.port, quint16(65535));
    QCOMPARE(connection.options.maxMessageSize, std::numeric_limits<qint64>::max());
    QCOMPARE(connection.options.connectTimeoutMs, 0);
    QCOMPARE(connection.options.pingIntervalMs, 0);
    QCOMPARE(connection.options.maxRedirects, 1000);
    QCOMPARE(connection.options.deflate.level, 9);
}

void ProfileJsonTest::survivesBeingCutAnywhere()
{
    const QByteArray bytes = ProfileJson::write({QStringLiteral("id"), stripped()}).trimmed();
    for (qsizetype length = 0; length < bytes.size(); ++length)
        QVERIFY(!ProfileJson::read(bytes.first(length)).value);
}

void ProfileJsonTest::environmentsComeBackWithoutSecrets()
{
    const Environment environment{QStringLiteral("staging"),
                                  {{QStringLiteral("host"), QStringLiteral("h"), false},
                                   {QStringLiteral("token"), QStringLiteral("hush"), true}}};
    Secrets secrets;
    const QByteArray bytes =
        ProfileJson::write(ProfileJson::EnvironmentDocument{QStringLiteral("e"), withoutSecrets(environment, secrets)});
    QVERIFY(!bytes.contains("hush"));
    const auto read = ProfileJson::readEnvironment(bytes);
    QVERIFY(withSecrets(read.value->environment, secrets) == environment);
    QStringList missing;
    withSecrets(read.value->environment, {}, &missing);
    QCOMPARE(missing, QStringList{QStringLiteral("token")});
}

WINDSOCK_TEST(ProfileJsonTest)
#include "ProfileJsonTest.moc"
