#pragma once

#include "ui/server/TlsOptions.h"
#include "workbench/session/ServerSession.h"

#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace ui {

class FaultsEditor;
class OptionRows;

/// What there is to a server beside its address: TLS, compression, who may connect, limits, files.
class ServerOptionsPage : public QScrollArea
{
    Q_OBJECT

public:
    ServerOptionsPage(const QString &authorityFolder, const std::shared_ptr<Dialogs> &dialogs,
                      QWidget *parent = nullptr);

    /// Writes what was chosen into @p settings, but for TLS. A sentence if something can't be.
    QString applyTo(workbench::ServerSettings &settings) const;
    FaultsEditor *faults() const { return m_faults; }
    const TlsOptions *tls() const { return m_tls; }
    /// What is in use can't be edited.
    void setEditable(bool editable);

private:
    OptionRows *addGroup(const QString &title);
    void addProtocol();
    void addAccess();
    void addLimits();
    void addFiles();
    void addFaults();
    void addRelay();
    QSpinBox *addNumber(OptionRows *form, const QString &label, const QString &name, int most, int value);
    workbench::OriginPolicy originPolicy() const;

    std::shared_ptr<Dialogs> m_dialogs;
    QVBoxLayout *m_layout;
    QLabel *m_inUse;
    TlsOptions *m_tls;
    QCheckBox *m_compression = nullptr;
    QSpinBox *m_level = nullptr;
    QLineEdit *m_subprotocols = nullptr;
    QComboBox *m_origins = nullptr;
    QLineEdit *m_hosts = nullptr;
    QSpinBox *m_messageSize = nullptr;
    QSpinBox *m_connections = nullptr;
    QSpinBox *m_perAddress = nullptr;
    QSpinBox *m_pingInterval = nullptr;
    QSpinBox *m_pingTimeout = nullptr;
    QSpinBox *m_threads = nullptr;
    QLineEdit *m_folder = nullptr;
    FaultsEditor *m_faults = nullptr;
    QCheckBox *m_passPings = nullptr;
    QCheckBox *m_verifyUpstream = nullptr;
    QList<QWidget *> m_groups;
};

} // namespace ui
