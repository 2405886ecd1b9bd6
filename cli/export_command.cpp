// meishi export --format FORMAT: writes the contacts for other programs.

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// What is put behind the name of --output where several formats are written.
const std::map<Format, const char*> kEndings = {{Format::csv, ".csv"},    {Format::csv_excel, ".csv"},
                                                {Format::vcard, ".vcf"},  {Format::vcard4, ".v4.vcf"},
                                                {Format::json, ".jsonl"}, {Format::xlsx, ".xlsx"}};

/// One of the files that are written side by side.
struct Output {
  std::optional<OutputFile> file;  ///< none: standard output
  std::optional<ContactWriter> writer;
};

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

  std::vector<std::pair<Format, std::filesystem::path>> wanted() const {
    if (formats_.empty()) return {{Format::json, output_}};
    if (formats_.size() == 1) return {{chosen(formats_.front()), output_}};
    std::vector<std::pair<Format, std::filesystem::path>> files;
    for (const std::string& name : formats_) {
      files.emplace_back(chosen(name), output_);
      files.back().second += kEndings.at(files.back().first);
    }
    return files;
  }

  static card::Result<void> open(Format format, const std::filesystem::path& file, Output& output, Console& console) {
    if (!file.empty()) {
      auto made = OutputFile::create(file);
      if (!made) return tl::unexpected(made.error());
      output.file.emplace(std::move(*made));
    }
    auto writer = ContactWriter::create(format, [&](std::string_view bytes) -> card::Result<void> {
      if (output.file) return output.file->write(bytes);
      console.result_bytes(bytes);
      return {};
    });
    if (!writer) return tl::unexpected(writer.error());
    output.writer.emplace(std::move(*writer));
    return {};
  }

  card::Result<void> write(const CommonOptions& common, Console& console) const {
    auto store = store::open(common.database, store_options(common));
    if (!store) return tl::unexpected(store.error());
    auto transaction = store::Transaction::begin(*store, store::Access::read);
    if (!transaction) return tl::unexpected(transaction.error());
    std::deque<Output> outputs;  // the writers point into it
    for (const auto& [format, file] : wanted())
      if (auto opened = open(format, file, outputs.emplace_back(), console); !opened) return opened;
    if (auto written = write_all(*transaction, outputs); !written) return written;
    for (Output& output : outputs) {
      if (auto finished = output.writer->finish(); !finished) return finished;
      if (output.file)
        if (auto kept = output.file->keep(); !kept) return kept;
    }
    return {};
  }

  card::Result<void> write_all(store::Transaction& transaction, std::deque<Output>& outputs) const {
    card::Result<void> written;
    const auto visited = store::for_each_contact(transaction, [&](const store::StoredContact& contact) {
      const bool wanted = only_.empty() || contact.status == store::Status::confirmed;
      if (!wanted || !filter_.fits(contact)) return true;
      for (Output& output : outputs)
        if (written) written = output.writer->add(contact);
      return written.has_value();
    });
    return visited ? written : visited;
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
