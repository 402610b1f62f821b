#pragma once

#include "workbench/conformance/CaseRun.h"

#include <QStringList>

/// A mistake of mistakes/server.py or mistakes/client.py (which name and explain them), and what finds it.
struct PlantedMistake
{
    const char *name;
    const char *cases; ///< The ids of cases that must find it.
    workbench::conformance::Verdict verdict;
    /// The groups of cases to which it matters, "14.10" and the like: cases of others must stay OK. "*": all.
    const char *groups;
};

QList<PlantedMistake> plantedMistakes(workbench::conformance::Side side);

/// Asks @p cases of the script of @p side with @p mistake, which may be empty; the reports that came in time.
QList<workbench::conformance::CaseReport> askPlanted(workbench::conformance::Side side, const QString &mistake,
                                                     const QList<workbench::conformance::Case> &cases,
                                                     const workbench::conformance::Timing &timing);

/// The mistakes that the script of @p side says it can make.
QStringList listedMistakes(workbench::conformance::Side side);
