#pragma once

#include "workbench/conformance/Case.h"

#include <QUrl>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace ui {

class UrlEdit;
class UrlHistory;

/// Who is tested, and how: a server by its URL, or whichever clients come to an address; with the slow cases and the security half or
/// without.
class LabForm : public QWidget
{
    Q_OBJECT

public:
    using Side = workbench::conformance::Side;

    explicit LabForm(UrlHistory *history, QWidget *parent = nullptr);

    Side side() const;
    /// Nobody chose it: sideChosen() doesn't follow.
    void setSide(Side side);
    QString url() const;
    void setUrl(const QString &url);
    UrlEdit *urlEdit() const { return m_url; }
    QString address() const;
    quint16 port() const;
    /// Where clients are to go; before a run, as it will be.
    QUrl clientUrl() const;
    /// The run's own; empty: there is none.
    void setListening(const QUrl &url);
    QPushButton *button() const { return m_button; }

    void setSlow(bool on);
    void setSecurity(bool on);
    bool slow() const;
    bool verifiesPeer() const;
    /// How many cases there are of each, and what a run will ask.
    void setCounts(int slow, int security, int chosen, int all);
    /// Without what one reads before the first run.
    void setBrief(bool brief);
    /// What is in use can't be edited.
    void setEditable(bool editable);

    void load(const QSettings &settings);
    void save(QSettings &settings) const;

Q_SIGNALS:
    void sideChosen();
    void edited();
    void startRequested();
    void localServerRequested();
    void slowChosen(bool on);
    /// setSecurity() makes it hold.
    void securityChosen(bool on);

private:
    QWidget *makeSides();
    QWidget *makeServerRow();
    QWidget *makeClientRow();
    QWidget *makeClientHint();
    QWidget *makeChoiceRow();
    void listen();
    void showSide();
    void showClientUrl();

    QToolButton *m_server;
    QToolButton *m_clients;
    UrlEdit *m_url;
    QPushButton *m_local;
    QLineEdit *m_address;
    QSpinBox *m_port;
    QPushButton *m_button;
    QLineEdit *m_clientUrl;
    QPushButton *m_copy;
    QCheckBox *m_slow;
    QCheckBox *m_security;
    QCheckBox *m_verify;
    QLabel *m_summary;
    QStackedWidget *m_target = nullptr;
    QWidget *m_hint = nullptr;
    QLabel *m_note = nullptr;
    QUrl m_listening;
};

} // namespace ui
