#pragma once

#include <QVariantMap>

#include <functional>

class QObject;
class QWidget;

namespace ui {

/// What stands in the fields below @p form, by their objectName: texts, numbers, choices and checks, to be kept from one run to
/// the next. Fields without a name, and those of passwords, are left out.
QVariantMap fieldsOf(const QWidget &form);
/// Puts @p fields back where fieldsOf() took them from. What isn't there any more, or can't be chosen any more, is passed over.
void setFields(QWidget &form, const QVariantMap &fields);
/// Calls @p changed, while @p context lives, whenever somebody edits one of those that are there now.
void watchFields(const QWidget &form, QObject *context, const std::function<void()> &changed);

} // namespace ui
