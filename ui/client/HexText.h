#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

namespace ui {

/// Bytes as a person types them in hex: two digits each, in any case; blanks, commas, colons and hyphens
/// between them and 0x before them don't matter.
class HexText
{
    Q_DECLARE_TR_FUNCTIONS(ui::HexText)

public:
    struct Result
    {
        QByteArray bytes;
        QString error;           ///< A sentence; empty if all is well.
        qsizetype position = 0;  ///< Of what is wrong, from 0.
        qsizetype length = 0;    ///< Of what is wrong.
        bool incomplete = false; ///< Only the very last byte lacks its second digit.
    };

    static Result parse(const QString &text);
};

} // namespace ui
