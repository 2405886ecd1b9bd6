// meishi_growth DATABASE CARDS: how matching bears a growing store. Loads generated cards (japanese.h) through the same
// code as `meishi load`, in one load from each row that it prints to the next, until CARDS are there: at 10, 20, 50
// thousand cards and so on what the load from the row above cost, and how long one new card takes from looking for its
// person to its rows, without the commit: each is rolled back. A database that this program filled before is loaded
// further from where it stands. With CARDS 0 it says the latter of what is in the database.

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <time.h>

#include "bench/linkage/japanese.h"
#include "pipeline/list_load.h"
#include "pipeline/matcher.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kWorld = 50'000;  // cards of one generated world; the worlds follow one another
constexpr std::uint64_t kSeed = 500;
constexpr int kProbes = 500;  // of each kind

struct Cost {
  double seconds = 0;            ///< making the cards included
  double processor_seconds = 0;  ///< of all threads, making the cards left out
  double reading_seconds = 0;    ///< of these, of the thread that reads and prepares; the rest writes
};

double processor_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

long peak_megabytes() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return used.ru_maxrss / 1024;
}

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

double thread_seconds() {
  timespec used{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

/// One load for the cards from first to before last.
card::Result<Cost> load(store::Store& store, std::int64_t first, std::int64_t last) {
  const auto begin = Clock::now();
  const double processor = processor_seconds(), reading = thread_seconds();
  auto load = pipeline::ListLoad::start(store, {});
  if (!load) return tl::unexpected(load.error());
  double making = 0;
  linkage::Set world;
  for (std::int64_t at = first; at < last; ++at) {
    if (at == first || at % kWorld == 0) {
      const double before = thread_seconds();
      world = {};  // two at once would be the peak
      world = linkage::generate_japanese(int{kWorld}, kSeed + static_cast<std::uint64_t>(at / kWorld));
      making += thread_seconds() - before;
    }
    dedupe::Record& record = world.records[static_cast<std::size_t>(at % kWorld)];
    const auto added =
        load->add({std::to_string(at), std::move(record.contact), store::parse_date(record.exchanged_on), {}});
    if (!added) return tl::unexpected(added.error());
  }
  if (const auto finished = load->finish(); !finished) return tl::unexpected(finished.error());
  return Cost{since(begin), processor_seconds() - processor - making, thread_seconds() - reading - making};
}

/// Cards of people who are there, cards of others, and both with nothing but the name: common names meet many.
std::vector<store::NewCard> probes() {
  std::vector<store::NewCard> cards;
  for (const std::uint64_t seed : {kSeed, kSeed - 1}) {
    const linkage::Set world = linkage::generate_japanese(int{kWorld}, seed);
    for (int i = 0; i < 2 * kProbes; ++i) {
      store::NewCard card;
      card.reading.contact = world.records[static_cast<std::size_t>(i) * 7U].contact;
      card.reading.contact.job_titles = {"新任"};
      if (i % 2 == 1) {
        card::Contact bare;
        bare.family_name = card.reading.contact.family_name;
        bare.given_name = card.reading.contact.given_name;
        card.reading.contact = bare;
      }
      card.reading.decision = card::Decision::accept;
      cards.push_back(std::move(card));
    }
  }
  return cards;
}

/// Milliseconds, each ascending.
struct Latencies {
  std::vector<double> passed, processor;

  static double at(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
  }
};

card::Result<Latencies> latencies(store::Store& store) {
  Latencies found;
  pipeline::Matcher matcher;
  for (store::NewCard& card : probes()) {
    auto transaction = store::Transaction::begin(store, store::Access::write);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto begin = Clock::now();
    const double used = thread_seconds();
    const auto outcome = matcher.add(*transaction, std::move(card));
    if (!outcome) return tl::unexpected(outcome.error());
    found.passed.push_back(1000 * since(begin));
    found.processor.push_back(1000 * (thread_seconds() - used));
  }
  std::sort(found.passed.begin(), found.passed.end());
  std::sort(found.processor.begin(), found.processor.end());
  return found;
}

card::Result<void> print_row(store::Store& store, std::int64_t cards, std::int64_t loaded, const Cost& cost) {
  const long peak = peak_megabytes();
  const auto times = latencies(store);
  if (!times) return tl::unexpected(times.error());
  fmt::print("| {} | {} | {:.1f} | {:.1f} | {:.1f} | {} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} |\n", cards,
             loaded, cost.seconds, cost.processor_seconds, cost.reading_seconds, peak,
             Latencies::at(times->passed, 0.5), Latencies::at(times->passed, 0.99), times->passed.back(),
             Latencies::at(times->processor, 0.5), Latencies::at(times->processor, 0.99));
  std::fflush(stdout);
  return {};
}

/// No row is like another, so each that was loaded is a card.
card::Result<std::int64_t> cards_in(store::Store& store) {
  auto transaction = store::Transaction::begin(store, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  return store::count_cards(*transaction);
}

/// 10, 20, 50, 100 thousand and so on: the next above.
std::int64_t next_row(std::int64_t cards) {
  for (std::int64_t power = 10'000;; power *= 10)
    for (const std::int64_t factor : {1, 2, 5})
      if (factor * power > cards) return factor * power;
}

card::Result<void> run(const std::string& database, std::int64_t cards) {
  auto store = store::open(database);
  if (!store) return tl::unexpected(store.error());
  auto done = cards_in(*store);
  if (!done) return tl::unexpected(done.error());
  fmt::print(
      "| cards | loaded since the row above | load, s | processor s | of it reading, s | peak MB | new card p50, ms | "
      "p99, ms | longest, ms | processor p50, ms | p99, ms |\n"
      "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
  if (cards <= *done) return print_row(*store, *done, 0, {});
  for (std::int64_t begin = *done; begin < cards;) {
    const std::int64_t end = std::min(cards, next_row(begin));
    const auto loaded = load(*store, begin, end);
    if (!loaded) return tl::unexpected(loaded.error());
    if (auto printed = print_row(*store, end, end - begin, *loaded); !printed) return printed;
    begin = end;
  }
  return {};
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return fmt::print(stderr, "usage: meishi_growth DATABASE CARDS\n"), 2;
  const auto done = run(words[1], std::atoll(words[2]));
  if (!done) fmt::print(stderr, "{}\n", done.error().message);
  return done ? 0 : 1;
}
