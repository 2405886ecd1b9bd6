#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "capture/capture.h"
#include "card/card_reading.h"
#include "card/image.h"
#include "card/parsed_card.h"
#include "card/result.h"
#include "normalize/parse.h"
#include "ocr/engine.h"

namespace pipeline {

struct ReaderOptions {
  capture::Options capture;
  capture::FindOptions find;
  ocr::EngineOptions ocr;
  std::filesystem::path knowledge_folder;  ///< the compiled dictionaries; empty: where the build or the package put them
  normalize::Options normalize;
  float acceptance_threshold = 0.9F;  ///< a value less sure than this is `doubtful`, and its card goes to review
};

/// One card from file to fields.
struct ReadCard {
  card::CardReading reading;  ///< with decision not_a_card the rest is empty
  card::ParsedCard parsed;    ///< the same fields with their evidence, for review
  card::Image upright;        ///< the front as it was read; absent for not_a_card
  card::Image upright_back;   ///< absent for a one-sided card
};

class Reader;

/// The cards of one file, one at a time: a 500-page PDF needs the memory of one page.
/// Uses its reader, which must outlive it; one thread, and one file of a reader at a time.
class FileCards {
 public:
  /// SHA-256 of the file's bytes; known before any page is decoded.
  const std::string& sha256() const { return pages_.sha256(); }
  /// The next card in reading order; a page that shows none gives one reading not_a_card. nullopt after the last.
  /// Fails with bad_input when a page cannot be decoded; after an error there are no more cards.
  card::Result<std::optional<ReadCard>> next();

 private:
  friend class Reader;
  FileCards(Reader& reader, capture::Pages pages) : reader_(&reader), pages_(std::move(pages)) {}

  Reader* reader_;
  capture::Pages pages_;
  std::deque<card::CardImage> found_;  ///< on the present page, not read yet
  bool ended_ = false;
};

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

  card::Result<FileCards> open_file(const std::filesystem::path& file);
  /// All cards of a file at once, pages without a card included.
  card::Result<std::vector<ReadCard>> read_file(const std::filesystem::path& file);
  /// One card that was found already.
  card::Result<ReadCard> read_card(const card::CardImage& image);

  const normalize::Knowledge& knowledge() const { return *knowledge_; }
  const ReaderOptions& options() const { return options_; }
  std::string engine_version() const { return engine_->version(); }

 private:
  ReaderOptions options_;
  std::unique_ptr<ocr::Engine> engine_;
  std::unique_ptr<normalize::Knowledge> own_knowledge_;  ///< empty in a sibling
  const normalize::Knowledge* knowledge_;                ///< own_knowledge_ or somebody else's
};

/// Two sides to one card: the front's values first, `sides` names both (contract section 2).
ReadCard pair_sides(ReadCard front, ReadCard back, float acceptance_threshold);

/// Where the compiled dictionaries are: $MEISHI_KNOWLEDGE, beside the program, or in its share folder.
std::filesystem::path default_knowledge_folder();

}  // namespace pipeline
