#include "pipeline/list_load.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <thread>
#include <utility>
#include <variant>

#include "normalize/phone.h"
#include "store/bulk.h"
#include "store/changes.h"
#include "store/reviews.h"

namespace pipeline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kWorthAThread = 64;  // rows

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

void complete_phones(card::Contact& contact, const std::string& region) {
  for (card::PhoneNumber& phone : contact.phones)
    if (phone.number.empty()) phone.number = normalize::to_e164(phone.printed, region);
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

struct ListLoad::State {
  using Outcomes = card::Result<std::vector<card::Outcome>>;
  card::Result<void> recount();
  State(store::Store& given, LoadOptions with) : store(given), options(std::move(with)), matcher(options.matching) {}

  card::Result<void> flush();
  card::Result<void> wait();  ///< for what is being written, and counts it
  std::vector<ReadyCard> prepare();
  Outcomes write(std::vector<ReadyCard> cards);  ///< by the writing thread alone
  card::Result<store::Transaction*> transaction();
  card::Result<void> commit();

  struct ManyRows {
    store::Store& store;
    ~ManyRows() { store::expect_usual_rows(store); }
  };

  store::Store& store;
  ManyRows many_rows{store};  ///< its end comes after that of the transaction
  LoadOptions options;
  Matcher matcher;
  std::vector<ListedContact> waiting;
  std::optional<store::Transaction> open;
  Clock::time_point opened;
  std::string batch;
  LoadSummary summary;
  std::future<Outcomes> writing;  ///< last: its end is waited for before the rest goes
};

card::Result<store::Transaction*> ListLoad::State::transaction() {
  if (open) return &*open;
  auto begun = store::Transaction::begin(store, store::Access::write);
  if (!begun) return tl::unexpected(begun.error());
  open.emplace(std::move(*begun));
  opened = Clock::now();
  if (!batch.empty()) return &*open;
  const auto change =
      store::record_change(*open, {.actor = options.provenance.owner, .kind = store::ChangeKind::load, .batch = {}});
  if (!change) return tl::unexpected(change.error());
  batch = change->batch;
  return &*open;
}

ListLoad::State::Outcomes ListLoad::State::write(std::vector<ReadyCard> cards) {
  auto begun = transaction();
  if (!begun) return tl::unexpected(begun.error());
  for (ReadyCard& ready : cards) ready.card.provenance.batch = batch;
  auto outcomes = matcher.add(**begun, std::move(cards));
  if (!outcomes || options.dry_run || Clock::now() - opened < options.commit_after) return outcomes;
  if (auto committed = commit(); !committed) return tl::unexpected(committed.error());
  return outcomes;
}

card::Result<void> ListLoad::State::commit() {
  if (!open) return {};
  auto committed = open->commit();
  open.reset();
  return committed;
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

card::Result<void> ListLoad::State::wait() {
  if (!writing.valid()) return {};
  const Outcomes outcomes = writing.get();
  if (!outcomes) return tl::unexpected(outcomes.error());
  for (const card::Outcome& outcome : *outcomes) {
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
  return {};
}

// While one part of the list is written, the next one is read and prepared.
card::Result<void> ListLoad::State::flush() {
  if (waiting.empty()) return {};
  std::vector<ReadyCard> cards = prepare();
  if (auto written = wait(); !written) return written;
  writing =
      std::async(std::launch::async, [this, cards = std::move(cards)]() mutable { return write(std::move(cards)); });
  return {};
}

// How common names and companies are shows when all rows are there.
card::Result<void> ListLoad::State::recount() {
  if (options.dry_run || batch.empty()) return {};
  auto begun = transaction();
  if (!begun) return tl::unexpected(begun.error());
  const auto counted = matcher.recount(**begun, {});
  if (!counted) return tl::unexpected(counted.error());
  const auto reviews = store::open_merge_reviews(**begun, batch);
  if (!reviews) return tl::unexpected(reviews.error());
  summary.reviews = static_cast<std::size_t>(*reviews);
  summary.new_contacts += counted->parted - counted->joined;
  summary.merged += counted->joined - counted->parted;
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
  if (auto written = state_->wait(); !written) return tl::unexpected(written.error());
  if (state_->options.dry_run)
    state_->open.reset();
  else if (auto committed = state_->commit(); !committed)
    return tl::unexpected(committed.error());
  if (auto counted = state_->recount(); !counted) return tl::unexpected(counted.error());
  if (!state_->options.dry_run) state_->summary.batch = state_->batch;
  return state_->summary;
}

const LoadSummary& ListLoad::summary() const { return state_->summary; }

ListLoad::ListLoad(std::unique_ptr<State> state) : state_(std::move(state)) {}
ListLoad::ListLoad(ListLoad&&) noexcept = default;
ListLoad& ListLoad::operator=(ListLoad&&) noexcept = default;
ListLoad::~ListLoad() = default;

}  // namespace pipeline
