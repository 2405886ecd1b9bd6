#include <algorithm>

#include <fmt/format.h>

#include "exchange/address_text.h"
#include "exchange/person_name.h"
#include "exchange/posts.h"
#include "exchange/vcard.h"
#include "exchange/vcard_syntax.h"
#include "exchange/vcard_terms.h"
#include "text/utf8.h"
#include "text/width.h"

namespace exchange {
namespace {

using card::Contact;

/// Valid UTF-8 without control characters other than line ends and tabs.
std::string printable(std::string_view text) {
  std::u32string points = text::to_utf32(text);
  std::erase_if(points, [](char32_t c) { return (c < 0x20 && c != U'\n' && c != U'\t') || c == 0x7F; });
  return text::to_utf8(points);
}

std::string in_value(std::string_view text) { return escaped(printable(text)); }

/// A URI has no escapes; a backslash, which no URI may hold, is doubled for readers that see one in it.
std::string in_uri(std::string_view uri) {
  std::string out;
  for (const char c : printable(uri)) {
    if (c == '\n') continue;
    out += c;
    if (c == '\\') out += c;
  }
  return out;
}

/// RFC 6868, in quotation marks.
std::string in_parameter(std::string_view text) {
  std::string out = "\"";
  for (const char c : printable(text)) {
    if (c == '^')
      out += "^^";
    else if (c == '"')
      out += "^'";
    else if (c == '\n')
      out += "^n";
    else
      out += c;
  }
  return out += '"';
}

std::string in_values(const std::vector<std::string>& parts, char separator) {
  std::string out;
  for (const std::string& part : parts) out += in_value(part) + separator;
  if (!out.empty()) out.pop_back();
  return out;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
  }
  return lower;
}

/// Writes the content lines of one card.
class CardLines {
 public:
  CardLines(const Record& record, VCardVersion version)
      : record_(record), contact_(record.contact), v4_(version == VCardVersion::v4_0) {}

  std::string all() {
    line("BEGIN:VCARD");
    line(v4_ ? "VERSION:4.0" : "VERSION:3.0");
    line("PRODID:-//meishi//contacts//EN");
    identity();
    names();
    organisation();
    for (const card::PhoneNumber& phone : contact_.phones) add_phone(phone);
    for (const std::string& email : contact_.emails) {
      line((v4_ ? "EMAIL;TYPE=work:" : "EMAIL;TYPE=INTERNET,WORK:") + in_value(email));
    }
    for (const std::string& url : contact_.urls) line("URL:" + (v4_ ? in_uri(url) : in_value(url)));
    for (const card::Address& address : contact_.addresses) add_address(address);
    for (const std::string& profile : contact_.social) line("X-SOCIALPROFILE:" + in_value(profile));
    texts("NOTE", contact_.notes, kNoteJoint, "X-MEISHI-NOTES");
    if (!record_.tags.empty()) line("CATEGORIES:" + in_values(record_.tags, ','));
    if (!record_.exchanged_on.empty()) line("X-MEISHI-EXCHANGED-ON:" + in_value(record_.exchanged_on));
    line("END:VCARD");
    return std::move(out_);
  }

 private:
  void line(const std::string& content) { out_ += folded(content); }

  void text(const char* name, const std::string& value) {
    if (!value.empty()) line(fmt::format("{}:{}", name, in_value(value)));
  }

  /// Values in one standard property that every program shows, and apart where joining them loses their borders.
  void texts(const char* name, const std::vector<std::string>& values, std::string_view joint, const char* apart) {
    if (values.empty()) return;
    text(name, fmt::format("{}", fmt::join(values, joint)));
    const bool plain = values.size() == 1 && values[0].find(joint) == std::string::npos;
    if (!plain) line(fmt::format("{}:{}", apart, in_values(values, ';')));
  }

  void identity() {
    std::string uid = record_.uid.empty() ? fmt::format("meishi-contact-{}", record_.id) : record_.uid;
    if (v4_ && !uid.starts_with("urn:"))
      line("UID;VALUE=text:" + in_value(uid));
    else
      line("UID:" + in_value(uid));
    std::string revised = record_.revised_at;
    if (v4_) std::erase_if(revised, [](char c) { return c == '-' || c == ':'; });
    if (!revised.empty()) line("REV:" + printable(revised));
    if (v4_) line(is_company() ? "KIND:org" : "KIND:individual");
  }

  bool is_company() const {
    return (contact_.family_name + contact_.given_name + contact_.latin_name + contact_.family_kana +
            contact_.given_kana)
        .empty();
  }

