#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "card/result.h"
#include "store/cards.h"

/// What the files of a folder have in common: told by the folder's name or by a file beside them.
namespace pipeline {

/// "2025-04-18 Trade fair (Sato)" to the exchange date, the event and the owner; each part may be missing, and a name
/// without a date in front says nothing. Only what is given is changed.
void take_from_folder_name(std::string_view name, store::Provenance& provenance);

/// Lines "key = value" with the keys exchanged_on, owner, group, event, batch, tag (repeatable); empty lines and lines
/// that begin with # are passed over. Only what is given is changed. Fails with bad_input on an unknown key or a day
/// that does not exist; then nothing is changed.
card::Result<void> take_from_notes(const std::filesystem::path& file, std::string_view text,
                                   store::Provenance& provenance);

struct FolderNameRules {
  bool as_tags = false;     ///< the name of every folder on the way becomes a tag
  bool as_batches = false;  ///< date, event and owner are taken from it
};

/// Everything that the folders from `root` down to the file say, the nearest last: their meishi.batch files and, below
/// the root, their names.
card::Result<store::Provenance> provenance_of(const std::filesystem::path& root, const std::filesystem::path& file,
                                              const store::Provenance& given, const FolderNameRules& rules);

}  // namespace pipeline
