#pragma once

#include "wslib/protocol/DeflateOptions.h"
#include "wslib/protocol/FastDeflate.h"

#include <QByteArray>

#include <memory>

struct z_stream_s;

namespace wslib {

/// Compresses messages for permessage-deflate (RFC 7692 §7.2.1), with ISA-L where it serves (FastDeflate), else with zlib. Its
/// memory is taken at the first message.
class Deflater
{
public:
    /// @p windowBits 8 to 15. With @p noContextTakeover every message starts from an empty window.
    Deflater(int windowBits, bool noContextTakeover, int level, int memoryLevel);
    ~Deflater();
    Q_DISABLE_COPY_MOVE(Deflater)

    /// The payload of the compressed message, without the four bytes that RFC 7692 §7.2.1 leaves off.
    QByteArray compress(QByteArrayView message);

private:
    void takeMemory();
    void compressByZlib(QByteArrayView message, QByteArray &output);
    void feed(QByteArrayView input, int flush, QByteArray &output);

    int m_windowBits;
    bool m_noContextTakeover;
    int m_level;
    int m_memoryLevel;
    std::unique_ptr<FastDeflate> m_fast;  ///< Either it,
    std::unique_ptr<z_stream_s> m_stream; ///< or this, from the first message on.
};

/// Inflates messages of permessage-deflate (RFC 7692 §7.2.2) as their bytes arrive, never past a limit. Its memory is
/// taken at the first message.
class Inflater
{
public:
    enum class Result {
        Ok,
        Corrupt,  ///< No DEFLATE stream, or one that reaches back past its beginning.
        TooLarge, ///< The output would have more than the allowed size.
    };

    /// With @p noContextTakeover every message starts from an empty window. Its size is the largest, whatever was agreed:
    /// zlib finds a reach past a smaller one only where the input happens to be cut, and the outcome must not hang on that.
    explicit Inflater(bool noContextTakeover);
    ~Inflater();
    Q_DISABLE_COPY_MOVE(Inflater)

    /// Inflates @p input and appends to @p output, which may come to have @p maxSize bytes and costs little more memory
    /// than it has bytes.
    Result inflate(QByteArrayView input, QByteArray &output, qint64 maxSize);

    /// Ends the message: supplies the four bytes that its sender left off.
    Result finishMessage(QByteArray &output, qint64 maxSize);

private:
    Result makeRoom(QByteArray &output, qint64 maxSize) const;

    bool m_noContextTakeover;
    bool m_blockEnded = false; ///< A block with BFINAL has ended, and nothing has followed.
    std::unique_ptr<z_stream_s> m_stream;
};

} // namespace wslib