  void names() {
    const std::string kana = text::squeeze_blanks(contact_.family_kana + " " + contact_.given_kana);
    std::string sort_as;
    if (v4_ && !kana.empty()) sort_as = ";SORT-AS=" + in_parameter(contact_.family_kana + "," + contact_.given_kana);
    line(fmt::format("N{}:{};{};;;{}", sort_as, in_value(contact_.family_name), in_value(contact_.given_name),
                     in_values(contact_.qualifications, ',')));
    const std::string shown = shown_name();
    if (v4_ && !contact_.latin_name.empty() && shown != contact_.latin_name) {
      line("FN;ALTID=1:" + in_value(shown));
      line("FN;ALTID=1;LANGUAGE=en:" + in_value(contact_.latin_name));
    } else {
      line("FN:" + in_value(shown));
    }
    if (!v4_ && !contact_.latin_name.empty() && shown != contact_.latin_name) text("NICKNAME", contact_.latin_name);
    text("X-MEISHI-LATIN-NAME", contact_.latin_name);
    text("X-PHONETIC-LAST-NAME", contact_.family_kana);
    text("X-PHONETIC-FIRST-NAME", contact_.given_kana);
    if (!v4_) text("SORT-STRING", kana);
    if (is_company()) line("X-ABShowAs:COMPANY");
  }

  /// FN must not be empty.
  std::string shown_name() const {
    std::string name = display_name(contact_);
    if (name.empty() && !contact_.emails.empty()) name = contact_.emails.front();
    if (name.empty() && !contact_.phones.empty()) name = contact_.phones.front().printed;
    return name.empty() ? fmt::format("{}", record_.id) : name;
  }

  void organisation() {
    const std::string department = contact_.departments.empty() ? std::string() : contact_.departments.front();
    if (!contact_.company.empty() || !department.empty()) {
      const std::string sort_as =
          v4_ && !contact_.company_kana.empty() ? ";SORT-AS=" + in_parameter(contact_.company_kana) : std::string();
      const std::string unit = department.empty() ? std::string() : ";" + in_value(department);
      line(fmt::format("ORG{}:{}{}", sort_as, in_value(contact_.company), unit));
    }
    text("X-PHONETIC-ORG", contact_.company_kana);
    text("X-MEISHI-COMPANY-LATIN", contact_.company_latin);
    if (contact_.departments.size() > 1) line("X-MEISHI-DEPARTMENTS:" + in_values(contact_.departments, ';'));
    texts("TITLE", contact_.job_titles, kTitleJoint, "X-MEISHI-JOB-TITLES");
    if (contact_.posts == paired_posts(contact_)) return;
    for (const card::Post& post : contact_.posts) {
      std::vector<std::string> parts = {post.company, post.department};
      parts.insert(parts.end(), post.job_titles.begin(), post.job_titles.end());
      line("X-MEISHI-POST:" + in_values(parts, ';'));
    }
    if (contact_.posts.empty()) line("X-MEISHI-POST:");
  }

  /// Lines that belong to one value carry its group.
  std::string next_group() { return fmt::format("item{}.", ++groups_); }

  void add_phone(const card::PhoneNumber& phone) {
    const auto* term = std::ranges::find(kPhoneTerms, phone.kind, &PhoneTerm::kind);
    const std::string types = v4_ ? lower_case(term->types) : std::string(term->types);
    const bool uri = v4_ && !phone.number.empty();
    std::string value = in_value(phone.number.empty() ? phone.printed : phone.number);
    if (!phone.extension.empty()) value += (uri ? ";ext=" : " ext. ") + in_value(phone.extension);
    const bool apart = !phone.number.empty() && phone.printed != phone.number;
    const std::string group = apart || !term->label.empty() ? next_group() : std::string();
    line(fmt::format("{}TEL;{}TYPE={}:{}{}", group,
                     uri   ? "VALUE=uri;"
                     : v4_ ? "VALUE=text;"
                           : "",
                     types, uri ? "tel:" : "", value));
    if (apart) line(group + "X-MEISHI-PRINTED:" + in_value(phone.printed));
    if (!term->label.empty()) line(fmt::format("{}X-ABLabel:{}", group, term->label));
  }

  void add_address(const card::Address& address) {
    const std::string group = next_group();
    const bool in_parts = !(address.region + address.locality + address.street + address.building).empty();
    const std::string& street = in_parts ? address.street : address.printed;
    const std::string label = v4_ && !address.printed.empty() ? ";LABEL=" + in_parameter(address.printed) : "";
    line(fmt::format("{}ADR;TYPE={}{}:;{};{};{};{};{};{}", group, v4_ ? "work" : "WORK", label,
                     in_value(address.building), in_value(street), in_value(address.locality), in_value(address.region),
                     in_value(address.postal_code), in_value(address.country)));
    if (!v4_ && !address.printed.empty()) line(group + "LABEL;TYPE=WORK:" + in_value(address.printed));
    if (address.printed.empty())
      line(group + "X-MEISHI-ADDRESS:parts");
    else if (!in_parts)
      line(group + "X-MEISHI-ADDRESS:printed");
  }

  const Record& record_;
  const Contact& contact_;
  const bool v4_;
  int groups_ = 0;
  std::string out_;
};

}  // namespace

std::string to_vcard(const Record& record, VCardVersion version) { return CardLines(record, version).all(); }

}  // namespace exchange
