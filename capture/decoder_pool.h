#pragma once

#include <mutex>
#include <vector>

#include "capture/capture.h"
#include "capture/decoder_process.h"

namespace capture {

/// One decoded page, before its orientation is applied.
struct DecodedPage {
  DecodeReply reply;  ///< status page or no_such_page
  Descriptor pixels;
};

/// The idle children, two kinds: those that decode pictures and those that may start the renderer of PDF.
class DecoderPool::State {
 public:
  /// Has one page decoded. Errors carry the reason alone, without the file's name.
  card::Result<DecodedPage> decode(const std::filesystem::path& program, const DecodeRequest& request, int file);

 private:
  struct Child {
    DecoderProcess process;
    int pages_served = 0;
  };
  using Idle = std::vector<Child>;

  std::optional<Child> take_idle(FileKind kind);
  void give_back(FileKind kind, Child child);
  Idle& idle(FileKind kind) { return kind == FileKind::pdf ? idle_for_pdf_ : idle_for_pictures_; }

  std::mutex mutex_;
  Idle idle_for_pictures_;
  Idle idle_for_pdf_;
};

}  // namespace capture
