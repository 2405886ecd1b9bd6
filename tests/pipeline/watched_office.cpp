#include "tests/pipeline/watched_office.h"

#include <chrono>

#include "tests/pipeline/numbered_cards.h"

using std::chrono::milliseconds;

WatchedOffice::WatchedOffice(const Place& place) {
  pipeline::WatchOptions options;
  options.folders = {place.inbox};
  options.database = place.url;
  options.store = {.pictures = place.pictures, .busy_timeout = milliseconds(300)};
  options.stability_delay = milliseconds(20);
  options.patience = std::chrono::minutes(10);
  options.until_empty = true;
  options.stop = stop_.get_token();
  pipeline::WatchObserver observer;
  observer.taken = [this](const auto&, const auto&) { workers_->wake(); };
  observer.trouble = [this](const card::Error& error) { tell(error); };
  pipeline::WorkerOptions working;
  working.reader = cheap_reader();
  working.database = place.url;
  working.store = options.store;
  working.threads = 2;
  working.lease = std::chrono::seconds(3);
  working.retry.delays = {std::chrono::seconds(1)};
  working.job_done = [this](const pipeline::JobReport&) {
    const std::scoped_lock lock(mutex_);
    ++jobs_;
    watch_->wake();
  };
  working.trouble = [this](const card::Error& error) { tell(error); };
  watch_.emplace(pipeline::FolderWatch::open(std::move(options), std::move(observer)).value());
  workers_.emplace(pipeline::JobWorkers::start(std::move(working)).value());
  thread_ = std::jthread([this] {
    watch_->run();
    const std::scoped_lock lock(mutex_);
    over_ = true;
  });
}

WatchedOffice::~WatchedOffice() {
  stop_.request_stop();
  if (thread_.joinable()) thread_.join();
}

bool WatchedOffice::wait_for(const std::function<bool()>& what) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  while (std::chrono::steady_clock::now() < deadline) {
    {
      const std::scoped_lock lock(mutex_);
      if (what()) return true;
    }
    std::this_thread::sleep_for(milliseconds(5));
  }
  return false;
}

bool WatchedOffice::wait_for_jobs(int count) {
  return wait_for([&] { return jobs_ >= count; });
}

bool WatchedOffice::wait_for_trouble() {
  return wait_for([&] { return !troubles_.empty(); });
}

void WatchedOffice::forget_troubles() {
  const std::scoped_lock lock(mutex_);
  troubles_.clear();
}

std::set<std::string> WatchedOffice::troubles() {
  const std::scoped_lock lock(mutex_);
  return troubles_;
}

void WatchedOffice::tell(const card::Error& error) {
  const std::scoped_lock lock(mutex_);
  troubles_.insert(error.message);
}

bool WatchedOffice::wait_until_empty() {
  if (!wait_for([&] { return over_; })) return false;
  workers_->request_stop();
  workers_->wait();
  return true;
}
