#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "exchange/record.h"
#include "store/contacts.h"

/// From the store's values to those that go out.
namespace review {

/// A contact with its tags, sources and newest exchange date.
exchange::Record record_of(const store::StoredContact& stored);

/// Width and height in pixels of a PNG in the pictures folder, from its head; nothing when it is not there.
std::optional<std::pair<int, int>> picture_size(const store::Store& store, const std::string& sha256);

/// "image/png", "image/jpeg", ... by the first bytes; "application/octet-stream" for others.
std::string media_type_of(const std::filesystem::path& picture);

}  // namespace review
