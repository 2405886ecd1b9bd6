#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "card/result.h"
#include "store/store.h"

/// Folders that somebody watches (pipeline/folder_watch.h), so that a page can show how they fare. Whoever watches one
/// tells so again and again; the watch of a folder that was not told of in time has ended.
namespace store {

struct WatchedFolder {
  std::string folder;                    ///< its full path, on the machine that watches
  std::string mode;                      ///< in words: "inotify, looked through every 60 s"
  bool watched = false;                  ///< somebody does, as far as can be told
  std::string seen_at;                   ///< UTC, when that was told last
  std::int64_t waiting = 0, failed = 0;  ///< its files that were taken: not read yet; given up
};

/// The folder is watched, and this will be said again within `within`.
card::Result<void> note_watched_folder(Transaction& transaction, const std::string& folder, const std::string& mode,
                                       std::chrono::seconds within);
/// The watch has ended in good order.
card::Result<void> note_unwatched_folder(Transaction& transaction, const std::string& folder);

/// By name.
card::Result<std::vector<WatchedFolder>> watched_folders(Transaction& transaction);

}  // namespace store
