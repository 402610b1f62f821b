#pragma once

#include <QMap>
#include <QMetaType>
#include <QString>

namespace workbench {

/// What is being written, or was saved to be sent again: the forms keep their texts side by side, one of them is in front.
struct MessageDraft
{
    enum class Form { Text, Json, Hex, Base64, File };

    Form form = Form::Text;
    /// As typed, with `{{variables}}`; of Form::File, the path.
    QMap<Form, QString> texts;
    bool binary = false;     ///< Form::File goes as a binary message, else as text.
    qint64 fragmentSize = 0; ///< Bytes a frame; 0: the message goes in one.

    QString text() const { return texts.value(form); }

    bool operator==(const MessageDraft &) const = default;
};

/// A message with a name.
struct SavedMessage
{
    QString name;
    MessageDraft draft;

    bool operator==(const SavedMessage &) const = default;
};

} // namespace workbench
