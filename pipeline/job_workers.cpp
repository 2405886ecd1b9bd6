#include "pipeline/job_workers.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "pipeline/receiving.h"
#include "pipeline/worker_name.h"
#include "store/cutting.h"
#include "store/in_transaction.h"

namespace pipeline {
namespace {

constexpr std::chrono::seconds kPauseAfterTrouble{2};

std::size_t thread_count(int wanted) {
  return wanted > 0 ? static_cast<std::size_t>(wanted) : std::max(1U, std::thread::hardware_concurrency());
}

/// One short transaction of the queue.
template <class Body>
auto in_transaction(store::Store& store, Body&& body) -> decltype(body(std::declval<store::Transaction&>())) {
  return store::in_transaction(store, store::Access::write_rows, std::forward<Body>(body));
}

}  // namespace

struct JobWorkers::State {
  State(WorkerOptions given, std::unique_ptr<capture::DecoderPool> pool, Reader first)
      : options(std::move(given)), decoders(std::move(pool)), reader(std::move(first)) {}

  void work(std::size_t index);
  void serve(std::size_t index, Reader& with, store::Store& store);
  bool pause(std::chrono::milliseconds how_long);
  card::Result<std::optional<store::Job>> take(store::Store& store, const std::string& worker);
  card::Result<void> read(store::Store& store, const store::Job& job, const std::string& worker, Reader& with);
  card::Result<store::JobState> settle(store::Store& store, const store::Job& job, const std::string& worker,
                                       const JobReading& reading);
  void report(const JobReport& report);
  void complain(const card::Error& error);
  void hold(const std::string& worker, store::JobId job);
  void renew_leases();
  void renew_all(store::Store& store);
  bool idle() const { return held.empty(); }

  WorkerOptions options;
  std::unique_ptr<capture::DecoderPool> decoders;  ///< of all threads
  Reader reader;
  std::stop_source stopping;

  mutable std::mutex mutex;  ///< of what follows
  std::condition_variable_any woken;
  std::uint64_t wakes = 0;
  WorkerCounters counters;
  std::vector<std::pair<std::string, store::JobId>> held;  ///< worker and its job

