#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace capture {

/// The kinds of file that can be decoded.
enum class FileKind : std::int32_t { jpeg, png, webp, bmp, tiff, heif, pdf, archive };

constexpr std::size_t kSniffedBytes = 1024;  ///< how much of the beginning find_kind wants to see

/// What the first bytes of a file say it is, whatever its name says; nullopt when they fit nothing.
std::optional<FileKind> find_kind(std::span<const std::uint8_t> beginning);

}  // namespace capture
