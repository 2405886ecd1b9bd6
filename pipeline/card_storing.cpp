#include "pipeline/card_storing.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "dedupe/match_keys.h"
#include "normalize/knowledge.h"
#include "pipeline/evidence.h"
#include "store/erasure.h"
#include "store/in_transaction.h"
#include "store/pictures.h"

namespace pipeline {
namespace {

constexpr std::size_t kMostReadings = 4;  ///< of each half of a name; rarer ones cost more false hits than they find

void add_first(std::vector<std::string>& readings, const std::vector<std::string>& more) {
  const std::size_t count = std::min(more.size(), kMostReadings);
  readings.insert(readings.end(), more.begin(), more.begin() + static_cast<std::ptrdiff_t>(count));
}

void add_likely_name(store::NewCard& row, const normalize::Knowledge& knowledge) {
  const card::Contact& contact = row.reading.contact;
  const normalize::NameBook& names = knowledge.state().names;
  const auto likeliest = [](const std::vector<std::string>& readings) {
    return readings.empty() ? std::string() : readings.front();
  };
  if (contact.family_kana.empty()) row.likely_family_kana = likeliest(names.surname_readings(contact.family_name));
  if (contact.given_kana.empty()) row.likely_given_kana = likeliest(names.given_readings(contact.given_name));
}

std::optional<card::CardId> card_of(const card::Outcome& outcome) {
  if (const auto* inserted = std::get_if<card::Inserted>(&outcome)) return inserted->card;
  if (const auto* merged = std::get_if<card::Merged>(&outcome)) return merged->card;
  if (const auto* known = std::get_if<card::AlreadyImported>(&outcome)) return known->card;
  return std::nullopt;
}

}  // namespace

card::Result<bool> was_erased(store::Store& store, const store::NewCard& card) {
  auto transaction = store::Transaction::begin(store, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  return store::is_erased(*transaction, dedupe::match_keys(card.reading.contact));
}

store::NewCard to_row(ReadCard& card, const store::Provenance& provenance, const normalize::Knowledge& knowledge) {
  store::NewCard row;
  row.evidence = field_evidence(card);
  row.reading = std::move(card.reading);
  row.provenance = provenance;
  row.readings = likely_readings(row.reading.contact, knowledge);
  add_likely_name(row, knowledge);
  for (std::size_t i = 0; i < card.pictures.size(); ++i)
    row.pictures.push_back({card.pictures[i].sha256,
                            {},
                            i < card.quads.size() ? std::optional(card.quads[i]) : std::nullopt,
                            card.pictures[i].hash});
  return row;
}

std::vector<std::string> likely_readings(const card::Contact& contact, const normalize::Knowledge& knowledge) {
  std::vector<std::string> readings;
  const normalize::NameBook& names = knowledge.state().names;
  if (contact.family_kana.empty()) add_first(readings, names.surname_readings(contact.family_name));
  if (contact.given_kana.empty()) add_first(readings, names.given_readings(contact.given_name));
  return readings;
}

card::Result<void> record_pictures(store::Transaction& transaction, const std::vector<EncodedPicture>& pictures) {
  for (const EncodedPicture& picture : pictures) {
    auto recorded =
        store::record_picture(transaction, picture.sha256, "image/png", static_cast<std::int64_t>(picture.png.size()));
    if (!recorded) return recorded;
  }
  return {};
}

card::Result<card::Outcome> store_rows(store::Transaction& transaction, const store::NewCard& card,
                                       const std::vector<EncodedPicture>& pictures, Matcher& matcher,
                                       std::optional<store::JobId> job) {
  if (auto recorded = record_pictures(transaction, pictures); !recorded) return tl::unexpected(recorded.error());
  auto outcome = matcher.add(transaction, card);
  if (!outcome) return outcome;
  if (const auto stored = card_of(*outcome); job && stored) {
    if (auto linked = store::link_job_card(transaction, *job, *stored); !linked) return tl::unexpected(linked.error());
  }
  return outcome;
}

card::Result<card::Outcome> store_card(store::Store& store, const store::NewCard& card,
                                       const std::vector<EncodedPicture>& pictures, Matcher& matcher,
                                       std::optional<store::JobId> job) {
  const auto erased = was_erased(store, card);
  if (!erased) return tl::unexpected(erased.error());
  if (*erased) return card::Outcome(card::NotACard{});  // nothing of it is kept, and nothing says whose it was
  for (const EncodedPicture& picture : pictures) {
    auto put = store::put_picture(store, picture.sha256, picture.png);
    if (!put) return tl::unexpected(put.error());
  }
  return store::in_transaction(store, store::Access::write, [&](store::Transaction& transaction) {
    return store_rows(transaction, card, pictures, matcher, job);
  });
}

}  // namespace pipeline
