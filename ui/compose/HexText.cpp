#include "ui/compose/HexText.h"

namespace ui {

namespace {

int digitValue(QChar digit)
{
    const char16_t code = digit.unicode();
    if (code >= u'0' && code <= u'9')
        return code - u'0';
    if (code >= u'a' && code <= u'f')
        return code - u'a' + 10;
    if (code >= u'A' && code <= u'F')
        return code - u'A' + 10;
    return -1;
}

bool isSeparator(QChar unit)
{
    return unit.isSpace() || QStringView(u",;:-").contains(unit);
}

bool startsPrefix(QStringView rest)
{
    return rest.size() >= 2 && rest[0] == u'0' && (rest[1] == u'x' || rest[1] == u'X');
}

} // namespace

HexText::Result HexText::parse(const QString &text)
{
    Result result;
    const auto fail = [&result](const QString &error, qsizetype position) {
        result.error = error;
        result.position = position;
        result.length = 1;
        return result;
    };
    for (qsizetype i = 0; i < text.size();) {
        if (isSeparator(text[i])) {
            ++i;
            continue;
        }
        if (startsPrefix(QStringView(text).sliced(i)))
            i += 2;
        const int high = i < text.size() ? digitValue(text[i]) : 0;
        if (high < 0)
            return fail(
                tr("“%1” at position %2 is not a hex digit. Digits are 0 to 9 and A to F.").arg(text[i]).arg(i + 1), i);
        const int low = i + 1 < text.size() ? digitValue(text[i + 1]) : -1;
        if (low < 0 && i + 1 < text.size() && !isSeparator(text[i + 1]))
            return fail(
                tr("“%1” at position %2 is not a hex digit. Digits are 0 to 9 and A to F.").arg(text[i + 1]).arg(i + 2),
                i + 1);
        if (low < 0) {
            result.incomplete = i + 1 >= text.size();
            return fail(tr("The byte at position %1 has one digit only; it takes two.").arg(i + 1),
                        qMin(i, text.size() - 1));
        }
        result.bytes += static_cast<char>(high << 4 | low);
        i += 2;
    }
    return result;
}

} // namespace ui
