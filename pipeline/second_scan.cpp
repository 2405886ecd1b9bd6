#include "pipeline/second_scan.h"

#include <algorithm>
#include <vector>

#include "capture/picture_hash.h"

namespace pipeline {
namespace {

constexpr int kMostDifferingBits = 10;

template <class Part, class Same>
bool share_one(const std::vector<Part>& a, const std::vector<Part>& b, Same&& same) {
  return std::ranges::any_of(
      a, [&](const Part& one) { return std::ranges::any_of(b, [&](const Part& other) { return same(one, other); }); });
}

std::vector<std::string> sorted(std::vector<std::string> texts) {
  std::ranges::sort(texts);
  return texts;
}

}  // namespace

std::optional<std::uint64_t> front_hash(const store::NewCard& card) {
  return card.pictures.empty() ? std::nullopt : card.pictures.front().picture_hash;
}

bool is_same_print(std::uint64_t a, std::uint64_t b) { return capture::differing_bits(a, b) <= kMostDifferingBits; }

bool says_the_same(const dedupe::Prepared& a, const dedupe::Prepared& b) {
  if (a.family.key != b.family.key || a.given.key != b.given.key) return false;
  const auto same_phone = [](const dedupe::PhonePart& one, const dedupe::PhonePart& other) {
    return !one.number.empty() && one.number == other.number;
  };
  const auto same_mailbox = [](const dedupe::MailPart& one, const dedupe::MailPart& other) {
    return one.local == other.local && one.domain == other.domain;
  };
  if (!share_one(a.phones, b.phones, same_phone) && !share_one(a.emails, b.emails, same_mailbox)) return false;
  const auto same_company = [](const dedupe::CompanyPart& one, const dedupe::CompanyPart& other) {
    return one.core == other.core;
  };
  const bool firms = a.companies.empty() && b.companies.empty();
  return (firms || share_one(a.companies, b.companies, same_company)) && sorted(a.titles) == sorted(b.titles);
}

}  // namespace pipeline
