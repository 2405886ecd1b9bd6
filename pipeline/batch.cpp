#include "pipeline/batch.h"

#include <algorithm>
#include <exception>
#include <future>
#include <latch>
#include <thread>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "pipeline/bounded_queue.h"
#include "pipeline/file_pages.h"

namespace pipeline {
namespace {

using Cards = card::Result<std::vector<ReadCard>>;

/// A page on its way to a reading thread.
struct PageJob {
  capture::Page page;
  std::promise<Cards> cards;
};

/// A step whose cards may still be on their way.
struct PendingStep {
  BatchStep step;
  std::future<Cards> cards;  ///< of a page
};

std::size_t worker_count(int wanted) {
  return wanted > 0 ? static_cast<std::size_t>(wanted) : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

struct Batch::State {
  State(std::vector<std::filesystem::path> given, BatchOptions given_options, Reader first)
      : files(std::move(given)),
        options(std::move(given_options)),
        reader(std::move(first)),
        jobs(worker_count(options.workers)),
        pending(2 * worker_count(options.workers)) {
    if (options.reader.capture.decoders == nullptr) options.reader.capture.decoders = &decoders;
  }

  ~State() {
    jobs.close();
    pending.close();
  }

  void decode_all();
  void decode_file(std::size_t index);
  bool decode_page(FilePages& pages, BatchStep step);
  bool push(BatchStep step, StepKind kind);
  void read_pages();
  void read_pages_as_sibling();
  void read(Reader& with, PageJob& job);

  std::vector<std::filesystem::path> files;
  capture::DecoderPool decoders;  ///< of all files, unless the caller has some
  BatchOptions options;
  Reader reader;
  BoundedQueue<PageJob> jobs;
  BoundedQueue<PendingStep> pending;
  std::latch first_page_taken{1};     ///< a single page goes to the reader that is open already
  std::vector<std::jthread> threads;  ///< last, so that they end before what they use
};

/// The decoding thread: pages go out in order, each with a promise of its cards.
void Batch::State::decode_all() {
  for (std::size_t i = 0; i < files.size() && !options.stop.stop_requested(); ++i) decode_file(i);
  jobs.close();
  pending.close();
}

void Batch::State::decode_file(std::size_t index) {
  BatchStep step;
  step.file = index;
  auto pages = FilePages::open(files[index], options.reader.capture);
  if (!pages) {
    step.error = pages.error();
    push(step, StepKind::failed);
  } else {
    step.sha256 = pages->sha256();
    if (options.is_known && options.is_known(step.sha256)) {
      push(step, StepKind::known);
    } else {
      pages->is_known = options.is_known;
      while (!options.stop.stop_requested() && decode_page(*pages, step)) {
      }
      if (options.stop.stop_requested()) return;
    }
  }
  push(step, StepKind::end);
}

/// False when there are no more pages.
bool Batch::State::decode_page(FilePages& pages, BatchStep step) {
  auto next = pages.next();
  if (std::holds_alternative<FilePages::Over>(next)) return false;
  if (auto* trouble = std::get_if<card::Error>(&next)) {
    step.error = std::move(*trouble);
    return push(std::move(step), StepKind::failed);
  }
  PageJob job{std::get<capture::Page>(std::move(next)), {}};
  auto cards = job.cards.get_future();
  // The job before its place in the row: a place whose page never comes would be waited for.
  return jobs.push(std::move(job)) && pending.push({std::move(step), std::move(cards)});
}

bool Batch::State::push(BatchStep step, StepKind kind) {
  step.kind = kind;
  return pending.push({std::move(step), {}});
}

void Batch::State::read_pages() {
  auto job = jobs.pop();
  first_page_taken.count_down();
  for (; job; job = jobs.pop()) read(reader, *job);
}

/// Opens its own engine, but only once there is a second page to read.
void Batch::State::read_pages_as_sibling() {
  first_page_taken.wait();
  auto job = jobs.pop();
  if (!job) return;
  auto sibling = reader.sibling();
  for (; job; job = jobs.pop()) {
    if (sibling) {
      read(*sibling, *job);
    } else {
      job->cards.set_value(tl::unexpected(sibling.error()));
    }
  }
}

void Batch::State::read(Reader& with, PageJob& job) {
  Cards cards;
  try {
    cards = with.read_page(job.page);
    for (std::size_t i = 0; cards && options.finish && i < cards->size(); ++i) {
      if (auto finished = options.finish((*cards)[i]); !finished) cards = tl::unexpected(finished.error());
    }
  } catch (const std::exception& trouble) {
    cards = card::fail(card::ErrorKind::internal,
                       fmt::format("{}: reading stopped by an internal error ({}); please report it",
                                   job.page.source.file.string(), trouble.what()));
  }
  job.cards.set_value(std::move(cards));
}

card::Result<Batch> Batch::start(std::vector<std::filesystem::path> files, BatchOptions options) {
  auto reader = Reader::open(options.reader);
  if (!reader) return tl::unexpected(reader.error());

  const std::size_t workers = worker_count(options.workers);
  auto state = std::make_unique<State>(std::move(files), std::move(options), std::move(*reader));
  State& shared = *state;
  shared.threads.emplace_back([&shared] { shared.decode_all(); });
  shared.threads.emplace_back([&shared] { shared.read_pages(); });
  for (std::size_t i = 1; i < workers; ++i) {
    shared.threads.emplace_back([&shared] { shared.read_pages_as_sibling(); });
  }
  return Batch(std::move(state));
}

Batch::Batch(std::unique_ptr<State> state) : state_(std::move(state)) {}
Batch::Batch(Batch&&) noexcept = default;
Batch::~Batch() = default;

const Reader& Batch::reader() const { return state_->reader; }

std::optional<BatchStep> Batch::next() {
  auto pending = state_->pending.pop();
  if (!pending) return std::nullopt;
  BatchStep step = std::move(pending->step);
  if (step.kind != StepKind::page) return step;

  Cards cards = pending->cards.get();
  if (cards) {
    step.cards = std::move(*cards);
  } else {
    step.kind = StepKind::failed;
    step.error = cards.error();
  }
  return step;
}

}  // namespace pipeline
