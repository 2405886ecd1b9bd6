// meishi_speed FILE...: seconds per card from file to stored contact on one thread, stage by stage, and the most memory
// that was used. Prints a table; docs/accuracy.md carries its figures. On a machine that does nothing else, seconds by
// the clock and of the processor are the same, but for decoding, which happens in another process.

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "capture/capture.h"
#include "normalize/knowledge.h"
#include "ocr/engine.h"
#include "pipeline/batch.h"
#include "pipeline/card_storing.h"
#include "pipeline/evidence.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Seconds of one stage, one entry for each time it ran.
struct Stage {
  const char* name;
  std::vector<double> seconds;   ///< by the clock
  double processor_seconds = 0;  ///< of all runs

  double total() const { return std::accumulate(seconds.begin(), seconds.end(), 0.0); }
  double longest() const { return seconds.empty() ? 0 : *std::ranges::max_element(seconds); }
};

/// What this process has used so far, all threads.
double processor_seconds() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

/// What the processes that this one started and waited for have used.
double seconds_of_children() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Stages {
  Stage decode{"decode", {}, 0}, find{"find cards", {}, 0}, ocr{"ocr", {}, 0}, parse{"parse", {}, 0},
      encode{"encode picture", {}, 0}, store{"match and store", {}, 0};
  std::vector<double> whole_cards;
};

template <class Work>
auto timed(Stage& stage, Work&& work) {
  const auto start = Clock::now();
  const double used_before = processor_seconds();
  auto result = work();
  stage.processor_seconds += processor_seconds() - used_before;
  stage.seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
  return result;
}

/// The value, or the end of the program: a benchmark of failures would be worth nothing.
template <class T>
T must(card::Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "meishi_speed: {}\n", result.error().message);
  std::exit(1);
}

void read_card(const card::CardImage& image, ocr::Engine& engine, const normalize::Knowledge& knowledge,
               store::Store& store, pipeline::Matcher& matcher, Stages& stages) {
  const card::CardText text = timed(stages.ocr, [&] { return must(engine.read(image)); });
  pipeline::ReadCard read;
  timed(stages.parse, [&] {
    read.parsed = normalize::parse(text, knowledge);
    read.reading.contact = normalize::to_contact(read.parsed);
    read.reading.confidence = normalize::field_confidences(read.parsed);
    return 0;
  });
  read.reading.source = image.source;
  read.reading.lines = text.lines;
  read.front_lines = text.lines.size();
  timed(stages.encode, [&] {
    read.upright.push_back(capture::turn(image.image, text.turned_degrees));
    return pipeline::encode_pictures(read).has_value();
  });
  timed(stages.store, [&] {
    store::NewCard card;
    card.evidence = pipeline::field_evidence(read);
    card.reading = read.reading;
    card.readings = pipeline::likely_readings(card.reading.contact, knowledge);
    for (const auto& picture : read.pictures) card.pictures.push_back({picture.sha256, {}});
    return must(pipeline::store_card(store, card, read.pictures, matcher));
  });
}

void read_file(const fs::path& file, const capture::Options& options, ocr::Engine& engine,
               const normalize::Knowledge& knowledge, store::Store& store, pipeline::Matcher& matcher, Stages& stages) {
  auto pages = must(capture::open(file, options));
  while (auto page = timed(stages.decode, [&] { return must(pages.next()); })) {
    const auto cards = timed(stages.find, [&] { return capture::find_cards(page->image, page->source); });
    for (const card::CardImage& image : cards) {
      const auto start = Clock::now();
      read_card(image, engine, knowledge, store, matcher, stages);
      const double shared =
          (stages.decode.seconds.back() + stages.find.seconds.back()) / static_cast<double>(cards.size());
      stages.whole_cards.push_back(std::chrono::duration<double>(Clock::now() - start).count() + shared);
    }
  }
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void print(Stages& stages, double opening_seconds) {
  const double cards = static_cast<double>(std::max<std::size_t>(1, stages.whole_cards.size()));
  fmt::print("| stage | seconds per card | longest | processor seconds per card |\n|---|---:|---:|---:|\n");
  double processor = 0;
  for (const Stage* stage : {&stages.decode, &stages.find, &stages.ocr, &stages.parse, &stages.encode, &stages.store}) {
    fmt::print("| {} | {:.3f} | {:.3f} | {:.3f} |\n", stage->name, stage->total() / cards, stage->longest(),
               stage->processor_seconds / cards);
    processor += stage->processor_seconds / cards;
  }
  const double decoder = seconds_of_children() / cards;
  fmt::print("| decoder | | | {:.3f} |\n", decoder);
  processor += decoder;
  auto& whole = stages.whole_cards;
  std::ranges::sort(whole);
  const double mean = std::accumulate(whole.begin(), whole.end(), 0.0) / cards;
  fmt::print("| **file to stored contact** | **{:.3f}** | {:.3f} | **{:.3f}** |\n\n", mean,
             whole.empty() ? 0 : whole.back(), processor);
  fmt::print("{} cards, median {:.3f} s, opening engine and dictionaries {:.2f} s, peak memory {:.0f} MB\n",
             whole.size(), whole.empty() ? 0 : whole[whole.size() / 2], opening_seconds, peak_megabytes());
}

}  // namespace

int main(int argc, char** argv) {
  // The decoder child is this very program, started again.
  if (argc >= 2 && std::string(argv[1]) == "decode") return capture::run_decoder_child();
  if (argc < 2) {
    fmt::print(stderr, "usage: meishi_speed FILE-OR-FOLDER...\n");
    return 2;
  }
  const fs::path folder =
      fs::temp_directory_path() / fmt::format("meishi_speed.{}", Clock::now().time_since_epoch().count());
  fs::create_directories(folder);
  {
    const auto start = Clock::now();
    auto engine = must(ocr::open_engine());
    const auto knowledge =
        must(normalize::Knowledge::load(normalize::default_knowledge_folder(), engine->code_tables()));
    const double opening_seconds = std::chrono::duration<double>(Clock::now() - start).count();
    auto store = must(store::open("sqlite:" + (folder / "speed.db").string()));
    Stages stages;
    pipeline::Matcher matcher;
    {
      capture::DecoderPool decoders;  // as in a batch or a worker: one child for all files
      capture::Options options;
      options.decoders = &decoders;
      for (const fs::path& file : pipeline::list_files({argv + 1, argv + argc})) {
        read_file(file, options, *engine, knowledge, store, matcher, stages);
      }
    }
    print(stages, opening_seconds);
  }
  fs::remove_all(folder);
}
