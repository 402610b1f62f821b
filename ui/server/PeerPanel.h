#pragma once

#include "workbench/session/PeerRecord.h"
#include "wslib/protocol/CloseCode.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QTableView;

namespace ui {

class EmptyHint;
class PeerModel;

/// Who is connected, and what can be done to them: to those selected; a text or a ping to all if none is.
class PeerPanel : public QWidget
{
    Q_OBJECT

public:
    using Peers = QList<quint32>;

    explicit PeerPanel(QWidget *parent = nullptr);

    void setPeers(const QList<workbench::PeerInfo> &peers);
    int count() const;
    /// Shown while nobody is connected.
    void setHint(const QString &text);

Q_SIGNALS:
    void sendRequested(const QList<quint32> &peers, const QByteArray &utf8);
    void pingRequested(const QList<quint32> &peers);
    void closeRequested(const QList<quint32> &peers, wslib::CloseCode code, const QString &reason);
    void abortRequested(const QList<quint32> &peers);
    /// Illegal frames are to be composed for it.
    void forgeRequested(quint32 peer);
    /// The log is to show these alone.
    void logRequested(const QList<quint32> &peers);

private:
    void setUpTable();
    void setUpSizes();
    QHBoxLayout *makeActions();
    Peers selected() const;
    Peers selectedOrAll() const;
    void send();
    void askForCode();
    void showMenu(const QPoint &position);
    void updateActions();

    PeerModel *m_model;
    QTableView *m_table;
    EmptyHint *m_hint;
    QLineEdit *m_text;
    QPushButton *m_send;
    QPushButton *m_ping;
    QPushButton *m_close;
    QPushButton *m_abort;
    QPushButton *m_forge;
};

} // namespace ui
