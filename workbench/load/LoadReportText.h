#pragma once

#include "workbench/load/LoadReport.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace workbench {

/// The report as a table for terminals and letters, in English; several lines, each with its end.
QString loadReportText(const LoadReport &report);

/// One line on a run that is still going on.
QString loadProgressText(const LoadReport &soFar);

/// The report for programs; latencies are in milliseconds.
QJsonObject loadReportJson(const LoadReport &report);

/// Names of the command line and of JSON, such as "fanout" and "binary".
QString loadModeName(LoadMode mode);
QString loadPayloadName(LoadPayload payload);
QString loadPhaseName(LoadPhase phase);

/// An error's kind in English, such as "the handshake was answered with 503".
QString loadErrorText(const LoadErrors::Kind &kind);

/// What the first of a kind of errors said, without the secrets of URLs in it.
QString redactedExample(const LoadErrors::Entry &entry);

/// A note in English: a sentence or two.
QString loadNoteText(LoadNote note, const LoadReport &report);

} // namespace workbench
