#include "cli/decision.h"

#include "cli/json_text.h"

namespace cli {
namespace {

card::Result<void> run(const CommonOptions& common, const Decision& body) {
  auto store = store::open(common.database, store_options(common));
  if (!store) return tl::unexpected(store.error());
  auto transaction = store::Transaction::begin(*store, store::Access::write);
  if (!transaction) return tl::unexpected(transaction.error());
  pipeline::Matcher matcher;
  const auto keep = body(*transaction, matcher);
  if (!keep) return tl::unexpected(keep.error());
  return *keep ? transaction->commit() : card::Result<void>();
}

}  // namespace

ExitCode decide(const CommonOptions& common, Console& console, const Decision& body) {
  console.keep_back();
  const auto done = run(common, body);
  if (done) {
    console.let_out();
    return ExitCode::ok;
  }
  console.drop();
  console.error(done.error());
  return exit_code(done.error().kind);
}

JsonObject change_json(const store::Change& change) {
  JsonObject object;
  object.add("change", change.id.value).add("kind", store::to_string(change.kind));
  return object;
}

}  // namespace cli
