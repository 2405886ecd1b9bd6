#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include <nlohmann/json.hpp>

#include "exchange/json.h"

namespace exchange {
namespace {

using Json = nlohmann::ordered_json;

/// A number that a float can hold; JSON has larger ones, and writes infinity as null.
bool read_number(const Json& value, float& number) {
  if (!value.is_number() || std::abs(value.get<double>()) > double{std::numeric_limits<float>::max()}) return false;
  number = value.get<float>();
  return true;
}

/// Takes members out of an object. The first one of the wrong type is remembered; what follows is not read.
class ObjectReader {
 public:
  explicit ObjectReader(const Json& object) : object_(object) {
    if (!object.is_object()) wrong_ = "the value";
  }

  const std::string& wrong() const { return wrong_; }

  void take(const char* key, std::string& out) {
    take(key, out, [](const Json& value, std::string& text) {
      if (!value.is_string()) return false;
      text = value.get<std::string>();
      return true;
    });
  }
  void take(const char* key, float& out) { take(key, out, read_number); }
  void take(const char* key, int& out) {
    take(key, out, [](const Json& value, int& number) {
      if (!value.is_number_integer()) return false;
      const auto wide = value.get<std::int64_t>();
      number = static_cast<int>(
          std::clamp<std::int64_t>(wide, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
      return true;
    });
  }
  void take(const char* key, bool& out) {
    take(key, out, [](const Json& value, bool& flag) {
      if (!value.is_boolean()) return false;
      flag = value.get<bool>();
      return true;
    });
  }
  void take(const char* key, std::vector<std::string>& out) {
    take(key, out, [](const Json& value, std::vector<std::string>& texts) {
      if (!value.is_array()) return false;
      if (!std::ranges::all_of(value, [](const Json& one) { return one.is_string(); })) return false;
      texts = value.get<std::vector<std::string>>();
      return true;
    });
  }

  /// read(value, out) gives false for a value of the wrong shape. Absent and null leave `out` as it is.
  template <class T, class Read>
  void take(const char* key, T& out, Read read) {
    if (!wrong_.empty()) return;
    const auto member = object_.find(key);
    if (member == object_.end() || member->is_null()) return;
    if (!read(*member, out)) wrong_ = key;
  }

  template <class T>
  void take_list(const char* key, std::vector<T>& out, bool (*read)(const Json&, T&)) {
    take(key, out, [read](const Json& value, std::vector<T>& all) {
      if (!value.is_array()) return false;
      all.resize(value.size());
      return std::equal(value.begin(), value.end(), all.begin(), read);
    });
  }

 private:
  const Json& object_;
  std::string wrong_;
};

template <class Enum, std::size_t n>
bool read_name(const Json& value, Enum& out, const std::array<Enum, n>& all) {
  if (!value.is_string()) return false;
  const auto named = std::ranges::find_if(all, [&](Enum one) { return value == card::to_string(one); });
  if (named == all.end()) return false;
  out = *named;
  return true;
}

constexpr std::array kPhoneKinds = {card::PhoneKind::work, card::PhoneKind::direct,    card::PhoneKind::mobile,
                                    card::PhoneKind::fax,  card::PhoneKind::toll_free, card::PhoneKind::other};
constexpr std::array kDecisions = {card::Decision::accept, card::Decision::review, card::Decision::not_a_card};

bool read_quad(const Json& value, card::Quad& quad) {
  if (!value.is_array() || value.size() != quad.corners.size()) return false;
  for (std::size_t i = 0; i < quad.corners.size(); ++i) {
    const Json& point = value[i];
    card::Point& corner = quad.corners[i];
    if (!point.is_array() || point.size() != 2 || !read_number(point[0], corner.x) || !read_number(point[1], corner.y))
      return false;
  }
  return true;
}

bool read_post(const Json& value, card::Post& post) {
  ObjectReader object(value);
  object.take("company", post.company);
  object.take("department", post.department);
  object.take("job_titles", post.job_titles);
  return object.wrong().empty();
}

bool read_phone(const Json& value, card::PhoneNumber& phone) {
  ObjectReader object(value);
  object.take("kind", phone.kind, [](const Json& kind, auto& out) { return read_name(kind, out, kPhoneKinds); });
  object.take("number", phone.number);
  object.take("extension", phone.extension);
  object.take("printed", phone.printed);
  return object.wrong().empty();
}

bool read_address(const Json& value, card::Address& address) {
  ObjectReader object(value);
  object.take("postal_code", address.postal_code);
  object.take("region", address.region);
  object.take("locality", address.locality);
  object.take("street", address.street);
  object.take("building", address.building);
  object.take("country", address.country);
  object.take("printed", address.printed);
  return object.wrong().empty();
}

/// The first key that is wrong; empty when all is well.
std::string read_contact(const Json& value, card::Contact& contact) {
  ObjectReader object(value);
  object.take("family_name", contact.family_name);
  object.take("given_name", contact.given_name);
  object.take("family_kana", contact.family_kana);
  object.take("given_kana", contact.given_kana);
  object.take("latin_name", contact.latin_name);
  object.take("company", contact.company);
  object.take("company_kana", contact.company_kana);
  object.take("company_latin", contact.company_latin);
  object.take("departments", contact.departments);
  object.take("job_titles", contact.job_titles);
  object.take_list("posts", contact.posts, read_post);
  object.take("qualifications", contact.qualifications);
  object.take_list("phones", contact.phones, read_phone);
  object.take("emails", contact.emails);
  object.take("urls", contact.urls);
  object.take_list("addresses", contact.addresses, read_address);
  object.take("social", contact.social);
  object.take("notes", contact.notes);
  return object.wrong();
}

bool read_source(const Json& value, card::Source& source) {
  ObjectReader object(value);
  std::string file;
  object.take("file", file);
  source.file = file;
  object.take("member", source.member);
  object.take("sha256", source.sha256);
  object.take("page", source.page);
  object.take("card", source.card);
  return object.wrong().empty();
}

bool read_alternative(const Json& value, card::Alternative& alternative) {
  ObjectReader object(value);
  object.take("text", alternative.text);
  object.take("confidence", alternative.confidence);
  return object.wrong().empty();
}

bool read_symbol(const Json& value, card::Symbol& symbol) {
  ObjectReader object(value);
  object.take("text", symbol.text);
  object.take("box", symbol.box, read_quad);
  object.take("confidence", symbol.confidence);
  object.take_list("alternatives", symbol.alternatives, read_alternative);
  return object.wrong().empty();
}

bool read_reading(const Json& value, card::Reading& reading) {
  ObjectReader object(value);
  object.take("model", reading.model);
  object.take_list("symbols", reading.symbols, read_symbol);
  return object.wrong().empty();
}

bool read_line(const Json& value, card::TextLine& line) {
  ObjectReader object(value);
  bool vertical = false;
  object.take("vertical", vertical);
  line.direction = vertical ? card::Direction::vertical : card::Direction::horizontal;
  object.take("box", line.box, read_quad);
  object.take("glyph_size_px", line.glyph_size_px);
  object.take_list("readings", line.readings, read_reading);
  return object.wrong().empty();
}

bool read_barcode(const Json& value, card::Barcode& barcode) {
  ObjectReader object(value);
  object.take("format", barcode.format);
  object.take("text", barcode.text);
  object.take("box", barcode.box, read_quad);
  return object.wrong().empty();
}

bool read_confidence(const Json& value, std::vector<card::FieldConfidence>& fields) {
  if (!value.is_object()) return false;
  for (const auto& [path, number] : value.items()) {
    if (!read_number(number, fields.emplace_back(card::FieldConfidence{path, 0}).confidence)) return false;
  }
  return true;
}

std::string read_card(const Json& value, card::CardReading& reading) {
  ObjectReader object(value);
  object.take("source", reading.source, read_source);
  object.take("source", reading, [](const Json& source, card::CardReading& out) {
    ObjectReader front(source);
    front.take("quad", out.quad_in_source, read_quad);
    front.take("turned_degrees", out.turned_degrees);
    return front.wrong().empty();
  });
  object.take_list("sides", reading.sides, read_source);
  object.take("languages", reading.languages);
  object.take("contact", reading.contact,
              [](const Json& contact, card::Contact& out) { return read_contact(contact, out).empty(); });
  object.take("confidence", reading.confidence, read_confidence);
  object.take("doubtful", reading.doubtful);
  object.take("decision", reading.decision,
              [](const Json& decision, auto& out) { return read_name(decision, out, kDecisions); });
  object.take_list("lines", reading.lines, read_line);
  object.take_list("barcodes", reading.barcodes, read_barcode);
  object.take("engine", reading.engine);
  return object.wrong();
}

template <class T>
card::Result<T> read_all(std::string_view text, const char* what, std::string (*read)(const Json&, T&)) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) {
    return card::fail(card::ErrorKind::bad_input, std::string(what) + ": no JSON; it may have been cut off");
  }
  T value;
  const std::string wrong = read(json, value);
  if (wrong.empty()) return value;
  return card::fail(
      card::ErrorKind::bad_input,
      std::string(what) + ": " + wrong + " has another type than expected; it may come from another program");
}

}  // namespace

card::Result<card::Contact> contact_from_json(std::string_view json) {
  return read_all<card::Contact>(json, "contact", read_contact);
}

card::Result<card::CardReading> reading_from_json(std::string_view json) {
  return read_all<card::CardReading>(json, "card", read_card);
}

}  // namespace exchange
