#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "card/result.h"
#include "exchange/xlsx.h"
#include "store/contacts.h"

namespace cli {

/// Contract section 3: a stored contact with identifier, status and sources, on one line.
std::string contact_json(const store::StoredContact& contact);

enum class Format { csv, csv_excel, vcard, vcard4, json, xlsx };

/// Takes a file's next bytes.
using Sink = std::function<card::Result<void>(std::string_view)>;

/// Writes contacts one after the other. Memory does not grow with their number; a workbook's bytes come at the end.
class ContactWriter {
 public:
  static card::Result<ContactWriter> create(Format format, Sink sink);
  card::Result<void> add(const store::StoredContact& contact);
  card::Result<void> finish();  ///< to be called once, after the last contact

 private:
  ContactWriter(Format format, Sink sink) : format_(format), sink_(std::move(sink)) {}
  card::Result<void> flush();

  Format format_;
  Sink sink_;
  std::string waiting_;
  std::optional<exchange::XlsxWriter> workbook_;
};

}  // namespace cli
