#include "ui/AboutDialog.h"

#include "ui/server/QrCode.h"
#include "ui/theme/Icons.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

namespace {

// Those that Windsock can do without.
QString furtherLibraries()
{
    QString items;
#ifdef WINDSOCK_ISAL
    items += AboutDialog::tr("<li><a href=\"https://github.com/intel/isa-l\">ISA-L</a>, BSD 3-clause licence</li>");
#endif
    if (hasQrCodes())
        items += AboutDialog::tr("<li><a href=\"https://fukuchi.org/works/qrencode/\">libqrencode</a>, "
                                 "GNU LGPL version 2.1 or later</li>");
    return items;
}

} // namespace

AboutDialog::AboutDialog(const AboutFacts &facts, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Windsock"));
    setAttribute(Qt::WA_DeleteOnClose);

    auto *mark = new QLabel(this);
    mark->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    auto *text = new QLabel(this);
    text->setObjectName(QStringLiteral("aboutText"));
    text->setTextFormat(Qt::RichText);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setOpenExternalLinks(true);
    text->setWordWrap(true);
    text->setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    text->setText(tr("<h2>Windsock %1</h2>"
                     "<p>A WebSocket workbench: a client for any endpoint and a server for any client.</p>"
                     "<p>MIT licence. It is built on:</p>"
                     "<ul>"
                     "<li><a href=\"https://www.qt.io/\">Qt %2</a>, GNU LGPL version 3</li>"
                     "<li><a href=\"https://zlib.net/\">zlib %3</a>, zlib licence</li>"
                     "<li><a href=\"https://www.openssl.org/\">%4</a>, Apache licence 2.0</li>"
                     "%5"
                     "</ul>")
                      .arg(facts.version, QString::fromLatin1(qVersion()), facts.zlibVersion,
                           facts.tlsLibrary.isEmpty() ? QStringLiteral("OpenSSL") : facts.tlsLibrary,
                           furtherLibraries()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto *row = new QHBoxLayout;
    row->setSpacing(18);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 14);
    layout->setSpacing(12);
    layout->addLayout(row);
    layout->addWidget(buttons);
}

} // namespace ui
