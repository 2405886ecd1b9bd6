#include "store/store.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "store/dialect.h"
#include "store/migrate.h"
#include "store/state.h"

namespace store {
namespace {

namespace fs = std::filesystem;

// Only folders that are made here get our mode; what exists belongs to whoever made it.
bool create_folders_owner_only(const fs::path& folder) {
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return true;
  if (!create_folders_owner_only(folder.parent_path())) return false;
  return ::mkdir(folder.c_str(), 0700) == 0 || fs::is_directory(folder, error);
}

}  // namespace

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

const fs::path& Store::pictures_folder() const { return state_->pictures; }

card::Result<Store> open(const std::string& url, const Options& options) {
  constexpr std::string_view kScheme = "sqlite:";
  if (!url.starts_with(kScheme) || url.size() == kScheme.size() || url.find('"') != std::string::npos)
    return card::fail(card::ErrorKind::wrong_use,
                      fmt::format("{}: not a database that meishi knows; give sqlite:PATH", url));
  std::error_code error;
  const fs::path path = fs::absolute(url.substr(kScheme.size()), error).lexically_normal();
  const fs::path pictures = options.pictures.empty() ? path.parent_path() / "pictures" : options.pictures;
  for (const fs::path& folder : {path.parent_path(), pictures})
    if (!create_folders_owner_only(folder))
      return card::fail(card::ErrorKind::database,
                        fmt::format("{}: the folder cannot be made; check the path and its rights", folder.string()));
  try {
    Connection connection =
        open_sqlite({.path = path.string(), .busy_timeout_ms = static_cast<int>(options.busy_timeout.count())});
    migrate(connection, kSqliteDialect);
    return Store(std::make_unique<Store::State>(Store::State{std::move(connection), kSqliteDialect, pictures}));
  } catch (const DatabaseFailure& failure) {
    return card::fail(card::ErrorKind::database,
                      fmt::format("{}: the database cannot be opened ({}); check the path, its rights and that it was "
                                  "made by meishi",
                                  path.string(), failure.what()));
  }
}

card::Result<Transaction> Transaction::begin(Store& store, Access access) {
  return guarded("begin a transaction", [&] {
    const Dialect& dialect = store.state().dialect;
    store.state().connection.execute(
        std::string(access == Access::write ? dialect.begin_write : dialect.begin_read));
    return Transaction(store.state().connection, dialect);
  });
}

Transaction::Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)), dialect_(other.dialect_) {}

namespace {

// SQLite has rolled back by itself after some failures (disk full); then there is nothing left to undo.
void roll_back(Connection& connection) noexcept {
  try {
    connection.execute("ROLLBACK");
  } catch (const std::exception&) {
  }
}

}  // namespace

Transaction::~Transaction() {
  if (connection_ != nullptr) roll_back(*connection_);
}

card::Result<void> Transaction::commit() {
  Connection* connection = std::exchange(connection_, nullptr);
  auto committed = guarded("commit", [&] { connection->execute("COMMIT"); });
  if (!committed) roll_back(*connection);
  return committed;
}

}  // namespace store
