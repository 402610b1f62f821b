#pragma once

#include "ui/connect/OptionPage.h"

class QLabel;
class QPlainTextEdit;

namespace ui {

/// The subprotocols to offer, in their order.
class SubprotocolsPage : public OptionPage
{
    Q_OBJECT

public:
    explicit SubprotocolsPage(QWidget *parent = nullptr);

    QString title() const override;
    Badge badge() const override;
    void setSettings(const workbench::ConnectionSettings &settings) override;
    void applyTo(workbench::ConnectionSettings &settings) const override;

private:
    QStringList names() const;
    void validate();

    QPlainTextEdit *m_text;
    QLabel *m_verdict;
};

} // namespace ui
