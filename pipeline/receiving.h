#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "card/result.h"
#include "pipeline/file_actions.h"
#include "store/jobs.h"
#include "store/store.h"

namespace pipeline {

/// A file that came in. It is only read here; what becomes of it is the caller's affair, once receive() is back.
struct ReceivedFile {
  std::filesystem::path path;  ///< where its bytes lie
  std::string name;            ///< what the user calls it; empty: the path
};

struct ReceiveOptions {
  std::string origin = "upload";  ///< "watch", "upload", "import"
  std::string pairing;            ///< to_string(PairMode); empty: every page is a card by itself
  bool keep_files = true;         ///< false where the original stays elsewhere: the copy goes once its cards are stored
  store::Provenance provenance;   ///< given to every card
};

/// Makes sure that nothing of the files is lost any more, then answers: copies them into the pictures folder (fsync of
/// file and folder) and commits a job, in that order. Several files are the sides of one card, front and back.
/// The same bytes met again give their job, `known`. Fails with bad_input (a file that cannot be read, or that changes
/// meanwhile), database or internal (disk full); then nothing was received, and trying again is safe.
card::Result<store::AddedJob> receive(store::Store& store, std::span<const ReceivedFile> files,
                                      const ReceiveOptions& options, FileActions& actions);
card::Result<store::AddedJob> receive(store::Store& store, std::span<const ReceivedFile> files,
                                      const ReceiveOptions& options);

/// The same for bytes in memory.
card::Result<store::AddedJob> receive_bytes(store::Store& store, const std::string& name,
                                            std::span<const std::uint8_t> bytes, const ReceiveOptions& options);

/// Removes those files of the pictures folder that nothing needs any more (store::is_file_needed). What cannot be
/// removed now stays for the sweep.
void remove_spare_files(store::Store& store, const std::vector<store::JobFile>& files, FileActions& actions);

}  // namespace pipeline
