// Tesseract's network, run by this program: more than half of the time in which Tesseract reads a line goes into
// handing single pixels and steps from function to function, so the whole network is run at once (LineNetwork). As in
// tesseract_calls.cpp the dynamic linker takes these functions before those of the library. Where another version of
// Tesseract calls others, or comes to other numbers, it runs its own network.
#include "ocr/tesseract_network.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <dlfcn.h>
#include <leptonica/allheaders.h>

namespace tesseract {

// Names of Tesseract's own, of which nothing but the functions is used.
class StaticShape;
class TRand;
class TransposedArray;
class NetworkScratch;

/// A picture, handed over as the pointer that it holds.
struct Image {
  PIX* pix;
};

/// The values between two layers.
class NetworkIO {
 public:
  void FromPix(const StaticShape& shape, Image picture, TRand* random);
  void ReadTimeStep(int step, float* values) const;
  void WriteTimeStep(int step, const float* values);
  void Resize2d(bool int8, int steps, int values);
};

/// Layers one after the other; a whole network is one.
class Series {
 public:
  void Forward(bool debug, const NetworkIO& input, const TransposedArray* transposed, NetworkScratch* scratch,
               NetworkIO* output);
};

}  // namespace tesseract

namespace ocr {
namespace {

using FromPix = void(tesseract::NetworkIO*, const tesseract::StaticShape&, tesseract::Image, tesseract::TRand*);
using Forward = void(tesseract::Series*, bool, const tesseract::NetworkIO&, const tesseract::TransposedArray*,
                     tesseract::NetworkScratch*, tesseract::NetworkIO*);

/// Tesseract's own function of a name that the compiler gave it.
template <class Function>
Function* original(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

/// The line that Tesseract lays before its network.
struct Line {
  int width = 0, height = 0;
};

thread_local OwnRun* run_in_use = nullptr;
thread_local Line line;

/// What is before the network: whole numbers that Tesseract gives as shares of 127.
std::vector<std::int8_t> pixels_of(const tesseract::NetworkIO& input, const Line& size) {
  std::vector<std::int8_t> pixels(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    float value = 0;
    input.ReadTimeStep(static_cast<int>(i), &value);
    pixels[i] = static_cast<std::int8_t>(std::lround(value * 127));
  }
  return pixels;
}

}  // namespace

/// One call of a network by Tesseract.
class OwnRun::Call {
 public:
  explicit Call(OwnRun& run) : run_(run) {}

  bool may_run(const void* network) const {
    return run_.network_ && line.height == run_.network_->height() && LineNetwork::steps(width()) > 0 &&
           (run_.tried_ == nullptr || (run_.trusted_ && run_.tried_ == network));
  }
  bool is_first() const { return run_.tried_ == nullptr; }

  std::vector<float> probabilities(const tesseract::NetworkIO& input) const {
    return run_.network_->run(pixels_of(input, line), width());
  }

  /// Takes Tesseract's numbers for the same line.
  void judge(const void* network, const std::vector<float>& own, const tesseract::NetworkIO& output) {
    constexpr float kSame = 1e-4F;  // float sums in another order; one int8 value off would show as a hundredth
    std::vector<float> theirs(codes());
    run_.tried_ = network;
    run_.trusted_ = true;
    for (std::size_t step = 0; step < LineNetwork::steps(width()); ++step) {
      output.ReadTimeStep(static_cast<int>(step), theirs.data());
      const bool same =
          std::equal(theirs.begin(), theirs.end(), own.begin() + static_cast<std::ptrdiff_t>(step * codes()),
                     [&](float a, float b) { return std::abs(a - b) < kSame; });
      run_.trusted_ = run_.trusted_ && same;
    }
  }

  void write(const std::vector<float>& probabilities, tesseract::NetworkIO& output) const {
    const std::size_t steps = LineNetwork::steps(width());
    output.Resize2d(false, static_cast<int>(steps), static_cast<int>(codes()));
    for (std::size_t step = 0; step < steps; ++step)
      output.WriteTimeStep(static_cast<int>(step), &probabilities[step * codes()]);
  }

 private:
  static std::size_t width() { return static_cast<std::size_t>(line.width); }
  std::size_t codes() const { return run_.network_->codes(); }

  OwnRun& run_;
};

OwnRunInUse::OwnRunInUse(OwnRun& run) { run_in_use = &run; }
OwnRunInUse::~OwnRunInUse() { run_in_use = nullptr; }

}  // namespace ocr

namespace tesseract {

void NetworkIO::FromPix(const StaticShape& shape, Image picture, TRand* random) {
  static auto* const own =
      ocr::original<ocr::FromPix>("_ZN9tesseract9NetworkIO7FromPixERKNS_11StaticShapeENS_5ImageEPNS_5TRandE");
  ocr::line = {pixGetWidth(picture.pix), pixGetHeight(picture.pix)};
  own(this, shape, picture, random);
}

void Series::Forward(bool debug, const NetworkIO& input, const TransposedArray* transposed, NetworkScratch* scratch,
                     NetworkIO* output) {
  static auto* const own = ocr::original<ocr::Forward>(
      "_ZN9tesseract6Series7ForwardEbRKNS_9NetworkIOEPKNS_15TransposedArrayEPNS_14NetworkScratchEPS1_");
  ocr::OwnRun* const run = std::exchange(ocr::run_in_use, nullptr);  // the layers inside are Series too
  if (run == nullptr) return own(this, debug, input, transposed, scratch, output);
  ocr::OwnRun::Call call(*run);
  if (!call.may_run(this)) {
    own(this, debug, input, transposed, scratch, output);
  } else if (call.is_first()) {
    const std::vector<float> probabilities = call.probabilities(input);
    own(this, debug, input, transposed, scratch, output);
    call.judge(this, probabilities, *output);
  } else {
    call.write(call.probabilities(input), *output);
  }
  ocr::run_in_use = run;
}

}  // namespace tesseract
