#include "ui/script/ClientScriptDialog.h"

#include "ui/Named.h"
#include "ui/script/ScriptPage.h"

#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

ClientScriptDialog::ClientScriptDialog(const std::shared_ptr<Dialogs> &dialogs, QWidget *parent)
    : QDialog(parent)
    , m_on(named(new QCheckBox(tr("&Run this script with the connection"), this), QStringLiteral("clientScriptOn"),
                 tr("Run this script with the connection")))
    , m_page(new ScriptPage(dialogs, this))
    , m_starter(m_page->source())
{
    setObjectName(QStringLiteral("clientScriptDialog"));
    setWindowTitle(tr("Script of the Connection"));
    resize(720, 540);
    m_on->setToolTip(
        tr("It answers what the server sends, from the next connect on: onOpen, onMessage, onPing, onClose"));
    if (auto *run = m_page->findChild<QPushButton *>(QStringLiteral("runScript"))) {
        run->setToolTip(tr("Connect with the script, again if there is a connection"));
        run->setAccessibleName(run->toolTip());
    }
    for (auto *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter is for the editor
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->addWidget(m_on);
    layout->addWidget(m_page, 1);
    connect(m_on, &QCheckBox::toggled, this, &ClientScriptDialog::edited);
    connect(m_page, &ScriptPage::draftChanged, this, &ClientScriptDialog::edited);
    connect(m_page, &ScriptPage::runRequested, this, [this] {
        m_on->setChecked(true);
        Q_EMIT runRequested();
    });
}

bool ClientScriptDialog::isOn() const
{
    return m_on->isChecked();
}

QString ClientScriptDialog::source() const
{
    const QString written = m_page->source();
    return written == m_starter && !isOn() ? QString() : written;
}

void ClientScriptDialog::setScript(const QString &source, bool on)
{
    const QSignalBlocker blocker(this);
    m_page->setDraft({source.isEmpty() ? m_starter : source, {}, false});
    m_on->setChecked(on && !source.isEmpty());
}

} // namespace ui
