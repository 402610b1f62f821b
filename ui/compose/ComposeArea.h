#pragma once

#include "ui/Dialogs.h"
#include "ui/compose/DraftEditors.h"
#include "ui/compose/MessageMaker.h"
#include "workbench/compose/DraftHistory.h"

#include "wslib/protocol/CloseCode.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTabBar;

namespace ui {

class ElidedLabel;
class FragmentSizeBox;
class RepeatBar;
class SavedMessageModel;

/// Where a message is written and sent: as text, JSON, hex, Base64 or a file; once or again and again. Each form keeps its
/// own draft, also after it was sent. Sends nothing itself: it asks.
class ComposeArea : public QWidget
{
    Q_OBJECT

public:
    using Form = workbench::MessageDraft::Form;

    /// @p expander puts variables in; it is the tab's.
    explicit ComposeArea(std::shared_ptr<workbench::TemplateExpander> expander, QWidget *parent = nullptr);

    void setDialogs(std::shared_ptr<Dialogs> dialogs);

    workbench::MessageDraft draft() const;
    void setDraft(const workbench::MessageDraft &draft);
    QList<workbench::SavedMessage> messages() const;
    void setMessages(const QList<workbench::SavedMessage> &messages);
    /// What was sent, oldest first.
    const QList<workbench::DraftHistory::Entry> &history() const { return m_history.entries(); }
    void setHistory(const QList<workbench::DraftHistory::Entry> &entries) { m_history.setEntries(entries); }

    /// The expander has other variables.
    void environmentChanged();
    /// Puts the cursor where one writes.
    void focusEditor();
    /// Sending again and again ends with the connection.
    void setConnected(bool connected);
    /// Something wasn't sent, as @p why says. True: it was a repeated message, and where it is repeated that is said.
    bool sendRefused(const QString &why);
    /// So many bytes still wait to leave; 0: none.
    void showProgress(qint64 bytesLeft);

public Q_SLOTS:
    /// Asks for the message to be sent, as the button does.
    void send();
    void ping();
    void pingWithPayload();
    void closeWithCode();
    void showSaved();

Q_SIGNALS:
    void sendRequested(const wslib::Message &message, qint64 fragmentSize);
    void pingRequested(const QByteArray &payload);
    void closeRequested(wslib::CloseCode code, const QString &reason);
    /// What draft() says is another.
    void draftChanged();
    /// What messages() says is another.
    void messagesChanged();

private:
    enum class Cause { Person, Repeat };

    QBoxLayout *makeHead();
    QBoxLayout *makeFoot();
    QPushButton *makeButton(const QString &name, const QString &label, const QString &toolTip, const QString &iconName);
    void listen();
    void orderTabs();

    void showForm();
    void validate();
    void lookInBackground();
    void lookAtFile();
    void showLook(const MadeMessage &made);
    void setVerdict(const QString &text, bool problem);

    void sendDraft(const workbench::MessageDraft &draft, Cause cause);
    void sendFile(const workbench::MessageDraft &draft, Cause cause);
    void deliver(const workbench::MessageDraft &draft, const MadeMessage &made, Cause cause);
    void sendAgain();

    void walk(bool back);
    void format(bool beautify);
    void load(const workbench::MessageDraft &draft);
    workbench::MessageDraft currentForm() const;

    std::shared_ptr<workbench::TemplateExpander> m_expander;
    std::shared_ptr<Dialogs> m_dialogs = std::make_shared<Dialogs>();
    workbench::DraftHistory m_history;
    SavedMessageModel *m_saved;
    QTabBar *m_forms;
    DraftEditors *m_editors;
    RepeatBar *m_repeat;
    QPushButton *m_savedButton;
    QPushButton *m_repeatButton;
    QPushButton *m_ping;
    QPushButton *m_pingPayload;
    QPushButton *m_close;
    QPushButton *m_send;
    QPushButton *m_beautify;
    QPushButton *m_minify;
    FragmentSizeBox *m_fragmentSize;
    QLabel *m_verdict;
    ElidedLabel *m_preview;
    QProgressBar *m_progress;
    workbench::MessageDraft m_repeated; ///< As it was when Start was pressed.
    quint64 m_look = 0;                 ///< The newest one counts.
    bool m_looking = false;
    bool m_preparing = false; ///< A message is made, or a file read, in the background.
    bool m_connected = false;
    bool m_repeatedLast = false; ///< What was sent last was a repeated message.
    qint64 m_progressTotal = 0;
};

} // namespace ui
