#include "ui/server/ServerLinks.h"

#include "ui/Button.h"
#include "ui/Named.h"
#include "ui/server/QrCode.h"
#include "ui/server/QrDialog.h"
#include "ui/theme/Icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

ServerLinks::ServerLinks(QWidget *parent)
    : QWidget(parent)
    , m_address(makeLink(QStringLiteral("serverAddress"), tr("The address that clients connect to")))
    , m_copyAddress(makeButton(this, QStringLiteral("copyAddress"), {}, tr("Copy the address"), QStringLiteral("copy")))
    , m_page(makeLink(QStringLiteral("serverPage"), tr("The address of the page, for browsers")))
    , m_copyPage(
          makeButton(this, QStringLiteral("copyPage"), {}, tr("Copy the address of the page"), QStringLiteral("copy")))
    , m_qr(makeButton(this, QStringLiteral("showQrCode"), tr("QR"),
                      tr("Show a QR code for a phone in the same network"), QStringLiteral("qr")))
    , m_open(makeButton(this, QStringLiteral("openClient"), tr("Open client"), tr("Open a client tab for the server"),
                        QStringLiteral("open-tab")))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_address, 3);
    layout->addWidget(m_copyAddress);
    layout->addWidget(m_page, 2);
    layout->addWidget(m_copyPage);
    layout->addWidget(m_qr);
    layout->addWidget(m_open);
    const auto copy = [](const QLineEdit *link) {
        return [link] { QGuiApplication::clipboard()->setText(link->text()); };
    };
    connect(m_copyAddress, &QPushButton::clicked, this, copy(m_address));
    connect(m_copyPage, &QPushButton::clicked, this, copy(m_page));
    connect(m_qr, &QPushButton::clicked, this, &ServerLinks::showQrCode);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT clientWanted(m_clientUrl); });
}

QLineEdit *ServerLinks::makeLink(const QString &name, const QString &accessibleName)
{
    auto *link = named(new QLineEdit(this), name, accessibleName);
    link->setReadOnly(true);
    link->setToolTip(accessibleName);
    return link;
}

void ServerLinks::setLinks(const QString &url, const QString &pageUrl, const QHostAddress &lan)
{
    const ServerAddress address(url, lan);
    const ServerAddress page(pageUrl, lan);
    m_clientUrl = address.here();
    m_phoneUrl = pageUrl.isEmpty() ? address.elsewhere() : page.elsewhere();
    m_address->setText(address.shown());
    m_address->setCursorPosition(0);
    m_page->setText(pageUrl.isEmpty() ? QString() : page.shown());
    m_page->setCursorPosition(0);
    m_page->setVisible(!pageUrl.isEmpty());
    m_copyPage->setVisible(!pageUrl.isEmpty());
    m_qr->setVisible(hasQrCodes() && !m_phoneUrl.isEmpty());
}

void ServerLinks::showQrCode()
{
    auto *dialog = new QrDialog(m_phoneUrl, this);
    dialog->show();
}

} // namespace ui
