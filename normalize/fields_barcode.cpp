#include <algorithm>
#include <string>

#include "normalize/barcode_contact.h"
#include "normalize/fields.h"
#include "normalize/url.h"
#include "text/distance.h"
#include "text/fold.h"
#include "text/script.h"

namespace normalize {
namespace {

constexpr float kBarcodeConfidence = 0.995F;
/// What print and code both say.
constexpr float kBothConfidence = 0.999F;

using Text = card::Found<std::string>;

bool is_japanese(const std::string& value) { return text::count_scripts(value).japanese() > 0; }

void trust(Text& printed, const std::string& coded) {
  if (coded.empty()) return;
  if (text::match_key(printed.value) == text::match_key(coded))
    printed.confidence = kBothConfidence;
  else
    printed = {coded, kBarcodeConfidence, printed.evidence};
}

void take_name(const card::Contact& coded, card::ParsedCard& parsed) {
  if (coded.family_name.empty() && coded.given_name.empty()) return;
  const std::string name = coded.given_name.empty() ? coded.family_name : coded.given_name + " " + coded.family_name;
  if (is_japanese(parsed.family_name.value) && !is_japanese(coded.family_name + coded.given_name)) {
    if (parsed.latin_name.value.empty()) parsed.latin_name = {name, kBarcodeConfidence, {}};
    return;
  }
  if (!coded.given_name.empty() || parsed.given_name.value.empty()) trust(parsed.family_name, coded.family_name);
  trust(parsed.given_name, coded.given_name);
}

void take_company(const card::Contact& coded, card::ParsedCard& parsed) {
  if (coded.company.empty()) return;
  const bool translated = is_japanese(parsed.company.value) && !is_japanese(coded.company);
  if (translated) {
    if (parsed.company_latin.value.empty()) parsed.company_latin = {coded.company, kBarcodeConfidence, {}};
    return;
  }
  const std::string printed = parsed.company.value;
  trust(parsed.company, coded.company);
  for (card::Post& post : parsed.posts)
    if (post.company == printed) post.company = parsed.company.value;
}

/// The nearly equal printed value is the same one misread; else it is one more.
template <class Key>
void take_list(std::vector<Text>& printed, const std::vector<std::string>& coded, const Key& key) {
  for (const std::string& value : coded) {
    Text* same = nullptr;
    for (Text& one : printed) {
      const int distance = text::edit_distance(key(one.value), key(value));
      if (distance <= std::max<int>(1, static_cast<int>(value.size()) / 10)) same = &one;
    }
    if (!same) {
      printed.push_back({value, kBarcodeConfidence, {}});
    } else if (key(same->value) == key(value)) {
      same->confidence = kBothConfidence;
    } else {
      same->value = value;
      same->confidence = kBarcodeConfidence;
    }
  }
}

void take_phones(const card::Contact& coded, card::ParsedCard& parsed) {
  for (const card::PhoneNumber& phone : coded.phones) {
    bool known = false;
    for (auto& printed : parsed.phones) {
      if (phone.number.empty() || printed.value.number != phone.number) continue;
      printed.confidence = std::max(printed.confidence, kBarcodeConfidence);
      known = true;
    }
    if (!known) parsed.phones.push_back({phone, kBarcodeConfidence, {}});
  }
}

void take_posts(const card::Contact& coded, card::ParsedCard& parsed) {
  const auto key = [](const std::string& value) { return text::match_key(value); };
  if (parsed.departments.empty() && parsed.job_titles.empty()) {
    for (const std::string& value : coded.departments) parsed.departments.push_back({value, kBarcodeConfidence, {}});
    for (const std::string& value : coded.job_titles) parsed.job_titles.push_back({value, kBarcodeConfidence, {}});
    if (parsed.posts.empty()) parsed.posts = coded.posts;
    return;
  }
  for (auto* list : {&parsed.departments, &parsed.job_titles})
    for (Text& printed : *list)
      for (const std::string& value : list == &parsed.departments ? coded.departments : coded.job_titles)
        if (key(printed.value) == key(value)) printed.confidence = kBothConfidence;
}

void take_addresses(const card::Contact& coded, card::ParsedCard& parsed) {
  for (const card::Address& address : coded.addresses) {
    if (parsed.addresses.empty()) {
      parsed.addresses.push_back({address, kBarcodeConfidence, {}});
      continue;
    }
    for (auto& printed : parsed.addresses)
      if (!address.postal_code.empty() && printed.value.postal_code == address.postal_code)
        printed.confidence = std::max(printed.confidence, 0.9F);
  }
}

}  // namespace

void take_barcodes(const LabelledCard& card, card::ParsedCard& parsed) {
  for (const card::Barcode& barcode : card.text.barcodes) {
    const auto coded = contact_from_barcode(barcode.text, card.region);
    if (!coded) continue;
    take_name(*coded, parsed);
    if (!coded->family_kana.empty()) trust(parsed.family_kana, coded->family_kana);
    if (!coded->given_kana.empty()) trust(parsed.given_kana, coded->given_kana);
    take_company(*coded, parsed);
    take_posts(*coded, parsed);
    take_phones(*coded, parsed);
    take_list(parsed.emails, coded->emails, [](const std::string& value) { return value; });
    take_list(parsed.urls, coded->urls, [](const std::string& value) { return comparable_url(value); });
    take_addresses(*coded, parsed);
  }
}

}  // namespace normalize
