#include "WindowFixture.h"

#include "ui/doctor/DoctorPanel.h"
#include "ui/log/EntryText.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabBar>

WindowFixture::WindowFixture(Session session)
    : m_session(session)
    , m_settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    , m_theme(*qApp)
{
    m_theme.choose(ui::Theme::Choice::Light);
    open();
}

void WindowFixture::open()
{
    m_window.emplace(ui::WindowParts{
        m_network,
        std::make_shared<workbench::SystemClock>(),
        m_settings,
        m_theme,
        {QStringLiteral("1.2.3"),
         {{QStringLiteral("Qt"), QStringLiteral("6.5"), QStringLiteral("https://www.qt.io/"), QStringLiteral("LGPL")}}},
        m_folder.filePath(QStringLiteral("certificates")),
        m_dialogs,
        {profileFolder(), m_secrets,
         m_session == Session::Kept ? m_folder.filePath(QStringLiteral("sessions")) : QString()},
        m_folder.filePath(QStringLiteral("conformance"))});
    m_window->resize(1280, 800);
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(&*m_window))
        qFatal("the window does not become active");
}

void WindowFixture::reopen()
{
    m_window->close();
    open();
}

void WindowFixture::crash()
{
    m_window.reset();
    open();
}

void WindowFixture::click(const QWidget *parent, const char *button)
{
    QTest::mouseClick(part<QAbstractButton>(parent, button), Qt::LeftButton);
}

void WindowFixture::connectTo(ui::ClientTab *client, const QString &url)
{
    auto *field = part<QLineEdit>(client, "urlEdit");
    field->clear();
    QTest::keyClicks(field, url);
    QTest::keyClick(field, Qt::Key_Return);
}

void WindowFixture::sendText(ui::ClientTab *client, const QString &text)
{
    part<QTabBar>(client, "composeForms")->setCurrentIndex(0);
    auto *draft = part<QPlainTextEdit>(client, "textDraft");
    draft->clear();
    QTest::keyClicks(draft, text);
    click(client, "sendButton");
}

void WindowFixture::sendHex(ui::ClientTab *client, const QString &hex)
{
    part<QTabBar>(client, "composeForms")->setCurrentIndex(2);
    auto *draft = part<QPlainTextEdit>(client, "hexDraft");
    draft->clear();
    QTest::keyClicks(draft, hex);
    click(client, "sendButton");
}

QString WindowFixture::problem(const QWidget *tab)
{
    const auto *doctor = tab->findChild<ui::DoctorPanel *>();
    if (doctor && doctor->isVisible())
        return doctor->headline() + u'\n' + doctor->advice();
    const auto *bar = part(tab, "messageBar");
    return bar->isHidden() ? QString() : part<QLabel>(bar, "messageText")->text();
}

QStringList WindowFixture::messages(const ui::Tab *tab)
{
    QStringList lines;
    const ui::LogModel *model = tab->log()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto entry = model->entry(row);
        if (entry && entry->isMessage())
            lines += QStringLiteral("%1 %2: %3")
                         .arg(ui::EntryText::directionGlyph(entry->direction), ui::EntryText::kind(entry->kind),
                              ui::EntryText::preview(*entry));
    }
    return lines;
}

QString WindowFixture::startServer()
{
    part<QSpinBox>(server(), "serverPort")->setValue(0);
    part<QAbstractButton>(server(), "serverButton")->click();
    return QTest::qWaitFor([this] { return !server()->url().isEmpty(); }) ? server()->url() : QString();
}

bool WindowFixture::connectToOwnServer(int index)
{
    const QString url = server()->url().isEmpty() ? startServer() : server()->url();
    ui::ClientTab *tab = client(index);
    connectTo(tab, url);
    return QTest::qWaitFor([tab] { return tab->state() == ui::ClientTab::State::Open; });
}
