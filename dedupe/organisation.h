#pragma once

#include <string>
#include <vector>

#include "card/contact.h"

/// Private to dedupe/: the companies of a contact in the form in which they are compared.
namespace dedupe {

struct Organisation {
  std::string core;  ///< match key of the name without its legal form
  std::string form;  ///< as text::CompanyName::form, with where it stands: "front 株式会社"; empty when absent
  bool latin = false;
  friend auto operator<=>(const Organisation&, const Organisation&) = default;
};

/// Whether 大阪支店 behind a blank is part of the name.
enum class Branch { kept, dropped };

/// Of the company and every post, in every script that is printed. Sorted, without repetition.
std::vector<Organisation> organisations_of(const card::Contact& contact, Branch branch);

}  // namespace dedupe
