#include "dedupe/keys.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "dedupe/prepare_address.h"
#include "text/utf8.h"

namespace dedupe {
namespace {

constexpr std::int64_t kNameCap = 24;  // a name that more cards bear says too little by itself
constexpr std::int64_t kPlaceCap = 60;
constexpr std::int64_t kCap = 200;
constexpr std::size_t kLineEnd = 6;  // digits: fewer are another line's as well in a large store

std::string beginning(const std::string& utf8, std::size_t characters) {
  return text::to_utf8(std::u32string_view(text::to_utf32(utf8)).substr(0, characters));
}

class Keys {
 public:
  void add(std::string value, std::int64_t cap = kCap) { keys_.push_back({std::move(value), cap}); }
  std::vector<BlockKey> sorted() && {
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    return std::move(keys_);
  }

 private:
  std::vector<BlockKey> keys_;
};

std::string joined_sorted(const std::string& a, const std::string& b) { return a < b ? a + " " + b : b + " " + a; }

// The halves of a name as written and as read, printed readings before likely ones.
std::vector<std::string> forms_of(const NamePart& part) {
  std::vector<std::string> forms;
  if (!part.key.empty() && !part.latin) forms.push_back(part.key);
  for (const auto* sounds : {&part.sounds, &part.likely})
    for (const std::string& sound : *sounds)
      if (!sound.empty() && forms.size() < 4) forms.push_back(sound);
  return forms;
}

/// With what half a name is joined into a key: the company, the mail domain, a number's end, a place.
struct Context {
  std::string value;
  std::int64_t cap = kCap;
  friend auto operator<=>(const Context&, const Context&) = default;
};

// 1-2-3 of 東京都千代田区...: the house, and a pair of characters of the place. A block alone is thousands of people's.
std::string spot_of(const AddressPart& address) {
  constexpr std::size_t kMostNumbers = 3;
  std::string spot = "at:";
  for (std::size_t i = 0; i < std::min(address.numbers.size(), kMostNumbers); ++i) spot += address.numbers[i] + ' ';
  return spot + beginning(address.words.front(), 4);
}

std::vector<Context> contexts_of(const Prepared& record) {
  std::vector<Context> contexts;
  for (const CompanyPart& company : record.companies) contexts.push_back({"firm:" + beginning(company.core, 6)});
  for (const MailPart& email : record.emails)
    if (!email.generic) contexts.push_back({"domain:" + email.domain});
  for (const std::string& host : record.hosts) contexts.push_back({"domain:" + host});
  for (const PhonePart& phone : record.phones)
    if (phone.number.size() > kLineEnd)
      contexts.push_back({"phone:" + phone.number.substr(phone.number.size() - kLineEnd)});
  for (const AddressPart& address : record.addresses) {
    if (!address.postal_code.empty()) contexts.push_back({"post:" + address.postal_code, kPlaceCap});
    if (!address.numbers.empty() && !address.words.empty()) contexts.push_back({spot_of(address), kPlaceCap});
  }
  std::sort(contexts.begin(), contexts.end());
  contexts.erase(std::unique(contexts.begin(), contexts.end()), contexts.end());
  return contexts;
}

// Without a firm the address is a home: every two of the beginnings of names and address lines (Christen 2012, "Data
// Matching", chapter 4).
void add_home_keys(const Prepared& record, Keys& keys) {
  constexpr std::int64_t kHomeCap = 60;
  std::vector<std::string> parts;
  if (!record.family.empty()) parts.push_back("f:" + beginning(record.family.key, 3));
  if (!record.given.empty()) parts.push_back("g:" + beginning(record.given.key, 3));
  for (const AddressPart& address : record.addresses) {
    if (!address.postal_code.empty()) parts.push_back("p:" + address.postal_code);
    if (!address.numbers.empty()) parts.push_back("n:" + address.numbers.front());
    std::size_t words = 0;
    for (const std::string& word : address.words) {
      if (weight_of_word(word) < 1 || words == 4) continue;
      parts.push_back("w:" + beginning(word, 4));
      ++words;
    }
  }
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t k = i + 1; k < parts.size(); ++k) keys.add("home:" + joined_sorted(parts[i], parts[k]), kHomeCap);
}

}  // namespace

std::vector<BlockKey> block_keys(const Prepared& record) {
  Keys keys;
  for (const MailPart& email : record.emails)
    if (!email.role) keys.add("email:" + email.local + "@" + email.domain);
  for (const PhonePart& phone : record.phones)
    if (phone.mobile) keys.add("mobile:" + phone.number);
  const std::vector<std::string> families = forms_of(record.family), givens = forms_of(record.given);
  for (const std::string& family : families)
    for (const std::string& given : givens) keys.add("name:" + joined_sorted(family, given), kNameCap);
  for (const Context& context : contexts_of(record))
    for (const auto* forms : {&families, &givens})
      if (!forms->empty()) keys.add("half:" + beginning(forms->front(), 4) + "@" + context.value, context.cap);
  if (record.companies.empty()) add_home_keys(record, keys);
  return std::move(keys).sorted();
}

std::int64_t hash_of(const BlockKey& key) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : key.value) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdU;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53U;
  hash ^= hash >> 33;
  return static_cast<std::int64_t>(hash >> 1);
}

void activate_keys(std::span<Prepared> records) {
  struct Crowd {
    std::int64_t count = 0, cap = 0;
  };
  std::unordered_map<std::int64_t, Crowd> crowds;
  for (Prepared& record : records) {
    record.active_keys.clear();
    for (const BlockKey& key : block_keys(record)) {
      const std::int64_t hash = hash_of(key);
      Crowd& crowd = crowds[hash];
      ++crowd.count;
      crowd.cap = key.cap;
      record.active_keys.push_back(hash);
    }
  }
  for (Prepared& record : records) {
    std::erase_if(record.active_keys, [&](std::int64_t key) { return crowds[key].count > crowds[key].cap; });
    std::sort(record.active_keys.begin(), record.active_keys.end());
  }
}

}  // namespace dedupe
