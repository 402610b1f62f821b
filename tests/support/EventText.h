#pragma once

#include "wslib/protocol/Event.h"

#include <QByteArrayList>

#include <vector>

/// Events in words, so that a failed comparison can be read: `text "hello"`, `binary 00ff`, `ping …`, `pong
/// …`, `close 1000 "bye"`, `failed 1002`. Different events have different words, but a Failed is told by its
/// code alone.
QByteArray eventText(const wslib::Event &event);
QByteArrayList eventTexts(const std::vector<wslib::Event> &events);

/// Payload in words: printable ASCII in quotes, else hex; a long one by its size and hash.
QByteArray payloadText(const QByteArray &payload);
