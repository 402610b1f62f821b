#pragma once

#include "workbench/export/CopyAs.h"

#include <QMenu>

namespace ui {

/// "Copy as": for whom, and whether secrets and variables are put in.
class CopyAsMenu : public QMenu
{
    Q_OBJECT

public:
    explicit CopyAsMenu(QWidget *parent = nullptr);

Q_SIGNALS:
    void copyRequested(workbench::CopyAs::Target target, bool withSecrets, bool withVariables);

private:
    QAction *m_secrets;
    QAction *m_variables;
};

} // namespace ui
