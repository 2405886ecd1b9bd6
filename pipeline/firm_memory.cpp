#include "pipeline/firm_memory.h"

#include <string_view>
#include <vector>

#include "normalize/email.h"
#include "normalize/known_firms.h"
#include "store/known_firms.h"

namespace pipeline {
namespace {

/// The card's firm keys without those that people of all firms share.
std::vector<std::string> telling_keys(const card::Contact& contact) {
  constexpr std::string_view kDomain = "domain:";
  std::vector<std::string> keys = store::firm_keys(contact);
  std::erase_if(keys, [&](const std::string& key) {
    return key.starts_with(kDomain) && normalize::is_free_mail_domain(key.substr(kDomain.size()));
  });
  return keys;
}

card::Result<std::vector<card::KnownFirm>> find_firms(store::Store& store, const std::vector<std::string>& keys,
                                                      const std::string& group, card::CardId except) {
  auto transaction = store::Transaction::begin(store, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  return store::known_firms(*transaction, keys, group, except);
}

}  // namespace

card::Result<void> recall_firms(store::Store& store, const normalize::Knowledge& knowledge, const std::string& group,
                                ReadCard& card, card::CardId except, const normalize::FirmTrust& trust) {
  if (card.reading.decision == card::Decision::not_a_card) return {};
  const std::vector<std::string> keys = telling_keys(card.reading.contact);
  if (keys.empty()) return {};
  const auto firms = find_firms(store, keys, group, except);
  if (!firms) return tl::unexpected(firms.error());
  card.firm = normalize::use_known_firms(card.reading.lines, knowledge, *firms, card.parsed, trust);
  if (!card.firm.empty()) judge(card);
  return {};
}

}  // namespace pipeline
