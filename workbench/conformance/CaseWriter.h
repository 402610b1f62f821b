#pragma once

#include "workbench/conformance/Case.h"

#include <deque>
#include <initializer_list>

namespace workbench::conformance {

/// A sentence of an RFC, and where it is.
struct RfcRule
{
    const char *section;  ///< "RFC 6455 §5.2"
    const char *sentence; ///< Word for word.
};

/// Writes one case down in the order of the conversation. Ends with closes(), fails() or another end.
class CaseScript
{
public:
    explicit CaseScript(Case &target)
        : m_case(target)
    {
    }

    /// The case is about another section than its group, and rests on no sentence yet.
    CaseScript &section(const QByteArray &rfcSection);
    /// The case rests on another sentence than its group.
    CaseScript &restsOn(const RfcRule &rule);
    CaseScript &slow();
    /// A peer whose limit is smaller than the message may say so.
    CaseScript &mayRefuseSize();
    /// The handshake, to be changed.
    Opening &opening() { return m_case.opening; }
    /// @p head in place of the plain one.
    CaseScript &head(const QByteArray &head);
    /// Offers @p extensions to a server, or answers a client with them; the case needs compression.
    CaseScript &compressed(const QByteArray &extensions);

    /// Messages are counted only; that one comes is worth @p ifAny.
    CaseScript &countsMessages(Verdict ifAny);
    CaseScript &ignoresPongs();
    /// The peer may take so many bytes of floods; see Expectation::swallows.
    CaseScript &swallows(const QMap<qint64, Verdict> &most);
    /// The peer's masking keys haven't @p flaw.
    CaseScript &keysWithout(KeyFlaw flaw);
    /// The head is only begun by @p head; the steps go on with it.
    CaseScript &beginning(const QByteArray &head);

    /// @name What we send
    /// @{
    CaseScript &send(const QList<FrameSpec> &frames, qsizetype chop = 0);
    CaseScript &send(const FrameSpec &frame, qsizetype chop = 0) { return send(QList{frame}, chop); }
    /// Sends all but the last @p heldBack bytes; the peer has its time to fail there, then they follow.
    CaseScript &sendHoldingBack(const QList<FrameSpec> &frames, qsizetype heldBack, qsizetype chop = 0);
    CaseScript &send(const Step &step);
    CaseScript &endSending();
    /// Sends @p unit, or @p frames, over and over: @p bytes of it.
    CaseScript &floods(const QByteArray &unit, qint64 bytes);
    CaseScript &floods(const QList<FrameSpec> &frames, qint64 bytes);
    CaseScript &pauses(std::chrono::milliseconds time) { return send(Pause{time}); }
    /// The end of what we say; a peer that is still there then is left.
    CaseScript &leaves() { return send(Leave{}); }
    /// @}

    /// @name What must come back, before the next is sent
    /// @{
    CaseScript &echoes(quint8 opcode, const Payload &payload);
    CaseScript &pongs(const Payload &payload);
    /// Not waited for; worth @p ifMissing without it. No sentence has a message answered before what is wrong behind it is
    /// noticed: applications answer when they get to it. Pings must be answered (§5.5.2).
    CaseScript &mayEcho(quint8 opcode, const Payload &payload, Verdict ifMissing = Verdict::Informational);
    CaseScript &mayPong(const Payload &payload, Verdict ifMissing = Verdict::NonStrict);
    /// @}

    /// @name How it ends
    /// @{
    /// We close with 1000; the peer answers with the same.
    void closes();
    /// The peer answers the Close frame we sent with @p code.
    void closesWith(int code);
    /// The peer fails the connection with @p code; dropping TCP without a Close frame, or another error, is not strict.
    void fails(int code = 1002);
    /// The same where the RFCs leave it open which of @p codes says it best.
    void failsWithOneOf(std::initializer_list<int> codes);
    /// The same with 1002; a peer that saw nothing wrong and closes with 1000, as we do, is worth @p lenient.
    void failsOrCloses(Verdict lenient);
    void ends(const Ending &ending) { m_case.expected.ending = ending; }
    /// The peer sends no frame: it has no WebSocket connection and drops TCP.
    void givesUp();
    /// A server refuses the handshake.
    CaseScript &refuses(const QMap<int, Verdict> &statuses);
    /// A server may accept it all the same.
    CaseScript &orAccepts(Verdict verdict);
    /// What shows that the connection is open: a message, echoed, and the closing handshake.
    void works();
    /// @}

private:
    CaseScript &expect(quint8 opcode, const Payload &payload);

    Case &m_case;
};

/// Writes the cases of one category for one side and numbers them.
class CaseWriter
{
public:
    CaseWriter(Side side, Category category, int number);

    Side side() const { return m_side; }
    /// Starts the next group; its cases rest on @p rule unless they say otherwise.
    void group(const RfcRule &rule);
    /// The same without a sentence yet.
    void group(const QByteArray &rfcSection);
    /// The same for the security half: @p risk is what a peer risks that fails in this group. Servers must survive its cases.
    void threat(const RfcRule &rule, const QByteArray &risk);
    void threat(const QByteArray &rfcSection, const QByteArray &risk);
    CaseScript add(const QByteArray &title);
    QList<Case> cases() const { return {m_cases.begin(), m_cases.end()}; }

private:
    Side m_side;
    Category m_category;
    int m_number;
    int m_group = 0;
    int m_inGroup = 0;
    QByteArray m_section;
    QByteArray m_rule;
    QByteArray m_risk;
    std::deque<Case> m_cases; ///< A deque: scripts hold references into it.
};

} // namespace workbench::conformance
