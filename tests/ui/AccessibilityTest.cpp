#include "EveryPlace.h"
#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/connect/ConnectOptions.h"
#include "ui/preferences/Translation.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>

/// The keyboard alone reaches everything, and a screen reader has a name for it.
class AccessibilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingToWorkWithHasNames();
    void everyButtonCanBeReached();
    void everyPlaceHasNamesAndCanBeReached();
    void theFocusIsSeenEverywhere();
    void mnemonicsAreUnambiguous_data();
    void mnemonicsAreUnambiguous();
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

QString nameOf(const QWidget *widget)
{
    return QStringLiteral("%1 \"%2\"").arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
}

bool isToBeWorkedWith(const QWidget *widget, const QWidget *window)
{
    return isInteractive(widget) && !isPartOfAnother(widget) && widget->isVisible() && widget->isEnabled()
           && widget->window() == window;
}

// What the arrow keys reach, from another of its group or in the list below a field; and what Ctrl+W does.
bool hasAnotherWay(QWidget *widget, const QList<QWidget *> &reached)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    if (!button)
        return widget->objectName() == u"paletteList";
    QList<QAbstractButton *> group;
    if (button->group() && button->group()->exclusive())
        group = button->group()->buttons();
    else if (button->autoExclusive())
        group = widget->parentWidget()->findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly);
    return button->objectName() == u"closeTab"
           || std::any_of(group.begin(), group.end(), [&](QAbstractButton *other) { return reached.contains(other); });
}

// All that Tab goes to in the window in front, beginning where the focus is. Escape leads out of who keeps Tab for himself.
QList<QWidget *> walk(QWidget *window)
{
    QList<QWidget *> way;
    for (int steps = 0; steps < 300; ++steps) {
        QWidget *focus = QApplication::focusWidget();
        if (!focus || way.contains(focus))
            break;
        way += focus;
        QTest::keyClick(focus, Qt::Key_Tab);
        if (QApplication::focusWidget() == focus && window->isVisible())
            QTest::keyClick(focus, Qt::Key_Escape);
    }
    return way;
}

void putFocusSomewhere(QWidget *window)
{
    if (QApplication::focusWidget() && QApplication::focusWidget()->window() == window)
        return;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (isToBeWorkedWith(widget, window) && (widget->focusPolicy() & Qt::TabFocus))
            return widget->setFocus(Qt::TabFocusReason);
    }
}

// As Tab does, and setFocus() doesn't.
void scrollTo(QWidget *widget)
{
    for (QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent))
            area->ensureWidgetVisible(widget);
    }
}

// Its own pixels, without the cursor that blinks in it and would tell by itself.
QImage seen(const QWidget *widget)
{
    const QPoint place = widget->mapTo(widget->window(), QPoint());
    QImage image = widget->window()->grab(QRect(place, widget->size()).adjusted(-2, -2, 2, 2)).toImage();
    if (qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractScrollArea *>(widget))
        QPainter(&image).fillRect(image.rect().adjusted(5, 5, -5, -5), Qt::black);
    return image;
}

QStringList mnemonicsOf(const QList<QAction *> &actions)
{
    QStringList keys;
    for (const QAction *action : actions) {
        const QKeySequence keySequence = QKeySequence::mnemonic(action->text());
        if (!keySequence.isEmpty() && action->isVisible())
            keys += keySequence.toString();
    }
    return keys;
}

QString firstTwice(QStringList keys)
{
    keys.sort();
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    return twice == keys.end() ? QString() : *twice;
}

// Those that Alt+letter goes to in this window: of the menu bar, of labels of fields, of buttons.
QStringList mnemonicsOn(const QWidget *window)
{
    QStringList keys;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != window)
            continue;
        QString text;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            text = label->buddy() ? label->text() : QString();
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            text = button->text();
        else if (const auto *bar = qobject_cast<const QMenuBar *>(widget))
            keys += mnemonicsOf(bar->actions());
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                keys += QKeySequence::mnemonic(tabs->tabText(i)).toString();
        }
        keys += QKeySequence::mnemonic(text).toString();
    }
    keys.removeAll(QString());
    return keys;
}

} // namespace

void AccessibilityTest::init()
{
    // Other windows may have been in front meanwhile.
    m_fixture.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture.window()));
}

void AccessibilityTest::everyPlaceHasNamesAndCanBeReached()
{
    QStringList problems;
    QSet<QWidget *> all;
    int places = 0;
    const auto look = [&](QWidget *window, const QString &way) {
        ++places;
        putFocusSomewhere(window);
        const QList<QWidget *> reached = walk(window);
        for (QWidget *widget : window->findChildren<QWidget *>()) {
            if (!isToBeWorkedWith(widget, window))
                continue;
            all.insert(widget);
            const auto complain = [&](const char *what) {
                problems += QStringLiteral("%1: %2 %3").arg(way, nameOf(widget), QLatin1String(what));
            };
            const bool ofQt = qobject_cast<QDialogButtonBox *>(widget->parentWidget()) != nullptr;
            if (widget->objectName().isEmpty() && !ofQt)
                complain("has no object name");
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            if (widget->accessibleName().isEmpty() && !(ofQt && button && !button->text().isEmpty()))
                complain("has no accessible name");
            const QWidget *proxy = widget->focusProxy() ? widget->focusProxy() : widget;
            if (!reached.contains(widget) && !reached.contains(proxy) && !hasAnotherWay(widget, reached))
                complain("isn't reached by Tab");
        }
    };
    WindowFixture fixture;
    EveryPlace(fixture, look).visit();
    problems.removeDuplicates();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QVERIFY2(places > 12, qPrintable(QString::number(places)));
    QVERIFY2(all.size() > 60, qPrintable(QString::number(all.size())));
}

