#include "workbench/decode/Phrase.h"

namespace workbench {

QString Phrase::fill(const QString &pattern) const
{
    QString filled;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int gap = pattern[i] == u'%' && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (gap < 1 || gap > values.size()) {
            filled += pattern[i];
            continue;
        }
        filled += values[gap - 1];
        ++i;
    }
    return filled;
}

} // namespace workbench
