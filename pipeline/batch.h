#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "card/result.h"
#include "pipeline/reader.h"

namespace pipeline {

struct BatchOptions {
  ReaderOptions reader;
  int workers = 0;       ///< threads that read pages, one engine each; 0: one per core
  std::stop_token stop;  ///< asked between pages; what was begun is finished
  /// Whether a file, or a member of an archive, with this hash needs no reading. Called on another thread, one call at
  /// a time. Empty: none.
  std::function<bool(const std::string& sha256)> is_known;
  /// More work on each card for the reading threads, such as encode_pictures. Empty: none.
  std::function<card::Result<void>(ReadCard&)> finish;
};

enum class StepKind {
  page,    ///< the cards of one page
  known,   ///< is_known said so: nothing is read
  failed,  ///< a page, a member of an archive, or the file from here on, cannot be used; others may follow
  end,     ///< the file is over; each file has one, unless the batch was stopped in it
};

/// One thing that happened to one of the files.
struct BatchStep {
  StepKind kind = StepKind::page;
  std::size_t file = 0;         ///< index into the files
  std::string sha256;           ///< of the file; empty when it could not be opened
  std::vector<ReadCard> cards;  ///< of a page
  card::Error error;            ///< of a failure
};

/// Reads many files by several threads, page by page, and gives the results in the order of files and pages, whichever
/// thread is done first. Only a few pages per worker are in memory at a time.
class Batch {
 public:
  /// Fails with missing_component when a model or dictionary is not there.
  static card::Result<Batch> start(std::vector<std::filesystem::path> files, BatchOptions options);
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) = delete;
  /// Waits until the pages in hand are read.
  ~Batch();

  /// Waits for the next step; nothing after the last, or after the last one begun before `stop`.
  std::optional<BatchStep> next();

  const Reader& reader() const;  ///< for its dictionaries

 private:
  struct State;
  explicit Batch(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Files and folders to a list of files: a folder gives the pictures and PDFs under it, by name, however deep; other
/// files in it, hidden ones and what programs leave behind (Thumbs.db, @eaDir) are passed over. A file that is named
/// itself is always taken, and so is one that does not exist, so that it is reported.
std::vector<std::filesystem::path> list_files(const std::vector<std::filesystem::path>& paths);

}  // namespace pipeline
