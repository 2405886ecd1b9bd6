#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>

#include "capture/descriptor.h"

namespace pipeline {

/// The network file system a folder lies on, by name, where the kernel does not tell of what other machines do in it
/// ("NFS", "SMB", ...); empty for local ones.
std::string network_file_system(const std::filesystem::path& folder);

/// Tells when something happens in folders, by inotify. That something happened, not what: whoever is woken looks for
/// himself, so that events that come twice, late or not at all change nothing but the time.
class FolderEvents {
 public:
  FolderEvents();

  /// Listens to the folder as well (not to those under it). Harmless when it does already. False where the kernel
  /// refuses (no inotify, fs.inotify.max_user_watches reached).
  bool add(const std::filesystem::path& folder);
  /// Waits for an event, for `wake` to become readable, or for the time to pass. True when there was an event.
  bool wait(int wake, std::chrono::milliseconds at_most);

 private:
  void drain();
  capture::Descriptor inotify_;
  std::map<std::filesystem::path, int> watches_;
};

}  // namespace pipeline
