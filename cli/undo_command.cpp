// meishi undo: takes back what somebody decided, corrected or loaded.

#include <cstdint>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/decision.h"
#include "cli/json_text.h"
#include "cli/login_name.h"
#include "cli/number_option.h"
#include "cli/table.h"

namespace cli {
namespace {

constexpr std::size_t kListed = 50;

class UndoCommand : public Command {
 public:
  const char* name() const override { return "undo"; }
  const char* summary() const override { return "Take back a merge, split, answer, correction or load"; }

  void declare(CLI::App& app) override {
    app.add_option("CHANGE", change_, "The change, as --list shows it")->check(whole_number());
    app.add_flag("--last", last_, "The latest change that stands");
    app.add_option("--batch", batch_, "Everything that a load brought")->type_name("NAME");
    app.add_flag("--list", list_, "Show the latest changes, newest first");
    app.add_option("--by", by_, "Who decides, for the history (default: the account that runs the program)")
        ->type_name("NAME");
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    const int ways = (change_ > 0 ? 1 : 0) + (last_ ? 1 : 0) + (batch_.empty() ? 0 : 1) + (list_ ? 1 : 0);
    if (ways != 1) {
      console.error("one of CHANGE, --last, --batch and --list is needed");
      return ExitCode::wrong_use;
    }
    return decide(common, console, [&](store::Transaction& transaction, pipeline::Matcher& matcher) {
      return list_ ? list(transaction, common, console) : undo(transaction, matcher, common, console);
    });
  }

 private:
  card::Result<store::Change> wanted(store::Transaction& transaction) const;
  card::Result<bool> undo(store::Transaction& transaction, pipeline::Matcher& matcher, const CommonOptions& common,
                          Console& console) const;
  static card::Result<bool> list(store::Transaction& transaction, const CommonOptions& common, Console& console);

  std::int64_t change_ = 0;
  bool last_ = false, list_ = false;
  std::string batch_, by_;
};

card::Result<store::Change> UndoCommand::wanted(store::Transaction& transaction) const {
  auto found = last_            ? store::last_change(transaction)
               : batch_.empty() ? store::get_change(transaction, {change_})
                                : store::find_batch(transaction, batch_);
  if (!found) return tl::unexpected(found.error());
  if (*found) return std::move(**found);
  return card::fail(card::ErrorKind::wrong_use, "there is no such change; `meishi undo --list` shows what there is");
}

card::Result<bool> UndoCommand::undo(store::Transaction& transaction, pipeline::Matcher& matcher,
                                     const CommonOptions& common, Console& console) const {
  const auto change = wanted(transaction);
  if (!change) return tl::unexpected(change.error());
  const auto undone = pipeline::undo(transaction, matcher, change->id, by_.empty() ? login_name() : by_);
  if (!undone) return tl::unexpected(undone.error());
  std::vector<std::string> conflicts;
  for (const std::string& conflict : undone->conflicts) conflicts.push_back(json_string(conflict));
  if (common.json)
    console.result(change_json(undone->undo)
                       .add("undone", change->id.value)
                       .add_json("conflicts", json_list(conflicts))
                       .to_text());
  for (const std::string& conflict : undone->conflicts) console.remark("Not taken back: " + conflict + ".");
  console.remark(fmt::format("Change {} ({}) is undone; `meishi undo {}` brings it back.", change->id.value,
                             store::to_string(change->kind), undone->undo.id.value));
  return true;
}

card::Result<bool> UndoCommand::list(store::Transaction& transaction, const CommonOptions& common, Console& console) {
  const auto changes = store::changes(transaction, kListed);
  if (!changes) return tl::unexpected(changes.error());
  Table table{{"Change", "When", "Who", "What", "About", "Undone by"}, {}};
  for (const store::Change& change : *changes) {
    const std::string about = change.batch.empty() ? std::to_string(change.subject) : change.batch;
    const std::string undone = change.undone_by.value != 0 ? std::to_string(change.undone_by.value) : "";
    table.rows.push_back({std::to_string(change.id.value), change.at, change.actor, store::to_string(change.kind),
                          about == "0" ? "" : about, undone});
    if (!common.json) continue;
    JsonObject object = change_json(change);
    object.add("at", change.at).add("actor", change.actor).add("subject", change.subject);
    if (!change.batch.empty()) object.add("batch", change.batch);
    if (change.undone_by.value != 0) object.add("undone_by", change.undone_by.value);
    console.result(object.to_text());
  }
  if (!common.json && !table.rows.empty()) console.result_bytes(to_text(table, console.columns()));
  return false;
}

}  // namespace

std::unique_ptr<Command> make_undo_command() { return std::make_unique<UndoCommand>(); }

}  // namespace cli
