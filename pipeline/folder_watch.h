#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "card/result.h"
#include "pipeline/batch_notes.h"
#include "pipeline/file_actions.h"
#include "pipeline/receiving.h"

namespace pipeline {

/// What becomes of a file in the inbox once its cards are stored.
enum class Afterwards {
  move,    ///< to the folder done/; one that failed goes to failed/, with the reason beside it
  remove,  ///< gone, its bytes are kept among the pictures; one that failed goes to failed/ all the same
};

struct WatchOptions {
  std::vector<std::filesystem::path> folders;
  std::string database;  ///< URL
  store::Options store;
  ReceiveOptions receiving;  ///< origin and keep_files are the watch's own affair
  FolderNameRules folder_names;
  Afterwards afterwards = Afterwards::move;
  std::string done_folder = "done", failed_folder = "failed";  ///< names within the watched folder
  std::vector<std::string> ignore;  ///< patterns beyond the built-in ones (pipeline/inbox_names.h)
  bool recursive = true;
  std::chrono::milliseconds stability_delay{5000};  ///< a file is taken when unchanged for so long
  std::chrono::milliseconds patience{60'000};       ///< then a file that is empty or cannot be read has failed
  std::chrono::milliseconds poll_every{0};          ///< 0: inotify, and polling only where that does not work
  std::chrono::milliseconds sweep_every{60'000};    ///< the folders are looked through even without an event
  FileActions* actions = nullptr;                   ///< not owned; null: the real ones
  std::stop_token stop;
  bool until_empty = false;  ///< end when nothing is left in the folders
};

/// All called on the watching thread.
struct WatchObserver {
  /// How a folder is watched, in words: "inotify, looked through every 60 s".
  std::function<void(const std::filesystem::path& folder, const std::string& mode)> watching;
  /// A file is safe; `known` says that its bytes were there already.
  std::function<void(const std::filesystem::path& file, const store::AddedJob& job)> taken;
  /// A file left the inbox: to `to`, or removed (then `to` is empty). `reason`: why it failed; empty: it is stored.
  std::function<void(const std::filesystem::path& file, const std::filesystem::path& to, const std::string& reason)>
      left;
  /// Something does not work now; it is tried again. The same trouble with the same file is told once.
  std::function<void(const card::Error&)> trouble;
};

/// Watches folders: takes files that have settled, in the order received, committed, and only then, when the job is
/// over, moved out of the inbox. Reading the jobs is the workers' affair (pipeline/job_workers.h).
class FolderWatch {
 public:
  /// Fails with wrong_use (no such folder) or database.
  static card::Result<FolderWatch> open(WatchOptions options, WatchObserver observer);
  FolderWatch(FolderWatch&&) noexcept;
  FolderWatch& operator=(FolderWatch&&) = delete;
  ~FolderWatch();

  /// Watches until stopped; nothing but `stop` (or until_empty) ends it.
  void run();
  /// Any thread: a job is over, look at once what can leave the inbox.
  void wake();

 private:
  struct State;
  explicit FolderWatch(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace pipeline
