// meishi export --format FORMAT: writes the contacts for other programs.

#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/contact_filter.h"
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

/// What is put behind the name of --output where several formats are written.
const std::map<Format, const char*> kEndings = {{Format::csv, ".csv"},    {Format::csv_excel, ".csv"},
                                                {Format::vcard, ".vcf"},  {Format::vcard4, ".v4.vcf"},
                                                {Format::json, ".jsonl"}, {Format::xlsx, ".xlsx"}};

card::Result<std::vector<store::StoredContact>> selected_contacts(const CommonOptions& common, Selection selection,
                                                                  const ContactFilter& filter) {
  auto store = store::open(common.database, store_options(common));
  if (!store) return tl::unexpected(store.error());
  auto transaction = store::Transaction::begin(*store, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  std::vector<store::StoredContact> contacts;
  const auto visited = store::for_each_contact(*transaction, [&](const store::StoredContact& contact) {
    const bool wanted = selection == Selection::all || contact.status == store::Status::confirmed;
    if (wanted && filter.fits(contact)) contacts.push_back(contact);
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
    app.add_option("--format", formats_,
                   "csv, vcard (3.0), vcard4, json (one contact per line) or xlsx; several with commas between")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(kFormats));
    app.add_option("--output", output_,
                   "Where to write (default: standard output); of several formats the "
                   "name to which each adds its ending")
        ->type_name("FILE");
    app.add_option("--only", only_, "confirmed: leave out what waits for review")
        ->check(CLI::IsMember({"confirmed"}))
        ->type_name("confirmed");
    app.add_flag("--excel", excel_, "CSV for Excel: with a byte-order mark");
    filter_.declare(app);
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    if (formats_.empty() && !common.json) {
      console.error("--format is needed: csv, vcard, vcard4, json or xlsx");
      return ExitCode::wrong_use;
    }
    if (formats_.size() > 1 && output_.empty()) {
      console.error("several formats need --output NAME; each is written to NAME with its ending, such as NAME.csv");
      return ExitCode::wrong_use;
    }
    if (const auto written = write(common, console); !written) {
      console.error(written.error());
      return exit_code(written.error().kind);
    }
    return ExitCode::ok;
  }

 private:
  Format chosen(const std::string& name) const {
    const Format format = kFormats.at(name);
    return format == Format::csv && excel_ ? Format::csv_excel : format;
  }

  card::Result<void> write(const CommonOptions& common, Console& console) const {
    auto contacts = selected_contacts(common, only_.empty() ? Selection::all : Selection::confirmed, filter_);
    if (!contacts) return tl::unexpected(contacts.error());
    if (formats_.empty()) return write_one(Format::json, *contacts, output_, console);
    if (formats_.size() == 1) return write_one(chosen(formats_.front()), *contacts, output_, console);
    for (const std::string& name : formats_) {
      std::filesystem::path file = output_;
      file += kEndings.at(chosen(name));
      if (auto written = write_one(chosen(name), *contacts, file, console); !written) return written;
    }
    return {};
  }

  /// `file`: empty for standard output.
  static card::Result<void> write_one(Format format, const std::vector<store::StoredContact>& contacts,
                                      const std::filesystem::path& file, Console& console) {
    const auto text = write_contacts(format, contacts);
    if (!text) return tl::unexpected(text.error());
    if (!file.empty()) return write_file(file, *text);
    console.result_bytes(*text);
    return {};
  }

  std::vector<std::string> formats_;
  std::string only_;
  ContactFilter filter_;
  std::filesystem::path output_;
  bool excel_ = false;
};

}  // namespace

std::unique_ptr<Command> make_export_command() { return std::make_unique<ExportCommand>(); }

}  // namespace cli
