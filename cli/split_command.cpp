// meishi split ID [--card N...]: some cards of a contact are another person.

#include <cstdint>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/decision.h"
#include "cli/json_text.h"
#include "cli/login_name.h"
#include "cli/number_option.h"

namespace cli {
namespace {

class SplitCommand : public Command {
 public:
  const char* name() const override { return "split"; }
  const char* summary() const override { return "Take a contact apart that was several people"; }

  void declare(CLI::App& app) override {
    app.add_option("ID", id_, "The contact")->required()->check(whole_number());
    app.add_option("--card", cards_,
                   "A card of another person than the rest, as show lists them; may be given several "
                   "times. Without it every card is a person")
        ->check(whole_number())
        ->type_name("N");
    app.add_option("--by", by_, "Who decides, for the history (default: the account that runs the program)")
        ->type_name("NAME");
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    return decide(
        common, console, [&](store::Transaction& transaction, pipeline::Matcher& matcher) -> card::Result<bool> {
          std::vector<card::CardId> cards;
          for (const std::int64_t card : cards_) cards.push_back({card});
          const auto split = pipeline::split(transaction, matcher, {id_}, cards, by_.empty() ? login_name() : by_);
          if (!split) return tl::unexpected(split.error());
          std::vector<std::string> ids;
          for (const card::ContactId contact : split->contacts) ids.push_back(std::to_string(contact.value));
          if (common.json) console.result(change_json(split->change).add_json("contacts", json_list(ids)).to_text());
          console.remark(fmt::format("Contact {} is contacts {} now; `meishi undo {}` takes it back.", id_,
                                     fmt::join(ids, ", "), split->change.id.value));
          return true;
        });
  }

 private:
  std::int64_t id_ = 0;
  std::vector<std::int64_t> cards_;
  std::string by_;
};

}  // namespace

std::unique_ptr<Command> make_split_command() { return std::make_unique<SplitCommand>(); }

}  // namespace cli
