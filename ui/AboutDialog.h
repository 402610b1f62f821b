#pragma once

#include <QDialog>

namespace ui {

/// What the program is made of, as only the program itself can know.
struct AboutFacts
{
    QString version;     ///< "0.1.0"
    QString zlibVersion; ///< "1.2.13"
    QString tlsLibrary;  ///< "OpenSSL 3.0.11 19 Sep 2023"; empty if there is none.
};

/// Version and licences.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const AboutFacts &facts, QWidget *parent = nullptr);
};

} // namespace ui
