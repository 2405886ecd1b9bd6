#include "store/store.h"

#include <sys/stat.h>

#include <fmt/format.h>

#include "store/database_url.h"
#include "store/dialect.h"
#include "store/migrate.h"
#include "store/pictures.h"
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

namespace {

// What differs in reaching the two kinds: the rest of open() is one.
struct Place {
  std::function<Connection()> connect;
  const Dialect& dialect;
  fs::path pictures;
  std::string shown;
};

Place sqlite_place(const DatabaseUrl& url, const Options& options) {
  std::error_code error;
  const fs::path path = fs::absolute(url.target, error).lexically_normal();
  const SqliteOptions reach{.path = path.string(), .busy_timeout_ms = static_cast<int>(options.busy_timeout.count())};
  return {.connect = [reach] { return open_sqlite(reach); },
          .dialect = kSqliteDialect,
          .pictures = options.pictures.empty() ? path.parent_path() / kPicturesFolder : options.pictures,
          .shown = path.string()};
}

Place postgresql_place(const DatabaseUrl& url, const Options& options) {
  const PostgresqlOptions reach{.url = url.target, .busy_timeout = options.busy_timeout};
  return {.connect = [reach] { return open_postgresql(reach); },
          .dialect = kPostgresqlDialect,
          .pictures = options.pictures,
          .shown = url.shown};
}

card::Result<Place> place_of(const std::string& text, const Options& options) {
  const auto url = parse_database_url(text);
  if (!url)
    return card::fail(
        card::ErrorKind::wrong_use,
        fmt::format("{}: not a database that meishi knows; give sqlite:PATH or "
                    "postgresql://user:password@host/database (@, / and ? of a password as %40, %2F, %3F)",
                    without_password(text)));
  if (url->kind == DatabaseKind::sqlite) return sqlite_place(*url, options);
  if (options.pictures.empty())
    return card::fail(card::ErrorKind::wrong_use,
                      fmt::format("{}: where the pictures are kept is not known; name a folder that all machines share "
                                  "with --pictures or $MEISHI_PICTURES",
                                  url->shown));
  return postgresql_place(*url, options);
}

}  // namespace

card::Result<Store> open(const std::string& url, const Options& options) {
  const auto place = place_of(url, options);
  if (!place) return tl::unexpected(place.error());
  const bool is_file = &place->dialect == &kSqliteDialect;
  for (const fs::path& folder : {is_file ? fs::path(place->shown).parent_path() : fs::path(), place->pictures})
    if (!create_folders_owner_only(folder))
      return card::fail(card::ErrorKind::database,
                        fmt::format("{}: the folder cannot be made; check the path and its rights", folder.string()));
  try {
    Connection connection = place->connect();
    migrate(connection, place->dialect);
    return Store(std::make_unique<Store::State>(Store::State{.connect = place->connect,
                                                             .connection = std::move(connection),
                                                             .dialect = place->dialect,
                                                             .pictures = place->pictures,
                                                             .file = is_file ? fs::path(place->shown) : fs::path(),
                                                             .patience = options.busy_timeout}));
  } catch (const DatabaseFailure& failure) {
    return card::fail(
        card::ErrorKind::database,
        fmt::format("{}: the database cannot be opened ({}); check {} and that it was made by meishi", place->shown,
                    failure.what(), is_file ? "the path, its rights" : "that the server runs, the user's rights"));
  }
}

card::Result<Store> open_beside(Store& store) {
  const Store::State& state = store.state();
  return guarded("open another connection", [&] {
    return Store(std::make_unique<Store::State>(Store::State{.connect = state.connect,
                                                             .connection = state.connect(),
                                                             .dialect = state.dialect,
                                                             .pictures = state.pictures,
                                                             .file = state.file,
                                                             .patience = state.patience}));
  });
}

}  // namespace store
