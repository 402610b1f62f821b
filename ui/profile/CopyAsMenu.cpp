#include "ui/profile/CopyAsMenu.h"

namespace ui {

CopyAsMenu::CopyAsMenu(QWidget *parent)
    : QMenu(parent)
{
    using workbench::CopyAs::Target;
    setObjectName(QStringLiteral("copyAsMenu"));
    setTitle(tr("&Copy as"));
    const auto add = [this](const QString &text, Target target) {
        addAction(text, this,
                  [this, target] { Q_EMIT copyRequested(target, m_secrets->isChecked(), m_variables->isChecked()); });
    };
    add(tr("&websocat"), Target::Websocat);
    add(tr("w&scat"), Target::Wscat);
    add(tr("&curl"), Target::Curl);
    addSeparator();
    add(tr("&JavaScript (browser)"), Target::Browser);
    add(tr("JavaScript (&node, ws)"), Target::Node);
    add(tr("Python (&tornado)"), Target::Tornado);
    add(tr("&Python (websockets)"), Target::PythonWebsockets);
    add(tr("C&++ (wslib)"), Target::Wslib);
    addSeparator();
    m_variables = addAction(tr("With the Values of &Variables"));
    m_variables->setCheckable(true);
    m_variables->setChecked(true);
    m_secrets = addAction(tr("With S&ecrets"));
    m_secrets->setCheckable(true);
}

} // namespace ui
