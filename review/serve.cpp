#include "review/serve.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "pipeline/job_workers.h"
#include "review/application.h"
#include "review/live_updates.h"
#include "review/services.h"
#include "store/users.h"

namespace review {

struct Serving::State {
  explicit State(ServeOptions options_)
      : options(std::move(options_)), services(options), application(services, page()) {}

  PageFiles page() const { return options.page.empty() ? PageFiles() : PageFiles(options.page); }

  ServeOptions options;
  Services services;
  MeishiApplication application;
  std::optional<http::Server> server;
  std::optional<pipeline::JobWorkers> readers;
  std::optional<LiveUpdates> updates;
};

namespace {

namespace fs = std::filesystem;

/// Bodies on their way lie beside the pictures, on the same disk. What an earlier run left there is removed.
card::Result<fs::path> prepare_spool(StorePool& stores) {
  auto store = stores.borrow();
  if (!store) return tl::unexpected(store.error());
  const fs::path spool = (**store).pictures_folder() / "incoming";
  std::error_code trouble;
  fs::remove_all(spool, trouble);
  if (::mkdir(spool.c_str(), 0700) == 0 || fs::is_directory(spool, trouble)) return spool;
  return card::fail(card::ErrorKind::wrong_use,
                    fmt::format("{}: the folder cannot be made; check the path and its rights", spool.string()));
}

std::string metrics_of(const pipeline::WorkerCounters& counters) {
  const auto line = [](std::string_view name, std::string_view type, std::int64_t value) {
    return fmt::format("# TYPE meishi_{0} {1}\nmeishi_{0} {2}\n", name, type, value);
  };
  return line("readers", "gauge", counters.threads) + line("readers_busy", "gauge", counters.busy) +
         line("read_pages_total", "counter", counters.pages) + line("read_cards_total", "counter", counters.cards) +
         line("read_jobs_failed_total", "counter", counters.jobs_failed) +
         line("read_not_cards_total", "counter", counters.not_cards);
}

card::Result<void> start_readers(const ServeOptions& options, Services& services,
                                 std::optional<pipeline::JobWorkers>& readers) {
  if (options.readers == 0) return {};
  pipeline::WorkerOptions wanted;
  wanted.reader = options.reader;
  wanted.database = options.database;
  wanted.store = options.store;
  wanted.threads = std::max(options.readers, 0);
  if (options.remark) wanted.trouble = [&](const card::Error& error) { options.remark(error.message); };
  auto started = pipeline::JobWorkers::start(std::move(wanted));
  if (!started) return tl::unexpected(started.error());
  readers.emplace(std::move(*started));
  services.wake_readers = [&readers] { readers->wake(); };
  services.reader_metrics = [&readers] { return metrics_of(readers->counters()); };
  services.readers = [&readers] { return readers->counters().threads; };
  return {};
}

}  // namespace

Serving::Serving(std::unique_ptr<State> state) : state_(std::move(state)) {}
Serving::Serving(Serving&&) noexcept = default;
Serving::~Serving() = default;

card::Result<Serving> Serving::open(ServeOptions options) {
  auto state = std::make_unique<State>(std::move(options));
  auto spool = prepare_spool(state->services.stores);
  if (!spool) return tl::unexpected(spool.error());
  state->options.server.spool = *spool;
  auto server = http::Server::open(state->options.server, state->application);
  if (!server) return tl::unexpected(server.error());
  state->server.emplace(std::move(*server));
  state->services.server = &*state->server;
  if (auto started = start_readers(state->options, state->services, state->readers); !started)
    return tl::unexpected(started.error());
  state->updates.emplace(state->services);
  return Serving(std::move(state));
}

std::uint16_t Serving::port() const { return state_->server->port(); }

card::Result<bool> Serving::has_administrator() const {
  auto store = state_->services.stores.borrow();
  if (!store) return tl::unexpected(store.error());
  auto transaction = store::Transaction::begin(**store, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto users = store::list_users(*transaction);
  if (!users) return tl::unexpected(users.error());
  return std::ranges::any_of(
      *users, [](const store::User& user) { return user.role == store::Role::administrator && !user.disabled; });
}

void Serving::run() {
  state_->server->run();
  if (state_->readers) state_->readers->request_stop();
  if (state_->readers) state_->readers->wait();
  state_->updates.reset();
}

void Serving::stop() { state_->server->stop(); }

}  // namespace review
