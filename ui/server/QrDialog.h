#pragma once

#include <QDialog>

namespace ui {

/// A link as a QR code, for a phone in the same network.
class QrDialog : public QDialog
{
    Q_OBJECT

public:
    explicit QrDialog(const QString &url, QWidget *parent = nullptr);
};

} // namespace ui
