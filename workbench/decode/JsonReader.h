#pragma once

#include "workbench/decode/DecodeError.h"
#include "workbench/decode/TreeWriter.h"

namespace workbench {

/// Reads JSON (RFC 8259) strictly, into a tree: the order of keys, repeated ones and the spelling of numbers are kept.
class JsonReader
{
public:
    /// @p from: where in @p bytes to begin; ranges and errors count from the front of @p bytes.
    JsonReader(QByteArrayView bytes, TreeWriter &writer, qsizetype from = 0);

    /// One value, with white space around it.
    bool readValue();
    /// One value, and nothing behind it.
    bool readDocument();
    /// Of an array whose first element was read elsewhere the others, from the comma on: an array of their own.
    bool readRestOfArray();
    qsizetype position() const { return m_at; }
    const DecodeError &error() const { return m_error; }

private:
    bool readObject();
    bool readArray();
    bool readElements(bool first);
    bool readString(QByteArray &text);
    bool readEscape(QByteArray &text);
    bool readUnicode(QByteArray &text);
    bool readNumber();
    bool readDigits();
    bool readWord(QByteArrayView word, TreeWriter::Type type);
    bool readPlainValue();
    int hex4(qsizetype at) const;
    void skipSpace();
    char peek() const { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; }
    bool fail(const char *what);
    bool full();

    QByteArrayView m_bytes;
    TreeWriter &m_writer;
    qsizetype m_at;
    DecodeError m_error;
};

} // namespace workbench
