#include "pipeline/list_load.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>

#include "normalize/phone.h"
#include "pipeline/bounded_queue.h"
#include "pipeline/foresight.h"
#include "store/bulk.h"
#include "store/changes.h"
#include "store/reviews.h"

namespace pipeline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kWorthAThread = 64;  // rows
constexpr std::size_t kPartsWaiting = 2;

/// What makes a row the same row: its id and every value.
class RowText {
 public:
  void add(const std::string& value) { text_ += value + '\x1f'; }
  void add(const std::vector<std::string>& values) {
    for (const std::string& value : values) add(value);
    text_ += '\x1e';
  }
  std::int64_t digest() const { return std::max<std::int64_t>(1, dedupe::hash_of({.value = text_})); }

 private:
  std::string text_;
};

std::int64_t digest_of(const ListedContact& row) {
  RowText text;
  const card::Contact& contact = row.contact;
  text.add(row.external_id);
  text.add(row.exchanged_on ? store::to_string(*row.exchanged_on) : std::string());
  for (const std::string* value :
       {&contact.family_name, &contact.given_name, &contact.family_kana, &contact.given_kana, &contact.latin_name,
        &contact.company, &contact.company_kana, &contact.company_latin})
    text.add(*value);
  for (const auto* values : {&contact.departments, &contact.job_titles, &contact.qualifications, &contact.emails,
                             &contact.urls, &contact.social, &contact.notes, &row.tags})
    text.add(*values);
  for (const card::PhoneNumber& phone : contact.phones)
    text.add({card::to_string(phone.kind), phone.number, phone.extension, phone.printed});
  for (const card::Address& address : contact.addresses)
    text.add(
        {address.postal_code, address.region, address.locality, address.street, address.building, address.printed});
  return text.digest();
}

/// A list may spell a number with a plus sign that no numbering plan knows.
void complete_phones(card::Contact& contact, const std::string& region) {
  for (card::PhoneNumber& phone : contact.phones)
    phone.number = normalize::to_e164(phone.number.empty() ? phone.printed : phone.number, region);
}

store::NewCard to_card(ListedContact row, const LoadOptions& options) {
  store::NewCard card;
  card.digest = digest_of(row);
  card.provenance = options.provenance;
  card.provenance.external_id = std::move(row.external_id);
  if (row.exchanged_on) card.provenance.exchanged_on = row.exchanged_on;
  std::vector<std::string>& tags = card.provenance.tags;
  for (std::string& tag : row.tags)
    if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(std::move(tag));
  complete_phones(row.contact, options.region);
  card.reading.contact = std::move(row.contact);
  card.reading.decision = card::Decision::accept;
  return card;
}

}  // namespace

/// Rows on their way to the writing thread.
struct ListLoad::Part {
  std::vector<ReadyCard> cards;
  std::int64_t foreseen_under = 0;  ///< number of the basis; 0: nothing was foreseen
};

struct ListLoad::State {
  State(store::Store& given, LoadOptions with) : store(given), options(std::move(with)), matcher(options.matching) {}
  ~State() { stop_writing(); }

  card::Result<void> flush();
  std::vector<ReadyCard> prepare();
  void foresee(Part& part);
  void stop_writing();  ///< when everything that was given is written

  // By the writing thread alone while it runs:
  void write_parts();
  card::Result<void> write(Part part);
  card::Result<store::Transaction*> transaction();
  card::Result<void> commit();
  card::Result<void> recount();
  card::Result<void> complete();  ///< behind the last row
  void count(const std::vector<card::Outcome>& outcomes);
  bool nothing_new() const { return !has_committed && summary.new_contacts + summary.merged == 0; }
  void forget();  ///< as if there had been no load

  struct ManyRows {
    store::Store& store;
    ~ManyRows() { store::expect_usual_rows(store); }
  };

  store::Store& store;
  ManyRows many_rows{store};  ///< its end comes after that of the transaction
  LoadOptions options;
  Matcher matcher;
  std::vector<ListedContact> waiting;
  std::optional<Foresight> foresight;
  MatchBasis foreseen_under;  ///< a copy for the thread that looks
  std::optional<store::Transaction> open;
  Clock::time_point opened;
  std::string batch;
  bool has_committed = false;
  LoadSummary summary;

  std::mutex looking;  ///< held by whoever reads beside the writing thread: it does not commit meanwhile
  MatchBasis basis;    ///< of the part that was written last
  std::optional<card::Error> trouble;  ///< of the writing thread, which then has ended
  std::mutex shared;                   ///< guards these two
  BoundedQueue<Part> parts{kPartsWaiting};
  std::thread writing;
};

card::Result<store::Transaction*> ListLoad::State::transaction() {
  if (open) return &*open;
  auto begun = store::Transaction::begin(store, store::Access::write);
  if (!begun) return tl::unexpected(begun.error());
  open.emplace(std::move(*begun));
  opened = Clock::now();
  if (!batch.empty()) return &*open;
  const auto change =
      store::record_change(*open, {.actor = options.actor, .kind = store::ChangeKind::load, .batch = {}});
  if (!change) return tl::unexpected(change.error());
  batch = change->batch;
  return &*open;
}

card::Result<void> ListLoad::State::write(Part part) {
  auto begun = transaction();
  if (!begun) return tl::unexpected(begun.error());
  for (ReadyCard& ready : part.cards) ready.card.provenance.batch = batch;
  const auto outcomes = matcher.add(**begun, std::move(part.cards), part.foreseen_under);
  if (!outcomes) return tl::unexpected(outcomes.error());
  matcher.memory().keep_put();
  count(*outcomes);
  {
    const std::scoped_lock lock(shared);
    if (basis.number != matcher.basis_number()) basis = matcher.basis();
  }
  const bool commits = !options.dry_run && Clock::now() - opened >= options.commit_after;
  return commits ? commit() : card::Result<void>();
}

