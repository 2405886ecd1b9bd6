#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "capture/capture.h"
#include "card/card_reading.h"
#include "card/image.h"
#include "card/parsed_card.h"
#include "card/result.h"
#include "normalize/known_firms.h"
#include "normalize/parse.h"
#include "ocr/engine.h"

namespace pipeline {

struct ReaderOptions {
  /// Opens an engine for one thread; empty: Tesseract with the options below.
  std::function<card::Result<std::unique_ptr<ocr::Engine>>()> open_engine;
  capture::Options capture;
  capture::FindOptions find;
  ocr::EngineOptions ocr;
  std::filesystem::path knowledge_folder;  ///< the compiled dictionaries; empty: where normalize/ looks for them
  normalize::Options normalize;
  /// How many of 1 accepted values may be wrong: what is not sure enough for that is `doubtful`, and its card goes to
  /// review. 0: nothing is accepted; 1: everything that was read.
  double error_rate = 0.001;
};

struct EncodedPicture {
  std::string sha256;      ///< of the PNG bytes
  std::uint64_t hash = 0;  ///< capture::picture_hash
  std::vector<std::uint8_t> png;
};

/// One card from file to fields.
struct ReadCard {
  card::CardReading reading;                 ///< with decision not_a_card the rest is empty
  card::ParsedCard parsed;                   ///< the same fields with their evidence, for review
  normalize::Acceptance acceptance;          ///< what `doubtful` was judged by
  std::size_t front_lines = 0;               ///< how many of reading.lines are the front's
  std::vector<card::Image> upright;          ///< the sides as they were read: front, back
  std::vector<card::Quad> quads;             ///< where each side was cut out of its page
  std::vector<EncodedPicture> pictures;      ///< the same after encode_pictures(), else empty
  std::vector<normalize::FirmWitness> firm;  ///< what known firms said (pipeline/firm_memory.h)
};

/// Makes the reading's contact, confidences, doubts and decision from its parsed fields.
void judge(ReadCard& read);

/// The stages capture, ocr and normalize in their order. One reader serves one thread; opening one costs tenths of a
/// second and some memory (the engine's models and the dictionaries), so keep it.
class Reader {
 public:
  /// Fails with missing_component when a model or dictionary is not there.
  static card::Result<Reader> open(const ReaderOptions& options = {});
  /// A reader on the given engine, which need not be Tesseract. `knowledge` must outlive the reader.
  Reader(const ReaderOptions& options, std::unique_ptr<ocr::Engine> engine, const normalize::Knowledge& knowledge);

  /// One more reader for another thread. It shares this reader's dictionaries and must not outlive it.
  card::Result<Reader> sibling() const;

  /// The cards of one page; one reading not_a_card when it shows none.
  card::Result<std::vector<ReadCard>> read_page(const capture::Page& page);
  /// All cards of a file, all in memory; pipeline/batch.h reads many files page by page.
  card::Result<std::vector<ReadCard>> read_file(const std::filesystem::path& file);
  /// One card that was found already.
  card::Result<ReadCard> read_card(const card::CardImage& image, ocr::WayUp way_up = ocr::WayUp::to_find);

  const normalize::Knowledge& knowledge() const { return *knowledge_; }
  const ReaderOptions& options() const { return options_; }
  std::string engine_version() const { return engine_->version(); }

 private:
  ReaderOptions options_;
  std::unique_ptr<ocr::Engine> engine_;
  std::unique_ptr<normalize::Knowledge> own_knowledge_;  ///< empty in a sibling
  const normalize::Knowledge* knowledge_;                ///< own_knowledge_ or somebody else's
};

/// The corners named from the top-left one of the upright card, after a clockwise turn made it upright.
card::Quad upright_quad(const card::Quad& quad, int turned_degrees);

/// Turns the sides into PNG bytes with their hashes and lets the pixels go. Slow (tenths of a second); any thread.
card::Result<void> encode_pictures(ReadCard& card);

/// Two sides to one card: the front's values first, `sides` names both (contract section 2).
ReadCard pair_sides(ReadCard front, ReadCard back);

}  // namespace pipeline
