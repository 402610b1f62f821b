#pragma once

#include <QWidget>

class QComboBox;

namespace ui {

/// Which environment the tab in front takes its variables from.
class EnvironmentBox : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentBox(QWidget *parent = nullptr);

    /// @p current need not be among @p names: then it is one that isn't here.
    void showNames(const QStringList &names, const QString &current);

Q_SIGNALS:
    /// Empty: none.
    void chosen(const QString &name);
    void editRequested();

private:
    QComboBox *m_box;
};

} // namespace ui
