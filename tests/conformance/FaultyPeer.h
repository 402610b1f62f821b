#pragma once

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

/// What a FaultyPeer does wrong.
enum class Fault {
    None,
    TakesAnyMask,        ///< Unmasked frames as a server, masked ones as a client.
    MasksWrongly,        ///< Masks as a server, doesn't as a client.
    IgnoresReservedBits, ///< And sends them back.
    IgnoresReservedOpcodes,
    IgnoresUtf8,
    ChecksUtf8AtTheEnd, ///< Not until the message is complete.
    TakesLongControlFrames,
    TakesLongLengths, ///< Lengths that have a shorter form.
    TakesStrayContinuations,
    LosesPingPayload,
    AnswersNoPing,
    GoesOnAfterClose, ///< Answers what comes behind a Close frame.
    TakesAnyCloseCode,
    DropsTcpAtClose,  ///< Without a Close frame of its own.
    LeavesTcpOpen,    ///< After both Close frames.
    LosesEarlyFrames, ///< Those in the packet of the handshake.
    AnswersWrongKey,
    TakesAnyHandshake,
    TakesAnyExtension, ///< Answers every offer with permessage-deflate.
    TouchesMessages,   ///< Sends them back with one octet more.

    // Of the security half.
    ReadsBodiesAsFrames, ///< Of a handshake.
    AnswersBodies,       ///< As if they were requests.
    RepeatsFields,       ///< Of the request in the answer, whatever is in them.
    ChecksOriginBadly,   ///< By what it contains.
    IsBusyForStrangers,  ///< 429 for what is of no concern; takes every other Origin.
    GoesByLength,        ///< Where there are chunks as well, it skips Content-Length and goes on behind that.
    GoesByChunks,        ///< The other way round, which is none: RFC 9112 §6.1.
    RefusesEarlyFrames,  ///< Which is none either: a client must wait (RFC 6455 §4.1).
    WaitsForLengths,     ///< Vast ones, as it may.
    ReadsHeadsForever,
    WaitsForever,  ///< For the rest of a head; as a client for another one.
    ReadsForever,  ///< And keeps what can't be sent.
    ServesOneOnly, ///< At a time.
    DiesOfLengths, ///< Announced ones of more than 1 GiB.
    MasksWithZero,
    CountsItsKeys,
    RepeatsItsKeys,
    RandsItsKeys,   ///< As rand() once was.
    PutsKeysInHalf, ///< The upper half of each is 0.
    TakesKeysOfHandshake,
};

/// An echo endpoint, small and right but for one fault. Shares no code with the engine and none with the cases.
class FaultyPeer : public QObject
{
    Q_OBJECT

public:
    enum class Role { Server, Client };

    /// Takes over @p socket, which is connected; a client's handshake has been sent.
    FaultyPeer(QTcpSocket *socket, Role role, Fault fault, QObject *parent);

Q_SIGNALS:
    /// As its whole process would.
    void died();

private:
    struct Frame
    {
        bool fin = false;
        quint8 reserved = 0;
        quint8 opcode = 0;
        QByteArray payload;
    };

    bool has(Fault fault) const { return m_fault == fault; }
    void read();
    /// Where the head ends in what has come, or -1.
    qsizetype findHeadEnd();
    bool takeHead();
    bool answerRequest(const QByteArray &head);
    bool takeFrame();
    bool headerIsWrong(quint8 first, quint8 second, quint64 length, int lengthSize) const;
    void checkTextSoFar(qsizetype headerSize, qsizetype length);
    void frameCame(const Frame &frame);
    void controlFrameCame(const Frame &frame);
    void closeCame(const QByteArray &payload);
    void send(quint8 first, const QByteArray &payload);
    void fail(int code);
    void end();
    bool takesOrigin(const QByteArray &head) const;
    bool takesBody(const QByteArray &head);
    QByteArray nextKey();

    QTcpSocket *m_socket;
    Role m_role;
    Fault m_fault;
    QByteArray m_buffer;
    qsizetype m_searched = 0; ///< So much of it has no end of a head in it.
    bool m_open = false;
    bool m_closed = false;
    quint8 m_opcode = 0; ///< Of the message being received; 0: none.
    quint8 m_reserved = 0;
    QByteArray m_message;
    quint32 m_maskKey = 12345;
};

/// Listens, and gives every connection to a FaultyPeer.
class FaultyServer : public QTcpServer
{
    Q_OBJECT

public:
    explicit FaultyServer(Fault fault);

private:
    void serve(Fault fault);
};
