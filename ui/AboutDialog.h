#pragma once

#include <QDialog>
#include <QList>

namespace ui {

/// What the program is made of, as only the program itself can know.
struct AboutFacts
{
    struct Library
    {
        QString name;    ///< "zlib"
        QString version; ///< "1.2.13"; empty if it doesn't say.
        QString url;
        QString licence; ///< By SPDX's names: "Zlib".
    };

    QString version;          ///< "0.1.0"
    QList<Library> libraries; ///< As they are in this build, Qt first.
};

/// Version and licences.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const AboutFacts &facts, QWidget *parent = nullptr);
};

} // namespace ui
