#include "pipeline/settling.h"

#include <algorithm>

namespace pipeline {

std::optional<FileIdentity> file_identity(const std::filesystem::path& file) {
  struct stat facts{};
  if (::lstat(file.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
  return FileIdentity{facts.st_dev, facts.st_ino, facts.st_size,
                      std::int64_t{facts.st_mtim.tv_sec} * 1'000'000'000 + facts.st_mtim.tv_nsec};
}

bool Settling::see(const std::filesystem::path& file, const FileIdentity& identity, Time now) {
  const auto [entry, is_new] = files_.try_emplace(file, Seen{identity, now, now});
  Seen& seen = entry->second;
  seen.last = now;
  if (!is_new && seen.identity != identity) seen = {identity, now, now};
  return identity.bytes > 0 && now - seen.since >= delay_;
}

std::optional<Settling::Time> Settling::unchanged_since(const std::filesystem::path& file) const {
  const auto found = files_.find(file);
  return found == files_.end() ? std::nullopt : std::optional(found->second.since);
}

void Settling::begin_again(const std::filesystem::path& file, Time now) {
  if (const auto found = files_.find(file); found != files_.end()) found->second.since = now;
}

void Settling::forget_unseen(Time begin) {
  std::erase_if(files_, [&](const auto& entry) { return entry.second.last < begin; });
}

std::optional<Settling::Time> Settling::next() const {
  std::optional<Time> earliest;
  for (const auto& [file, seen] : files_) {
    if (seen.identity.bytes == 0) continue;
    const Time settles = seen.since + delay_;
    if (!earliest || settles < *earliest) earliest = settles;
  }
  return earliest;
}

}  // namespace pipeline
