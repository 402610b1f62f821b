#include "workbench/chat/ChatName.h"

#include <QList>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace workbench {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// Characters that show nothing, though Unicode counts them among letters, marks and symbols (DerivedCoreProperties'
// Default_Ignorable_Code_Point, and the empty Braille pattern).
constexpr Range unseen[] = {{0x034F, 0x034F}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},  {0x2800, 0x2800},
                            {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFFA0, 0xFFA0}, {0xE0000, 0xE0FFF}};

// Format holds zero-width characters, direction marks and the soft hyphen.
bool isSeen(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
        return false;
    default:
        return std::none_of(std::begin(unseen), std::end(unseen), [character](const Range &range) {
            return character >= range.first && character <= range.last;
        });
    }
}

QString withoutUnseen(const QString &text)
{
    QString seen;
    for (const char32_t character : text.toUcs4()) {
        if (isSeen(character))
            seen += QStringView(QChar::fromUcs4(character));
    }
    return seen;
}

QString cut(const QString &text, int maxLength)
{
    if (chatLength(text) <= maxLength)
        return text;
    qsizetype most = 0; // in code units
    for (int count = 0; count < maxLength; ++count)
        most += text[most].isHighSurrogate() ? 2 : 1;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(most);
    const qsizetype whole = finder.isAtBoundary() ? most : finder.toPreviousBoundary();
    return text.first(whole > 0 ? whole : most).trimmed();
}

} // namespace

QString cleanedChatName(const QString &asked, int maxLength)
{
    // Nothing of what is far too long is worth normalising; a factor, since much of it may go.
    const QString bounded = asked.left(qsizetype{16} * maxLength);
    // Whitespace first: tabs and line ends are control characters as well, but they part words.
    const QString words = withoutUnseen(bounded.simplified()).normalized(QString::NormalizationForm_C).simplified();
    const QString name = cut(words, maxLength);
    return name.isEmpty() ? QStringLiteral("guest") : name;
}

QString chatNameKey(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

QString numberedChatName(const QString &name, int number, int maxLength)
{
    static const QRegularExpression numbered(QStringLiteral(" \\([0-9]+\\)$"));
    const QString suffix = QStringLiteral(" (%1)").arg(number);
    return cut(QString(name).remove(numbered), maxLength - static_cast<int>(suffix.size())) + suffix;
}

qsizetype chatLength(const QString &text)
{
    return std::count_if(text.begin(), text.end(), [](QChar unit) { return !unit.isLowSurrogate(); });
}

} // namespace workbench
