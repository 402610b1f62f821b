#include "workbench/decode/TimeText.h"

#include <QDateTime>

namespace workbench {

QByteArray isoTime(qint64 seconds, quint32 nanoseconds)
{
    // The years 0 to 9999: beyond, ISO 8601 needs an agreement.
    if (seconds < -62'167'219'200 || seconds > 253'402'300'799 || nanoseconds > 999'999'999)
        return QByteArray::number(seconds) + " s";
    QByteArray text =
        QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1();
    if (nanoseconds > 0) {
        QByteArray fraction = QByteArray::number(nanoseconds).rightJustified(9, '0');
        while (fraction.endsWith('0'))
            fraction.chop(1);
        text += '.' + fraction;
    }
    return text + 'Z';
}

} // namespace workbench
