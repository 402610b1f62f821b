#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/connect/ConnectOptions.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabBar>

/// The keyboard alone reaches everything, and a screen reader has a name for it.
class AccessibilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingToWorkWithHasNames();
    void everyButtonCanBeReached();
    void tabGoesThroughAClientInReadingOrder();
    void tabGoesThroughTheServerInReadingOrder();
    void escapeLeadsOutOfTheEditor();
    void tabGoesThroughTheOptionsInReadingOrder();
    void tabGoesThroughAConnectionsOptions();

private:
    QStringList tabOrder(const ui::Tab *tab, const char *from, const char *to);

    WindowFixture m_fixture;
};

namespace {

bool isInteractive(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
           || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
           || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QAbstractItemView *>(widget)
           || qobject_cast<const QTabBar *>(widget);
}

// Qt's own parts of a widget, such as the editor of a spin box.
bool isPartOfAnother(const QWidget *widget)
{
    for (const QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent)
            || qobject_cast<const QTabBar *>(parent) != nullptr)
            return !widget->objectName().startsWith(u"closeTab");
        if (qobject_cast<const QAbstractItemView *>(parent) && widget->objectName() != u"emptyHintAction")
            return true;
    }
    return widget->objectName().startsWith(u"qt_");
}

} // namespace

void AccessibilityTest::everythingToWorkWithHasNames()
{
    int count = 0;
    for (const QWidget *widget : m_fixture.window().findChildren<QWidget *>()) {
        if (!isInteractive(widget) || isPartOfAnother(widget))
            continue;
        ++count;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        // A hint that offers nothing has no name for it, and doesn't show it either.
        const bool unused = widget->objectName() == u"emptyHintAction" && widget->isHidden();
        QVERIFY2(!widget->accessibleName().isEmpty() || unused, qPrintable(widget->objectName()));
    }
    QVERIFY(count > 25);
}

void AccessibilityTest::everyButtonCanBeReached()
{
    for (const QAbstractButton *button : m_fixture.window().findChildren<QAbstractButton *>()) {
        const bool byShortcut = button->objectName() == u"closeTab";
        if (!isPartOfAnother(button) && !byShortcut)
            QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->objectName()));
    }
}

