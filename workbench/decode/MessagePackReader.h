#pragma once

#include "workbench/decode/ByteReader.h"
#include "workbench/decode/DecodeError.h"
#include "workbench/decode/TreeWriter.h"

namespace workbench {

/// Reads MessagePack (github.com/msgpack/msgpack, spec.md) into a tree.
class MessagePackReader
{
public:
    /// @p offset is added to ranges and errors.
    MessagePackReader(QByteArrayView bytes, TreeWriter &writer, qsizetype offset = 0);

    /// One value.
    bool readValue();
    bool atEnd() const { return m_reader.atEnd(); }
    qsizetype position() const { return m_offset + m_reader.position(); }
    const DecodeError &error() const { return m_error; }

private:
    bool readSized(quint8 format);
    bool readInteger(quint8 format);
    bool readString(quint64 size);
    bool readBinary(quint64 size);
    bool readExtension(quint64 size);
    bool readTime(QByteArrayView data);
    bool readArray(quint64 count);
    bool readMap(quint64 count);
    bool readKey();
    bool scalar(TreeWriter::Type type, QByteArrayView value);
    bool truncated();
    bool full();

    ByteReader m_reader;
    TreeWriter &m_writer;
    qsizetype m_offset;
    qsizetype m_begin = 0; ///< Of the value being read.
    DecodeError m_error;
};

} // namespace workbench
