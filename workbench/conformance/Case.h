#pragma once

#include "workbench/conformance/FrameSpec.h"

#include <QByteArrayList>
#include <QList>
#include <QMap>

#include <chrono>
#include <optional>
#include <variant>

namespace workbench::conformance {

/// Who is tested. We play the other side.
enum class Side { Server, Client };

/// What came of a case, in the field's words; from good to bad.
enum class Verdict {
    Ok,
    Informational, ///< The RFC leaves it open; here is what the peer does.
    NonStrict,     ///< Safe, but not what the RFC says (SHOULD), or later than it could be.
    Unimplemented, ///< The peer doesn't speak the extension that the case is about.
    Failed,
};

enum class Category {
    Framing,
    Pings,
    ReservedBits,
    Opcodes,
    Fragmentation,
    Utf8,
    Closing,
    Masking,
    Lengths,
    Limits,
    CompressionOffers,
    CompressionMessages,
    CompressionErrors,
    Handshake,
    // The security half.
    HandshakeAbuse, ///< Heads that shouldn't get far.
    HeaderBounds,   ///< Heads without end, or with too much in them.
    Smuggling,      ///< Requests that two servers read as two different ones.
    OriginPolicy,   ///< Pages of other sites.
    Patience,       ///< Peers that say next to nothing, or never read.
    ResourceLimits, ///< Announcements of more than anyone can hold.
    DeflateBombs,
    MaskingKeys, ///< Whether a client's masking keys can be foreseen.
};

// ---- What we do ------------------------------------------------------------------------------------------------------

/// Sends frames in one go, or in pieces.
struct SendFrames
{
    QList<FrameSpec> frames;
    qsizetype chop = 0;     ///< Bytes a piece; 0: no cuts.
    qsizetype heldBack = 0; ///< Bytes at the end that wait for SendHeldBack.
};

/// Sends what the SendFrames before it has held back.
struct SendHeldBack
{
};

/// Sends a message in frames of @c fragmentSize bytes.
struct SendFragmented
{
    quint8 opcode = 0x1;
    Payload payload;
    qsizetype fragmentSize = 1;
};

/// How the blocks of a compressed message are made (RFC 7692 §7.2.3).
enum class DeflateForm {
    Normal,     ///< Ends in an empty stored block whose 00 00 FF FF is taken off.
    Stored,     ///< Blocks without compression.
    FixedCodes, ///< Blocks with the fixed Huffman codes.
    FinalBlock, ///< The last block has BFINAL set, and an octet of zeros follows (§7.2.3.4).
    ManyBlocks, ///< A flush every few bytes: many blocks (§7.2.3.5).
    FullFlush,  ///< The window is forgotten behind the message.
    ExtraBlock, ///< One empty stored block more than needed.
};

/// Sends a message compressed as was agreed on.
struct SendCompressed
{
    quint8 opcode = 0x1;
    Payload payload;
    DeflateForm form = DeflateForm::Normal;
    qsizetype fragmentSize = 0; ///< Bytes of the compressed data in a frame; 0: one frame.
    bool pingInside = false;    ///< A ping with the payload "inside" behind the first fragment.
};

/// Waits until the peer has sent what is expected up to Expectation::events[index].
struct AwaitEvent
{
    qsizetype index = 0;
};

/// Gives the peer Timing::failFast to fail the connection. If it doesn't, that is noted and the case goes on.
struct AwaitFailure
{
};

/// Waits for a server's 101, if the head was unfinished.
struct AwaitOpening
{
};

/// Ends our direction of TCP, without a Close frame.
struct EndSending
{
};

/// Sends bytes that are no frames; with the place-holders of Opening::head.
struct SendBytes
{
    QByteArray bytes;
    qsizetype chop = 0; ///< Bytes a piece; 0: no cuts.
};

/// Sends the same over and over, made as it goes out: until there are @c bytes of it, or the peer takes none for @c patience.
/// What it hasn't taken then isn't sent.
struct Flood
{
    QByteArray unit;         ///< {n} in it is the number of the repetition.
    QList<FrameSpec> frames; ///< In place of the unit.
    qint64 bytes = 0;
    std::chrono::milliseconds patience{1'500};
};

/// Sends a byte of @c bytes every @c interval, for @c atMost: round and round, or once.
struct Trickle
{
    QByteArray bytes;
    std::chrono::milliseconds atMost{20'000};
    std::chrono::milliseconds interval{250};
    bool once = false;
};

/// Sends one message of @c inflated times the same letter, compressed about a thousand times (RFC 7692 §8).
struct SendBomb
{
    qint64 inflated = 0;
    qsizetype fragmentSize = 0; ///< Bytes of the compressed data in a frame; 0: one frame.
    bool finished = true;       ///< With a last fragment.
};

/// Says nothing for so long.
struct Pause
{
    std::chrono::milliseconds time{0};
};

/// Reads nothing more, so that what the peer sends backs up.
struct StopReading
{
};

/// Reads again.
struct GoOnReading
{
};

/// Another connection must be served meanwhile. Of clients: nothing.
struct AskAnother
{
};

/// Waits for so many messages; see Expectation::anyMessages.
struct AwaitMessages
{
    int count = 1;
};

/// The case is over, whatever the peer would do next.
struct Leave
{
};

using Step = std::variant<SendFrames, SendHeldBack, SendFragmented, SendCompressed, AwaitEvent, AwaitFailure,
                          EndSending, SendBytes, AwaitOpening, Flood, Trickle, SendBomb, Pause, StopReading,
                          GoOnReading, AskAnother, AwaitMessages, Leave>;

// ---- What must come back ---------------------------------------------------------------------------------------------

/// A message or a Pong of the peer's.
struct ExpectedEvent
{
    quint8 opcode = 0x1; ///< 1, 2 or 10.
    Payload payload;
    std::optional<Verdict> ifMissing; ///< The best verdict without it; Failed if not given.
};

/// In place of the code of a Close frame: there was no code in it; there was no such frame before TCP ended.
constexpr int closeWithoutCode = 1005;
constexpr int noCloseFrame = 1006;
/// In place of the code: the peer left the connection open until we went.
constexpr int leftOpen = 0;

/// The ways in which the connection may end, and what each is worth. Others are Failed.
struct Ending
{
    QMap<int, Verdict> codes;         ///< Code of the peer's Close frame, or one of the constants above.
    std::optional<Verdict> otherCode; ///< Any other Close frame that may be sent.
};

/// What a field of the peer's answer to the opening handshake must be.
struct FieldRule
{
    enum class Kind {
        Absent,
        Equals,
        OneOfTokens,
        Present,
        Nowhere, ///< The value is nowhere in the head, whatever the field.
    };
    QByteArray name;
    Kind kind = Kind::Present;
    QByteArray value;
    Verdict ifBroken = Verdict::Failed;
};

/// The role of permessage-deflate in a case (RFC 7692).
enum class Compression {
    None,     ///< Neither offered nor chosen.
    Agreed,   ///< Must come about; Unimplemented if the peer doesn't want it.
    Declined, ///< Our offer is one that a server must decline.
    Wrong,    ///< Our answer is one at which a client must fail the connection.
};

/// In place of an HTTP status: TCP ended without one; any from 400 to 499; neither an answer nor an end until we went.
constexpr int noAnswer = 0;
constexpr int anyClientError = 4;
constexpr int leftWaiting = -1;

/// The opening handshake of a case.
struct Opening
{
    /// Our request, or our answer if a client is tested; empty for a plain one. {target}, {host}, {key}, {accept} and
    /// {extensions} are filled in; {name} and {port} are what {host} consists of. {behind} is how many bytes are behind the
    /// head; {chunk}, in hexadecimal, how many are from there to the last chunk.
    QByteArray head;
    qsizetype chop = 0;           ///< Bytes a piece; 0: no cuts.
    bool endsTcp = false;         ///< Our direction of TCP ends behind the head.
    bool framesRideAlong = false; ///< The first step's frames are in the same packet.
    bool unfinished = false;      ///< The steps go on with the head, before there is an answer. It may be empty.
    QByteArray extensions;        ///< Value of Sec-WebSocket-Extensions that we offer or answer; empty: none.
    Compression compression = Compression::None;

