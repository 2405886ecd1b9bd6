#include "bench/accuracy/tally.h"

#include <algorithm>

#include <fmt/format.h>

namespace accuracy {

bool CardOutcome::all_right() const {
  return found && std::all_of(values.begin(), values.end(),
                              [](const Outcome& o) { return !o.counts || o.verdict == Verdict::right; });
}

const std::vector<ReportField>& report_fields() {
  static const std::vector<ReportField> kFields = {
      {"family_name", true}, {"given_name", true},     {"family_kana", true},   {"given_kana", true},
      {"latin_name", true},  {"company", true},        {"company_latin", true}, {"departments", true},
      {"job_titles", true},  {"qualifications", true}, {"phones", true},        {"emails", true},
      {"urls", true},        {"postal_code", true},    {"address", true},       {"region", false},
      {"locality", false},   {"street", false},        {"building", false},     {"phone_kind", false},
      {"extension", false},  {"posts", false},         {"notes", false}};
  return kFields;
}

void Tally::add(const CardOutcome& card, const std::vector<std::string>& doubtful) {
  ++cards;
  found += card.found ? 1 : 0;
  upright += card.upright ? 1 : 0;
  const bool right = card.all_right();
  whole_right += right ? 1 : 0;
  accepted_right += card.accepted && right ? 1 : 0;
  accepted_wrong += card.accepted && !right ? 1 : 0;
  for (const Outcome& o : card.values) {
    FieldCount& count = fields[o.field];
    switch (o.verdict) {
      case Verdict::right: ++count.right; break;
      case Verdict::wrong: ++count.wrong; break;
      case Verdict::missing: ++count.missing; break;
      case Verdict::extra: ++count.extra; break;
    }
    const bool given = o.verdict == Verdict::wrong || o.verdict == Verdict::extra;
    const std::string whole = o.path.substr(0, o.path.find('.'));  // a doubtful address covers its parts
    const bool doubted = std::any_of(doubtful.begin(), doubtful.end(), [&](const std::string& path) {
      return path == o.path || path == whole || path.starts_with(whole + ".");
    });
    if (given && !doubted) ++count.sure_wrong;
  }
}

FieldCount Tally::total() const {
  FieldCount sum;
  for (const ReportField& field : report_fields()) {
    const auto found_field = fields.find(field.name);
    if (!field.counts || found_field == fields.end()) continue;
    sum.right += found_field->second.right;
    sum.wrong += found_field->second.wrong;
    sum.missing += found_field->second.missing;
    sum.extra += found_field->second.extra;
    sum.sure_wrong += found_field->second.sure_wrong;
  }
  return sum;
}

namespace {

std::string share(int part, int whole) {
  return whole == 0 ? "–" : fmt::format("{:.3f}", static_cast<double>(part) / whole);
}

std::string group_table(const std::string& title, const std::map<std::string, Tally>& groups) {
  std::string out = fmt::format(
      "| {} | pictures | cards | found | false finds | upright | values right | wrong | missing | extra | sure but "
      "wrong "
      "| whole cards right | accepted, right | accepted, wrong | s/card |\n"
      "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n",
      title);
  for (const auto& [name, t] : groups) {
    const FieldCount sum = t.total();
    out +=
        fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", name, t.pictures,
                    t.cards, share(t.found, t.cards), t.false_finds, share(t.upright, t.cards),
                    share(sum.right, sum.printed()), share(sum.wrong, sum.printed()), share(sum.missing, sum.printed()),
                    share(sum.extra, sum.printed()), share(sum.sure_wrong, sum.printed()),
                    share(t.whole_right, t.cards), share(t.accepted_right, t.cards), share(t.accepted_wrong, t.cards),
                    t.cards == 0 || t.seconds == 0 ? "–" : fmt::format("{:.2f}", t.seconds / t.cards));
  }
  return out;
}

std::string field_table(const std::map<std::string, Tally>& groups) {
  std::string head = "| field |", rule = "|---|", out;
  for (const auto& group : groups) {
    head += fmt::format(" {} | wrong / missing / extra |", group.first);
    rule += "---|---|";
  }
  for (const ReportField& field : report_fields()) {
    std::string row = fmt::format("| {}{} |", field.name, field.counts ? "" : " (not in the total)");
    bool any = false;
    for (const auto& [name, t] : groups) {
      const auto at = t.fields.find(field.name);
      const FieldCount count = at == t.fields.end() ? FieldCount{} : at->second;
      any = any || at != t.fields.end();
      row += fmt::format(" {} of {} | {} / {} / {} |", share(count.right, count.printed()), count.printed(),
                         count.wrong, count.missing, count.extra);
    }
    if (any) out += row + "\n";
  }
  return head + "\n" + rule + "\n" + out;
}

}  // namespace

std::string report(const std::map<std::string, Tally>& by_kind, const std::map<std::string, Tally>& by_style) {
  return group_table("kind of picture", by_kind) + "\n" + group_table("style", by_style) + "\n" + field_table(by_kind) +
         "\n" + field_table(by_style);
}

}  // namespace accuracy
