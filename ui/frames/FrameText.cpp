#include "ui/frames/FrameText.h"

#include "ui/log/EntryText.h"

#include "wslib/protocol/Opcode.h"

#include <QLocale>

namespace ui {

using workbench::LoggedFrame;

namespace {

const QString none = QStringLiteral("–");

QString hex(const void *bytes, qsizetype size)
{
    return QString::fromLatin1(QByteArray(static_cast<const char *>(bytes), size).toHex(' ').toUpper());
}

} // namespace

QString FrameText::opcode(const LoggedFrame &frame)
{
    if (!frame.isFrame())
        return tr("no frame");
    const auto opcode = frame.header.opcode;
    const QString name = QString::fromLatin1(wslib::opcodeName(opcode));
    return wslib::isDefined(opcode)
               ? name
               : name + QStringLiteral(" 0x%1").arg(static_cast<int>(opcode), 0, 16).toUpper().replace(u'X', u'x');
}

QString FrameText::reserved(const LoggedFrame &frame)
{
    QStringList set;
    if (frame.header.rsv1)
        set += QStringLiteral("RSV1");
    if (frame.header.rsv2)
        set += QStringLiteral("RSV2");
    if (frame.header.rsv3)
        set += QStringLiteral("RSV3");
    return set.isEmpty() ? none : set.join(u' ');
}

QString FrameText::maskKey(const LoggedFrame &frame)
{
    return frame.header.maskKey ? hex(frame.header.maskKey->data(), 4) : none;
}

QString FrameText::header(const LoggedFrame &frame)
{
    return hex(frame.headerBytes.data(), frame.headerSize);
}

QString FrameText::length(const LoggedFrame &frame)
{
    const QString there = QLocale().toString(frame.payloadSize);
    return frame.isCut() ? tr("%1 of %2").arg(there, QLocale().toString(frame.header.payloadLength)) : there;
}

QString FrameText::inflated(const LoggedFrame &frame)
{
    return !frame.isCompressed() ? none : frame.inflated < 0 ? tr("unknown") : QLocale().toString(frame.inflated);
}

QString FrameText::bit(bool set)
{
    return set ? QStringLiteral("1") : QStringLiteral("0");
}

} // namespace ui
