// Contacts as a file.

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "exchange/csv.h"
#include "exchange/json.h"
#include "exchange/vcard.h"
#include "exchange/xlsx.h"
#include "review/api/contact_query.h"
#include "review/api/endpoints.h"
#include "review/api/shapes.h"
#include "review/records.h"

namespace review::api {
namespace {

std::string csv_plain(const exchange::Record& record) { return exchange::csv_row(record); }
std::string csv_excel(const exchange::Record& record) { return exchange::csv_row(record, exchange::CsvFlavour::excel); }
std::string vcard3(const exchange::Record& record) { return exchange::to_vcard(record); }
std::string vcard4(const exchange::Record& record) { return exchange::to_vcard(record, exchange::VCardVersion::v4_0); }
std::string json_line(const exchange::Record& record) { return exchange::record_json(record) + "\n"; }

struct Format {
  std::string_view name;
  const char* media_type;
  const char* suffix;
  std::string (*row)(const exchange::Record&);  ///< null: a workbook
};

constexpr std::array<Format, 6> kFormats{
    {{"csv", "text/csv; charset=utf-8", "csv", csv_plain},
     {"csv-excel", "text/csv; charset=utf-8", "csv", csv_excel},
     {"vcard", "text/vcard; charset=utf-8", "vcf", vcard3},
     {"vcard4", "text/vcard; charset=utf-8", "vcf", vcard4},
     {"json", "application/x-ndjson", "jsonl", json_line},
     {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", nullptr}}};

/// What is wanted: contacts by id (of an empty list: none), or all that a query finds.
struct Wanted {
  const Format* format = nullptr;
  bool confirmed_only = false;
  std::optional<std::vector<std::int64_t>> ids;
  ContactQuery query;
};

const Format& format_named(const std::string& name) {
  for (const Format& format : kFormats)
    if (format.name == name) return format;
  throw Refusal{422, ProblemCode::malformed, "the format is none of csv, csv-excel, vcard, vcard4, json, xlsx",
                "format"};
}

/// Calls `each` for every wanted contact in sight. The whole export sees one moment of the database.
template <class Each>
std::int64_t visit(const Call& call, store::Transaction& transaction, Wanted& wanted, Each&& each) {
  std::int64_t count = 0;
  const store::Visibility sight = store::exportable(call.viewer.visibility);
  const auto show = [&](const std::vector<card::ContactId>& ids) {
    for (const auto& seen : must(store::see_contacts(transaction, ids, sight))) {
      if (!seen || (wanted.confirmed_only && seen->stored.status != store::Status::confirmed)) continue;
      each(record_of(seen->stored));
      ++count;
    }
  };
  if (wanted.ids) {
    std::set<std::int64_t> shown;
    for (const std::int64_t id : *wanted.ids)
      if (shown.insert(id).second) show({{id}});
    return count;
  }
  ContactQuery& query = wanted.query;
  query.cursor.clear();
  do {
    const auto page =
        must(store::list_contacts(transaction, query.filter, query.sort, query.order, sight, 500, query.cursor));
    show(page.contacts);
    query.cursor = page.next_cursor;
  } while (!query.cursor.empty());
  return count;
}

/// A file of one's own in the spool folder, for the answer to be sent from.
std::filesystem::path new_spool_file(const std::filesystem::path& spool) {
  std::string name = (spool / "export-XXXXXX").string();
  const int file = ::mkostemp(name.data(), O_CLOEXEC);  // mode 0600
  if (file < 0)
    throw Refusal{507, ProblemCode::disk_full, "the export cannot be written to disk; look at the free space"};
  ::close(file);
  return name;
}

std::int64_t write_rows(const Call& call, store::Transaction& transaction, Wanted& wanted,
                        const std::filesystem::path& path) {
  std::ofstream out(path, std::ios::binary);
  if (wanted.format->name == "csv") out << exchange::csv_header();
  if (wanted.format->name == "csv-excel") out << exchange::csv_header(exchange::CsvFlavour::excel);
  const std::int64_t count =
      visit(call, transaction, wanted, [&](const exchange::Record& record) { out << wanted.format->row(record); });
  if (!out.flush())
    throw Refusal{507, ProblemCode::disk_full, "the export cannot be written to disk; look at the free space"};
  return count;
}

std::int64_t write_workbook(const Call& call, store::Transaction& transaction, Wanted& wanted,
                            const std::filesystem::path& path) {
  auto writer = must(exchange::XlsxWriter::create());
  const std::int64_t count =
      visit(call, transaction, wanted, [&](const exchange::Record& record) { must(writer.add(record)); });
  std::ofstream out(path, std::ios::binary);
  out << must(writer.finish());
  if (!out.flush())
    throw Refusal{507, ProblemCode::disk_full, "the export cannot be written to disk; look at the free space"};
  return count;
}

http::Response export_of(Call& call, Wanted wanted) {
  http::Response response;
  response.file = new_spool_file(call.services.options.server.spool);
  response.after_sending = http::Response::AfterSending::remove_file;
  std::int64_t count = 0;
  try {
    auto transaction = call.read();
    count = wanted.format->row != nullptr ? write_rows(call, transaction, wanted, response.file)
                                          : write_workbook(call, transaction, wanted, response.file);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(response.file, ignored);
    throw;
  }
  auto transaction = call.write();  // nothing leaves before the log has it
  call.log(transaction, "export", {}, fmt::format("{}, {} contacts", wanted.format->name, count));
  must(transaction.commit());
  ++call.services.counts.exports;
  return response.with("Content-Type", wanted.format->media_type)
      .with("Content-Disposition", fmt::format("attachment; filename=\"contacts.{}\"", wanted.format->suffix));
}

std::vector<std::int64_t> ids_in(const std::string& text) {
  std::vector<std::int64_t> ids;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    std::int64_t id = 0;
    for (const char c : text.substr(at, end - at)) {
      if (c < '0' || c > '9' || id > (1LL << 50))
        throw Refusal{400, ProblemCode::malformed, "ids: expected numbers separated by commas", "ids"};
      id = id * 10 + (c - '0');
    }
    ids.push_back(id);
    at = end + 1;
  }
  return ids;
}

}  // namespace

http::Response get_export(Call& call) {
  const bool given = std::ranges::find(call.query, "ids", &http::Header::first) != call.query.end();
  return export_of(call, {.format = &format_named(call.parameter("format")),
                          .confirmed_only = call.parameter("only") == "confirmed",
                          .ids = given ? std::optional(ids_in(call.parameter("ids"))) : std::nullopt,
                          .query = contact_query(call)});
}

http::Response post_export(Call& call) {
  const JsonBody body(call.request.body);
  return export_of(call, {.format = &format_named(body.needed_text("format")),
                          .confirmed_only = body.text("only").value_or("") == "confirmed",
                          .ids = body.numbers("ids"),
                          .query = contact_query(call, body.text("query").value_or(""))});
}

}  // namespace review::api
