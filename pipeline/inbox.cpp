#include "pipeline/inbox.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/inbox_names.h"

namespace pipeline {
namespace {

namespace fs = std::filesystem;

bool is_over(store::JobState state) {
  return state == store::JobState::stored || state == store::JobState::parked || state == store::JobState::discarded;
}

std::string reason_of(const store::Job& job) {
  if (job.state == store::JobState::stored) return {};
  if (job.state == store::JobState::discarded) return "the job was discarded by hand";
  return job.reason.empty() ? "it could not be read" : job.reason;
}

}  // namespace

Inbox::Inbox(fs::path root, const WatchOptions& options, const WatchObserver& observer, FileActions& actions,
             std::chrono::milliseconds take_for)
    : root_(std::move(root)),
      options_(options),
      observer_(observer),
      actions_(actions),
      take_for_(take_for),
      settling_(options.stability_delay) {}

bool Inbox::enters(const fs::path& folder) const {
  const std::string name = folder.filename().string();
  const bool ours = folder.parent_path() == root_ && (name == options_.done_folder || name == options_.failed_folder);
  return options_.recursive && !ours && !is_passed_over(name, options_.ignore);
}

card::Result<int> Inbox::look(store::Store& store, FolderEvents* events, Time now) {
  std::error_code error;
  fs::recursive_directory_iterator entry(root_, fs::directory_options::skip_permission_denied, error);
  seen_whole_ = false;
  if (error) {
    tell(root_,
         {card::ErrorKind::internal,
          fmt::format("{}: cannot be looked through ({}); is it still mounted?", root_.string(), error.message())},
         now);
    return 0;
  }
  if (events != nullptr) events->add(root_);  // before the files are listed: what comes later makes an event
  empty_.clear();
  std::vector<fs::path> settled;
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const bool is_folder = entry->is_directory(error) && !entry->is_symlink(error);
    if (is_folder && !enters(entry->path()))
      entry.disable_recursion_pending();
    else if (is_folder && events != nullptr)
      events->add(entry->path());
    if (!is_folder && !is_passed_over(entry->path().filename().string(), options_.ignore))
      look_at(entry->path(), now, settled);
  }
  seen_whole_ = !error;
  if (seen_whole_) settling_.forget_unseen(now);
  std::erase_if(troubles_, [&](const auto& known) {
    return known.first != root_ && !settling_.unchanged_since(known.first) && !claims_.contains(known.first);
  });
  give_up_on_empty_files(now);

  // Not all of them at once: what was taken before, perhaps by a run that was killed, leaves in between. Who is killed
  // again and again would else take the same files each time and never let one go.
  std::ranges::sort(settled);
  int taken = 0;
  const auto until = std::chrono::steady_clock::now() + take_for_;
  for (const fs::path& file : settled) {
    if (options_.stop.stop_requested() || (taken > 0 && std::chrono::steady_clock::now() >= until)) break;
    const auto done = take(store, file, now);
    if (!done) return tl::unexpected(done.error());
    taken += *done ? 1 : 0;
  }
  return taken;
}

void Inbox::look_at(const fs::path& file, Time now, std::vector<fs::path>& settled) {
  const auto identity = file_identity(file);
  if (!identity) return;
  const auto claim = claims_.find(file);
  if (claim != claims_.end()) {
    if (claim->second.identity == *identity) return;
    claims_.erase(claim);  // another file under the same name: the job of the first one has its own copy
  }
  if (settling_.see(file, *identity, now)) settled.push_back(file);
  if (identity->bytes == 0) empty_.insert(file);
}

/// True when the file was taken; false when it has to wait or has failed for good.
card::Result<bool> Inbox::take(store::Store& store, const fs::path& file, Time now) {
  const auto identity = file_identity(file);
  if (!identity) return false;
  const auto provenance = provenance_of(root_, file, options_.receiving.provenance, options_.folder_names);
  if (!provenance) return put_off(file, provenance.error(), now);
  ReceiveOptions receiving = options_.receiving;
  receiving.origin = "watch";
  receiving.keep_files = options_.afterwards == Afterwards::remove;
  receiving.provenance = *provenance;
  const std::array<ReceivedFile, 1> files = {ReceivedFile{file, {}}};
  auto added = receive(store, files, receiving, actions_);
  if (!added && added.error().kind == card::ErrorKind::database) return tl::unexpected(added.error());
  if (!added) return put_off(file, added.error(), now);
  claims_[file] = {*identity, added->id};
  settling_.forget(file);
  troubles_.erase(file);
  if (observer_.taken) observer_.taken(file, *added);
  return true;
}

