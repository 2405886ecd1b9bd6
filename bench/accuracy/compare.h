#pragma once

#include <string>
#include <vector>

#include "card/contact.h"

namespace accuracy {

enum class Verdict {
  right,
  wrong,    ///< printed, and something else was read
  missing,  ///< printed, and nothing was read
  extra,    ///< not printed, and something was read
};
const char* to_string(Verdict verdict);

/// What became of one value.
struct Outcome {
  std::string field;  ///< "family_name", "phones", "address", ...
  Verdict verdict = Verdict::right;
  std::string truth, found;  ///< empty where there is none
  std::string path;          ///< contract path of the found value, or of the field where it is missing
  bool counts = true;        ///< false for what is only told, not part of the total (notes, phone kinds, address parts)
};

/// Every value of the truth, and every further value that was found.
///
/// How values are compared: NFKC, dashes between digits or letters as "-", blanks left out, else exact. E-mail
/// addresses and URLs without case, URLs without scheme and last slash. Phones by their E.164 number alone (the kind is
/// told apart). A Japanese address is the parts in a row, a Western one its printed form without the punctuation and
/// the country; the postal code is a value of its own. Lists are sets; a wrong value and a missing one beside it are
/// one wrong value.
std::vector<Outcome> compare(const card::Contact& truth, const card::Contact& also_right, const card::Contact& found);

}  // namespace accuracy
