#include "bench/confidence/recorded_card.h"

#include <cstdint>
#include <fstream>
#include <string>
#include <type_traits>

#include <fmt/format.h>

namespace confidence {
namespace {

constexpr std::uint32_t kFormat = 0x6d730002;
constexpr std::uint32_t kFormatWithoutInk = 0x6d730001;  // before CardText::unread_ink; still read
constexpr std::uint32_t kMostEntries = 10'000'000;

/// The fields of each type in their order, for writing (const values) and for reading alike.
template <class Archive, class T>
void visit(Archive& archive, T& value) {
  using Type = std::remove_const_t<T>;
  if constexpr (std::is_same_v<Type, card::Alternative>) {
    archive(value.text, value.confidence);
  } else if constexpr (std::is_same_v<Type, card::Symbol>) {
    archive(value.text, value.box, value.confidence, value.alternatives);
  } else if constexpr (std::is_same_v<Type, card::LinePosteriors>) {
    archive(value.code_table, value.steps);
  } else if constexpr (std::is_same_v<Type, card::Reading>) {
    archive(value.model, value.symbols, value.posteriors);
  } else if constexpr (std::is_same_v<Type, card::TextLine>) {
    archive(value.box, value.direction, value.glyph_size_px, value.readings);
  } else if constexpr (std::is_same_v<Type, card::Barcode>) {
    archive(value.format, value.text, value.box);
  } else if constexpr (std::is_same_v<Type, card::CardText>) {
    archive(value.width, value.height, value.dpi, value.turned_degrees, value.lines, value.barcodes, value.engine);
    if (archive.has_ink()) archive(value.unread_ink);
  } else if constexpr (std::is_same_v<Type, RecordedCard>) {
    archive(value.found, value.upright, value.text);
  } else {
    static_assert(std::is_trivially_copyable_v<Type>);
    archive.bytes(value);
  }
}

class Writer {
 public:
  explicit Writer(const std::filesystem::path& file) : out_(file, std::ios::binary) {}
  bool finish() { return static_cast<bool>(out_.flush()); }
  bool has_ink() const { return true; }

  template <class... Fields>
  void operator()(const Fields&... fields) {
    (one(fields), ...);
  }
  template <class T>
  void bytes(const T& value) {
    out_.write(reinterpret_cast<const char*>(&value), sizeof value);
  }

 private:
  template <class T>
  void one(const T& value) {
    visit(*this, value);
  }
  void one(const std::string& text) {
    bytes(static_cast<std::uint32_t>(text.size()));
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
  }
  template <class T>
  void one(const std::vector<T>& list) {
    bytes(static_cast<std::uint32_t>(list.size()));
    for (const T& each : list) one(each);
  }
  std::ofstream out_;
};

class Reader {
 public:
  explicit Reader(const std::filesystem::path& file) : in_(file, std::ios::binary) {}
  bool good() const { return static_cast<bool>(in_); }
  bool has_ink() const { return format_ == kFormat; }
  /// Reads the first number of the file. Is it a format that this program knows?
  bool knows_format() {
    bytes(format_);
    return format_ == kFormat || format_ == kFormatWithoutInk;
  }

  template <class... Fields>
  void operator()(Fields&... fields) {
    (one(fields), ...);
  }
  template <class T>
  void bytes(T& value) {
    in_.read(reinterpret_cast<char*>(&value), sizeof value);
  }

 private:
  template <class T>
  void one(T& value) {
    visit(*this, value);
  }
  void one(std::string& text) {
    text.resize(count());
    in_.read(text.data(), static_cast<std::streamsize>(text.size()));
  }
  template <class T>
  void one(std::vector<T>& list) {
    list.resize(count());
    for (T& each : list) one(each);
  }
  std::uint32_t count() {
    std::uint32_t size = 0;
    bytes(size);
    if (in_ && size <= kMostEntries) return size;
    in_.setstate(std::ios::failbit);
    return 0;
  }
  std::ifstream in_;
  std::uint32_t format_ = 0;
};

}  // namespace

card::Result<void> save(const std::filesystem::path& file, const std::vector<RecordedCard>& cards) {
  auto part = file;  // whole or not there: recording may be stopped and gone on with
  part += ".part";
  std::error_code error;
  Writer writer(part);
  writer(kFormat, cards);
  if (writer.finish())
    std::filesystem::rename(part, file, error);
  else
    error = std::make_error_code(std::errc::io_error);
  if (error)
    return card::fail(card::ErrorKind::bad_input,
                      fmt::format("{}: cannot be written; is the disk full?", file.string()));
  return {};
}

card::Result<std::vector<RecordedCard>> load(const std::filesystem::path& file) {
  Reader reader(file);
  std::vector<RecordedCard> cards;
  const bool known = reader.knows_format();
  if (known) reader(cards);
  if (!known || !reader.good()) {
    return card::fail(card::ErrorKind::bad_input,
                      fmt::format("{}: not a recorded reading; make it again with meishi_record", file.string()));
  }
  return cards;
}

}  // namespace confidence