/// Busy is no failure: the file settles anew. What is still no better after a while has failed.
card::Result<bool> Inbox::put_off(const fs::path& file, const card::Error& error, Time now) {
  settling_.begin_again(file, now);
  tell(file, error, now);
  const bool hopeless = error.kind == card::ErrorKind::bad_input && now - troubles_[file].since >= options_.patience;
  if (!hopeless) return false;
  if (const auto identity = file_identity(file); identity && leave(file, *identity, error.message)) {
    settling_.forget(file);
    troubles_.erase(file);
  }
  return false;
}

void Inbox::give_up_on_empty_files(Time now) {
  for (const fs::path& file : empty_) {
    const auto since = settling_.unchanged_since(file);
    const auto identity = file_identity(file);
    if (!since || !identity || identity->bytes != 0 || now - *since < options_.patience) continue;
    if (leave(file, *identity, file.string() + ": is empty; copy or scan it again")) settling_.forget(file);
  }
}

card::Result<void> Inbox::release(store::Store& store) {
  if (claims_.empty()) return {};
  std::vector<std::pair<fs::path, store::Job>> over;
  {
    auto transaction = store::Transaction::begin(store, store::Access::read);
    if (!transaction) return tl::unexpected(transaction.error());
    for (const auto& [file, claim] : claims_) {
      const auto state = store::find_job_state(*transaction, claim.job);
      if (!state) return tl::unexpected(state.error());
      if (*state && !is_over(**state)) continue;
      auto job = store::find_job(*transaction, claim.job);
      if (!job) return tl::unexpected(job.error());
      if (*job) over.emplace_back(file, std::move(**job));
    }
  }
  for (const auto& [file, job] : over)
    if (auto claim = claims_.find(file); claim != claims_.end()) let_go(file, claim->second, job);
  return {};
}

/// What cannot be moved now stays claimed, so that it is not taken again.
void Inbox::let_go(const fs::path& file, const Claim& claim, const store::Job& job) {
  const auto identity = file_identity(file);
  const bool still_there = identity && *identity == claim.identity;
  if (!still_there || leave(file, claim.identity, reason_of(job))) claims_.erase(file);
}

fs::path Inbox::target_folder(const fs::path& file, const std::string& name) const {
  const fs::path below = file.lexically_relative(root_).parent_path();
  return below.empty() ? root_ / name : root_ / name / below;
}

/// Moves or removes the file. False when that does not work now.
bool Inbox::leave(const fs::path& file, const FileIdentity& identity, const std::string& reason) {
  const auto cannot = [&](const card::Error& error) {
    tell(file, error, std::chrono::steady_clock::now());
    return false;
  };
  if (reason.empty() && options_.afterwards == Afterwards::remove) {
    if (auto removed = actions_.remove(file); !removed) return cannot(removed.error());
    (void)actions_.sync_folder(file.parent_path());
    if (observer_.left) observer_.left(file, {}, reason);
    return true;
  }
  const fs::path folder = target_folder(file, reason.empty() ? options_.done_folder : options_.failed_folder);
  std::error_code error;
  fs::create_directories(folder, error);
  const auto moved = actions_.move_into(file, folder);
  if (!moved) return cannot(moved.error());
  if (file_identity(*moved) != identity) {
    // Replaced between the look and the move: the new file goes back, to be taken in its turn.
    (void)actions_.move_into(*moved, file.parent_path());
    return true;
  }
  if (!reason.empty()) std::ofstream(moved->string() + ".reason.txt") << reason << '\n';
  for (const fs::path& changed : {folder, file.parent_path()}) (void)actions_.sync_folder(changed);
  if (observer_.left) observer_.left(file, *moved, reason);
  return true;
}

/// The same trouble with the same file is told once.
void Inbox::tell(const fs::path& file, const card::Error& error, Time now) {
  const auto [entry, is_new] = troubles_.try_emplace(file, Trouble{now, error.message});
  if (!is_new && entry->second.message == error.message) return;
  entry->second.message = error.message;
  if (observer_.trouble) observer_.trouble(error);
}

}  // namespace pipeline
