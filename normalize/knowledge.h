#pragma once

#include <filesystem>
#include <vector>

#include "card/card_text.h"
#include "normalize/doubt_model.h"
#include "normalize/knowledge_names.h"
#include "normalize/knowledge_postal.h"
#include "normalize/knowledge_words.h"
#include "normalize/parse.h"

namespace normalize {

/// What Knowledge holds; for the sources of normalize/ only.
struct Knowledge::State {
  NameBook names;
  PostalBook postal;
  WordBook words;
  DoubtModel doubt;
  std::vector<card::CodeTable> code_tables;
};

/// Where the compiled dictionaries lie: beside the program (share/meishi/knowledge in its folder or in the folder
/// above), else where this program was built.
std::filesystem::path default_knowledge_folder();

}  // namespace normalize
