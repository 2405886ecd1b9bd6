#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "card/result.h"
#include "pipeline/job_reading.h"
#include "pipeline/matcher.h"
#include "pipeline/reader.h"
#include "store/job_queue.h"
#include "store/store.h"

namespace pipeline {

/// A job that a worker is done with, for now or for good.
struct JobReport {
  store::Job job;                                   ///< as it was taken
  JobReading reading;                               ///< what came of it
  store::JobState state = store::JobState::stored;  ///< stored, parked, or waiting for another attempt
};

struct WorkerOptions {
  ReaderOptions reader;
  std::string database;  ///< URL; each thread has a connection of its own
  store::Options store;
  MatcherOptions matching;
  store::RetryPolicy retry;
  int threads = 0;                             ///< jobs read at once, one engine each; 0: one per core
  std::chrono::seconds lease{60};              ///< renewed three times in it; then others may take the job
  std::chrono::milliseconds look_every{2000};  ///< how often an idle worker looks for jobs of others; see wake()
  bool until_idle = false;                     ///< end when nothing is ready or being read here
  /// Called on the worker's thread, one call at a time.
  std::function<void(const JobReport&)> job_done;
  /// The database or a component is in trouble: the workers wait and try again. One call at a time.
  std::function<void(const card::Error&)> trouble;
};

/// Since the start, for `/metrics` and summaries.
struct WorkerCounters {
  std::int64_t jobs_stored = 0, jobs_parked = 0, jobs_failed = 0;  ///< failed: will be tried again
  std::int64_t pages = 0, cards = 0;                               ///< cards: new to the database
  std::int64_t new_contacts = 0, merged_cards = 0, known_cards = 0, not_cards = 0, reviews = 0;
  int busy = 0;  ///< threads that read now
  int threads = 0;
};

/// Threads that take jobs from the queue, read and store them until stopped. Any thread may call its members.
class JobWorkers {
 public:
  /// Opens the first reader and the database. Fails with missing_component, database or wrong_use.
  static card::Result<JobWorkers> start(WorkerOptions options);
  JobWorkers(JobWorkers&&) noexcept;
  JobWorkers& operator=(JobWorkers&&) = delete;
  /// Stops, and waits for the pages in hand.
  ~JobWorkers();

  /// A job was added by this process: look at once.
  void wake();
  /// Asks the threads to end after the page in hand; jobs not finished are given back. Returns at once.
  void request_stop();
  /// Waits until the threads have ended (after request_stop(), or by until_idle).
  void wait();
  WorkerCounters counters() const;

 private:
  struct State;
  explicit JobWorkers(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace pipeline
