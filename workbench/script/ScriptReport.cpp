#include "workbench/script/ScriptReport.h"

namespace workbench {

QString ScriptReport::toString() const
{
    QString result = text;
    if (line > 0)
        result = QStringLiteral("%1:%2: %3").arg(file).arg(line).arg(text);
    if (!stack.isEmpty())
        result += u'\n' + stack;
    return result;
}

} // namespace workbench
