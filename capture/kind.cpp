#include "capture/kind.h"

#include <string_view>

namespace capture {
namespace {

using namespace std::string_view_literals;

struct Signature {
  FileKind kind;
  std::size_t offset;
  std::string_view bytes;
};

// The magic numbers of the formats' own specifications: ITU-T T.81 (SOI and the next marker), PNG 2nd edition
// section 5.2, the WebP container, the BMP file header, TIFF 6.0 and BigTIFF, ISO/IEC 23008-12 (brands); PKWARE
// APPNOTE 4.3, 7zFormat.txt, RFC 1952, the xz and RFC 8878 (zstd) formats, bzip2, POSIX ustar.
constexpr Signature kSignatures[] = {
    {FileKind::jpeg, 0, "\xFF\xD8\xFF"sv},
    {FileKind::png, 0, "\x89PNG\r\n\x1A\n"sv},
    {FileKind::webp, 8, "WEBP"sv},
    {FileKind::bmp, 0, "BM"sv},
    {FileKind::tiff, 0, "II*\0"sv},
    {FileKind::tiff, 0, "MM\0*"sv},
    {FileKind::tiff, 0, "II+\0"sv},
    {FileKind::tiff, 0, "MM\0+"sv},
    {FileKind::heif, 4, "ftypheic"sv},
    {FileKind::heif, 4, "ftypheix"sv},
    {FileKind::heif, 4, "ftyphevc"sv},
    {FileKind::heif, 4, "ftypheim"sv},
    {FileKind::heif, 4, "ftypheis"sv},
    {FileKind::heif, 4, "ftypmif1"sv},
    {FileKind::heif, 4, "ftypmsf1"sv},
    {FileKind::heif, 4, "ftypavif"sv},
    {FileKind::archive, 0, "PK\3\4"sv},
    {FileKind::archive, 0, "PK\5\6"sv},
    {FileKind::archive, 0, "7z\xBC\xAF\x27\x1C"sv},
    {FileKind::archive, 0, "\x1F\x8B"sv},
    {FileKind::archive, 0,
     "\xFD"
     "7zXZ\0"sv},
    {FileKind::archive, 0, "\x28\xB5\x2F\xFD"sv},
    {FileKind::archive, 0, "BZh"sv},
    {FileKind::archive, 257, "ustar"sv},
};

}  // namespace

std::optional<FileKind> find_kind(std::span<const std::uint8_t> beginning) {
  const std::string_view text(reinterpret_cast<const char*>(beginning.data()), beginning.size());
  for (const Signature& signature : kSignatures) {
    if (text.size() < signature.offset + signature.bytes.size()) continue;
    if (text.substr(signature.offset, signature.bytes.size()) == signature.bytes) return signature.kind;
  }
  // ISO 32000-1, annex H: readers accept the header anywhere within the first 1024 bytes.
  if (text.substr(0, kSniffedBytes).find("%PDF-") != std::string_view::npos) return FileKind::pdf;
  return std::nullopt;
}

}  // namespace capture
