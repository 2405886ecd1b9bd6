// meishi dedupe: everything again under the present model, one learnt from the store, or the shipped one.

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/decision.h"
#include "cli/json_text.h"
#include "cli/login_name.h"

namespace cli {
namespace {

class DedupeCommand : public Command {
 public:
  const char* name() const override { return "dedupe"; }
  const char* summary() const override { return "Work out again who is whom, under the present model"; }

  void declare(CLI::App& app) override {
    CLI::Option* rebuild = app.add_flag("--rebuild", rebuild_, "Every card again; says what changes");
    CLI::Option* learn = app.add_flag(
        "--learn", learn_, "Learn the odds from the stored cards and from what people decided, and every card again");
    app.add_flag("--shipped", shipped_, "Back to the program's own odds, and every card again")->excludes(learn);
    app.callback([this, rebuild] {
      if (!rebuild_ && !learn_ && !shipped_) throw CLI::RequiredError(rebuild->get_name());
    });
    app.add_flag("--dry-run", dry_run_, "Only say what would change");
    app.add_option("--by", by_, "Who decides, for the history (default: the account that runs the program)")
        ->type_name("NAME");
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    return decide(common, console,
                  [&](store::Transaction& transaction, pipeline::Matcher& matcher) -> card::Result<bool> {
                    if (auto chosen = choose(transaction, matcher); !chosen) return tl::unexpected(chosen.error());
                    const auto rebuilt = pipeline::rebuild(transaction, matcher, by_.empty() ? login_name() : by_);
                    if (!rebuilt) return tl::unexpected(rebuilt.error());
                    const std::string& model = matcher.options().model.version;
                    if (common.json)
                      console.result(JsonObject()
                                         .add("model", model)
                                         .add("joined", static_cast<std::int64_t>(rebuilt->joined))
                                         .add("split", static_cast<std::int64_t>(rebuilt->parted))
                                         .add("moved_cards", static_cast<std::int64_t>(rebuilt->moved_cards))
                                         .add("dry_run", dry_run_)
                                         .to_text());
                    console.remark(fmt::format("Under model {}, {} contacts {} others and {} {} off; {} cards {}.",
                                               model, rebuilt->joined, dry_run_ ? "would join" : "joined",
                                               rebuilt->parted, dry_run_ ? "would split" : "split",
                                               rebuilt->moved_cards, dry_run_ ? "would move" : "moved"));
                    return !dry_run_;
                  });
  }

 private:
  card::Result<void> choose(store::Transaction& transaction, pipeline::Matcher& matcher) const {
    if (!learn_ && !shipped_) return {};
    const auto odds = learn_ ? pipeline::Odds::learnt : pipeline::Odds::shipped;
    const auto chosen = pipeline::choose_odds(transaction, matcher, odds);
    return chosen ? card::Result<void>() : tl::unexpected(chosen.error());
  }

  bool rebuild_ = false, dry_run_ = false, learn_ = false, shipped_ = false;
  std::string by_;
};

}  // namespace

std::unique_ptr<Command> make_dedupe_command() { return std::make_unique<DedupeCommand>(); }

}  // namespace cli
