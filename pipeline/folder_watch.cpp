#include "pipeline/folder_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "capture/descriptor.h"
#include "pipeline/inbox.h"
#include "store/in_transaction.h"
#include "store/watched_folders.h"

namespace pipeline {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds, std::chrono::steady_clock;

constexpr milliseconds kNetworkPoll{5000};            ///< where nobody tells us of changes
constexpr milliseconds kBetweenLooks{100};            ///< at most so many: a burst of events is one look
constexpr milliseconds kBetweenReleases{2000};        ///< other machines' workers wake nobody here
constexpr std::chrono::seconds kBetweenTellings{60};  ///< how often the database hears that the folders are watched

std::string in_seconds(milliseconds time) { return fmt::format("{} s", std::chrono::duration<double>(time).count()); }

}  // namespace

struct FolderWatch::State {
  /// One folder and how it is watched.
  struct Watched {
    Inbox inbox;
    fs::path folder;
    std::string mode;  ///< how, in words
    milliseconds look_every;
    bool listens;
    steady_clock::time_point next_look = {};
  };

  State(WatchOptions given, WatchObserver watcher) : options(std::move(given)), observer(std::move(watcher)) {}

  void add_folder(const fs::path& folder);
  bool look(bool event);
  void release();
  void tell();
  void end_telling();
  bool reopen();
  void pause(bool more_to_do);
  bool finished() const;
  milliseconds time_left() const;

  WatchOptions options;
  WatchObserver observer;
  SystemFileActions system;
  std::optional<store::Store> store;
  FolderEvents events;
  std::vector<Watched> folders;
  capture::Descriptor wake_up;
  steady_clock::time_point next_release = {}, next_telling = {};
  bool event = true;  ///< something happened since the last look
  std::string told;   ///< the last trouble with the database
};

void FolderWatch::State::add_folder(const fs::path& folder) {
  FileActions& actions = options.actions != nullptr ? *options.actions : system;
  const std::string network = network_file_system(folder);
  Watched watched{Inbox(folder, options, observer, actions), folder, {}, options.poll_every, false};
  std::string& mode = watched.mode;
  if (options.poll_every.count() > 0) {
    mode = fmt::format("polled every {}, as asked", in_seconds(options.poll_every));
  } else if (!network.empty()) {
    watched.look_every = kNetworkPoll;
    mode = fmt::format("polled every {}, because it lies on {}", in_seconds(kNetworkPoll), network);
  } else if (!events.add(folder)) {
    watched.look_every = kNetworkPoll;
    mode = fmt::format("polled every {}, because inotify is not to be had", in_seconds(kNetworkPoll));
  } else {
    watched.look_every = options.sweep_every;
    watched.listens = true;
    mode = fmt::format("inotify, looked through every {}", in_seconds(options.sweep_every));
  }
  if (observer.watching) observer.watching(folder, mode);
  folders.push_back(std::move(watched));
}

/// Looks where it is time to. True when something was taken.
bool FolderWatch::State::look(bool had_event) {
  const auto now = steady_clock::now();
  int taken = 0;
  for (Watched& watched : folders) {
    const auto settles = watched.inbox.next_settling();
    const bool due = now >= watched.next_look || (had_event && watched.listens) || (settles && now >= *settles);
    if (!due) continue;
    watched.next_look = now + watched.look_every;
    const auto done = watched.inbox.look(*store, watched.listens ? &events : nullptr, now);
    if (!done) {
      store.reset();
      if (observer.trouble && std::exchange(told, done.error().message) != done.error().message)
        observer.trouble(done.error());
      return false;
    }
    taken += *done;
  }
  if (taken > 0) next_release = {};  // some may be over already
  return taken > 0;
}

void FolderWatch::State::release() {
  if (steady_clock::now() < next_release) return;
  next_release = steady_clock::now() + kBetweenReleases;
  for (Watched& watched : folders) {
    if (!watched.inbox.release(*store)) {
      store.reset();
      return;
    }
  }
}

