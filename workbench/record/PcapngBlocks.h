#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace workbench {

/// @name Blocks of a pcapng file (draft-ietf-opsawg-pcapng), in this machine's byte order, as the format wants it.
/// @{
void appendSectionHeader(QByteArray &file, QByteArrayView program, QByteArrayView comment);
/// An interface of Ethernet frames, with times in nanoseconds.
void appendEthernetInterface(QByteArray &file, QByteArrayView name);
void appendPacket(QByteArray &file, qint64 nsSinceEpoch, QByteArrayView frame, QByteArrayView comment = {});
/// @}

} // namespace workbench
