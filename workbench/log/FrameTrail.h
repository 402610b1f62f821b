#pragma once

#include "workbench/log/LoggedFrame.h"

#include <QByteArray>

namespace workbench {

/// The frames of an entry, as LogEntry::frames has them, coded: about a dozen bytes beside each header. Reads one after the
/// other and holds none. Whatever the bytes are, it reads nothing outside them.
class FrameTrail
{
public:
    /// @p coded must stay as long as this, and as the payloads of its frames.
    explicit FrameTrail(QByteArrayView coded);

    /// The next one. False: there is none.
    bool next(LoggedFrame &frame);

    /// How many frames there are in all, also of those that were left out; costs nothing.
    static qint64 count(QByteArrayView coded);
    /// Of the frames that were left out since there were too many. Known when next() has returned false.
    qint64 leftOut() const { return m_leftOut; }
    qint64 leftOutBytes() const { return m_leftOutBytes; }

private:
    bool readHeader(LoggedFrame &frame);
    quint64 number();
    qint64 difference();
    QByteArrayView take(quint64 size);

    QByteArrayView m_rest;
    qint64 m_timeNs = 0;
    std::array<qint64, 2> m_offsets{}; ///< By direction: where the last frame ended.
    std::array<qint64, 2> m_places{};  ///< And where its payload did in the entry's.
    qint64 m_leftOut = 0;
    qint64 m_leftOutBytes = 0;
};

/// Puts a trail together, frame by frame as they pass.
class FrameTrailWriter
{
public:
    /// A frame of @p payload, unmasked. The payload is kept if @p ownPayload; else it is to be the next bytes of the entry's.
    void add(const LoggedFrame &frame, qint64 monotonicNs);
    /// The same of one that is @p offset into its direction and whose payload, all of which was there, is the next bytes of the
    /// entry's: most are. Gives its LoggedFrame::wireSize().
    qint64 add(LogEntry::Direction direction, const wslib::FrameHeader &header, qint64 offset, qint64 monotonicNs);
    bool isEmpty() const { return m_count == 0; }
    qint64 count() const { return m_count; }
    qint64 wireSize() const { return m_wireSize; }
    /// When the last frame passed.
    qint64 lastNs() const { return m_lastNs; }
    /// Ends the trail of an entry of @p entryNs: writes it to @p coded, whose memory is used again, and begins another.
    void finish(qint64 entryNs, QByteArray &coded);

    /// Past so many bytes beside payloads no frame is kept any more: a message may have any number of empty ones.
    static constexpr qsizetype most = qsizetype{16} * 1024 * 1024;

private:
    /// A frame whose payload is the entry's.
    struct Plain
    {
        std::array<char, wslib::maxFrameHeaderSize> header;
        qsizetype headerSize = 0; ///< 0: there is none.
        qint64 wireSize = 0;
        qint64 offset = 0;
        bool sent = false;
    };

    char *room(qsizetype size);
    bool countsOnly(qint64 wireSize, qint64 monotonicNs);
    char *putOffset(char *at, unsigned &flags, bool sent, qint64 offset, qint64 end);
    char *putPlain(char *at, const Plain &frame, qint64 monotonicNs);
    void putOnly();
    void finishOnly(qint64 entryNs, QByteArray &coded);
    void finishBody(qint64 entryNs, QByteArray &coded);

    Plain m_only;      ///< The first frame, as long as there is no other: most messages have one, which needs no body.
    QByteArray m_body; ///< Longer than what of it is used.
    qsizetype m_used = 0;
    qint64 m_firstNs = 0;
    qint64 m_lastNs = 0;
    std::array<qint64, 2> m_offsets{};
    qint64 m_count = 0;
    qint64 m_wireSize = 0;
    qint64 m_kept = 0;
    qint64 m_keptSize = 0;
    qsizetype m_payloads = 0; ///< Bytes of them in the body.
};

/// What @p frame is in an entry whose payload, or what there is of it, is @p payload: header and payload as they were on the
/// wire, masked if it was.
QByteArray wireBytes(const LoggedFrame &frame, QByteArrayView payload);
/// The @p size bytes of that from @p from on; costs no more than these.
QByteArray wireBytes(const LoggedFrame &frame, QByteArrayView payload, qint64 from, qint64 size);
/// The payload alone, unmasked.
QByteArray carried(const LoggedFrame &frame, QByteArrayView payload);

} // namespace workbench
