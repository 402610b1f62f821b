#pragma once

#include "ui/server/ServerAddress.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace ui {

/// By what a running server is reached: links to copy, and a QR code for a phone.
class ServerLinks : public QWidget
{
    Q_OBJECT

public:
    explicit ServerLinks(QWidget *parent = nullptr);

    /// Both as the server said them; @p pageUrl is empty if it has no page.
    void setLinks(const QString &url, const QString &pageUrl, const QHostAddress &lan);
    /// What a client on this machine connects to; empty before setLinks().
    QString clientUrl() const { return m_clientUrl; }

Q_SIGNALS:
    void clientWanted(const QString &url);

private:
    QLineEdit *makeLink(const QString &name, const QString &accessibleName);
    void showQrCode();

    QLineEdit *m_address;
    QPushButton *m_copyAddress;
    QLineEdit *m_page;
    QPushButton *m_copyPage;
    QPushButton *m_qr;
    QPushButton *m_open;
    QString m_clientUrl;
    QString m_phoneUrl;
};

} // namespace ui
