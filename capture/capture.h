#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "card/geometry.h"
#include "card/image.h"
#include "card/result.h"

namespace capture {

/// Keeps decoder children between files, so that one child serves many. Any thread may use it; it must outlive
/// the Pages opened with it. Its children end with it.
class DecoderPool {
 public:
  DecoderPool();
  DecoderPool(DecoderPool&&) noexcept;
  DecoderPool& operator=(DecoderPool&&) noexcept;
  ~DecoderPool();

  class State;  ///< private to capture/
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// Limits on what foreign bytes may ask for, and how the decoder child is started.
struct Options {
  std::filesystem::path decoder_program;  ///< the meishi executable, started as `meishi decode`; empty: /proc/self/exe
  std::filesystem::path shown_as;         ///< the file's name in sources and messages; empty: as it is opened
  DecoderPool* decoders = nullptr;        ///< not owned; null: the file gets a child of its own (some 20 ms more)
  std::int64_t max_file_bytes = 512LL << 20;  ///< larger files are refused
  std::int64_t max_pixels = 120'000'000;      ///< per page; larger pages are refused before their pixels are made
  int max_pages = 10'000;
  int pdf_dpi = 300;
  int timeout_seconds = 60;                     ///< per page, or member of an archive
  int max_members = 10'000;                     ///< of an archive; one with more is refused
  std::int64_t max_archive_bytes = 16LL << 30;  ///< of all members unpacked
  int max_archive_ratio = 200;                  ///< unpacked to packed bytes, once more than 64 MB are unpacked
};

struct Page {
  card::Source source;  ///< file, sha256 and page are set
  card::Image image;    ///< EXIF orientation applied; 3 channels; alpha blended on white
};

/// The pages of one file, one at a time. Movable; one thread at a time.
class Pages {
 public:
  Pages(Pages&&) noexcept;
  Pages& operator=(Pages&&) noexcept;
  ~Pages();
  const std::string& sha256() const;
  /// The next page; nullopt after the last. After an error there are no more pages.
  card::Result<std::optional<Page>> next();

  class State;  ///< private to capture/
  explicit Pages(std::unique_ptr<State> state);

 private:
  std::unique_ptr<State> state_;
};

/// Opens a picture (JPEG, PNG, WebP, BMP, TIFF, HEIC) or PDF by content, not by name. Reads the file once for its
/// hash; decoding happens in a child process (docs/decisions), page by page.
/// Fails with bad_input: missing, empty, too large, of an unknown kind, not a file. What only decoding can show
/// (truncated, damaged, password, too many pixels) fails in Pages::next().
card::Result<Pages> open(const std::filesystem::path& file, const Options& options = {});

struct FindOptions {
  int min_card_width_px = 300;  ///< long side; smaller finds are no cards
};

/// Every card on a page, straightened to its true shape, light evened out, dark ground kept as it is.
/// Reading order (top to bottom, left to right); `source.card` counts them. Empty when the picture shows no card.
/// Total: never fails.
std::vector<card::CardImage> find_cards(const card::Image& page, const card::Source& source,
                                        const FindOptions& options = {});

/// The card within an outline that a person drew on the page, straightened like one that was found. Fails with
/// bad_input when the outline is no convex four-cornered piece of the page, or too small to read.
card::Result<card::CardImage> cut_out(const card::Image& page, const card::Source& source, const card::Quad& outline);

/// The picture turned clockwise by 0, 90, 180 or 270 degrees.
card::Image turn(const card::Image& image, int degrees);

/// The picture as PNG bytes (lossless), for storing and for review. Fails with internal only.
card::Result<std::vector<std::uint8_t>> encode_png(const card::Image& image);

/// SHA-256 as 64 lower-case hex digits.
std::string sha256_hex(const std::vector<std::uint8_t>& bytes);

/// The body of the hidden command `meishi decode`: serves decode requests on file descriptor 3 until it is closed.
/// Returns the exit status. See capture/decoder_protocol.h for the protocol.
int run_decoder_child();

}  // namespace capture