// A reader keeps SQLite from emptying its log.
card::Result<void> ListLoad::State::commit() {
  if (!open) return {};
  const std::scoped_lock lock(looking);
  auto committed = open->commit();
  open.reset();
  has_committed = true;
  return committed;
}

void ListLoad::State::forget() {
  open.reset();
  batch.clear();
}

void ListLoad::State::count(const std::vector<card::Outcome>& outcomes) {
  for (const card::Outcome& outcome : outcomes) {
    if (const auto* inserted = std::get_if<card::Inserted>(&outcome)) {
      ++summary.new_contacts;
      summary.reviews += inserted->reviews.size();
    } else if (const auto* merged = std::get_if<card::Merged>(&outcome)) {
      ++summary.merged;
      summary.reviews += merged->reviews.size();
    } else {
      ++summary.known;
    }
  }
}

void ListLoad::State::write_parts() {
  while (auto part = parts.pop()) {
    const auto written = write(std::move(*part));
    if (written) continue;
    const std::scoped_lock lock(shared);
    trouble = written.error();
    parts.close();
    return;
  }
}

void ListLoad::State::stop_writing() {
  parts.close();
  if (writing.joinable()) writing.join();
}

std::vector<ReadyCard> ListLoad::State::prepare() {
  std::vector<ReadyCard> cards(waiting.size());
  const auto fill = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) cards[i] = make_ready(to_card(std::move(waiting[i]), options));
  };
  // One core is left to the writing thread.
  const std::size_t cores = std::max(2U, std::thread::hardware_concurrency()) - 1;
  const std::size_t threads = std::clamp<std::size_t>(cards.size() / kWorthAThread, 1, cores);
  {
    std::vector<std::jthread> workers;
    for (std::size_t t = 1; t < threads; ++t)
      workers.emplace_back(fill, cards.size() * t / threads, cards.size() * (t + 1) / threads);
    fill(0, cards.size() / threads);
  }
  waiting.clear();
  return cards;
}

void ListLoad::State::foresee(Part& part) {
  {
    const std::scoped_lock lock(shared);
    if (basis.number != foreseen_under.number) foreseen_under = basis;
  }
  if (foreseen_under.number == 0) return;
  const std::scoped_lock lock(looking);
  if (!foresight) {
    auto opened_beside = Foresight::open(store);
    if (opened_beside) foresight = std::move(*opened_beside);
  }
  if (!foresight) return;
  foresight->look(part.cards, foreseen_under);
  part.foreseen_under = foreseen_under.number;
}

// While parts of the list are written, the next ones are read and prepared.
card::Result<void> ListLoad::State::flush() {
  if (waiting.empty()) return {};
  Part part{.cards = prepare(), .foreseen_under = 0};
  foresee(part);
  if (!writing.joinable()) writing = std::thread([this] { write_parts(); });
  if (parts.push(std::move(part))) return {};
  const std::scoped_lock lock(shared);
  return tl::unexpected(*trouble);
}

// How common names and companies are shows when all rows are there. Counted before as well, whenever the store has
// grown to four times its size, most is right by then: else nearly everybody would be worked out twice.
card::Result<void> ListLoad::State::recount() {
  const auto counted = matcher.recount(*open, {});
  if (!counted) return tl::unexpected(counted.error());
  summary.new_contacts += counted->parted - counted->joined;
  summary.merged += counted->joined - counted->parted;
  return {};
}

card::Result<void> ListLoad::State::complete() {
  if (batch.empty()) return {};
  auto begun = transaction();
  if (!begun) return tl::unexpected(begun.error());
  if (auto counted = recount(); !counted) return counted;
  const auto reviews = store::open_merge_reviews(**begun, batch);
  if (!reviews) return tl::unexpected(reviews.error());
  summary.reviews = static_cast<std::size_t>(*reviews);
  if (auto written = store::write_waiting(**begun); !written) return written;
  return commit();
}

card::Result<ListLoad> ListLoad::start(store::Store& store, LoadOptions options) {
  auto state = std::make_unique<State>(store, std::move(options));
  if (auto expected = store::expect_many_rows(store); !expected) return tl::unexpected(expected.error());
  return ListLoad(std::move(state));
}

card::Result<void> ListLoad::add(ListedContact row) {
  ++state_->summary.rows;
  state_->waiting.push_back(std::move(row));
  return state_->waiting.size() < state_->options.rows_at_once ? card::Result<void>() : state_->flush();
}

card::Result<LoadSummary> ListLoad::finish() {
  if (auto flushed = state_->flush(); !flushed) return tl::unexpected(flushed.error());
  state_->stop_writing();
  if (state_->trouble) return tl::unexpected(*state_->trouble);
  if (state_->options.dry_run || state_->nothing_new())
    state_->forget();
  else if (auto committed = state_->commit(); !committed)
    return tl::unexpected(committed.error());
  if (auto completed = state_->complete(); !completed) return tl::unexpected(completed.error());
  state_->summary.batch = state_->batch;
  return state_->summary;
}

const LoadSummary& ListLoad::summary() const { return state_->summary; }

ListLoad::ListLoad(std::unique_ptr<State> state) : state_(std::move(state)) {}
ListLoad::ListLoad(ListLoad&&) noexcept = default;
ListLoad& ListLoad::operator=(ListLoad&&) noexcept = default;
ListLoad::~ListLoad() = default;

}  // namespace pipeline
