#include "cli/contact_text.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "cli/width.h"
#include "exchange/person_name.h"

namespace cli {
namespace {

constexpr int kLabelColumns = 17;

/// Collects "  Label          value" lines; absent values give none.
class Lines {
 public:
  void add(std::string_view label, const std::string& value) {
    if (value.empty()) return;
    text_ += "  " + padded(label, kLabelColumns) + on_one_line(value) + "\n";
  }
  void add(std::string_view label, const std::vector<std::string>& values) {
    for (const std::string& value : values) add(label, value);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string with_blank(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + " " + b;
}

std::string with_reading(const std::string& value, const std::string& reading) {
  return value.empty() || reading.empty() ? value : fmt::format("{} ({})", value, reading);
}

void add_posts(Lines& lines, const card::Contact& contact) {
  for (const card::Post& post : contact.posts) {
    if (post.company != contact.company) lines.add("Company", post.company);
    lines.add("Department", post.department);
    lines.add("Job title", joined(post.job_titles));
  }
  if (contact.posts.empty()) {
    lines.add("Department", contact.departments);
    lines.add("Job title", joined(contact.job_titles));
  }
}

std::string phone_label(card::PhoneKind kind) {
  switch (kind) {
    case card::PhoneKind::work: return "Phone";
    case card::PhoneKind::direct: return "Direct";
    case card::PhoneKind::mobile: return "Mobile";
    case card::PhoneKind::fax: return "Fax";
    case card::PhoneKind::toll_free: return "Toll-free";
    case card::PhoneKind::other: break;
  }
  return "Other phone";
}

std::string phone_text(const card::PhoneNumber& phone) {
  const std::string number = phone.printed.empty() ? phone.number : phone.printed;
  return phone.extension.empty() ? number : fmt::format("{} ext. {}", number, phone.extension);
}

}  // namespace

std::string joined(const std::vector<std::string>& values) { return fmt::format("{}", fmt::join(values, ", ")); }

std::string to_text(const card::Contact& contact) {
  Lines lines;
  lines.add("Name", with_reading(exchange::display_name(contact), with_blank(contact.family_kana, contact.given_kana)));
  lines.add("Latin name", contact.latin_name);
  lines.add("Company", with_reading(contact.company, contact.company_kana));
  lines.add("Company (Latin)", contact.company_latin);
  add_posts(lines, contact);
  lines.add("Qualification", contact.qualifications);
  for (const card::PhoneNumber& phone : contact.phones) lines.add(phone_label(phone.kind), phone_text(phone));
  lines.add("E-mail", contact.emails);
  lines.add("Web", contact.urls);
  for (const card::Address& address : contact.addresses) lines.add("Address", address.printed);
  lines.add("Social", contact.social);
  lines.add("Note", contact.notes);
  return lines.take();
}

std::string to_text(const card::CardReading& reading) {
  const card::Source& source = reading.source;
  std::string text = on_one_line(source.file.string());
  if (!source.member.empty()) text += fmt::format(" ({})", on_one_line(source.member));
  text += fmt::format(", page {}", source.page + 1);
  if (reading.decision == card::Decision::not_a_card) return text + ": no card\n";
  text += fmt::format(", card {}\n", source.card + 1) + to_text(reading.contact);
  if (!reading.doubtful.empty()) text += fmt::format("  To be checked: {}\n", fmt::join(reading.doubtful, ", "));
  return text;
}

}  // namespace cli
