#include "normalize/licence_east.h"

#include <algorithm>
#include <span>

#include "normalize/tables/east_licences.h"

namespace normalize {
namespace {

using Words = std::span<const std::string_view>;

Words degrees_of(Manner manner) {
  if (manner == Manner::korean) return tables::kKoreanDegrees;
  return tables::kChineseDegrees;
}

Words licences_of(Manner manner) {
  if (manner == Manner::korean) return tables::kKoreanLicences;
  return tables::kChineseLicences;
}

}  // namespace

bool is_east_degree(std::string_view text, Manner manner) {
  const Words degrees = degrees_of(manner);
  return std::any_of(degrees.begin(), degrees.end(),
                     [&](std::string_view degree) { return text.size() > degree.size() && text.ends_with(degree); });
}

bool is_east_licence(std::string_view text, Manner manner) {
  const Words licences = licences_of(manner);
  return is_east_degree(text, manner) || std::find(licences.begin(), licences.end(), text) != licences.end();
}

}  // namespace normalize
