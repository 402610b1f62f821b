#pragma once

#include "workbench/decode/Decoder.h"

#include <memory>

/// One maker for each file of this folder; DecoderStack lists them.
namespace workbench::decoders {

std::unique_ptr<Decoder> gunzip();
std::unique_ptr<Decoder> zlib();
std::unique_ptr<Decoder> rawDeflate();
std::unique_ptr<Decoder> base64();
std::unique_ptr<Decoder> plainText();
std::unique_ptr<Decoder> json();
std::unique_ptr<Decoder> jsonLines();
std::unique_ptr<Decoder> jsonRpc();
std::unique_ptr<Decoder> graphQl();
std::unique_ptr<Decoder> socketIo();
std::unique_ptr<Decoder> stomp();
std::unique_ptr<Decoder> signalR();
std::unique_ptr<Decoder> signalRBinary();
std::unique_ptr<Decoder> messagePack();
std::unique_ptr<Decoder> cbor();
std::unique_ptr<Decoder> protobuf();

} // namespace workbench::decoders
