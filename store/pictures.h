#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "card/result.h"
#include "store/store.h"

/// Pictures are files in the store's pictures folder, named by the SHA-256 of their bytes: ab/abcdef....
namespace store {

/// The folder's name beside an SQLite file.
inline constexpr const char* kPicturesFolder = "pictures";

/// Where a picture lies, whether it is there or not.
std::filesystem::path picture_path(const Store& store, const std::string& sha256);

/// Writes a picture durably (temporary file, fsync, rename, fsync of the folder; 0600) unless it is there already.
/// Call before the transaction that names it: a crash between the two leaves a spare file, never a missing one.
/// `sha256` is that of `bytes`, 64 lower-case hex digits (capture::sha256_hex). Fails with internal or wrong_use.
card::Result<void> put_picture(const Store& store, const std::string& sha256, std::span<const std::uint8_t> bytes);

/// Lists the picture in the database, so that cards can name it. `media_type`: "image/png".
card::Result<void> record_picture(Transaction& transaction, const std::string& sha256, const std::string& media_type,
                                  std::int64_t bytes);

/// Other SQLite files for which the pictures folder is the one beside them: what this database does not name may be
/// theirs.
std::vector<std::filesystem::path> databases_beside(Store& store);

}  // namespace store
