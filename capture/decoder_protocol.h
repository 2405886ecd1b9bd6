#pragma once

#include <cstddef>
#include <cstdint>

#include "capture/descriptor.h"
#include "capture/kind.h"

/// What the program and its decoder child say to each other over a SOCK_SEQPACKET pair (the child's end is file
/// descriptor 3): one DecodeRequest with the open file beside it, one DecodeReply with the pixels beside it, and so
/// on. Both ends are the same executable, so plain structs will do. The child knows nothing between requests.
namespace capture {

constexpr int kDecoderSocket = 3;

struct DecodeRequest {
  FileKind kind{};
  std::int32_t page = 0;  ///< zero-based
  std::int32_t pdf_dpi = 0;
  std::int32_t timeout_seconds = 0;
  std::int64_t max_file_bytes = 0;
  std::int64_t max_pixels = 0;
  std::int64_t max_archive_bytes = 0;
  std::int32_t max_members = 0;
  std::int32_t max_archive_ratio = 0;
};

enum class DecodeStatus : std::int32_t { page, no_such_page, bad_input, missing_component, internal };

struct DecodeReply {
  DecodeStatus status = DecodeStatus::internal;
  std::int32_t width = 0;  ///< pixels, before the orientation is applied
  std::int32_t height = 0;
  std::int32_t dpi = 0;          ///< 0 when the file does not say
  std::int32_t orientation = 1;  ///< EXIF, 1..8
  char reason[228] = {};         ///< for errors: what is wrong and what to do, without the file's name
};

/// What is asked of an archive in DecodeRequest::page: kSurvey first, then members by their count. One child serves one
/// archive; the descriptor comes with the first request only.
constexpr std::int32_t kSurvey = -1;

enum class MemberStatus : std::int32_t {
  surveyed,  ///< the archive may be used
  file,      ///< the bytes are beside the reply
  skipped,   ///< the member cannot be used: `reason`
  end,       ///< there are no more
  refused,   ///< the archive cannot be used (any further): `reason`
};

struct MemberReply {
  MemberStatus status = MemberStatus::refused;
  std::int32_t name_length = 0;
  char name[4096] = {};   ///< as the archive has it: UTF-8 or the bytes of some other encoding
  char reason[228] = {};  ///< without the member's name
};

/// Sends one message, with a descriptor beside it unless `descriptor` is -1. False when the other end is gone.
bool send_message(int socket, const void* bytes, std::size_t size, int descriptor);

/// Receives one message of exactly `size` bytes; `descriptor` gets what came beside it, if anything.
/// False when the other end is gone or the message has another size. Blocks.
bool receive_message(int socket, void* bytes, std::size_t size, Descriptor& descriptor);

}  // namespace capture
