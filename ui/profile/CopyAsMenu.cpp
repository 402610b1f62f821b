#include "ui/profile/CopyAsMenu.h"

namespace ui {

CopyAsMenu::CopyAsMenu(QWidget *parent)
    : QMenu(parent)
{
    using workbench::CopyAs::Target;
    setObjectName(QStringLiteral("copyAsMenu"));
    setTitle(tr("&Copy as"));
    // Two keys, one behind the other: there are too few for one each.
    const auto keys = [](Qt::Key key) { return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y, key); };
    const auto add = [this, keys](const QString &text, Qt::Key key, Target target) {
        addAction(text, keys(key), this,
                  [this, target] { Q_EMIT copyRequested(target, m_secrets->isChecked(), m_variables->isChecked()); });
    };
    add(tr("&websocat"), Qt::Key_W, Target::Websocat);
    add(tr("w&scat"), Qt::Key_S, Target::Wscat);
    add(tr("&curl"), Qt::Key_C, Target::Curl);
    addSeparator();
    add(tr("&JavaScript (browser)"), Qt::Key_J, Target::Browser);
    add(tr("JavaScript (&node, ws)"), Qt::Key_N, Target::Node);
    add(tr("Python (&tornado)"), Qt::Key_T, Target::Tornado);
    add(tr("&Python (websockets)"), Qt::Key_P, Target::PythonWebsockets);
    add(tr("C&++ (wslib)"), Qt::Key_L, Target::Wslib);
    addSeparator();
    m_variables = addAction(tr("With the Values of &Variables"));
    m_variables->setCheckable(true);
    m_variables->setChecked(true);
    m_variables->setShortcut(keys(Qt::Key_V));
    m_secrets = addAction(tr("With S&ecrets"));
    m_secrets->setCheckable(true);
    m_secrets->setShortcut(keys(Qt::Key_E));
}

} // namespace ui
