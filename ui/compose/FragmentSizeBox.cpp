#include "ui/compose/FragmentSizeBox.h"

#include "ui/Named.h"
#include "ui/theme/Restyle.h"

#include <QLineEdit>
#include <QRegularExpression>

#include <limits>
#include <utility>

namespace ui {

namespace {

constexpr qint64 kibi = 1024;

} // namespace

FragmentSizeBox::FragmentSizeBox(QWidget *parent)
    : QComboBox(parent)
{
    named(this, QStringLiteral("fragmentSize"), tr("Size of the frames"));
    setToolTip(tr("The message goes in frames of this size, such as 1000 or 4 KiB; pings can go in between."));
    setEditable(true);
    setInsertPolicy(NoInsert);
    addItem(tr("one frame"));
    for (const qint64 bytes : {qint64{125}, kibi, 16 * kibi, 64 * kibi, kibi * kibi})
        addItem(text(bytes));
    setMinimumContentsLength(9);
    connect(this, &QComboBox::currentTextChanged, this, &FragmentSizeBox::take);
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] { setSize(m_size); });
}

std::optional<qint64> FragmentSizeBox::parse(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d+)\\s*(?:([km]?)i?b?)?$"),
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text.trimmed());
    bool isNumber = false;
    const qint64 number = match.captured(1).toLongLong(&isNumber);
    const QString unit = match.captured(2).toLower();
    const qint64 factor = unit == u"k" ? kibi : unit == u"m" ? kibi * kibi : 1;
    if (!isNumber || number > std::numeric_limits<qint64>::max() / factor)
        return std::nullopt;
    return number * factor;
}

QString FragmentSizeBox::text(qint64 bytes)
{
    if (bytes > 0 && bytes % (kibi * kibi) == 0)
        return QStringLiteral("%1 MiB").arg(bytes / (kibi * kibi));
    if (bytes > 0 && bytes % kibi == 0)
        return QStringLiteral("%1 KiB").arg(bytes / kibi);
    return QStringLiteral("%1 B").arg(bytes);
}

void FragmentSizeBox::setSize(qint64 bytes)
{
    setCurrentText(bytes > 0 ? text(bytes) : itemText(0));
    lineEdit()->setCursorPosition(0);
}

void FragmentSizeBox::take()
{
    const bool one = currentText() == itemText(0) || currentText().trimmed().isEmpty();
    const auto parsed = one ? std::optional<qint64>(0) : parse(currentText());
    setProblem(!parsed);
    // What can't be read leaves what was; leaving the field shows that.
    if (parsed && std::exchange(m_size, *parsed) != *parsed)
        Q_EMIT sizeChanged();
}

void FragmentSizeBox::setProblem(bool problem)
{
    if (property("problem").toBool() == problem)
        return;
    setProperty("problem", problem);
    restyle(this);
}

} // namespace ui
