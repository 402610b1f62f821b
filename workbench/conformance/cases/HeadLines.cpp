#include "workbench/conformance/cases/HeadLines.h"

namespace workbench::conformance {

HeadLines HeadLines::request()
{
    HeadLines head;
    head.m_start = "GET {target} HTTP/1.1";
    head.m_fields = {"Host: {host}", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: {key}",
                     "Sec-WebSocket-Version: 13"};
    return head;
}

HeadLines HeadLines::answer()
{
    HeadLines head;
    head.m_start = "HTTP/1.1 101 Switching Protocols";
    head.m_fields = {"Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: {accept}"};
    return head;
}

HeadLines HeadLines::startingWith(const QByteArray &startLine) const
{
    HeadLines head = *this;
    head.m_start = startLine;
    return head;
}

HeadLines HeadLines::without(const QByteArray &name) const
{
    HeadLines head = *this;
    head.m_fields.removeIf([&name](const QByteArray &field) { return field.startsWith(name + ':'); });
    return head;
}

HeadLines HeadLines::with(const QByteArray &line) const
{
    HeadLines head = *this;
    head.m_fields.append(line);
    return head;
}

HeadLines HeadLines::replacing(const QByteArray &name, const QByteArray &line) const
{
    HeadLines head = *this;
    for (QByteArray &field : head.m_fields) {
        if (field.startsWith(name + ':'))
            field = line;
    }
    return head;
}

QByteArray HeadLines::text(const QByteArray &lineEnd) const
{
    QByteArray text = m_start + lineEnd;
    for (const QByteArray &field : m_fields)
        text += field + lineEnd;
    return text + lineEnd;
}

} // namespace workbench::conformance
