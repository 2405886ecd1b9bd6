#include "pipeline/inspection.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "capture/sha256.h"
#include "store/inspection.h"
#include "store/jobs.h"
#include "store/pictures.h"

namespace pipeline {
namespace {

namespace fs = std::filesystem;

/// Nothing when the file is not there or cannot be read.
std::optional<std::string> hash_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  capture::Sha256 hash;
  std::vector<char> piece(1 << 18);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
    hash.add({reinterpret_cast<const std::uint8_t*>(piece.data()), static_cast<std::size_t>(in.gcount())});
  return in.bad() ? std::nullopt : std::optional(hash.hex());
}

bool is_older(const fs::path& file, std::chrono::seconds age) {
  struct stat facts{};
  if (::lstat(file.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return false;
  return std::chrono::system_clock::now() - std::chrono::system_clock::from_time_t(facts.st_mtime) >= age;
}

card::Result<std::vector<std::string>> needed(store::Store& store) {
  auto transaction = store::Transaction::begin(store, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  return store::needed_files(*transaction);
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
    if (entry->is_regular_file(error)) files.push_back(entry->path());
  std::ranges::sort(files);
  return files;
}

/// Whoever puts the picture anew gives it a new date first: seen here in time, or the file is gone and written again.
bool remove_if_old(const fs::path& file, std::chrono::seconds age) {
  const fs::path aside = file.string() + ".spare";
  if (::rename(file.c_str(), aside.c_str()) != 0) return false;
  if (is_older(aside, age)) return ::unlink(aside.c_str()) == 0;
  // Should the same picture have come again meanwhile, it is the same bytes.
  ::rename(aside.c_str(), file.c_str());
  return false;
}

}  // namespace

card::Result<PicturesInspection> inspect_pictures(store::Store& store, std::chrono::seconds spare_age) {
  // The files first: what is put after this look is needed later, and not taken for spare.
  const std::vector<fs::path> there = files_below(store.pictures_folder());
  const auto names = needed(store);
  if (!names) return tl::unexpected(names.error());
  PicturesInspection found;
  found.files = static_cast<std::int64_t>(names->size());
  for (const std::string& name : *names) {
    const auto hash = hash_of(store::picture_path(store, name));
    if (!hash) found.missing.push_back(name);
    if (hash && *hash != name) found.changed.push_back(name);
  }
  for (const fs::path& file : there) {
    const bool named = std::ranges::binary_search(*names, file.filename().string());
    if (!named && is_older(file, spare_age)) found.spare.push_back(file);
  }
  return found;
}

card::Result<std::int64_t> sweep(store::Store& store, const std::vector<fs::path>& spare,
                                 std::chrono::seconds spare_age) {
  if (const auto others = store::databases_beside(store); !others.empty())
    return card::fail(card::ErrorKind::wrong_use,
                      fmt::format("{}: keeps its pictures in the same folder, and those may be its own; move it into a "
                                  "folder of its own, with its pictures",
                                  others.front().string()));
  std::int64_t freed = 0;
  for (const fs::path& file : spare) {
    auto transaction = store::Transaction::begin(store, store::Access::write);  // nobody else names it meanwhile
    if (!transaction) return tl::unexpected(transaction.error());
    const auto in_use = store::is_file_needed(*transaction, file.filename().string());
    if (!in_use) return tl::unexpected(in_use.error());
    std::error_code error;
    const auto bytes = fs::file_size(file, error);
    if (!*in_use && !error && remove_if_old(file, spare_age)) freed += static_cast<std::int64_t>(bytes);
  }
  return freed;
}

}  // namespace pipeline