QStringList AccessibilityTest::tabOrder(const ui::Tab *tab, const char *from, const char *to)
{
    QStringList names;
    WindowFixture::part(tab, from)->setFocus();
    while (names.size() < 40) {
        const QWidget *focus = QApplication::focusWidget();
        names += focus->objectName();
        if (names.constLast() == QLatin1String(to))
            break;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    return names;
}

void AccessibilityTest::tabGoesThroughAClientInReadingOrder()
{
    QTest::keyClick(&m_fixture.window(), Qt::Key_1, Qt::ControlModifier);
    const QStringList expected{QStringLiteral("urlEdit"),
                               QStringLiteral("connectButton"),
                               QStringLiteral("optionTabs"),
                               QStringLiteral("logDirection"),
                               QStringLiteral("logFilter"),
                               QStringLiteral("logFilterCase"),
                               QStringLiteral("logFilterExpression"),
                               QStringLiteral("logFilterHelp"),
                               QStringLiteral("pauseLog"),
                               QStringLiteral("showPings"),
                               QStringLiteral("showStatistics"),
                               QStringLiteral("clearLog"),
                               QStringLiteral("logTable"),
                               QStringLiteral("emptyHintAction"),
                               QStringLiteral("detailText"),
                               QStringLiteral("composeForms"),
                               QStringLiteral("textDraft"),
                               QStringLiteral("fragmentSize"),
                               QStringLiteral("savedButton"),
                               QStringLiteral("repeatButton"),
                               QStringLiteral("pingButton"),
                               QStringLiteral("pingPayloadButton"),
                               QStringLiteral("closeButton"),
                               QStringLiteral("sendButton")};
    QCOMPARE(tabOrder(m_fixture.client(), "urlEdit", "sendButton"), expected);
}

void AccessibilityTest::tabGoesThroughTheServerInReadingOrder()
{
    QTest::keyClick(&m_fixture.window(), Qt::Key_2, Qt::ControlModifier);
    const QStringList expected{
        QStringLiteral("serverHost"),    QStringLiteral("serverPort"),     QStringLiteral("serverPath"),
        QStringLiteral("serverHandler"), QStringLiteral("serverButton"),   QStringLiteral("serverSections"),
        QStringLiteral("peerTable"),     QStringLiteral("peerText"),       QStringLiteral("logDirection"),
        QStringLiteral("logFilter"),     QStringLiteral("logFilterCase"),  QStringLiteral("logFilterExpression"),
        QStringLiteral("logFilterHelp"), QStringLiteral("peerFilter"),     QStringLiteral("pauseLog"),
        QStringLiteral("showPings"),     QStringLiteral("showStatistics"), QStringLiteral("clearLog"),
        QStringLiteral("logTable"),      QStringLiteral("detailText")};
    QCOMPARE(tabOrder(m_fixture.server(), "serverHost", "detailText"), expected);
}

void AccessibilityTest::tabGoesThroughTheOptionsInReadingOrder()
{
    QTest::keyClick(&m_fixture.window(), Qt::Key_2, Qt::ControlModifier);
    m_fixture.server()->showSection(ui::ServerTab::Options);
    WindowFixture::part<QCheckBox>(m_fixture.server(), "serverTls")->click();
    const QStringList expected{
        QStringLiteral("serverTls"),       QStringLiteral("tlsSource"),          QStringLiteral("tlsFingerprint"),
        QStringLiteral("exportAuthority"), QStringLiteral("serverCompression"),  QStringLiteral("serverSubprotocols"),
        QStringLiteral("pingInterval"),    QStringLiteral("pingTimeout"),        QStringLiteral("serverOrigins"),
        QStringLiteral("maxMessageSize"),  QStringLiteral("maxConnections"),     QStringLiteral("maxPerAddress"),
        QStringLiteral("serverThreads"),   QStringLiteral("serverStaticFolder"), QStringLiteral("staticFolderBrowse")};
    QCOMPARE(tabOrder(m_fixture.server(), "serverTls", "staticFolderBrowse"), expected);
}

void AccessibilityTest::tabGoesThroughAConnectionsOptions()
{
    QTest::keyClick(&m_fixture.window(), Qt::Key_1, Qt::ControlModifier);
    ui::ClientTab *client = m_fixture.client();
    const auto walk = [this, client](ui::ConnectOptions::Page page) {
        client->options()->open(page);
        const QStringList names = tabOrder(client, "optionTabs", "logDirection");
        client->options()->collapse();
        return names.mid(1, names.size() - 2).join(u' ');
    };
    QCOMPARE(walk(ui::ConnectOptions::Headers), QStringLiteral("headersTable headersBulk headersRemove"));
    QCOMPARE(walk(ui::ConnectOptions::Tls),
             QStringLiteral("tlsVerify tlsCaFile tlsCaFileBrowse tlsCaMode tlsClientCertificate "
                            "tlsClientCertificateBrowse tlsClientKey tlsClientKeyBrowse tlsClientPassphrase "
                            "tlsClientPassphraseShow tlsServerName"));
    WindowFixture::part<QComboBox>(client, "authKind")->setCurrentIndex(3);
    QCOMPARE(walk(ui::ConnectOptions::Auth),
             QStringLiteral("authKind authKeyName authKeyValue authKeyValueShow authKeyPlace"));
    WindowFixture::part<QComboBox>(client, "proxyKind")->setCurrentIndex(2);
    QCOMPARE(walk(ui::ConnectOptions::Proxy),
             QStringLiteral("proxyKind proxyHost proxyPort proxyUser proxyPassword proxyPasswordShow"));
    WindowFixture::part<QCheckBox>(client, "clientCompression")->setChecked(true);
    WindowFixture::part<QCheckBox>(client, "reconnect")->setChecked(true);
    QCOMPARE(walk(ui::ConnectOptions::Options),
             QStringLiteral("connectTimeout clientPingInterval clientPingTimeout clientMaxMessageSize maxRedirects "
                            "clientCompression clientCompressionLevel clientMemoryLevel clientThreshold "
                            "clientWindowBits clientNoContextTakeover serverWindowBits serverNoContextTakeover "
                            "reconnect reconnectTries reconnectFirstDelay reconnectLongestDelay"));
}

void AccessibilityTest::escapeLeadsOutOfTheEditor()
{
    QTest::keyClick(&m_fixture.window(), Qt::Key_2, Qt::ControlModifier);
    m_fixture.server()->showSection(ui::ServerTab::Script);
    auto *editor = WindowFixture::part(m_fixture.server(), "scriptEditor");
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), editor); // it indents
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), WindowFixture::part(m_fixture.server(), "scriptConsole"));
}

WINDSOCK_TEST(AccessibilityTest)
#include "AccessibilityTest.moc"
