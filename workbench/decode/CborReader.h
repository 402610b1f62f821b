#pragma once

#include "workbench/decode/ByteReader.h"
#include "workbench/decode/DecodeError.h"
#include "workbench/decode/TreeWriter.h"

#include <optional>

namespace workbench {

/// Reads CBOR (RFC 8949) into a tree; tags become notes: "tag 0 (date-time)".
class CborReader
{
public:
    /// @p offset is added to ranges and errors.
    CborReader(QByteArrayView bytes, TreeWriter &writer, qsizetype offset = 0);

    /// One data item.
    bool readItem();
    bool atEnd() const { return m_reader.atEnd(); }
    qsizetype position() const { return m_offset + m_reader.position(); }
    const DecodeError &error() const { return m_error; }
    /// Whether a tag was met that RFC 8949 names: a sign that this is CBOR.
    bool sawNamedTag() const { return m_sawNamedTag; }

private:
    struct Head
    {
        quint8 major = 0;
        quint8 info = 0;
        quint64 argument = 0;
        bool isIndefinite() const { return info == 31; }
    };

    std::optional<Head> readHead();
    bool readInteger(const Head &head);
    bool readString(const Head &head);
    std::optional<QByteArray> takeString(const Head &head);
    bool readArray(const Head &head);
    bool readMap(const Head &head);
    bool readKey();
    bool readTagged(quint64 tag);
    bool readSimple(const Head &head);
    bool takeBreak();
    bool scalar(TreeWriter::Type type, QByteArrayView value);
    bool truncated();
    bool malformed(const char *what);
    bool full();

    ByteReader m_reader;
    TreeWriter &m_writer;
    qsizetype m_offset;
    qsizetype m_begin = 0;        ///< Of the item being read, its tags included.
    std::optional<quint64> m_tag; ///< The innermost tag in front of the item being read.
    int m_tagDepth = 0;
    bool m_sawNamedTag = false;
    DecodeError m_error;
};

} // namespace workbench
