#pragma once

#include "capture/decoder_protocol.h"
#include "card/result.h"

namespace capture {

/// What a decoder child still has to do, and so which rights it keeps.
enum class Sandbox {
  pictures,  ///< compute, allocate, answer: an allow-list of system calls
  programs,  ///< start a renderer of PDF: no network, no changes to the file system, no other process touched
};

/// Drops the process's rights for good, for itself and the programs that it starts: no new privileges, resource
/// limits from the request, a seccomp filter, death with the parent. Call before the first foreign byte is touched.
card::Result<void> enter_sandbox(Sandbox sandbox, const DecodeRequest& request);

}  // namespace capture
