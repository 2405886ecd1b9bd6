#include "pipeline/folder_events.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace pipeline {
namespace {

struct FileSystemType {
  std::uint32_t magic;
  const char* name;
};
/// Source: linux/magic.h and the file systems' own headers, Linux 6.1; statfs(2).
constexpr std::array<FileSystemType, 12> kNetworkTypes = {{{0x6969, "NFS"},
                                                           {0x517B, "SMB"},
                                                           {0xFF534D42, "SMB"},
                                                           {0xFE534D42, "SMB"},
                                                           {0x65735546, "FUSE"},
                                                           {0x01021997, "9p"},
                                                           {0x00C36400, "Ceph"},
                                                           {0x5346414F, "AFS"},
                                                           {0x6B414653, "AFS"},
                                                           {0x786F4256, "a VirtualBox folder"},
                                                           {0xBACBACBC, "a VMware folder"},
                                                           {0x0BD00BD0, "Lustre"}}};

constexpr std::uint32_t kWhatMatters =
    IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_MODIFY | IN_ONLYDIR;

}  // namespace

std::string network_file_system(const std::filesystem::path& folder) {
  struct statfs facts{};
  if (::statfs(folder.c_str(), &facts) != 0) return {};
  const auto magic = static_cast<std::uint32_t>(facts.f_type);
  const auto type = std::ranges::find(kNetworkTypes, magic, &FileSystemType::magic);
  return type == kNetworkTypes.end() ? std::string() : type->name;
}

FolderEvents::FolderEvents() : inotify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

bool FolderEvents::add(const std::filesystem::path& folder) {
  if (!inotify_.valid()) return false;
  // Asked anew each time: a folder that was removed and made again has the old name and no watch.
  const int watch = ::inotify_add_watch(inotify_.get(), folder.c_str(), kWhatMatters);
  if (watch < 0) return false;
  watches_[folder] = watch;
  return true;
}

bool FolderEvents::wait(int wake, std::chrono::milliseconds at_most) {
  std::array<pollfd, 2> waiting = {pollfd{wake, POLLIN, 0}, pollfd{inotify_.get(), POLLIN, 0}};
  const int ready =
      ::poll(waiting.data(), inotify_.valid() ? 2 : 1, static_cast<int>(std::max<long>(0, at_most.count())));
  if (ready <= 0 || !inotify_.valid() || waiting[1].revents == 0) return false;
  drain();
  return true;
}

void FolderEvents::drain() {
  alignas(inotify_event) std::array<char, 16384> events;
  while (::read(inotify_.get(), events.data(), events.size()) > 0) {
  }
}

}  // namespace pipeline
