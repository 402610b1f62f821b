#pragma once

#include "workbench/decode/ByteReader.h"
#include "workbench/decode/DecodeError.h"
#include "workbench/decode/TreeWriter.h"

#include <QHash>

#include <memory>
#include <utility>

namespace workbench {

/// Reads Protocol Buffers without their schema (protobuf.dev/programming-guides/encoding) into a tree: keys are the
/// fields' numbers; what a number may mean besides is its note. Whether bytes are a text, a message or neither is a
/// guess.
class ProtobufReader
{
public:
    explicit ProtobufReader(QByteArrayView bytes, TreeWriter &writer);

    /// All fields, of a message that is the whole of the bytes.
    bool readMessage();
    qsizetype position() const { return m_offset + m_reader.position(); }
    const DecodeError &error() const { return m_error; }
    quint64 highestField() const { return m_highestField; }

private:
    /// Which pieces, by where they are, were found to be messages or not: each is tried once, however deep it lies.
    using Trials = QHash<std::pair<qsizetype, qsizetype>, bool>;

    ProtobufReader(QByteArrayView bytes, TreeWriter &writer, qsizetype offset, int depth,
                   std::shared_ptr<Trials> trials);

    bool readField();
    bool readVarint(quint64 field);
    bool readDelimited(quint64 field);
    bool readGroup(quint64 field);
    bool isMessage(QByteArrayView bytes, qsizetype offset) const;
    bool fail(const char *what, qsizetype at);
    bool truncated();
    bool full();
    bool value(TreeWriter::Type type, QByteArrayView text);

    ByteReader m_reader;
    TreeWriter &m_writer;
    qsizetype m_offset;
    int m_depth;
    std::shared_ptr<Trials> m_trials;
    qsizetype m_begin = 0;
    quint64 m_highestField = 0;
    quint64 m_openGroup = 0;
    bool m_groupEnded = false;
    DecodeError m_error;
};

} // namespace workbench
