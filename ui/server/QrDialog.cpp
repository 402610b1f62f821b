#include "ui/server/QrDialog.h"

#include "ui/Named.h"
#include "ui/server/QrCode.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

QrDialog::QrDialog(const QString &url, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("qrDialog"));
    setWindowTitle(tr("For a phone in the same network"));
    setAttribute(Qt::WA_DeleteOnClose);
    constexpr int side = 280;
    const QImage code = qrCode(url);
    auto *picture = named(new QLabel(this), QStringLiteral("qrPicture"), tr("QR code of %1").arg(url));
    picture->setAlignment(Qt::AlignCenter);
    if (code.isNull()) {
        picture->setText(tr("The address is too long for a QR code."));
    } else {
        // In whole pixels for a module, so that its edges are sharp.
        const int scale = std::max(1, side / code.width());
        picture->setPixmap(QPixmap::fromImage(code.scaled(code.size() * scale)));
    }
    auto *text = named(new QLabel(url, this), QStringLiteral("qrUrl"), tr("The address"));
    text->setTextFormat(Qt::PlainText);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 14);
    layout->setSpacing(12);
    layout->addWidget(picture);
    layout->addWidget(text);
    layout->addWidget(buttons);
}

} // namespace ui
