// meishi report: how many contacts and cards there are of each company, month, owner, event, group or tag.

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/contact_filter.h"
#include "cli/json_text.h"
#include "cli/number_option.h"
#include "cli/table.h"
#include "store/contacts.h"

namespace cli {
namespace {

constexpr std::size_t kMonthLength = 7;  // "2025-04"

using Names = std::set<std::string>;

/// Under what a card is counted; empty where that is not known.
using NamesOf = Names (*)(const store::StoredContact&, const store::CardSummary&);

Names month_of(const store::StoredContact&, const store::CardSummary& card) {
  const auto& day = card.provenance.exchanged_on;
  return {day ? store::to_string(*day).substr(0, kMonthLength) : std::string()};
}

Names tags_of(const store::StoredContact& contact, const store::CardSummary& card) {
  Names tags(card.provenance.tags.begin(), card.provenance.tags.end());
  for (const store::Remark& remark : contact.remarks)
    if (remark.kind == store::RemarkKind::tag) tags.insert(remark.value);
  return tags.empty() ? Names{""} : tags;
}

const std::map<std::string, NamesOf> kBy = {
    {"company",
     [](const store::StoredContact& contact, const store::CardSummary&) { return Names{contact.contact.company}; }},
    {"month", month_of},
    {"owner", [](const store::StoredContact&, const store::CardSummary& card) { return Names{card.provenance.owner}; }},
    {"event", [](const store::StoredContact&, const store::CardSummary& card) { return Names{card.provenance.event}; }},
    {"group",
     [](const store::StoredContact&, const store::CardSummary& card) { return Names{card.provenance.group_name}; }},
    {"tag", tags_of},
};

struct Count {
  std::int64_t contacts = 0, cards = 0;
};
using Counts = std::map<std::string, Count>;

void count(Counts& counts, const store::StoredContact& contact, NamesOf names_of) {
  Names of_contact;
  for (const store::CardSummary& card : contact.cards) {
    for (const std::string& name : names_of(contact, card)) {
      ++counts[name].cards;
      of_contact.insert(name);
    }
  }
  for (const std::string& name : of_contact) ++counts[name].contacts;
}

class ReportCommand : public Command {
 public:
  const char* name() const override { return "report"; }
  const char* summary() const override {
    return "Count contacts and cards by company, month, owner, event, group or tag";
  }

  void declare(CLI::App& app) override {
    app.add_option("--by", by_, "company, month (of exchange), owner, event, group or tag")
        ->required()
        ->check(CLI::IsMember(kBy));
    app.add_option("--limit", limit_, "How many rows are shown at most (default: all)")->check(whole_number());
    filter_.declare(app);
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    const auto counts = counted(common);
    if (!counts) {
      console.error(counts.error());
      return exit_code(counts.error().kind);
    }
    print(*counts, common, console);
    return ExitCode::ok;
  }

 private:
  card::Result<Counts> counted(const CommonOptions& common) const {
    auto store = store::open(common.database, store_options(common));
    if (!store) return tl::unexpected(store.error());
    auto transaction = store::Transaction::begin(*store, store::Access::read);
    if (!transaction) return tl::unexpected(transaction.error());
    Counts counts;
    auto visited = store::for_each_contact(*transaction, [&](const store::StoredContact& contact) {
      if (filter_.fits(contact)) count(counts, contact, kBy.at(by_));
      return true;
    });
    if (!visited) return tl::unexpected(visited.error());
    return counts;
  }

  /// Months in their order, else the most frequent first; what is not known last.
  std::vector<std::pair<std::string, Count>> sorted(const Counts& counts) const {
    std::vector<std::pair<std::string, Count>> rows(counts.begin(), counts.end());
    std::ranges::stable_sort(rows, [&](const auto& a, const auto& b) {
      if (a.first.empty() != b.first.empty()) return b.first.empty();
      return by_ != "month" && a.second.contacts > b.second.contacts;
    });
    if (limit_ > 0 && rows.size() > limit_) rows.resize(limit_);
    return rows;
  }

  void print(const Counts& counts, const CommonOptions& common, Console& console) const {
    if (counts.empty()) return console.remark("No contact to count.");
    std::string heading = by_;
    heading.front() = static_cast<char>(heading.front() - 0x20);
    Table table{{heading, "Contacts", "Cards"}, {}};
    for (const auto& [name, row] : sorted(counts)) {
      table.rows.push_back(
          {name.empty() ? "(not known)" : name, std::to_string(row.contacts), std::to_string(row.cards)});
      if (!common.json) continue;
      JsonObject object;
      name.empty() ? object.add_null(by_) : object.add(by_, name);
      console.result(object.add("contacts", row.contacts).add("cards", row.cards).to_text());
    }
    if (!common.json) console.result_bytes(to_text(table, console.columns()));
  }

  std::string by_;
  ContactFilter filter_;
  std::size_t limit_ = 0;  ///< 0: not given
};

}  // namespace

std::unique_ptr<Command> make_report_command() { return std::make_unique<ReportCommand>(); }

}  // namespace cli
