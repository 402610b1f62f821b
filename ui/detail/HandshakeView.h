#pragma once

#include "workbench/decode/HandshakeFacts.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTableView;

namespace ui {

class ElidedLabel;
class HeadModel;

/// An opening handshake: what each field means, or the heads as they were on the wire. Secrets are masked until asked
/// for.
class HandshakeView : public QWidget
{
    Q_OBJECT

public:
    explicit HandshakeView(QWidget *parent = nullptr);

    void setHeads(const workbench::HandshakeHeads &heads);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateRaw();

    workbench::HandshakeHeads m_heads;
    HeadModel *m_model;
    ElidedLabel *m_lines;
    QLabel *m_missing;
    QCheckBox *m_raw;
    QCheckBox *m_secrets;
    QStackedWidget *m_pages;
    QTableView *m_table;
    QPlainTextEdit *m_text;
};

} // namespace ui
