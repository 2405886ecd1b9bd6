#pragma once

#include <optional>
#include <utility>

#include "ocr/line_network.h"

namespace ocr {

/// Whether a model's network may be run by LineNetwork: tried on the first line that it reads, which Tesseract runs
/// too. Only where both come to the same probabilities, and only for the very network that was tried.
class OwnRun {
 public:
  /// nullopt: Tesseract always runs its own.
  explicit OwnRun(std::optional<LineNetwork> network) : network_(std::move(network)) {}

  /// Whether lines are read by LineNetwork from now on.
  bool is_trusted() const { return trusted_; }

  class Call;  ///< private to tesseract_network.cpp

 private:
  std::optional<LineNetwork> network_;
  const void* tried_ = nullptr;  // Tesseract's network
  bool trusted_ = false;
  friend class Call;
};

/// While it lives, this thread's calls of Tesseract run their network as `run` says. One at a time in a thread.
class OwnRunInUse {
 public:
  explicit OwnRunInUse(OwnRun& run);
  OwnRunInUse(const OwnRunInUse&) = delete;
  OwnRunInUse& operator=(const OwnRunInUse&) = delete;
  ~OwnRunInUse();
};

}  // namespace ocr
