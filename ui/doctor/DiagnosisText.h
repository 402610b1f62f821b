#pragma once

#include "workbench/doctor/Diagnosis.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// A diagnosis in plain words: a sentence on the likely cause, and one or two on what to do.
class DiagnosisText
{
    Q_DECLARE_TR_FUNCTIONS(ui::DiagnosisText)

public:
    struct Words
    {
        QString headline;
        QString advice;
    };

    static Words of(const workbench::Diagnosis &diagnosis);

    /// What a button for @p remedy says.
    static QString remedy(workbench::Remedy remedy);
    /// A phase as it is called on its way: "DNS", "TCP" …
    static QString phase(wslib::ConnectPhase phase);
    /// What is wrong with a link of the chain, in a clause without a full stop.
    static QString fault(const workbench::CertificateFault &fault, const QString &expectedName);
    static QString date(const QDateTime &date);

private:
    // By whom is to blame.
    static Words way(const workbench::Diagnosis &diagnosis);
    static Words timeOut(const workbench::Diagnosis &diagnosis);
    static Words proxy(const workbench::Diagnosis &diagnosis);
    static Words proxyAnswer(const workbench::Diagnosis &diagnosis);
    static Words certificate(const workbench::Diagnosis &diagnosis);
    static Words issuer(const workbench::Diagnosis &diagnosis);
    static Words tls(const workbench::Diagnosis &diagnosis);
    static Words notHttp(const workbench::Diagnosis &diagnosis);
    static Words page(const workbench::Diagnosis &diagnosis);
    static Words framework(const workbench::Diagnosis &diagnosis);
    static Words clientError(const workbench::Diagnosis &diagnosis);
    static Words access(const workbench::Diagnosis &diagnosis);
    static Words serverError(const workbench::Diagnosis &diagnosis);
    static Words upgrade(const workbench::Diagnosis &diagnosis);
    static Words negotiation(const workbench::Diagnosis &diagnosis);
    static Words redirect(const workbench::Diagnosis &diagnosis);

    static QString shown(const QString &url);
    static QString place(const workbench::Diagnosis &diagnosis);
    static QString proxyPlace(const workbench::Diagnosis &diagnosis);
    static QString timeout(const workbench::Diagnosis &diagnosis);
    static QString status(const workbench::Diagnosis &diagnosis);
    static QString challenge(const workbench::Challenge &challenge);
    static QString retry(const workbench::Diagnosis &diagnosis);
    static QString hop(const workbench::Diagnosis &diagnosis);
    static QString quoted(const QStringList &names);
};

} // namespace ui
