#include "store/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "store/contacts.h"
#include "store/migrate.h"
#include "store/needed_files.h"
#include "store/pictures.h"
#include "store/state.h"
#include "store/tar_file.h"

namespace store {
namespace {

namespace fs = std::filesystem;
constexpr const char* kDatabaseName = "meishi.db";
constexpr std::string_view kPicturesPrefix = "pictures/";
constexpr int kBusyTimeoutMs = 30'000;

/// A folder beside the database for what is under way; gone at the end.
class WorkFolder {
 public:
  explicit WorkFolder(const fs::path& beside) {
    std::string pattern = (beside / ".meishi-backup.XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;  // 0700
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

card::Error no_work_folder(const fs::path& folder) {
  return {card::ErrorKind::internal, folder.string() + ": cannot be written; check its permissions and the disk"};
}

card::Result<void> needs_sqlite(Store& store) {
  if (&store.state().dialect == &kSqliteDialect) return {};
  return card::fail(card::ErrorKind::wrong_use,
                    "meishi backup and restore are for SQLite; save a PostgreSQL database with pg_dump, and then the "
                    "pictures folder");
}

bool is_hash(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

card::Result<std::vector<std::string>> copy_out(Store& store, const fs::path& copy) {
  return guarded("copy itself", [&] {
    Connection target = open_sqlite({.path = copy.string(), .busy_timeout_ms = kBusyTimeoutMs});
    copy_sqlite(store.state().connection, target);
    target.execute("PRAGMA journal_mode = DELETE");  // one file, nothing beside it
    return needed_files(target);
  });
}

card::Result<BackupCounts> write_archive(const Store& store, const fs::path& archive, const fs::path& database,
                                         const std::vector<std::string>& pictures) {
  auto tar = TarWriter::create(archive);
  if (!tar) return tl::unexpected(tar.error());
  if (auto added = tar->add(kDatabaseName, database); !added) return tl::unexpected(added.error());
  BackupCounts counts;
  for (const std::string& sha256 : pictures) {
    const auto added = tar->add(std::string(kPicturesPrefix) + sha256, picture_path(store, sha256));
    if (!added) return tl::unexpected(added.error());
    ++(*added ? counts.pictures : counts.missing);
  }
  if (auto finished = tar->finish(); !finished) return tl::unexpected(finished.error());
  return counts;
}

/// Pictures that are there already stay; they have the same bytes.
card::Result<std::optional<fs::path>> picture_target(const Store& store, const std::string& name,
                                                     const fs::path& work) {
  const std::string sha256 = name.substr(std::min(name.size(), kPicturesPrefix.size()));
  if (!name.starts_with(kPicturesPrefix) || !is_hash(sha256))
    return card::fail(card::ErrorKind::bad_input,
                      "the backup holds something that meishi does not put there; take another one");
  std::error_code error;
  if (fs::exists(picture_path(store, sha256), error)) return std::nullopt;
  return work / sha256;
}

card::Result<std::int64_t> place_pictures(const Store& store, const fs::path& work) {
  std::int64_t placed = 0;
  for (const auto& entry : fs::directory_iterator(work)) {
    const std::string sha256 = entry.path().filename().string();
    if (!is_hash(sha256)) continue;
    const fs::path target = picture_path(store, sha256);
    std::error_code error;
    fs::create_directory(target.parent_path(), error);
    fs::permissions(target.parent_path(), fs::perms::owner_all, error);
    fs::rename(entry.path(), target, error);
    if (error) return tl::unexpected(no_work_folder(store.pictures_folder()));
    ++placed;
  }
  return placed;
}

card::Result<void> copy_in(Store& store, const fs::path& copy, const fs::path& named) {
  try {
    Connection source = open_sqlite({.path = copy.string(), .busy_timeout_ms = kBusyTimeoutMs});
    migrate(source, kSqliteDialect);
    copy_sqlite(source, store.state().connection);
    return {};
  } catch (const DatabaseFailure& failure) {
    return card::fail(card::ErrorKind::database,
                      fmt::format("{}: cannot be restored ({}); is it whole, and of this version or an older one?",
                                  named.string(), failure.what()));
  }
}

}  // namespace

card::Result<BackupCounts> back_up(Store& store, const fs::path& file) {
  if (auto known = needs_sqlite(store); !known) return tl::unexpected(known.error());
  const fs::path folder = fs::absolute(file).parent_path();
  const WorkFolder work(folder);
  std::error_code none;
  if (work.path().empty() || fs::is_directory(file, none))
    return card::fail(card::ErrorKind::wrong_use,
                      file.string() + ": cannot be written there; choose a file in a folder that is there and yours");
  const auto pictures = copy_out(store, work.path() / kDatabaseName);
  if (!pictures) return tl::unexpected(pictures.error());
  auto counts = write_archive(store, work.path() / "backup.tar", work.path() / kDatabaseName, *pictures);
  if (!counts) return counts;
  std::error_code error;
  fs::rename(work.path() / "backup.tar", file, error);
  if (error) return tl::unexpected(no_work_folder(folder));
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  ::fsync(descriptor);
  ::close(descriptor);
  return counts;
}

card::Result<BackupCounts> restore(Store& store, const fs::path& file, Replace replace) {
  if (auto known = needs_sqlite(store); !known) return tl::unexpected(known.error());
  {
    auto transaction = Transaction::begin(store, Access::read);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto contacts = count_contacts(*transaction);
    if (!contacts) return tl::unexpected(contacts.error());
    if (*contacts > 0 && replace == Replace::no)
      return card::fail(card::ErrorKind::wrong_use,
                        fmt::format("the database holds {} contacts already; give --replace to put the backup in their "
                                    "place",
                                    *contacts));
  }
  const WorkFolder work(store.pictures_folder());
  if (work.path().empty()) return tl::unexpected(no_work_folder(store.pictures_folder()));
  const auto read = read_tar(file, [&](const std::string& name) -> card::Result<std::optional<fs::path>> {
    if (name == kDatabaseName) return work.path() / kDatabaseName;
    return picture_target(store, name, work.path());
  });
  if (!read) return tl::unexpected(read.error());
  std::error_code error;
  if (!fs::exists(work.path() / kDatabaseName, error))
    return card::fail(card::ErrorKind::bad_input, file.string() + ": is no backup of meishi; take another one");
  const auto placed = place_pictures(store, work.path());
  if (!placed) return tl::unexpected(placed.error());
  if (auto copied = copy_in(store, work.path() / kDatabaseName, file); !copied) return tl::unexpected(copied.error());
  return BackupCounts{*placed, 0};
}

}  // namespace store
