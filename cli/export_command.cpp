// meishi export --format FORMAT: writes the contacts for other programs.

#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/formats.h"
#include "cli/output_file.h"
#include "store/contacts.h"

namespace cli {
namespace {

const std::map<std::string, Format> kFormats = {{"csv", Format::csv},
                                                {"vcard", Format::vcard},
                                                {"vcard4", Format::vcard4},
                                                {"json", Format::json},
                                                {"xlsx", Format::xlsx}};

enum class Selection { all, confirmed };

card::Result<std::vector<store::StoredContact>> selected_contacts(const CommonOptions& common, Selection selection) {
  auto store = store::open(common.database, store_options(common));
  if (!store) return tl::unexpected(store.error());
  auto transaction = store::Transaction::begin(*store, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  std::vector<store::StoredContact> contacts;
  const auto visited = store::for_each_contact(*transaction, [&](const store::StoredContact& contact) {
    if (selection == Selection::all || contact.status == store::Status::confirmed) contacts.push_back(contact);
    return true;
  });
  if (!visited) return tl::unexpected(visited.error());
  return contacts;
}

class ExportCommand : public Command {
 public:
  const char* name() const override { return "export"; }
  const char* summary() const override { return "Write the contacts as CSV, vCard, JSON lines or an Excel workbook"; }

  void declare(CLI::App& app) override {
    app.add_option("--format", format_, "csv, vcard (3.0), vcard4, json (one contact per line) or xlsx")
        ->check(CLI::IsMember(kFormats));
    app.add_option("--output", output_, "Where to write (default: standard output)")->type_name("FILE");
    app.add_option("--only", only_, "confirmed: leave out what waits for review")
        ->check(CLI::IsMember({"confirmed"}))
        ->type_name("confirmed");
    app.add_flag("--excel", excel_, "CSV for Excel: with a byte-order mark");
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    if (format_.empty() && !common.json) {
      console.error("--format is needed: csv, vcard, vcard4, json or xlsx");
      return ExitCode::wrong_use;
    }
    if (const auto written = write(common, console); !written) {
      console.error(written.error());
      return exit_code(written.error().kind);
    }
    return ExitCode::ok;
  }

 private:
  Format format() const {
    if (format_.empty()) return Format::json;
    const Format chosen = kFormats.at(format_);
    return chosen == Format::csv && excel_ ? Format::csv_excel : chosen;
  }

  card::Result<void> write(const CommonOptions& common, Console& console) const {
    auto contacts = selected_contacts(common, only_.empty() ? Selection::all : Selection::confirmed);
    if (!contacts) return tl::unexpected(contacts.error());
    const auto text = write_contacts(format(), *contacts);
    if (!text) return tl::unexpected(text.error());
    if (!output_.empty()) return write_file(output_, *text);
    console.result_bytes(*text);
    return {};
  }

  std::string format_, only_;
  std::filesystem::path output_;
  bool excel_ = false;
};

}  // namespace

std::unique_ptr<Command> make_export_command() { return std::make_unique<ExportCommand>(); }

}  // namespace cli
