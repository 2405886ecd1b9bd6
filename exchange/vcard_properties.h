#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "card/contact.h"
#include "exchange/vcard_syntax.h"

namespace exchange {

/// Line ends to blanks, no blanks at the ends; else the characters stay as they are.
std::string on_one_line(std::string text);

/// The i-th part on one line; empty when there are fewer.
std::string part(const std::vector<std::string>& parts, std::size_t i);

/// Both with a blank between, or the one that there is.
std::string with_blank(const std::string& a, const std::string& b);

/// The properties of one card, looked up by name. Holds a reference: the list must outlive it.
class Properties {
 public:
  explicit Properties(const std::vector<Property>& all) : all_(all) {}

  /// All of that name, the preferred ones first (4.0's PREF, before that TYPE=PREF).
  std::vector<const Property*> named(std::string_view name) const;
  /// The most preferred one, or null.
  const Property* first(std::string_view name) const;
  /// Its value on one line; empty when absent.
  std::string text(std::string_view name) const;
  /// Its parts, without empty ones.
  std::vector<std::string> parts(std::string_view name, char separator) const;
  /// The property of that name which stands in the group of another one, or null.
  const Property* beside(const Property& other, std::string_view name) const;

 private:
  const std::vector<Property>& all_;
};

/// Fills names, kana, Latin name and qualifications; the company where FN names one. Reads contact.company.
void read_name(const Properties& properties, card::Contact& contact);

}  // namespace exchange
