#pragma once

#include "workbench/log/FrameTrail.h"

#include <QByteArray>

#include <string>

namespace workbench {

/// Appends `,"frames":[…]` to the object of an entry: see README.md.
void appendFramesJson(QByteArray &json, QByteArrayView frames);

/// The way back. What is missing or wrong of a frame is left out with it; so is what follows, as its place isn't known then.
class FramesFromJson
{
public:
    struct Frame
    {
        QByteArray header;
        QByteArray payload;
        bool hasPayload = false;
        bool sent = false;
        bool raw = false;
        bool isWrong = false;
        qint64 ns = 0;
        qint64 offset = 0;
        qint64 size = -1;
        qint64 inflated = -2;

        void setText(const std::string &key, const std::string &value);
        void setNumber(const std::string &key, qint64 value);
    };

    void take(const Frame &frame);
    /// LogEntry::frames. Empty: there were none.
    QByteArray finish();

private:
    FrameTrailWriter m_frames; ///< However many come, it keeps some.
    bool m_isWrong = false;
};

} // namespace workbench
