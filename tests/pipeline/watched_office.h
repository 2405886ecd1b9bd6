#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "pipeline/folder_watch.h"
#include "pipeline/job_workers.h"

/// Where the cards of an office come from and go to.
struct Place {
  std::filesystem::path inbox, pictures;
  std::string url;
};

/// A folder that is watched, with two workers that read cheaply, while a test makes trouble: on threads of its own
/// until nothing is left in the folder.
class WatchedOffice {
 public:
  explicit WatchedOffice(const Place& place);
  WatchedOffice(const WatchedOffice&) = delete;
  WatchedOffice& operator=(const WatchedOffice&) = delete;
  ~WatchedOffice();

  /// Waits until so many jobs were read; false when that takes two minutes.
  bool wait_for_jobs(int count);
  /// Waits until the watch or a worker has said that something does not work; false when that takes two minutes.
  bool wait_for_trouble();
  void forget_troubles();
  std::set<std::string> troubles();  ///< each once

  /// Waits until the folder is empty; false when that takes two minutes. The watch and the workers are over then.
  bool wait_until_empty();

 private:
  bool wait_for(const std::function<bool()>& what);
  void tell(const card::Error& error);

  std::mutex mutex_;  ///< of what follows
  int jobs_ = 0;
  bool over_ = false;
  std::set<std::string> troubles_;

  std::stop_source stop_;
  std::optional<pipeline::FolderWatch> watch_;
  std::optional<pipeline::JobWorkers> workers_;
  std::jthread thread_;
};
