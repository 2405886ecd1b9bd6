#include "dedupe/prepared_text.h"

#include <charconv>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace dedupe {
namespace {

/// To be raised with every change of what prepare() gives.
constexpr int kVersion = 2;

constexpr int kBase = 36;

/// Numbers end with ';', texts begin with their length, lists with their count.
class Writer {
 public:
  void visit(const std::string& value) {
    visit(value.size());
    text_ += value;
  }
  template <class T>
  void visit(const T& number)
    requires std::is_arithmetic_v<T>
  {
    char digits[32];
    std::to_chars_result end{};
    if constexpr (std::is_floating_point_v<T>)
      end = std::to_chars(std::begin(digits), std::end(digits), number);
    else
      end = std::to_chars(std::begin(digits), std::end(digits), static_cast<std::uint64_t>(number), kBase);
    text_.append(digits, end.ptr) += ';';
  }
  template <class T, class Each>
  void visit_list(const std::vector<T>& list, Each&& each) {
    visit(list.size());
    for (const T& value : list) each(value);
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  void visit(std::string& value) {
    std::size_t size = 0;
    visit(size);
    good_ = good_ && size <= rest_.size();
    if (!good_) return;
    value = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  template <class T>
  void visit(T& number)
    requires std::is_arithmetic_v<T>
  {
    const char *begin = rest_.data(), *end = begin + rest_.size();
    std::from_chars_result read{};
    if constexpr (std::is_floating_point_v<T>) {
      read = std::from_chars(begin, end, number);
    } else {
      std::uint64_t value = 0;
      read = std::from_chars(begin, end, value, kBase);
      number = static_cast<T>(value);
    }
    good_ = good_ && read.ec == std::errc() && read.ptr != end && *read.ptr == ';';
    rest_ = good_ ? rest_.substr(static_cast<std::size_t>(read.ptr - begin) + 1) : std::string_view();
  }
  template <class T, class Each>
  void visit_list(std::vector<T>& list, Each&& each) {
    std::size_t count = 0;
    visit(count);
    good_ = good_ && count <= rest_.size();  // each value takes a character at least
    if (!good_) return;
    list.resize(count);
    for (T& value : list) each(value);
  }
  bool finished() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

template <class Visitor, class Texts>
void visit_texts(Visitor& visitor, Texts& texts) {
  visitor.visit_list(texts, [&](auto& text) { visitor.visit(text); });
}

template <class Visitor, class Part>
void visit_name(Visitor& visitor, Part& part) {
  visitor.visit(part.key);
  visitor.visit(part.printed);
  visit_texts(visitor, part.sounds);
  visit_texts(visitor, part.likely);
  visitor.visit(part.latin);
  visitor.visit(part.confidence);
}

/// The one list of members, for both ways.
template <class Visitor, class Record>
void visit_record(Visitor& visitor, Record& record) {
  visitor.visit(record.exchanged_on);
  visit_name(visitor, record.family);
  visit_name(visitor, record.given);
  visitor.visit_list(record.emails, [&](auto& email) {
    visitor.visit(email.local);
    visitor.visit(email.domain);
    visitor.visit(email.generic);
    visitor.visit(email.role);
  });
  visitor.visit_list(record.phones, [&](auto& phone) {
    visitor.visit(phone.number);
    visitor.visit(phone.mobile);
    visitor.visit(phone.extension);
  });
  visitor.visit_list(record.companies, [&](auto& company) {
    visitor.visit(company.core);
    visitor.visit(company.form);
    visitor.visit(company.latin);
  });
  visit_texts(visitor, record.hosts);
  visitor.visit_list(record.addresses, [&](auto& address) {
    visitor.visit(address.postal_code);
    visit_texts(visitor, address.numbers);
    visit_texts(visitor, address.triples);
    visitor.visit(address.japanese);
    visit_texts(visitor, address.words);
  });
  visitor.visit(record.is_home);
  visit_texts(visitor, record.titles);
  visitor.visit(record.contact_confidence);
  visitor.visit(record.company_confidence);
}

}  // namespace

std::string to_text(const Prepared& record) {
  Writer writer;
  writer.visit(kVersion);
  visit_record(writer, record);
  return std::move(writer).text();
}

bool read_prepared(std::string_view text, Prepared& record) {
  Reader reader(text);
  int version = 0;
  reader.visit(version);
  if (version != kVersion) return false;
  visit_record(reader, record);
  return reader.finished();
}

std::optional<Prepared> parse_prepared(std::string_view text) {
  Prepared record;
  return read_prepared(text, record) ? std::optional(std::move(record)) : std::nullopt;
}

}  // namespace dedupe
