#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "pipeline/folder_events.h"
#include "pipeline/folder_watch.h"
#include "pipeline/settling.h"
#include "store/jobs.h"

namespace pipeline {

/// One watched folder: which of its files wait, are taken, and may leave. One thread.
class Inbox {
 public:
  using Time = Settling::Time;
  /// `take_for`: so long a look goes on taking files, and takes at least one.
  Inbox(std::filesystem::path root, const WatchOptions& options, const WatchObserver& observer, FileActions& actions,
        std::chrono::milliseconds take_for = std::chrono::seconds(1));

  /// Looks through the folder, takes what has settled, and listens to new folders where `events` is given.
  /// Gives how many files were taken; what there was no time for is still settled. Fails with database.
  card::Result<int> look(store::Store& store, FolderEvents* events, Time now);
  /// Moves files out whose jobs are over. Fails with database.
  card::Result<void> release(store::Store& store);

  const std::filesystem::path& root() const { return root_; }
  std::optional<Time> next_settling() const { return settling_.next(); }
  bool has_claims() const { return !claims_.empty(); }
  /// The last look saw the whole folder, and no file in it that waits, settles or was put off.
  bool is_empty() const { return seen_whole_ && claims_.empty() && settling_.size() == 0; }

 private:
  /// A file of the inbox whose job is not over yet.
  struct Claim {
    FileIdentity identity;
    store::JobId job;
  };
  struct Trouble {
    Time since;
    std::string message;
  };

  void look_at(const std::filesystem::path& file, Time now, std::vector<std::filesystem::path>& settled);
  bool enters(const std::filesystem::path& folder) const;
  card::Result<bool> take(store::Store& store, const std::filesystem::path& file, Time now);
  card::Result<bool> put_off(const std::filesystem::path& file, const card::Error& error, Time now);
  void give_up_on_empty_files(Time now);
  void let_go(const std::filesystem::path& file, const Claim& claim, const store::Job& job);
  bool leave(const std::filesystem::path& file, const FileIdentity& identity, const std::string& reason);
  std::filesystem::path target_folder(const std::filesystem::path& file, const std::string& name) const;
  void tell(const std::filesystem::path& file, const card::Error& error, Time now);

  std::filesystem::path root_;
  const WatchOptions& options_;
  const WatchObserver& observer_;
  FileActions& actions_;
  std::chrono::milliseconds take_for_;
  Settling settling_;
  std::map<std::filesystem::path, Claim> claims_;
  std::map<std::filesystem::path, Trouble> troubles_;  ///< files that could not be taken so far
  std::set<std::filesystem::path> empty_;              ///< settled but for having no bytes
  bool seen_whole_ = false;                            ///< by the last look
};

}  // namespace pipeline
