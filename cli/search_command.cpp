// meishi search [WORDS...]: finds contacts; without words shows all of them.

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/contact_filter.h"
#include "cli/contact_text.h"
#include "cli/formats.h"
#include "cli/number_option.h"
#include "cli/table.h"
#include "exchange/person_name.h"
#include "store/search.h"

namespace cli {
namespace {

constexpr std::size_t kUsualLimit = 50;
constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

std::string first(const std::vector<std::string>& values) { return values.empty() ? std::string() : values.front(); }

/// The number to call: mobile, else direct, else the first that is no fax.
std::string phone_of(const card::Contact& contact) {
  for (const card::PhoneKind kind : {card::PhoneKind::mobile, card::PhoneKind::direct}) {
    for (const card::PhoneNumber& phone : contact.phones) {
      if (phone.kind == kind) return phone.printed;
    }
  }
  for (const card::PhoneNumber& phone : contact.phones) {
    if (phone.kind != card::PhoneKind::fax) return phone.printed;
  }
  return {};
}

std::vector<std::string> row_of(const store::StoredContact& stored) {
  const card::Contact& contact = stored.contact;
  const std::string kana = contact.family_kana + (contact.given_kana.empty() ? "" : " " + contact.given_kana);
  return {std::to_string(stored.id.value),
          exchange::display_name(contact),
          kana.empty() ? contact.latin_name : kana,
          contact.company,
          first(contact.job_titles),
          phone_of(contact),
          first(contact.emails),
          stored.status == store::Status::confirmed ? "" : "review"};
}

using Contacts = card::Result<std::vector<store::StoredContact>>;

Contacts all_contacts(store::Transaction& transaction, const ContactFilter& filter, std::size_t limit) {
  std::vector<store::StoredContact> contacts;
  auto visited = store::for_each_contact(transaction, [&](const store::StoredContact& contact) {
    if (filter.fits(contact)) contacts.push_back(contact);
    return contacts.size() < limit;
  });
  if (!visited) return tl::unexpected(visited.error());
  return contacts;
}

Contacts found_contacts(store::Transaction& transaction, const std::string& words, const ContactFilter& filter,
                        std::size_t limit) {
  const auto ids = store::search(transaction, words, filter.given() ? kNoLimit : limit);
  if (!ids) return tl::unexpected(ids.error());
  std::vector<store::StoredContact> contacts;
  for (const card::ContactId id : *ids) {
    auto contact = store::get_contact(transaction, id);
    if (!contact) return tl::unexpected(contact.error());
    if (contact->has_value() && filter.fits(**contact)) contacts.push_back(std::move(**contact));
    if (contacts.size() == limit) break;
  }
  return contacts;
}

class SearchCommand : public Command {
 public:
  const char* name() const override { return "search"; }
  const char* summary() const override { return "Find contacts by name, company, phone or e-mail"; }

  void declare(CLI::App& app) override {
    app.add_option("WORDS", words_, "What the contact holds, in any spelling; without words all contacts are shown");
    app.add_option("--limit", limit_, "How many contacts are shown at most (default: 50 with words, all without)")
        ->check(whole_number());
    filter_.declare(app);
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    const auto contacts = find(common);
    if (!contacts) {
      console.error(contacts.error());
      return exit_code(contacts.error().kind);
    }
    if (common.json) {
      for (const store::StoredContact& contact : *contacts) console.result(contact_json(contact));
    } else {
      print(*contacts, console);
    }
    return ExitCode::ok;
  }

 private:
  Contacts find(const CommonOptions& common) const {
    auto store = store::open(common.database, store_options(common));
    if (!store) return tl::unexpected(store.error());
    auto transaction = store::Transaction::begin(*store, store::Access::read);
    if (!transaction) return tl::unexpected(transaction.error());
    if (words_.empty()) return all_contacts(*transaction, filter_, limit_ > 0 ? limit_ : kNoLimit);
    return found_contacts(*transaction, fmt::format("{}", fmt::join(words_, " ")), filter_,
                          limit_ > 0 ? limit_ : kUsualLimit);
  }

  static void print(const std::vector<store::StoredContact>& contacts, Console& console) {
    if (contacts.empty()) return console.remark("No contact found.");
    Table table{{"ID", "Name", "Reading", "Company", "Title", "Phone", "E-mail", ""}, {}};
    for (const store::StoredContact& contact : contacts) table.rows.push_back(row_of(contact));
    console.result_bytes(to_text(table, console.columns()));
  }

  std::vector<std::string> words_;
  ContactFilter filter_;
  std::size_t limit_ = 0;  ///< 0: not given
};

}  // namespace

std::unique_ptr<Command> make_search_command() { return std::make_unique<SearchCommand>(); }

}  // namespace cli
