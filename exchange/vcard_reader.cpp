#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "exchange/charset.h"
#include "exchange/vcard.h"
#include "exchange/vcard_contact.h"
#include "exchange/vcard_syntax.h"

namespace exchange {
namespace {

// Large, and nothing that a contact has a field for.
constexpr std::array<std::string_view, 4> kLeftOut = {"PHOTO", "LOGO", "KEY", "X-ABCROP-RECTANGLE"};

bool equal_caseless(std::string_view text, std::string_view upper_case) {
  return std::ranges::equal(
      text, upper_case, [](char a, char b) { return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 0x20) : a) == b; });
}

bool begins_caseless(std::string_view text, std::string_view upper_case) {
  return text.size() >= upper_case.size() && equal_caseless(text.substr(0, upper_case.size()), upper_case);
}

std::string_view without_end_blanks(std::string_view text) { return text.substr(0, text.find_last_not_of(" \t") + 1); }

bool begins_card(std::string_view line) { return equal_caseless(without_end_blanks(line), "BEGIN:VCARD"); }
bool ends_card(std::string_view line) { return equal_caseless(without_end_blanks(line), "END:VCARD"); }

bool holds_card(std::string_view bytes) {
  ContentLines lines(bytes, 64);
  while (const auto line = lines.next()) {
    if (begins_card(line->text)) return true;
  }
  return false;
}

}  // namespace

struct VCardReader::State {
  State(std::string converted, std::string_view bytes, const VCardLimits& limits_given)
      : own(std::move(converted)), limits(limits_given), lines(own.empty() ? bytes : own, limits_given.line_bytes) {}

  std::string own;  // the file in UTF-8 when it came in UTF-16
  VCardLimits limits;
  ContentLines lines;
  std::optional<ContentLines::Line> pending;  // the BEGIN that ended an unfinished card
  std::string_view from_line, from_card;      // the file from the line taken last on, and from the card given last on
  std::size_t card_line = 0, card_bytes = 0;

  std::optional<ContentLines::Line> next_line() {
    if (!pending) {
      from_line = lines.rest();
      return lines.next();
    }
    auto line = std::move(pending);
    pending.reset();
    return line;
  }

  /// Behind the BEGIN of an inner card or another component: up to its END. False when it is nested too deeply.
  bool skip_component() {
    int depth = 1;
    bool bounded = true;
    while (depth > 0) {
      const auto line = next_line();
      if (!line) break;
      if (begins_caseless(line->text, "BEGIN:")) ++depth;
      if (begins_caseless(line->text, "END:")) --depth;
      bounded = bounded && depth <= limits.nesting;
    }
    return bounded;
  }

  card::Result<LoadedContact> read_card();
};

card::Result<LoadedContact> VCardReader::State::read_card() {
  std::vector<Property> properties;
  std::string trouble;
  while (auto line = next_line()) {
    if (ends_card(line->text)) {
      if (trouble.empty()) return contact_from_properties(properties);
      return card::fail(card::ErrorKind::bad_input, trouble);
    }
    if (begins_caseless(line->text, "BEGIN:")) {
      const bool inner = !properties.empty() && properties.back().name == "AGENT";
      if (begins_card(line->text) && !inner) {
        if (properties.empty()) continue;  // the same card begun again
        pending = std::move(line);
        break;
      }
      if (!skip_component()) trouble = fmt::format("cards inside cards deeper than {}; split the file", limits.nesting);
      continue;
    }
    std::optional<Property> property = line->cut ? std::nullopt : parse_property(*line);
    if (!property || std::ranges::find(kLeftOut, std::string_view(property->name)) != kLeftOut.end()) continue;
    if (properties.size() < limits.properties)
      properties.push_back(std::move(*property));
    else
      trouble = fmt::format("more than {} properties in one card; split it", limits.properties);
  }
  return card::fail(card::ErrorKind::bad_input, "the card has no END:VCARD; the file may have been cut off");
}

card::Result<VCardReader> VCardReader::open(std::string_view bytes, const VCardLimits& limits) {
  std::string utf8;
  utf8_from_utf16(bytes, utf8);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!holds_card(utf8.empty() ? bytes : utf8)) {
    return card::fail(card::ErrorKind::bad_input, "no vCard in it; a card begins with the line BEGIN:VCARD");
  }
  return VCardReader(std::make_unique<State>(std::move(utf8), bytes, limits));
}

std::optional<card::Result<LoadedContact>> VCardReader::next() {
  while (const auto line = state_->next_line()) {
    if (!begins_card(line->text)) continue;
    state_->from_card = state_->from_line;
    state_->card_line = line->number;
    card::Result<LoadedContact> loaded = state_->read_card();
    const std::string_view behind = state_->pending ? state_->from_line : state_->lines.rest();
    state_->card_bytes = state_->from_card.size() - behind.size();
    if (loaded)
      loaded->line = line->number;
    else
      loaded.error().message = fmt::format("line {}: {}", line->number, loaded.error().message);
    return loaded;
  }
  return std::nullopt;
}

std::size_t VCardReader::line() const { return state_->card_line; }
std::string_view VCardReader::text() const { return state_->from_card.substr(0, state_->card_bytes); }

VCardReader::VCardReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
VCardReader::VCardReader(VCardReader&&) noexcept = default;
VCardReader& VCardReader::operator=(VCardReader&&) noexcept = default;
VCardReader::~VCardReader() = default;

}  // namespace exchange
