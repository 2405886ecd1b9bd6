// meishi_growth DATABASE CARDS: how matching bears a growing store. Loads generated cards (japanese.h) through the same
// code as `meishi load`; at each power of ten it says what the load has cost, and how long one new card takes from
// looking for its person to its rows, without the commit: each is rolled back.

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "bench/linkage/japanese.h"
#include "pipeline/list_load.h"
#include "pipeline/matcher.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kWorld = 50'000;  // cards of one generated world; the worlds follow one another
constexpr std::uint64_t kSeed = 500;
constexpr int kProbes = 500;  // of each kind

/// Of all threads of the process, making the cards left out.
struct Cost {
  double seconds = 0, processor_seconds = 0;
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

/// A load of its own for the cards from first to before last, which are of one world.
card::Result<Cost> load(store::Store& store, int first, int last) {
  linkage::Set world = linkage::generate_japanese(kWorld, kSeed + static_cast<std::uint64_t>(first / kWorld));
  const auto begin = Clock::now();
  const double processor = processor_seconds();
  auto load = pipeline::ListLoad::start(store, {});
  if (!load) return tl::unexpected(load.error());
  for (int at = first; at < last; ++at) {
    dedupe::Record& record = world.records[static_cast<std::size_t>(at % kWorld)];
    const auto added =
        load->add({std::to_string(at), std::move(record.contact), store::parse_date(record.exchanged_on), {}});
    if (!added) return tl::unexpected(added.error());
  }
  if (const auto finished = load->finish(); !finished) return tl::unexpected(finished.error());
  return Cost{since(begin), processor_seconds() - processor};
}

/// Cards of people who are there, cards of others, and both with nothing but the name: common names meet many.
std::vector<store::NewCard> probes() {
  std::vector<store::NewCard> cards;
  for (const std::uint64_t seed : {kSeed, kSeed - 1}) {
    const linkage::Set world = linkage::generate_japanese(kWorld, seed);
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

/// Milliseconds, ascending.
card::Result<std::vector<double>> latencies(store::Store& store) {
  std::vector<double> found;
  pipeline::Matcher matcher;
  for (store::NewCard& card : probes()) {
    auto transaction = store::Transaction::begin(store, store::Access::write);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto begin = Clock::now();
    const auto outcome = matcher.add(*transaction, std::move(card));
    if (!outcome) return tl::unexpected(outcome.error());
    found.push_back(1000 * since(begin));
  }
  std::sort(found.begin(), found.end());
  return found;
}

card::Result<void> run(const std::string& database, int cards) {
  auto store = store::open(database);
  if (!store) return tl::unexpected(store.error());
  fmt::print(
      "| cards | load, s | processor s | peak MB | new card p50, ms | p99, ms | longest, ms |\n"
      "|---:|---:|---:|---:|---:|---:|---:|\n");
  Cost cost;
  for (int done = 0, stop = 10'000; done < cards;) {
    const int end = std::min({cards, stop, (done / kWorld + 1) * kWorld});
    const auto loaded = load(*store, done, end);
    if (!loaded) return tl::unexpected(loaded.error());
    cost.seconds += loaded->seconds;
    cost.processor_seconds += loaded->processor_seconds;
    done = end;
    if (done != std::min(cards, stop)) continue;
    stop *= 10;
    const long peak = peak_megabytes();
    const auto times = latencies(*store);
    if (!times) return tl::unexpected(times.error());
    const auto at = [&](double share) {
      return (*times)[static_cast<std::size_t>(share * static_cast<double>(times->size() - 1))];
    };
    fmt::print("| {} | {:.1f} | {:.1f} | {} | {:.2f} | {:.2f} | {:.2f} |\n", done, cost.seconds, cost.processor_seconds,
               peak, at(0.5), at(0.99), at(1));
    std::fflush(stdout);
  }
  return {};
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return fmt::print(stderr, "usage: meishi_growth DATABASE CARDS\n"), 2;
  const auto done = run(words[1], std::atoi(words[2]));
  if (!done) fmt::print(stderr, "{}\n", done.error().message);
  return done ? 0 : 1;
}