/// Lets the database know, so that the page can show it, what is watched and how.
void FolderWatch::State::tell() {
  if (steady_clock::now() < next_telling) return;
  next_telling = steady_clock::now() + kBetweenTellings;
  const auto told_all = store::in_transaction(*store, store::Access::write_rows, [&](store::Transaction& transaction) {
    for (const Watched& watched : folders) {
      auto noted = store::note_watched_folder(transaction, watched.folder.string(), watched.mode, 3 * kBetweenTellings);
      if (!noted) return noted;
    }
    return card::Result<void>();
  });
  if (!told_all) store.reset();
}

void FolderWatch::State::end_telling() {
  if (!store) return;
  (void)store::in_transaction(*store, store::Access::write_rows, [&](store::Transaction& transaction) {
    for (const Watched& watched : folders)
      if (auto noted = store::note_unwatched_folder(transaction, watched.folder.string()); !noted) return noted;
    return card::Result<void>();
  });
}

/// After trouble with the database: a new connection.
bool FolderWatch::State::reopen() {
  if (store) return true;
  auto opened = store::open(options.database, options.store);
  if (!opened) {
    if (observer.trouble && std::exchange(told, opened.error().message) != opened.error().message)
      observer.trouble(opened.error());
    return false;
  }
  told.clear();
  store.emplace(std::move(*opened));
  return true;
}

bool FolderWatch::State::finished() const {
  return options.until_empty && std::ranges::all_of(folders, [](const Watched& w) { return w.inbox.is_empty(); });
}

milliseconds FolderWatch::State::time_left() const {
  auto wake_at = next_release;
  const bool claims = std::ranges::any_of(folders, [](const Watched& w) { return w.inbox.has_claims(); });
  if (!claims) wake_at = steady_clock::time_point::max();
  wake_at = std::min(wake_at, next_telling);
  for (const Watched& watched : folders) {
    wake_at = std::min(wake_at, watched.next_look);
    if (const auto settles = watched.inbox.next_settling()) wake_at = std::min(wake_at, *settles);
  }
  return std::chrono::duration_cast<milliseconds>(wake_at - steady_clock::now()) + milliseconds(1);
}

void FolderWatch::State::pause(bool more_to_do) {
  if (more_to_do) return;
  const milliseconds wait = store ? std::max(kBetweenLooks, time_left()) : kBetweenReleases;
  if (events.wait(wake_up.get(), wait)) {
    event = true;
    pollfd more{wake_up.get(), POLLIN, 0};
    ::poll(&more, 1, static_cast<int>(kBetweenLooks.count()));  // the rest of a burst belongs to the same look
  }
  std::uint64_t count = 0;
  if (::read(wake_up.get(), &count, sizeof count) > 0) next_release = {};
}

card::Result<FolderWatch> FolderWatch::open(WatchOptions options, WatchObserver observer) {
  auto store = store::open(options.database, options.store);
  if (!store) return tl::unexpected(store.error());
  auto state = std::make_unique<State>(std::move(options), std::move(observer));
  state->store.emplace(std::move(*store));
  state->wake_up = capture::Descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  for (const fs::path& folder : state->options.folders) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
      return card::fail(card::ErrorKind::wrong_use, folder.string() + ": is no folder; make it, or check the name");
    state->add_folder(fs::canonical(folder, error));
  }
  return FolderWatch(std::move(state));
}

FolderWatch::FolderWatch(std::unique_ptr<State> state) : state_(std::move(state)) {}
FolderWatch::FolderWatch(FolderWatch&&) noexcept = default;
FolderWatch::~FolderWatch() = default;

void FolderWatch::run() {
  State& state = *state_;
  const std::stop_callback woken(state.options.stop, [this] { wake(); });
  while (!state.options.stop.stop_requested()) {
    bool taken = false;
    if (state.reopen()) taken = state.look(std::exchange(state.event, false));
    if (state.store) state.release();
    if (state.store) state.tell();
    if (state.finished()) break;
    state.pause(taken);
  }
  state.end_telling();
}

void FolderWatch::wake() {
  const std::uint64_t one = 1;
  (void)!::write(state_->wake_up.get(), &one, sizeof one);
}

}  // namespace pipeline
