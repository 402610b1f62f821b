#pragma once

#include "workbench/session/ServerTls.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class Dialogs;
class OptionRows;

/// Whether a server speaks TLS, by which certificate, and its fingerprint. What is read or made for that is read
/// and made in a thread of its own.
class TlsOptions : public QWidget
{
    Q_OBJECT

public:
    TlsOptions(QString authorityFolder, std::shared_ptr<Dialogs> dialogs, QWidget *parent = nullptr);

    bool isOn() const;
    workbench::ServerTlsChoice choice() const;
    /// The fields can be edited; the authority can be exported at any time.
    void setEditable(bool editable);

private:
    enum Source { OwnAuthority, Files };

    QLineEdit *addFile(OptionRows *form, const QString &label, const QString &name);
    void addAuthorityRow(OptionRows *form);
    void update();
    void showFingerprint();
    void showVerdict();
    void exportAuthority();

    QString m_folder;
    std::shared_ptr<Dialogs> m_dialogs;
    QCheckBox *m_on;
    QComboBox *m_source;
    QLineEdit *m_certificate = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_passphrase = nullptr;
    QLineEdit *m_fingerprint;
    QPushButton *m_export;
    QLabel *m_verdict;
    QString m_certificateVerdict;
    QString m_exportVerdict;       ///< Empty: it went well.
    QList<QWidget *> m_fields;     ///< What can be edited while the server is stopped.
    QList<QWidget *> m_fileFields; ///< Those that are of use with Files only.
    bool m_editable = true;
    int m_request = 0; ///< Answers to older ones are late.
};

} // namespace ui
