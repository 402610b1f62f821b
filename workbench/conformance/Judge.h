#pragma once

#include "workbench/conformance/CaseReport.h"
#include "workbench/conformance/HttpText.h"
#include "workbench/conformance/MaskKeyCheck.h"
#include "workbench/conformance/PeerStream.h"

#include <QSet>

namespace workbench::conformance {

/// What a run of a case has seen: all that its verdict depends on.
struct Trace
{
    bool connected = false;
    QByteArray unreachable;   ///< Why there was no connection.
    QByteArray unimplemented; ///< What the peer doesn't speak, or empty.
    QByteArray violation;     ///< What the peer did wrong whatever the case is about, or empty.
    int status = noAnswer;    ///< Of a tested server.
    std::optional<HttpText> peerHead;
    QSet<qsizetype> arrived; ///< Of Expectation::events, by index.
    QSet<qsizetype> skipped; ///< What didn't come before the next of its kind did.
    QByteArray unexpected;   ///< What came and wasn't expected, or empty.
    int messages = 0;        ///< That came and weren't looked into.
    bool late = false;       ///< The peer didn't fail the connection when it could have.
    bool latePong = false;   ///< A pong came, but later than it could have.
    ClosingRecord closing;
    bool answeredTwice = false;       ///< There was a 101 behind a refusal.
    std::optional<int> controlStatus; ///< 101, or of the refusal of Opening::control; none: it was neither.
    qint64 swallowed = 0;             ///< Bytes of floods that the peer, or its kernel, has taken.
    QByteArray unserved;              ///< Why another connection wasn't served meanwhile, or empty.
    QByteArray deadAfterwards;        ///< Why a new connection wasn't served afterwards, or empty.
    MaskKeys maskKeys;                ///< Of the peer's frames.

    /// Notes what came. False: it may not come now. Pongs have an order among themselves, and so have messages; but a
    /// pong may overtake a message (RFC 6455 §5.5.2).
    bool take(const PeerEvent &event, const Expectation &expected);
    bool isSettled(qsizetype index) const { return arrived.contains(index) || skipped.contains(index); }
};

/// A verdict and the reason for it.
struct Judgement
{
    Verdict verdict = Verdict::Ok;
    QByteArray explanation;

    /// No better than @p limit.
    void atBest(Verdict limit, const QByteArray &why);
};

Judgement judge(const Case &question, const Trace &trace);

/// What would be OK, for people, a line each.
QByteArrayList expectationText(const Case &question);

} // namespace workbench::conformance
