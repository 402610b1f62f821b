#pragma once

#include "workbench/forge/ForgeSequence.h"

#include <QPlainTextEdit>

namespace ui {

/// The bytes of a step as they will go out: each field of the frame on lines of its own, with its name in front and its meaning
/// behind, and underlined in a way of its own.
class FramePreview : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit FramePreview(QWidget *parent = nullptr);

    /// As sent by @p role. What is large is put together in the background.
    void show(const workbench::ForgeStep &step, wslib::Role role);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What a step comes to, as far as it is shown.
    struct Look
    {
        workbench::ForgedBytes forged;
        qsizetype size = 0;        ///< That are sent.
        qsizetype payloadSize = 0; ///< On the wire, if all of it were sent.
        QString problem;
    };

    static Look look(const workbench::ForgeStep &step, wslib::Role role);
    void present(const Look &look);
    void writeField(const workbench::ForgedBytes::Span &span, const Look &look);
    QString nameOf(workbench::ForgedBytes::Field field) const;
    QString meaningOf(workbench::ForgedBytes::Field field, const QByteArray &bytes) const;
    QTextCharFormat formatOf(workbench::ForgedBytes::Field field) const;

    workbench::ForgeStep m_step;
    wslib::Role m_role = wslib::Role::Client;
    Look m_look;
    quint64 m_number = 0; ///< The newest look counts.
};

} // namespace ui
