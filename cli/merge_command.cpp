// meishi merge A B: two contacts are one person.

#include <cstdint>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/decision.h"
#include "cli/json_text.h"
#include "cli/login_name.h"
#include "cli/number_option.h"
#include "store/contacts.h"

namespace cli {
namespace {

class MergeCommand : public Command {
 public:
  const char* name() const override { return "merge"; }
  const char* summary() const override { return "Make two contacts one person"; }

  void declare(CLI::App& app) override {
    app.add_option("A", a_, "One contact")->required()->check(whole_number());
    app.add_option("B", b_, "The other contact")->required()->check(whole_number());
    app.add_option("--by", by_, "Who decides, for the history (default: the account that runs the program)")
        ->type_name("NAME");
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    return decide(
        common, console, [&](store::Transaction& transaction, pipeline::Matcher& matcher) -> card::Result<bool> {
          const auto change = pipeline::merge(transaction, matcher, {a_}, {b_}, by_.empty() ? login_name() : by_);
          if (!change) return tl::unexpected(change.error());
          const auto contact = store::resolve_contact(transaction, {a_});
          if (!contact) return tl::unexpected(contact.error());
          const std::int64_t id = contact->value_or(card::ContactId()).value;
          if (common.json) console.result(change_json(*change).add("contact", id).to_text());
          console.remark(fmt::format("Contacts {} and {} are contact {} now; `meishi undo {}` takes it back.", a_, b_,
                                     id, change->id.value));
          return true;
        });
  }

 private:
  std::int64_t a_ = 0, b_ = 0;
  std::string by_;
};

}  // namespace

std::unique_ptr<Command> make_merge_command() { return std::make_unique<MergeCommand>(); }

}  // namespace cli
