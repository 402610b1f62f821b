#pragma once

#include <QByteArray>
#include <QString>

namespace ui {

/// What a text that stands for bytes came to.
struct TypedBytes
{
    QByteArray bytes;
    QString error;           ///< A sentence; empty if all is well.
    qsizetype position = 0;  ///< Of what is wrong, from 0.
    qsizetype length = 0;    ///< Of what is wrong.
    bool incomplete = false; ///< Only something at the very end is missing: it is being typed.
};

} // namespace ui
