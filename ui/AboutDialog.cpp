#include "ui/AboutDialog.h"

#include "ui/theme/Icons.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

namespace {

QString listOf(const QList<AboutFacts::Library> &libraries)
{
    QString items;
    for (const AboutFacts::Library &library : libraries)
        items += QStringLiteral("<li><a href=\"%1\">%2</a>, %3</li>")
                     .arg(library.url, (library.name + u' ' + library.version).trimmed(), library.licence);
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
                     "<ul>%2</ul>")
                      .arg(facts.version, listOf(facts.libraries)));
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