void AccessibilityTest::theFocusIsSeenEverywhere()
{
    QStringList problems;
    QSet<QWidget *> known;
    const auto look = [&](QWidget *window, const QString &way) {
        putFocusSomewhere(window);
        for (QWidget *widget : walk(window)) {
            if (known.contains(widget) || !widget->isVisible() || widget->window() != window)
                continue;
            known.insert(widget);
            widget->setFocus(Qt::TabFocusReason);
            scrollTo(widget);
            const QImage with = seen(widget);
            widget->clearFocus();
            if (seen(widget) == with)
                problems += QStringLiteral("%1: %2").arg(way, nameOf(widget));
            widget->setFocus(Qt::TabFocusReason);
        }
    };
    WindowFixture fixture;
    EveryPlace(fixture, look).visit();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QVERIFY(known.size() > 50);
}

void AccessibilityTest::mnemonicsAreUnambiguous_data()
{
    QTest::addColumn<QString>("language");
    for (const auto &language : ui::Translation::languages())
        QTest::newRow(qPrintable(language.code)) << language.code;
}

void AccessibilityTest::mnemonicsAreUnambiguous()
{
    QFETCH(QString, language);
    ui::Translation translation;
    translation.choose(language);
    WindowFixture fixture;
    for (const QMenu *menu : fixture.window().findChildren<QMenu *>()) {
        const QString twice = firstTwice(mnemonicsOf(menu->actions()));
        QVERIFY2(twice.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(menu->title(), twice)));
    }
    QStringList problems;
    const auto look = [&](QWidget *window, const QString &way) {
        if (const QString twice = firstTwice(mnemonicsOn(window)); !twice.isEmpty())
            problems += QStringLiteral("%1: %2").arg(way, twice);
    };
    EveryPlace(fixture, look).visit();
    problems.removeDuplicates();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

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
    const QStringList expected{QStringLiteral("urlEdit"),           QStringLiteral("connectButton"),
                               QStringLiteral("optionTabs"),        QStringLiteral("logMode"),
                               QStringLiteral("logDirection"),      QStringLiteral("logFilter"),
                               QStringLiteral("logFilterCase"),     QStringLiteral("logFilterExpression"),
                               QStringLiteral("logFilterHelp"),     QStringLiteral("pauseLog"),
                               QStringLiteral("showPings"),         QStringLiteral("showStatistics"),
                               QStringLiteral("exportLog"),         QStringLiteral("clearLog"),
                               QStringLiteral("logTable"),          QStringLiteral("emptyHintAction"),
                               QStringLiteral("composeForms"),      QStringLiteral("textDraft"),
                               QStringLiteral("fragmentSize"),      QStringLiteral("savedButton"),
                               QStringLiteral("repeatButton"),      QStringLiteral("pingButton"),
                               QStringLiteral("pingPayloadButton"), QStringLiteral("closeButton"),
                               QStringLiteral("sendButton")};
    QCOMPARE(tabOrder(m_fixture.client(), "urlEdit", "sendButton"), expected);
}

void AccessibilityTest::tabGoesThroughTheServerInReadingOrder()
{
    QTest::keyClick(&m_fixture.window(), Qt::Key_2, Qt::ControlModifier);
    const QStringList expected{QStringLiteral("serverHost"),
                               QStringLiteral("serverPort"),
                               QStringLiteral("serverPath"),
                               QStringLiteral("serverHandler"),
                               QStringLiteral("serverButton"),
                               QStringLiteral("serverSections"),
                               QStringLiteral("peerTable"),
                               QStringLiteral("peerText"),
                               QStringLiteral("logMode"),
                               QStringLiteral("logDirection"),
                               QStringLiteral("logFilter"),
                               QStringLiteral("logFilterCase"),
                               QStringLiteral("logFilterExpression"),
                               QStringLiteral("logFilterHelp"),
                               QStringLiteral("peerFilter"),
                               QStringLiteral("pauseLog"),
                               QStringLiteral("showPings"),
                               QStringLiteral("showStatistics"),
                               QStringLiteral("exportLog"),
                               QStringLiteral("clearLog"),
                               QStringLiteral("logTable")};
    QCOMPARE(tabOrder(m_fixture.server(), "serverHost", "logTable"), expected);
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
        const QStringList names = tabOrder(client, "optionTabs", "logMode");
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
