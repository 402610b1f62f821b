#pragma once

#include "workbench/conformance/RunReport.h"

#include <QRandomGenerator>

/// Reports for who tests what is made of them.

/// A case of a server that came out as @p verdict, and why.
workbench::conformance::CaseReport sampleCase(const QByteArray &id, workbench::conformance::Verdict verdict,
                                              const QByteArray &explanation = {});

/// A run of the server "echo/1.0" with these cases.
workbench::conformance::RunReport sampleRun(const QList<workbench::conformance::CaseReport> &cases);

/// A run that nobody would think of: any bytes, any numbers, any names.
workbench::conformance::RunReport randomRun(QRandomGenerator &random);

/// What is different in @p right, as far as a file keeps it; empty if nothing is.
QByteArray difference(const QList<workbench::conformance::RunReport> &left,
                      const QList<workbench::conformance::RunReport> &right);

/// Text that breaks out of everything that doesn't escape it.
QByteArray hostileBytes();
QString hostileName();