  std::mutex reporting;               ///< one report at a time
  std::vector<std::jthread> threads;  ///< last, so that they end before what they use
  std::jthread heart;
};

/// A worker's thread: opens what it needs, and again whenever the database went away.
void JobWorkers::State::work(std::size_t index) {
  std::optional<Reader> own;
  while (!stopping.stop_requested()) {
    auto store = store::open(options.database, options.store);
    if (!store) {
      complain(store.error());
      if (!pause(kPauseAfterTrouble)) return;
      continue;
    }
    if (index > 0 && !own) {
      auto sibling = reader.sibling();
      if (!sibling) return complain(sibling.error());
      own.emplace(std::move(*sibling));
    }
    serve(index, own ? *own : reader, *store);
    if (options.until_idle || !pause(kPauseAfterTrouble)) return;
  }
}

/// Takes jobs until stopped, or until the database fails.
void JobWorkers::State::serve(std::size_t index, Reader& with, store::Store& store) {
  const std::string worker = worker_name(static_cast<int>(index));
  while (!stopping.stop_requested()) {
    const std::uint64_t seen = [&] {
      const std::scoped_lock lock(mutex);
      return wakes;
    }();
    auto job = take(store, worker);
    if (!job) return complain(job.error());
    if (*job) {
      hold(worker, (*job)->id);
      auto done = read(store, **job, worker, with);
      hold(worker, {});
      if (!done) return complain(done.error());
      continue;
    }
    std::unique_lock lock(mutex);
    if (options.until_idle && idle()) return;
    woken.wait_for(lock, stopping.get_token(), options.look_every,
                   [&] { return wakes != seen || (options.until_idle && idle()); });
  }
}

/// False when stopped meanwhile.
bool JobWorkers::State::pause(std::chrono::milliseconds how_long) {
  std::unique_lock lock(mutex);
  woken.wait_for(lock, stopping.get_token(), how_long, [] { return false; });
  return !stopping.stop_requested();
}

card::Result<std::optional<store::Job>> JobWorkers::State::take(store::Store& store, const std::string& worker) {
  return in_transaction(store, [&](store::Transaction& transaction) {
    return store::take_job(transaction, worker, options.lease, options.retry);
  });
}

card::Result<void> JobWorkers::State::read(store::Store& store, const store::Job& job, const std::string& worker,
                                           Reader& with) {
  Matcher matcher(options.matching);
  auto reading = read_job(store, job, with, matcher, stopping.get_token());
  if (!reading) {
    // Not this job's fault: it goes back where that is still possible, else its lease runs out.
    (void)in_transaction(
        store, [&](store::Transaction& transaction) { return store::give_back_job(transaction, job.id, worker); });
    return tl::unexpected(reading.error());
  }
  auto state = settle(store, job, worker, *reading);
  if (!state) return tl::unexpected(state.error());
  report({job, std::move(*reading), *state});
  return {};
}

card::Result<store::JobState> JobWorkers::State::settle(store::Store& store, const store::Job& job,
                                                        const std::string& worker, const JobReading& reading) {
  auto state = in_transaction(store, [&](store::Transaction& transaction) -> card::Result<store::JobState> {
    if (reading.end == JobReading::End::failed)
      return store::fail_job(transaction, job.id, worker, reading.failure, reading.reason, options.retry);
    const bool stopped = reading.end == JobReading::End::stopped;
    auto done = stopped ? store::give_back_job(transaction, job.id, worker)
                        : store::finish_job(transaction, job.id, worker, reading.result);
    if (!done) return tl::unexpected(done.error());
    // Of somebody erased nothing stays, the scan that was handed in just now neither.
    if (!stopped && reading.erased_cards > 0)
      if (auto forgotten = store::forget_files(transaction, job); !forgotten) return tl::unexpected(forgotten.error());
    return stopped ? store::JobState::waiting : store::JobState::stored;
  });
  if (state && *state == store::JobState::stored && (!job.keep_files || reading.erased_cards > 0)) {
    SystemFileActions actions;
    remove_spare_files(store, job.files, actions);
  }
  return state;
}

void JobWorkers::State::report(const JobReport& report) {
  {
    const std::scoped_lock lock(mutex);
    counters.jobs_stored += report.state == store::JobState::stored ? 1 : 0;
    counters.jobs_parked += report.state == store::JobState::parked ? 1 : 0;
    counters.jobs_failed += report.state == store::JobState::waiting ? 1 : 0;
    counters.pages += report.reading.result.pages;
    counters.cards += report.reading.new_contacts + report.reading.merged_cards;
    counters.new_contacts += report.reading.new_contacts;
    counters.merged_cards += report.reading.merged_cards;
    counters.known_cards += report.reading.known_cards;
    counters.not_cards += report.reading.not_cards;
    counters.reviews += report.reading.reviews;
  }
  const std::scoped_lock lock(reporting);
  if (options.job_done) options.job_done(report);
}

void JobWorkers::State::complain(const card::Error& error) {
  const std::scoped_lock lock(reporting);
  if (options.trouble) options.trouble(error);
}

/// Notes which job the worker has now; none with a value of 0.
void JobWorkers::State::hold(const std::string& worker, store::JobId job) {
  const std::scoped_lock lock(mutex);
  std::erase_if(held, [&](const auto& entry) { return entry.first == worker; });
  if (job.value != 0) held.emplace_back(worker, job);
  counters.busy = static_cast<int>(held.size());
  if (held.empty()) woken.notify_all();
}

/// The heart: while it beats nobody else takes the jobs that are read here.
void JobWorkers::State::renew_leases() {
  std::optional<store::Store> store;
  while (pause(options.lease / 3)) {
    if (!store) {
      if (auto opened = store::open(options.database, options.store)) store.emplace(std::move(*opened));
    }
    if (store) renew_all(*store);
  }
}

void JobWorkers::State::renew_all(store::Store& store) {
  const auto jobs = [&] {
    const std::scoped_lock lock(mutex);
    return held;
  }();
  for (const auto& [worker, job] : jobs) {
    const auto renewed = in_transaction(store, [&, &name = worker, &id = job](store::Transaction& transaction) {
      return store::renew_lease(transaction, id, name, options.lease);
    });
    if (!renewed) complain(renewed.error());
  }
}

card::Result<JobWorkers> JobWorkers::start(WorkerOptions options) {
  auto store = store::open(options.database, options.store);
  if (!store) return tl::unexpected(store.error());
  auto back = in_transaction(*store, [&](store::Transaction& transaction) {
    return store::give_back_jobs_of_dead(transaction, is_dead_worker, options.retry);
  });
  if (!back) return tl::unexpected(back.error());
  auto decoders = std::make_unique<capture::DecoderPool>();
  options.reader.capture.decoders = decoders.get();
  auto reader = Reader::open(options.reader);
  if (!reader) return tl::unexpected(reader.error());

  auto state = std::make_unique<State>(std::move(options), std::move(decoders), std::move(*reader));
  State& shared = *state;
  const std::size_t count = thread_count(shared.options.threads);
  shared.counters.threads = static_cast<int>(count);
  for (std::size_t i = 0; i < count; ++i) shared.threads.emplace_back([&shared, i] { shared.work(i); });
  shared.heart = std::jthread([&shared] { shared.renew_leases(); });
  return JobWorkers(std::move(state));
}

JobWorkers::JobWorkers(std::unique_ptr<State> state) : state_(std::move(state)) {}
JobWorkers::JobWorkers(JobWorkers&&) noexcept = default;
JobWorkers::~JobWorkers() {
  if (!state_) return;
  request_stop();
  wait();
}

void JobWorkers::wake() {
  const std::scoped_lock lock(state_->mutex);
  ++state_->wakes;
  state_->woken.notify_all();
}

void JobWorkers::request_stop() { state_->stopping.request_stop(); }

void JobWorkers::wait() {
  for (std::jthread& thread : state_->threads)
    if (thread.joinable()) thread.join();
  state_->stopping.request_stop();  // the heart has nothing left to beat for
}

WorkerCounters JobWorkers::counters() const {
  const std::scoped_lock lock(state_->mutex);
  return state_->counters;
}

}  // namespace pipeline
