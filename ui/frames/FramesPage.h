#pragma once

#include "workbench/log/LogEntry.h"
#include "workbench/log/LoggedFrame.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace ui {

class ElidedLabel;
class FrameFields;
class FrameModel;
class HexPane;
class UniformTable;

/// The frames that an entry came or went in and, of the one that is chosen, its fields and its bytes: who selects a field sees its
/// bytes, who selects bytes sees their field.
class FramesPage : public QWidget
{
    Q_OBJECT

public:
    explicit FramesPage(QWidget *parent = nullptr);

    /// Nothing: there are no frames. Its payload may still be read: see setPayload().
    void setEntry(const std::optional<workbench::LogEntry> &entry);
    void setPayload(const QByteArray &payload);
    /// Selects the frame of that number, from 0.
    void choose(qint64 frame);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateLegend();
    void showTrail(const QByteArray &trail);
    void showFrame();
    void showBytes(const QByteArray &bytes);
    void fieldChosen();
    void bytesChosen();
    std::optional<workbench::LoggedFrame> chosen() const;

    FrameModel *m_model;
    FrameFields *m_fieldModel;
    UniformTable *m_table;
    UniformTable *m_fields;
    HexPane *m_hex;
    QLabel *m_legend;
    ElidedLabel *m_notice;
    std::optional<workbench::LogEntry> m_entry;
    int m_turn = 0;         ///< What is read for another entry or frame isn't wanted any more.
    qint64 m_pending = 0;   ///< The frame to select when they are there.
    bool m_linking = false; ///< One selection follows the other.
};

} // namespace ui
