// meishi dedupe --rebuild: everything again under the present model.

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
    app.add_flag("--rebuild", rebuild_, "Every card again; says what changes")->required();
    app.add_flag("--dry-run", dry_run_, "Only say what would change");
    app.add_option("--by", by_, "Who decides, for the history (default: the account that runs the program)")
        ->type_name("NAME");
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    return decide(common, console,
                  [&](store::Transaction& transaction, pipeline::Matcher& matcher) -> card::Result<bool> {
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
  bool rebuild_ = false, dry_run_ = false;
  std::string by_;
};

}  // namespace

std::unique_ptr<Command> make_dedupe_command() { return std::make_unique<DedupeCommand>(); }

}  // namespace cli
