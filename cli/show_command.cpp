// meishi show ID: one contact with the cards that it was merged from.

#include <cstdint>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/contact_text.h"
#include "cli/formats.h"
#include "cli/number_option.h"
#include "cli/width.h"
#include "store/contacts.h"
#include "store/pictures.h"

namespace cli {
namespace {

std::string card_text(const store::Store& store, const store::CardSummary& card) {
  std::string text = fmt::format("  Card {}", card.id.value);
  const store::Provenance& from = card.provenance;
  if (from.exchanged_on) text += fmt::format(", exchanged on {}", store::to_string(*from.exchanged_on));
  if (!from.event.empty()) text += ", " + on_one_line(from.event);
  if (!from.owner.empty()) text += ", received by " + on_one_line(from.owner);
  if (!from.tags.empty()) text += ", tagged " + on_one_line(joined(from.tags));
  if (card.scan_of) text += fmt::format(", scanned before: card {}", card.scan_of->card.value);
  if (card.sides.empty())
    text += from.external_id.empty() ? ", from a list" : ", from a list: " + on_one_line(from.external_id);
  for (std::size_t i = 0; i < card.sides.size(); ++i) {
    const card::Source& side = card.sides[i];
    const std::string member = side.member.empty() ? "" : fmt::format(" ({})", on_one_line(side.member));
    text += fmt::format("\n    {}{}, page {}, card {}", on_one_line(side.file.string()), member, side.page + 1,
                        side.card + 1);
    if (i < card.pictures.size() && !card.pictures[i].picture_sha256.empty()) {
      text += fmt::format("\n    picture {}", store::picture_path(store, card.pictures[i].picture_sha256).string());
    }
  }
  return text + "\n";
}

std::string contact_text(const store::Store& store, const store::StoredContact& stored) {
  std::string text = fmt::format("Contact {} ({})\n", stored.id.value, store::to_string(stored.status));
  text += to_text(stored.contact);
  for (const store::CardSummary& card : stored.cards) text += card_text(store, card);
  return text;
}

class ShowCommand : public Command {
 public:
  const char* name() const override { return "show"; }
  const char* summary() const override { return "Show one contact with the cards it was merged from"; }

  void declare(CLI::App& app) override {
    app.add_option("ID", id_, "The contact's identifier, as search shows it")->required()->check(whole_number());
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    if (const auto shown = show(common, console); !shown) {
      console.error(shown.error());
      return exit_code(shown.error().kind);
    }
    return ExitCode::ok;
  }

 private:
  card::Result<void> show(const CommonOptions& common, Console& console) const {
    auto store = store::open(common.database, store_options(common));
    if (!store) return tl::unexpected(store.error());
    auto transaction = store::Transaction::begin(*store, store::Access::read);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto contact = store::get_contact(*transaction, card::ContactId{id_});
    if (!contact) return tl::unexpected(contact.error());
    if (!contact->has_value()) {
      return card::fail(card::ErrorKind::wrong_use,
                        fmt::format("contact {}: there is none with this identifier; meishi search shows them", id_));
    }
    if (common.json) {
      console.result(contact_json(**contact));
    } else {
      console.result_bytes(contact_text(*store, **contact));
    }
    return {};
  }

  std::int64_t id_ = 0;
};

}  // namespace

std::unique_ptr<Command> make_show_command() { return std::make_unique<ShowCommand>(); }

}  // namespace cli
