#include "tests/support/TestRegistry.h"

#include "ui/connect/UrlHistory.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using ui::UrlHistory;

/// The URLs that were connected to, and nothing of them that must not lie in a file.
class UrlHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void putsTheLatestFirst();
    void staysFromRunToRun();
    void isBounded();
    void forgets();
    void keepsNoSecrets_data();
    void keepsNoSecrets();

private:
    std::optional<QTemporaryDir> m_folder;
    std::optional<QSettings> m_settings;
};

void UrlHistoryTest::init()
{
    m_settings.reset();
    m_folder.emplace();
    m_settings.emplace(m_folder->filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
}

void UrlHistoryTest::putsTheLatestFirst()
{
    UrlHistory history(*m_settings);
    QAbstractItemModelTester tester(history.model());
    for (const char *url : {"ws://a", "ws://b", " ws://a ", "", "ws://c"})
        history.add(QString::fromLatin1(url));
    QCOMPARE(history.entries(),
             (QStringList{QStringLiteral("ws://c"), QStringLiteral("ws://a"), QStringLiteral("ws://b")}));
    QCOMPARE(history.model()->rowCount(), 3);
}

void UrlHistoryTest::staysFromRunToRun()
{
    UrlHistory(*m_settings).add(QStringLiteral("ws://a/?x=1,2"));
    m_settings->sync();
    QSettings next(m_settings->fileName(), QSettings::IniFormat);
    QCOMPARE(UrlHistory(next).entries(), QStringList{QStringLiteral("ws://a/?x=1,2")});
}

void UrlHistoryTest::isBounded()
{
    UrlHistory history(*m_settings);
    for (int i = 0; i <= UrlHistory::capacity; ++i)
        history.add(QStringLiteral("ws://h/%1").arg(i));
    QCOMPARE(history.entries().size(), UrlHistory::capacity);
    QCOMPARE(history.entries().last(), QStringLiteral("ws://h/1"));
}

void UrlHistoryTest::forgets()
{
    UrlHistory history(*m_settings);
    history.add(QStringLiteral("ws://a"));
    history.add(QStringLiteral("ws://b"));
    history.remove(QStringLiteral("ws://b"));
    history.remove(QStringLiteral("ws://never"));
    QCOMPARE(history.entries(), QStringList{QStringLiteral("ws://a")});
    QCOMPARE(UrlHistory(*m_settings).entries(), QStringList{QStringLiteral("ws://a")});
}

void UrlHistoryTest::keepsNoSecrets_data()
{
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *url, const char *kept) { QTest::newRow(url) << QString::fromLatin1(kept); };
    row("wss://u:p@h/a@b", "wss://h/a@b");
    row("u:p@h/", "h/");
    row("wss://u@p@h/", "wss://h/");
    row("wss://h/?q=a@b", "wss://h/?q=a@b");
    row("wss://h/?x=1&access_token=abc&y=2", "wss://h/?x=1&access_token=&y=2");
    row("wss://h/?TOKEN=abc", "wss://h/?TOKEN=");
    row("wss://h/?api-key=abc#f", "wss://h/?api-key=#f");
    row("wss://h/?key=abc&sig=d", "wss://h/?key=&sig=");
    row("wss://h/?keyboard=de&design=x", "wss://h/?keyboard=de&design=x");
    row("wss://h/?token={{token}}&a=1", "wss://h/?token={{token}}&a=1");
    row("wss://{{host}}/?a={{b}}", "wss://{{host}}/?a={{b}}");
}

void UrlHistoryTest::keepsNoSecrets()
{
    QFETCH(QString, kept);
    UrlHistory history(*m_settings);
    history.add(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(history.entries(), QStringList{kept});
}

WINDSOCK_TEST(UrlHistoryTest)
#include "UrlHistoryTest.moc"
