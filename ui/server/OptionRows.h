#pragma once

#include <QGridLayout>

class QLayout;
class QWidget;

namespace ui {

/// A column of options: captions of one width, so that those of several groups stand in line, and what they are about.
class OptionRows : public QGridLayout
{
public:
    explicit OptionRows(QWidget *parent);

    void add(const QString &caption, QWidget *field);
    void add(const QString &caption, QLayout *fields);

private:
    void addCaption(const QString &caption);
};

} // namespace ui