    /// @name Of a tested server
    /// @{
    std::optional<Verdict> accepted = Verdict::Ok; ///< A 101. None: Failed.
    QMap<int, Verdict> refusals;                   ///< HTTP status, or one of the constants above.
    QList<FieldRule> fields;
    /// What a 101 behind a refusal is worth: it answers a body, or what was sent behind the head. Not given: nobody looks.
    std::optional<Verdict> ifAnsweredTwice;
    /// A head that is asked first, on a connection of its own. If it is refused, acceptance of @c head is worth
    /// @c afterRefusedControl; if not, the server takes anybody, which is Informational.
    QByteArray control;
    Verdict afterRefusedControl = Verdict::Failed;
    /// @}
};

/// By what a client's masking keys could be foreseen.
enum class KeyFlaw {
    Zero,           ///< It is 0, and masks nothing.
    Constant,       ///< The same for each frame.
    Repeated,       ///< From a small set.
    Counted,        ///< A step, of numbers or of bits, that is always the same.
    Congruential,   ///< Each follows from the one before (rand()).
    Biased,         ///< Bits or octets that aren't evenly spread.
    OfHandshakeKey, ///< Part of Sec-WebSocket-Key.
};

/// What is right, and what else would do.
struct Expectation
{
    QList<ExpectedEvent> events;
    Ending ending;
    bool mayRefuseSize = false; ///< A peer with a smaller limit closes with 1009: Informational.
    bool anyPongs = false;      ///< Pongs are of no concern.
    /// Messages aren't looked into, nor kept; that one came is worth this. For what is too large to be held, and for many.
    std::optional<Verdict> anyMessages;
    /// The most bytes of floods that the peer may take, and what that is worth; more is Failed. Empty: any number.
    QMap<qint64, Verdict> swallows;
    std::optional<KeyFlaw> keysWithout; ///< The peer's masking keys haven't this flaw.
};

/// One question to a peer that echoes messages, and the answers to it: nothing but data. CaseRun asks it.
struct Case
{
    QByteArray id; ///< "6.2.3": category, group, number. Stable within a version.
    QByteArray title;
    Category category = Category::Framing;
    QByteArray section; ///< "RFC 6455 §5.2"
    QByteArray rule;    ///< What that section says, in its own words: the sentence that the case rests on.
    Side side = Side::Server;
    bool slow = false; ///< Takes seconds: sizes of many MiB, a thousand messages.
    QByteArray risk;   ///< Of the security half: what a peer that fails risks, in a sentence; else empty.
    Opening opening;
    QList<Step> steps;
    Expectation expected;
    bool survives = false; ///< Afterwards the server must serve a new connection.

    bool isSecurity() const { return !risk.isEmpty(); }
};

/// The word for @p verdict in reports: "OK", "NON-STRICT" …
const char *verdictName(Verdict verdict);
const char *categoryName(Category category);
/// For command lines and files: "framing", "utf8", "handshake-abuse".
const char *categoryWord(Category category);
/// What the words of verdictName() and categoryWord() mean; nothing if they are none of those.
std::optional<Verdict> verdictNamed(const QByteArray &name);
std::optional<Category> categoryWorded(const QByteArray &word);
constexpr int categoryCount = 22;
/// "text", "close", "reserved 0xB" …
QByteArray frameName(quint8 opcode);

} // namespace workbench::conformance
