#pragma once

#include "ui/Tab.h"
#include "workbench/load/LoadRun.h"
#include "workbench/profile/ConnectionSettings.h"
#include "workbench/profile/RequestBuilder.h"
#include "workbench/session/NetworkThread.h"

#include "wslib/net/Loaded.h"

#include <functional>
#include <memory>

class QPushButton;
class QSettings;

namespace ui {

class ConnectOptions;
class Dialogs;
class LoadForm;
class LoadResults;
class MessageBar;
class StatusLine;
class UrlEdit;
class UrlHistory;

/// What the tab of a load test is given. All of it outlives the tab.
struct LoadTabParts
{
    workbench::NetworkThread &thread; ///< In which runs add up and end; their connections have threads of their own.
    QSettings &settings;              ///< The options of the last run.
    std::shared_ptr<Dialogs> dialogs;
    UrlHistory *history = nullptr;
};

/// A load test: what is asked of which server, and what came of it, while it runs and after.
class LoadTab : public Tab
{
    Q_OBJECT

public:
    explicit LoadTab(const LoadTabParts &parts, QWidget *parent = nullptr);

    QString title() const override;
    QString description() const override;
    QIcon icon() const override;
    void takeFocus() override;
    LogView *log() const override { return nullptr; }
    bool mayClose() override;

    /// Gives what puts values where a text has `{{variables}}`, as it is now; asked at each start, in this thread.
    using ExpanderSource = std::function<workbench::RequestBuilder::Expander()>;
    /// The connection that is to be loaded, as a client tab has it. Without @p expander, texts are taken as they are.
    void setConnection(const workbench::ConnectionSettings &settings, const ExpanderSource &expander = {});
    bool isRunning() const { return m_state != State::Idle; }
    const workbench::LoadReport &report() const;

public Q_SLOTS:
    /// Starts a run. A heavy load on a host that isn't this machine is asked for.
    void start();
    /// Ends it; what there is stays.
    void stop();
    /// Whichever applies.
    void toggle();

Q_SIGNALS:
    void finished();

protected:
    QList<PlacedPane> panes() const override;

private:
    enum class State { Idle, Preparing, Running, Stopping };

    void assemble();
    workbench::ConnectionSettings connection() const;
    QString url() const;
    void prepared(const wslib::Loaded<wslib::ClientRequest> &request);
    void resolved(const QString &host, const QHostInfo &info);
    void askOrRun(const QString &host, const QList<QHostAddress> &addresses);
    void run();
    void show(const workbench::LoadReport &report);
    void showProblem(const QString &why);
    void setState(State state);
    void updateStatus();
    void save() const;

    std::shared_ptr<Dialogs> m_dialogs;
    workbench::NetworkThread &m_thread;
    QSettings &m_settings;
    UrlHistory *m_history;
    UrlEdit *m_url;
    QPushButton *m_button;
    ConnectOptions *m_options;
    MessageBar *m_messageBar;
    LoadForm *m_form;
    LoadResults *m_results;
    StatusLine *m_status;
    ExpanderSource m_expander;
    State m_state = State::Idle;
    int m_preparation = 0; ///< What comes of an earlier one is too late.
    workbench::LoadOptions m_wanted;
    workbench::SessionPointer<workbench::LoadRun> m_run;
};

} // namespace ui
