#pragma once

#include "workbench/forge/ForgeSequence.h"

#include <QMetaType>
#include <QString>

#include <chrono>

namespace workbench {

/// Something that came back.
struct ForgeEvent
{
    enum class Kind {
        Text,
        Binary,
        Ping,
        Pong,
        Close,   ///< The peer's Close frame.
        Ended,   ///< The peer ended the connection without one; the payload says how, in English.
        Invalid, ///< What came broke a rule of the RFC, and we failed the connection; the payload says which.
        TooMuch, ///< What came passed a limit of ours, and we failed the connection.
    };

    static constexpr qsizetype shown = 256; ///< Bytes that are kept of a payload.

    Kind kind = Kind::Text;
    QByteArray payload;             ///< Its beginning; of a Close frame the reason.
    qint64 size = 0;                ///< The whole payload's.
    quint16 code = 0;               ///< Of a Close frame; 1005: it had none.
    std::chrono::nanoseconds at{0}; ///< Since the first byte was sent.

    bool operator==(const ForgeEvent &) const = default;
};

/// How it ended, for who judges.
struct ForgeOutcome
{
    enum class End {
        Open,       ///< It didn't.
        PeerClosed, ///< With a Close frame.
        PeerEnded,  ///< Without one.
        PeerBroke,  ///< We failed it, since the peer broke a rule.
        OurLimit,   ///< We failed it, since the peer sent more than we take.
        WeBroke,    ///< A Reset of the sequence.
        Lost,       ///< By us or by somebody else of this program, so that there is nothing to say.
    };

    End end = End::Open;
    quint16 code = 0; ///< End::PeerClosed.
    bool ponged = false;
    bool wronglyPonged = false;
    bool echoed = false;
    std::optional<bool> survived; ///< Whether the peer took another connection afterwards; nothing: nobody tried.
};

/// A verdict, and what it comes from.
struct ForgeVerdict
{
    enum class Mark {
        Right,     ///< As it must.
        Tolerable, ///< It does what it must, and not what it should.
        Wrong,
        Unjudged,  ///< Nothing was expected, or nothing could be seen.
        Unfit,     ///< This connection doesn't have what it takes: see ForgeSequence::Needs.
        Unreached, ///< There was no connection.
    };
    enum class Finding {
        AsExpected,
        TookIt,    ///< It might have refused, and needn't.
        OtherCode, ///< The Close frame has another code.
        NoClose,   ///< It ended the connection without a Close frame.
        StillOpen, ///< It should have ended it.
        Ended,     ///< It shouldn't have ended it.
        NoPong,    ///< The Ping behind it wasn't answered.
        WrongPong, ///< A Ping was answered that mustn't be.
        NoEcho,    ///< It didn't send back what it was sent.
        BrokeRule, ///< What it sent isn't legal itself.
        Died,      ///< It takes no connection any more.
        NothingSeen,
        NothingExpected,
        NeedsDeflate,
        NeedsNoDeflate,
        CannotBeSent, ///< See ForgeReport::problem.
        NoConnection, ///< Likewise.
    };

    Mark mark = Mark::Unjudged;
    Finding finding = Finding::NothingExpected;

    bool operator==(const ForgeVerdict &) const = default;
};

/// What came of a sequence.
struct ForgeReport
{
    static constexpr qsizetype mostEvents = 200; ///< That are kept; the last ones are always among them.

    QString id;    ///< Of a preset; empty: it is none.
    QString title; ///< Of the sequence.
    ForgeExpectation expected;
    ForgeOutcome outcome;
    ForgeVerdict verdict;
    QList<ForgeEvent> events; ///< In order.
    qint64 eventsLeftOut = 0; ///< Between the first ones and the last.
    qint64 bytesSent = 0;
    qsizetype stepsSent = 0; ///< Of the whole sequence, repeats of it counted; how many there were:
    qsizetype stepsInAll = 0;
    std::chrono::nanoseconds duration{0};
    bool deflate = false; ///< Whether permessage-deflate was agreed on.
    quint64 run = 0;      ///< ForgeOptions::run.
    quint32 peer = 0;     ///< Of a server, to which of its peers; 0 on a client.
    QString problem;      ///< Why nothing was sent, a sentence.
};

/// Sets @p outcome beside @p expected. @p peerEchoes: the peer is known to send messages back, so that what it understood is
/// judged as well.
ForgeVerdict judged(const ForgeExpectation &expected, const ForgeOutcome &outcome, bool peerEchoes);

} // namespace workbench

Q_DECLARE_METATYPE(workbench::ForgeReport)
