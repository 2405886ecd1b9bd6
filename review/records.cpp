#include "review/records.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "store/moment.h"
#include "store/pictures.h"

namespace review {
namespace {

exchange::RecordSource source_of(const store::CardSummary& card) {
  exchange::RecordSource source;
  source.external_id = card.provenance.external_id;
  if (card.sides.empty()) return source;
  source.card = card.id.value;
  source.file = card.sides.front().file.filename().string();
  source.member = card.sides.front().member;
  return source;
}

std::string first_bytes(const std::filesystem::path& file, std::size_t count) {
  std::string bytes(count, '\0');
  std::ifstream stream(file, std::ios::binary);
  stream.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

int big_endian(const std::string& bytes, std::size_t at) {
  unsigned value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return static_cast<int>(value);
}

}  // namespace

exchange::Record record_of(const store::StoredContact& stored) {
  exchange::Record record;
  record.id = stored.id.value;
  record.status = stored.status == store::Status::confirmed ? exchange::RecordStatus::confirmed
                                                            : exchange::RecordStatus::unconfirmed;
  record.contact = stored.contact;
  for (const store::CardSummary& card : stored.cards) {
    record.sources.push_back(source_of(card));
    if (card.provenance.exchanged_on)
      record.exchanged_on = std::max(record.exchanged_on, store::to_string(*card.provenance.exchanged_on));
    for (const std::string& tag : card.provenance.tags)
      if (std::ranges::find(record.tags, tag) == record.tags.end()) record.tags.push_back(tag);
    record.revised_at = std::max(record.revised_at, card.created_at);
  }
  return record;
}

std::optional<std::pair<int, int>> picture_size(const store::Store& store, const std::string& sha256) {
  if (sha256.empty()) return std::nullopt;
  const std::string head = first_bytes(store::picture_path(store, sha256), 24);
  if (head.size() < 24 || !head.starts_with("\x89PNG")) return std::nullopt;
  return std::pair(big_endian(head, 16), big_endian(head, 20));
}

std::string media_type_of(const std::filesystem::path& picture) {
  constexpr std::array<std::pair<std::string_view, const char*>, 6> kTypes{{{"\x89PNG", "image/png"},
                                                                            {"\xFF\xD8\xFF", "image/jpeg"},
                                                                            {"II*", "image/tiff"},
                                                                            {"MM", "image/tiff"},
                                                                            {"%PDF", "application/pdf"},
                                                                            {"RIFF", "image/webp"}}};
  const std::string head = first_bytes(picture, 12);
  for (const auto& [beginning, type] : kTypes)
    if (head.starts_with(beginning)) return type;
  return "application/octet-stream";
}

}  // namespace review
