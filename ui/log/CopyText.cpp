#include "ui/log/CopyText.h"

#include "ui/log/EntryText.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace ui {

using workbench::LogEntry;
using workbench::LogStore;

namespace {

QString hex(QByteArrayView payload)
{
    return QString::fromLatin1(payload.toByteArray().toHex(' ').toUpper());
}

QString row(const LogStore::EntryView &view)
{
    LogEntry head = view.entry;
    head.payload = view.payload.first(std::min<qsizetype>(view.payload.size(), EntryText::previewNeeds)).toByteArray();
    QStringList cells{EntryText::time(head.wallClockMs), EntryText::directionGlyph(head.direction)};
    if (head.peer != 0)
        cells += QString::number(head.peer);
    cells += EntryText::kind(head.kind);
    cells += EntryText::hasSize(head) ? EntryText::size(view.payload.size()) : QString();
    cells += EntryText::preview(head);
    return cells.join(u'\t');
}

QString json(const LogStore::EntryView &view)
{
    const LogEntry &entry = view.entry;
    const bool binary = entry.isBytes();
    QJsonObject object{
        {QStringLiteral("number"), view.number + 1},
        {QStringLiteral("time"),
         QDateTime::fromMSecsSinceEpoch(entry.wallClockMs, Qt::UTC).toString(Qt::ISODateWithMs)},
        {QStringLiteral("direction"), QString::fromLatin1(workbench::directionName(entry.direction))},
        {QStringLiteral("type"), QString::fromLatin1(workbench::kindName(entry.kind))},
        {QStringLiteral("size"), view.payload.size()},
    };
    if (entry.peer != 0)
        object.insert(QStringLiteral("peer"), static_cast<qint64>(entry.peer));
    if (entry.kind == LogEntry::Kind::Close)
        object.insert(QStringLiteral("code"), entry.closeCode);
    if (binary)
        object.insert(QStringLiteral("base64"), QString::fromLatin1(view.payload.toByteArray().toBase64()));
    else
        object.insert(QStringLiteral("text"), QString::fromUtf8(view.payload));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString lineOf(const LogStore::EntryView &view, CopyText::Form form)
{
    switch (form) {
    case CopyText::Form::Rows:
        return row(view);
    case CopyText::Form::Json:
        return json(view);
    case CopyText::Form::Hex:
        return hex(view.payload);
    case CopyText::Form::Payloads:
        break;
    }
    return view.entry.kind == LogEntry::Kind::Binary || view.entry.kind == LogEntry::Kind::Raw ? hex(view.payload) : QString::fromUtf8(view.payload);
}

} // namespace

CopyText CopyText::of(const LogStore &store, const std::vector<qint64> &numbers, Form form)
{
    CopyText made;
    bool full = false;
    const auto take = [&](const LogStore::EntryView &view) {
        const QString line = lineOf(view, form);
        full = made.copied > 0 && made.text.size() + line.size() > most;
        if (full)
            return false;
        if (made.copied++ > 0)
            made.text += u'\n';
        made.text += line;
        return true;
    };
    for (size_t begin = 0; begin < numbers.size() && !full;) {
        size_t end = begin + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;
        store.visit({numbers[begin], numbers[end - 1] + 1}, take);
        begin = end;
    }
    return made;
}

} // namespace ui
