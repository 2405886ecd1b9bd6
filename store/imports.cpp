#include "store/imports.h"

#include "store/connection.h"
#include "store/moment.h"

namespace store {

card::Result<std::optional<ImportedFile>> find_imported_file(Transaction& transaction, const std::string& sha256) {
  return guarded("look for a known file", [&]() -> std::optional<ImportedFile> {
    ImportedFile file;
    Query query(transaction.connection(),
                "SELECT sha256, file, pages, cards, imported_at FROM imported_file WHERE sha256 = :sha256");
    query.use(sha256).into(file.sha256).into(file.file).into(file.pages).into(file.cards).into(file.imported_at);
    while (query.next()) {
    }
    if (file.sha256.empty()) return std::nullopt;
    return file;
  });
}

card::Result<void> record_imported_file(Transaction& transaction, const ImportedFile& file) {
  return guarded("note an imported file", [&] {
    transaction.connection().run(
        "INSERT INTO imported_file (sha256, file, pages, cards, imported_at) "
        "VALUES (:sha256, :file, :pages, :cards, :at) ON CONFLICT (sha256) DO NOTHING",
        file.sha256, file.file, std::int64_t{file.pages}, std::int64_t{file.cards}, now_utc());
  });
}

}  // namespace store
