// meishi review list / show / accept / reject: the queue of what waits for a person's judgement.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/decision.h"
#include "cli/json_text.h"
#include "cli/login_name.h"
#include "cli/number_option.h"
#include "cli/review_text.h"
#include "cli/table.h"
#include "store/reviews.h"

namespace cli {
namespace {

enum class Action { list, show, accept, reject };
const std::map<std::string, Action> kActions = {
    {"list", Action::list}, {"show", Action::show}, {"accept", Action::accept}, {"reject", Action::reject}};

class ReviewCommand : public Command {
 public:
  const char* name() const override { return "review"; }
  const char* summary() const override { return "List, show and answer what waits for a person's judgement"; }

  void declare(CLI::App& app) override {
    app.add_option("ACTION", action_, "list, show, accept or reject")->required()->check(CLI::IsMember(kActions));
    app.add_option("ID", ids_, "The items to show or to answer, as list shows them")->check(whole_number());
    app.add_option("--kind", kind_, "List only these: merge (two contacts that may be one) or card (a doubtful card)")
        ->check(CLI::IsMember({"merge", "card"}));
    app.add_option("--limit", limit_, "How many items are listed at most (default: all)")->check(whole_number());
    app.add_option("--by", by_, "Who answers, for the history (default: the account that runs the program)")
        ->type_name("NAME");
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    const Action action = kActions.at(action_);
    if ((action == Action::list) != ids_.empty()) {
      console.error(action == Action::list ? "review list takes no ID; give it to show, accept or reject"
                                           : "an ID is needed; `meishi review list` shows them");
      return ExitCode::wrong_use;
    }
    if (action == Action::accept || action == Action::reject) return answer(common, console, action);
    const auto done = action == Action::list ? list(common, console) : show(common, console);
    if (done) return ExitCode::ok;
    console.error(done.error());
    return exit_code(done.error().kind);
  }

 private:
  using Visit = std::function<card::Result<void>(store::Transaction&, const store::ReviewItem&)>;

  card::Result<void> visit_open(const CommonOptions& common, const Visit& visit) const;
  card::Result<void> list(const CommonOptions& common, Console& console) const;
  card::Result<void> show(const CommonOptions& common, Console& console) const;
  ExitCode answer(const CommonOptions& common, Console& console, Action action) const;

  std::string action_, kind_, by_;
  std::vector<std::int64_t> ids_;
  std::size_t limit_ = 0;  ///< 0: not given
};

card::Result<void> ReviewCommand::visit_open(const CommonOptions& common, const Visit& visit) const {
  auto store = store::open(common.database, store_options(common));
  if (!store) return tl::unexpected(store.error());
  auto transaction = store::Transaction::begin(*store, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  std::size_t shown = 0;
  card::ReviewId after;
  for (;;) {
    const auto items = store::open_reviews(*transaction, after);
    if (!items) return tl::unexpected(items.error());
    if (items->empty()) return {};
    after = items->back().id;
    for (const store::ReviewItem& item : *items) {
      if (!kind_.empty() && kind_ != store::to_string(item.kind)) continue;
      if (limit_ != 0 && ++shown > limit_) return {};
      if (auto visited = visit(*transaction, item); !visited) return visited;
    }
  }
}

card::Result<void> ReviewCommand::list(const CommonOptions& common, Console& console) const {
  Table table{{"ID", "Kind", "Contact", "Other contact", "Evidence"}, {}};
  auto listed = visit_open(common, [&](store::Transaction& transaction, const store::ReviewItem& item) {
    return common.json ? review_json(transaction, item).map([&](const std::string& line) { console.result(line); })
                       : review_row(transaction, item).map([&](auto row) { table.rows.push_back(std::move(row)); });
  });
  if (!listed || common.json) return listed;
  if (table.rows.empty())
    console.remark("Nothing waits for review.");
  else
    console.result_bytes(to_text(table, console.columns()));
  return {};
}

card::Result<store::ReviewItem> item_with(store::Transaction& transaction, std::int64_t id) {
  auto item = store::get_review(transaction, {id});
  if (!item) return tl::unexpected(item.error());
  if (!*item)
    return card::fail(card::ErrorKind::wrong_use,
                      fmt::format("review item {}: there is none; `meishi review list` shows what waits", id));
  return std::move(**item);
}

card::Result<void> ReviewCommand::show(const CommonOptions& common, Console& console) const {
  auto store = store::open(common.database, store_options(common));
  if (!store) return tl::unexpected(store.error());
  auto transaction = store::Transaction::begin(*store, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  for (const std::int64_t id : ids_) {
    const auto item = item_with(*transaction, id);
    if (!item) return tl::unexpected(item.error());
    const auto text = common.json ? review_json(*transaction, *item) : review_text(*transaction, *item);
    if (!text) return tl::unexpected(text.error());
    console.result_bytes(common.json ? *text + "\n" : *text);
  }
  return {};
}

// All of them or none: one wrong number leaves the others open.
ExitCode ReviewCommand::answer(const CommonOptions& common, Console& console, Action action) const {
  const auto status = action == Action::accept ? store::ReviewStatus::accepted : store::ReviewStatus::rejected;
  const std::string by = by_.empty() ? login_name() : by_;
  const ExitCode code =
      decide(common, console, [&](store::Transaction& transaction, pipeline::Matcher& matcher) -> card::Result<bool> {
        for (const std::int64_t id : ids_)
          if (auto decided = pipeline::decide(transaction, matcher, {id}, status, by); !decided)
            return tl::unexpected(decided.error());
        return true;
      });
  if (code != ExitCode::ok) return code;
  for (const std::int64_t id : ids_)
    if (common.json) console.result(JsonObject().add("id", id).add("status", store::to_string(status)).to_text());
  console.remark(fmt::format("{} {}.", ids_.size() == 1 ? "1 item" : fmt::format("{} items", ids_.size()),
                             store::to_string(status)));
  return code;
}

}  // namespace

std::unique_ptr<Command> make_review_command() { return std::make_unique<ReviewCommand>(); }

}  // namespace cli
