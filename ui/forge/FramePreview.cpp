#include "ui/forge/FramePreview.h"

#include "ui/Background.h"
#include "ui/detail/PhraseText.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"
#include "workbench/forge/ForgeText.h"

#include <QLocale>
#include <QTextCursor>

namespace ui {

using workbench::ForgedBytes;
using workbench::ForgeStep;
using Field = ForgedBytes::Field;

namespace {

constexpr qsizetype bytesPerLine = 16;
constexpr qsizetype shownBytes = bytesPerLine * 64;
constexpr qint64 quickSize = qint64{64} * 1024;
constexpr int nameWidth = 9;
// What stands for a key that is drawn when it is sent.
constexpr wslib::MaskKey sampleKey{0x37, 0xFA, 0x21, 0x3D};

} // namespace

FramePreview::FramePreview(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    useMonospace(this);
}

FramePreview::Look FramePreview::look(const ForgeStep &step, wslib::Role role)
{
    Look look;
    look.problem = step.problem();
    if (!look.problem.isEmpty())
        return look;
    if (step.kind == ForgeStep::Kind::Frame)
        look.forged = step.frame.forged(role, sampleKey);
    else if (step.kind == ForgeStep::Kind::Raw)
        look.forged.bytes = step.raw.onWire();
    if (step.kind == ForgeStep::Kind::Raw && !look.forged.bytes.isEmpty())
        look.forged.spans = {{Field::Payload, 0, look.forged.bytes.size()}};
    look.size = look.forged.bytes.size();
    if (!look.forged.spans.isEmpty() && look.forged.spans.last().field == Field::Payload)
        look.payloadSize = look.forged.spans.last().size;
    if (step.cut)
        look.size = qMin<qint64>(look.size, *step.cut);
    look.forged.bytes.truncate(qMin(look.size, shownBytes));
    look.forged.bytes.squeeze();
    return look;
}

void FramePreview::show(const ForgeStep &step, wslib::Role role)
{
    m_step = step;
    m_role = role;
    const quint64 number = ++m_number;
    const auto &payload = step.kind == ForgeStep::Kind::Raw ? step.raw : step.frame.payload;
    if (payload.plainSize() <= quickSize) {
        present(look(step, role));
        return;
    }
    inBackground(
        this, [step, role] { return look(step, role); },
        [this, number](const Look &look) {
            if (number == m_number)
                present(look);
        });
}

void FramePreview::present(const Look &look)
{
    m_look = look;
    clear();
    setLineWrapMode(look.problem.isEmpty() ? NoWrap : WidgetWidth);
    if (!look.problem.isEmpty()) {
        appendPlainText(look.problem);
        return;
    }
    for (const ForgedBytes::Span &span : look.forged.spans)
        writeField(span, look);
    if (look.size > look.forged.bytes.size())
        appendPlainText(tr("… %1 bytes in all").arg(QLocale().toString(look.size)));
    moveCursor(QTextCursor::Start);
}

void FramePreview::writeField(const ForgedBytes::Span &span, const Look &look)
{
    const QByteArray bytes = look.forged.bytes.mid(span.start, span.size);
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    for (qsizetype at = 0; at < bytes.size(); at += bytesPerLine) {
        if (!document()->isEmpty())
            cursor.insertBlock();
        const QString name = at == 0 ? nameOf(span.field) : QString();
        cursor.insertText(name.leftJustified(nameWidth + 1), {});
        cursor.insertText(QString::fromLatin1(bytes.mid(at, bytesPerLine).toHex(' ')), formatOf(span.field));
        if (at == 0)
            cursor.insertText(QStringLiteral("  ") + meaningOf(span.field, bytes), {});
    }
}

QString FramePreview::nameOf(Field field) const
{
    switch (field) {
    case Field::Flags:
        return tr("Flags");
    case Field::Length:
        return tr("Length");
    case Field::Key:
        return tr("Key");
    case Field::Payload:
        break;
    }
    return m_step.kind == ForgeStep::Kind::Raw ? tr("Raw") : tr("Payload");
}

QString FramePreview::meaningOf(Field field, const QByteArray &bytes) const
{
    const workbench::ForgedFrame &frame = m_step.frame;
    const auto first = static_cast<quint8>(bytes.front());
    switch (field) {
    case Field::Flags:
        return QStringLiteral("FIN %1  RSV %2%3%4  %5")
            .arg(frame.fin ? 1 : 0)
            .arg(frame.rsv1 ? 1 : 0)
            .arg(frame.rsv2 ? 1 : 0)
            .arg(frame.rsv3 ? 1 : 0)
            .arg(workbench::opcodeText(frame.opcode));
    case Field::Length: {
        const QString mask = QStringLiteral("MASK %1").arg(first >> 7U);
        if (!frame.declaredLength)
            return tr("%1  %2 bytes").arg(mask, QLocale().toString(m_look.payloadSize));
        return tr("%1  says %2 bytes, has %3")
            .arg(mask, QLocale().toString(*frame.declaredLength), QLocale().toString(m_look.payloadSize));
    }
    case Field::Key:
        return frame.key ? QString() : tr("an example: a random one is sent");
    case Field::Payload:
        break;
    }
    const auto &payload = m_step.kind == ForgeStep::Kind::Raw ? m_step.raw : frame.payload;
    return bytes.size() > bytesPerLine ? QString() : workbench::bytesText(payload.bytes, payload.plainSize());
}

// Beside the colour, each has its own line below.
QTextCharFormat FramePreview::formatOf(Field field) const
{
    const ThemeColors &colors = ThemeColors::of(palette());
    QTextCharFormat format;
    switch (field) {
    case Field::Flags:
        format.setForeground(colors.danger);
        format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        break;
    case Field::Length:
        format.setForeground(colors.warning);
        format.setUnderlineStyle(QTextCharFormat::DashUnderline);
        break;
    case Field::Key:
        format.setForeground(colors.sent);
        format.setUnderlineStyle(QTextCharFormat::DotLine);
        break;
    case Field::Payload:
        format.setForeground(colors.text);
        break;
    }
    return format;
}

void FramePreview::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        present(Look(m_look));
}

} // namespace ui
