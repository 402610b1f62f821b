#include "ui/profile/ProfileWing.h"

#include "ui/MainMenu.h"
#include "ui/TabArea.h"
#include "ui/client/ClientTab.h"
#include "ui/connect/NoticeBar.h"
#include "ui/profile/EnvironmentBox.h"
#include "ui/profile/Sidebar.h"
#include "workbench/profile/MemorySecretStore.h"

#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

#include <chrono>

namespace ui {

namespace {

const QString shownKey = QStringLiteral("sidebar/shown");
const QString widthKey = QStringLiteral("sidebar/width");

constexpr int usualWidth = 230;
constexpr int narrowWindow = 1000; // pixels; below, a tab needs all of it

// What is only to be read in passing.
constexpr std::chrono::seconds noticeTime{12};

} // namespace

ProfileWing::ProfileWing(const ProfileParts &parts, ProfileDesk::Window window, std::shared_ptr<Dialogs> dialogs,
                         QSettings &settings, MainMenu *menu, TabArea *tabs, QWidget *parent)
    : QObject(parent)
    , m_window(std::move(window))
    , m_settings(settings)
    , m_menu(menu)
    , m_history(new ConnectionHistory(settings, this))
    , m_splitter(new QSplitter(Qt::Horizontal, parent))
{
    QString folder = parts.folder;
    if (folder.isEmpty())
        folder = m_scratch.emplace().path();
    const auto secrets = parts.secrets ? parts.secrets : std::make_shared<workbench::MemorySecretStore>();
    m_store = std::make_unique<workbench::ProfileStore>(folder, secrets);
    if (!parts.sessionFolder.isEmpty())
        m_sessions = std::make_unique<workbench::SessionKeeper>(parts.sessionFolder, secrets);
    m_desk = new ProfileDesk(m_window, {*m_store, *m_history, m_sessions.get(), dialogs, settings}, this);
    m_sidebar = new Sidebar(*m_store, *m_history, dialogs, m_splitter);
    m_environment = new EnvironmentBox(tabs);
    m_notice = new NoticeBar(QStringLiteral("notice"), NoticeBar::Tone::Note, tabs);
    m_warning = new NoticeBar(QStringLiteral("windowWarning"), NoticeBar::Tone::Warning, tabs);
    assemble(tabs);
    listenToMenu(menu);
    listenToParts();
    m_store->refresh();
}

ProfileWing::~ProfileWing() = default;

void ProfileWing::assemble(TabArea *tabs)
{
    m_splitter->setObjectName(QStringLiteral("windowSplitter"));
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(tabs);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_sidebar->setMinimumWidth(140);
    m_splitter->setSizes({m_settings.value(widthKey, usualWidth).toInt(), 1000});
    tabs->setCorner(m_environment);
    for (NoticeBar *bar : {m_notice, m_warning}) {
        auto *dismiss =
            bar->addButton(bar->objectName() + QStringLiteral("Dismiss"), tr("Dismiss"), tr("Dismiss the notice"));
        connect(dismiss, &QPushButton::clicked, bar, &QWidget::hide);
        tabs->addBanner(bar);
    }
    m_noticeTime.setSingleShot(true);
    m_noticeTime.setInterval(noticeTime);
    connect(&m_noticeTime, &QTimer::timeout, m_notice, &QWidget::hide);
    m_wanted = m_settings.value(shownKey, true).toBool();
    m_sidebar->setVisible(m_wanted);
    m_menu->setSidebarShown(m_wanted);
}

void ProfileWing::listenToMenu(MainMenu *menu)
{
    connect(menu, &MainMenu::saveProfileRequested, m_desk, &ProfileDesk::save);
    connect(menu, &MainMenu::saveProfileAsRequested, m_desk, &ProfileDesk::saveAs);
    connect(menu, &MainMenu::importRequested, m_desk, [this] { m_desk->import(); });
    connect(menu, &MainMenu::environmentsRequested, m_desk, &ProfileDesk::editEnvironments);
    connect(menu, &MainMenu::copyAsRequested, m_desk, &ProfileDesk::copyAs);
    connect(menu, &MainMenu::sidebarShownRequested, this, [this](bool shown) {
        if (!m_narrow)
            m_wanted = shown;
        setSidebarShown(shown);
    });
    connect(menu, &MainMenu::sidebarFilterRequested, this, [this] {
        setSidebarShown(true);
        m_sidebar->focusFilter();
    });
}

void ProfileWing::listenToParts()
{
    connect(m_sidebar, &Sidebar::profileWanted, m_desk, &ProfileDesk::open);
    connect(m_sidebar, &Sidebar::connectionWanted, this, &ProfileWing::openConnection);
    connect(m_sidebar, &Sidebar::importWanted, m_desk, [this] { m_desk->import(); });
    connect(m_sidebar, &Sidebar::failed, this, &ProfileWing::warn);
    connect(m_environment, &EnvironmentBox::chosen, m_desk, &ProfileDesk::setEnvironment);
    connect(m_environment, &EnvironmentBox::editRequested, this, [this] {
        showCurrent(); // the box says again what is chosen
        m_desk->editEnvironments();
    });
    connect(m_desk, &ProfileDesk::noticed, this, &ProfileWing::notice);
    connect(m_desk, &ProfileDesk::failed, this, &ProfileWing::warn);
    connect(m_desk, &ProfileDesk::changed, this, &ProfileWing::showCurrent);
}

void ProfileWing::openConnection(const QString &url)
{
    ClientTab *tab = m_window.emptyTab();
    tab->setUrl(url);
    m_window.show(tab);
    tab->focusUrl();
}

void ProfileWing::showCurrent()
{
    const ClientTab *tab = m_window.current();
    m_environment->setVisible(tab != nullptr);
    if (!tab)
        return;
    QStringList names;
    for (const workbench::ProfileStore::StoredEnvironment &stored : m_store->environments())
        names += stored.environment.name;
    m_environment->showNames(names, m_desk->environment(tab));
    m_sidebar->select(m_desk->place(tab));
}

void ProfileWing::setSidebarShown(bool shown)
{
    m_sidebar->setVisible(shown);
    m_menu->setSidebarShown(shown);
}

void ProfileWing::setWindowWidth(int width)
{
    const bool narrow = width < narrowWindow;
    if (std::exchange(m_narrow, narrow) != narrow)
        setSidebarShown(m_wanted && !narrow);
}

void ProfileWing::save()
{
    m_settings.setValue(shownKey, m_wanted);
    if (m_sidebar->isVisible())
        m_settings.setValue(widthKey, m_sidebar->width());
}

void ProfileWing::notice(const QString &text)
{
    m_notice->setText(text);
    m_notice->show();
    m_noticeTime.start();
}

void ProfileWing::warn(const QString &text)
{
    m_warning->setText(text);
    m_warning->show();
}

} // namespace ui
