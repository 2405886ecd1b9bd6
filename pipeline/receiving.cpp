#include "pipeline/receiving.h"

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include <fmt/format.h>

#include "capture/capture.h"
#include "capture/sha256.h"
#include "store/pictures.h"

namespace pipeline {
namespace {

namespace fs = std::filesystem;

/// A name that no other receiver uses: process and count. Left behind by a crash it is swept with the orphans.
fs::path temporary_path(const store::Store& store) {
  static std::atomic<unsigned> count{0};
  const fs::path& folder = store.pictures_folder();
  fs::path path;
  do {
    path = folder / fmt::format("incoming-{}-{}", ::getpid(), ++count);
  } while (::access(path.c_str(), F_OK) == 0);
  return path;
}

/// Removes the file at the end unless it was renamed.
class TemporaryFile {
 public:
  TemporaryFile(FileActions& actions, fs::path path) : actions_(actions), path_(std::move(path)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!path_.empty() && ::access(path_.c_str(), F_OK) == 0) (void)actions_.remove(path_);
  }
  const fs::path& path() const { return path_; }
  void keep() { path_.clear(); }

 private:
  FileActions& actions_;
  fs::path path_;
};

card::Result<void> make_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return {};
  return card::fail(card::ErrorKind::internal,
                    folder.string() + ": cannot be made; check the permissions of the pictures folder");
}

/// Copy, fsync, rename, fsync of both folders: after it the bytes survive a power failure.
card::Result<store::JobFile> put_file(const store::Store& store, const ReceivedFile& file, FileActions& actions) {
  TemporaryFile temporary(actions, temporary_path(store));
  const auto copied = actions.copy(file.path, temporary.path());
  if (!copied) return tl::unexpected(copied.error());
  if (auto synced = actions.sync_file(temporary.path()); !synced) return tl::unexpected(synced.error());
  const fs::path target = store::picture_path(store, copied->sha256);
  if (auto made = make_folder(target.parent_path()); !made) return tl::unexpected(made.error());
  if (auto renamed = actions.rename(temporary.path(), target); !renamed) return tl::unexpected(renamed.error());
  temporary.keep();
  for (const fs::path& folder : {target.parent_path(), target.parent_path().parent_path()})
    if (auto synced = actions.sync_folder(folder); !synced) return tl::unexpected(synced.error());
  return store::JobFile{copied->sha256, file.name.empty() ? file.path.string() : file.name, copied->bytes};
}

std::string content_key(const std::vector<store::JobFile>& files) {
  if (files.size() == 1) return files.front().sha256;
  capture::Sha256 hash;
  for (const store::JobFile& file : files)
    hash.add({reinterpret_cast<const std::uint8_t*>(file.sha256.data()), file.sha256.size()});
  return hash.hex();
}

card::Result<store::AddedJob> commit_job(store::Store& store, const store::NewJob& job, FileActions& actions) {
  auto transaction = store::Transaction::begin(store, store::Access::write);
  if (!transaction) return tl::unexpected(transaction.error());
  auto added = store::add_job(*transaction, job);
  if (!added) return added;
  if (auto committed = transaction->commit(); !committed) return tl::unexpected(committed.error());
  actions.job_committed();
  return added;
}

}  // namespace

void remove_spare_files(store::Store& store, const std::vector<store::JobFile>& files, FileActions& actions) {
  auto transaction = store::Transaction::begin(store, store::Access::write);
  if (!transaction) return;
  for (const store::JobFile& file : files) {
    const auto needed = store::is_file_needed(*transaction, file.sha256);
    if (needed && !*needed) (void)actions.remove(store::picture_path(store, file.sha256));
  }
}

card::Result<store::AddedJob> receive(store::Store& store, std::span<const ReceivedFile> files,
                                      const ReceiveOptions& options, FileActions& actions) {
  if (files.empty()) return card::fail(card::ErrorKind::wrong_use, "nothing was sent; send at least one file");
  store::NewJob job;
  for (const ReceivedFile& file : files) {
    auto put = put_file(store, file, actions);
    if (!put) return tl::unexpected(put.error());
    job.files.push_back(std::move(*put));
  }
  job.content_key = content_key(job.files);
  job.origin = options.origin;
  job.pairing = options.pairing;
  job.keep_files = options.keep_files;
  job.provenance = options.provenance;
  auto added = commit_job(store, job, actions);
  if (added && added->known) remove_spare_files(store, job.files, actions);
  return added;
}

card::Result<store::AddedJob> receive(store::Store& store, std::span<const ReceivedFile> files,
                                      const ReceiveOptions& options) {
  SystemFileActions actions;
  return receive(store, files, options, actions);
}

card::Result<store::AddedJob> receive_bytes(store::Store& store, const std::string& name,
                                            std::span<const std::uint8_t> bytes, const ReceiveOptions& options) {
  capture::Sha256 hash;
  hash.add(bytes);
  const std::string sha256 = hash.hex();
  if (auto put = store::put_picture(store, sha256, bytes); !put) return tl::unexpected(put.error());
  store::NewJob job{.files = {{sha256, name, static_cast<std::int64_t>(bytes.size())}},
                    .content_key = sha256,
                    .origin = options.origin,
                    .pairing = options.pairing,
                    .keep_files = options.keep_files,
                    .provenance = options.provenance};
  SystemFileActions actions;
  return commit_job(store, job, actions);
}

}  // namespace pipeline
