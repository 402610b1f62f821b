#pragma once

#include "workbench/decode/DecoderStack.h"

#include <QToolButton>

class QActionGroup;

namespace ui {

/// How a message was decoded, and a menu to have it decoded otherwise.
class DecoderMenu : public QToolButton
{
    Q_OBJECT

public:
    /// @p stack must outlive it.
    explicit DecoderMenu(const workbench::DecoderStack &stack, QWidget *parent = nullptr);

    /// What is chosen now. Emits nothing.
    void setChoice(const workbench::DecoderChoice &choice);
    /// What it led to.
    void setOutcome(const workbench::DecodeOutcome &outcome);
    /// "gunzip → JSON"; "Protobuf?" for a guess.
    static QString chain(const workbench::DecodeOutcome &outcome);

Q_SIGNALS:
    /// A person chose.
    void chosen(const workbench::DecoderChoice &choice);

private:
    void addDecoders(const workbench::DecoderStack &stack, bool unpackers, QActionGroup *group);
    void takeChoice();

    workbench::DecoderChoice m_choice;
    QAction *m_automatic;
    QActionGroup *m_unpackers;
    QActionGroup *m_formats;
};

} // namespace ui
