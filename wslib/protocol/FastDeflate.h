#pragma once

#include <QByteArray>

#include <memory>

struct isal_zstream;

namespace wslib {

/// A raw DEFLATE stream out of ISA-L: three times as fast as zlib at like sizes, in less than half of its memory, but only for
/// the low and middle levels and the whole window. Not on every system: see make().
class FastDeflate
{
public:
    /// Nothing where Windsock was built without ISA-L, or where zlib serves better: for level 0 and those above @p lastLevel,
    /// for windows smaller than 32 KiB (@p windowBits below 15), and for who wants another @p memoryLevel than zlib's own, 8.
    static std::unique_ptr<FastDeflate> make(int level, int windowBits, int memoryLevel);
    ~FastDeflate();
    Q_DISABLE_COPY_MOVE(FastDeflate)

    /// Compresses @p input, of at least one byte, onto the end of @p output; ends with an empty stored block (zlib's
    /// Z_SYNC_FLUSH).
    void compress(QByteArrayView input, QByteArray &output);
    /// What comes next doesn't reach back.
    void forget();

    /// Above it, size counts more than speed.
    static constexpr int lastLevel = 6;

private:
    FastDeflate(int level, size_t memory);
    void feed(QByteArrayView input, int flush, QByteArray &output);

    std::unique_ptr<isal_zstream> m_stream;
    std::unique_ptr<unsigned char[]> m_memory; // NOLINT(*-avoid-c-arrays): ISA-L's, left uninitialised
};

} // namespace wslib
