#include "cli/formats.h"

#include <algorithm>

#include "exchange/csv.h"
#include "exchange/json.h"
#include "exchange/record.h"
#include "exchange/vcard.h"

namespace cli {
namespace {

constexpr std::size_t kBytesAtOnce = 64 * 1024;

exchange::RecordSource source_of(const store::CardSummary& card) {
  exchange::RecordSource source;
  source.external_id = card.provenance.external_id;
  if (card.sides.empty()) return source;
  source.card = card.id.value;
  source.file = card.sides.front().file.string();
  source.member = card.sides.front().member;
  return source;
}

exchange::Record record_of(const store::StoredContact& stored) {
  exchange::Record record;
  record.id = stored.id.value;
  record.status = stored.status == store::Status::confirmed ? exchange::RecordStatus::confirmed
                                                            : exchange::RecordStatus::unconfirmed;
  record.contact = stored.contact;
  for (const store::CardSummary& card : stored.cards) {
    record.sources.push_back(source_of(card));
    if (card.provenance.exchanged_on) {
      record.exchanged_on = std::max(record.exchanged_on, store::to_string(*card.provenance.exchanged_on));
    }
    for (const std::string& tag : card.provenance.tags) {
      if (std::ranges::find(record.tags, tag) == record.tags.end()) record.tags.push_back(tag);
    }
    record.revised_at = std::max(record.revised_at, card.created_at);
  }
  for (const store::Remark& remark : stored.remarks) {
    const bool tag = remark.kind == store::RemarkKind::tag;
    if (tag && std::ranges::find(record.tags, remark.value) == record.tags.end()) record.tags.push_back(remark.value);
    record.revised_at = std::max(record.revised_at, remark.at);
  }
  return record;
}

std::string entry(Format format, const exchange::Record& record) {
  switch (format) {
    case Format::csv: return exchange::csv_row(record);
    case Format::csv_excel: return exchange::csv_row(record, exchange::CsvFlavour::excel);
    case Format::vcard: return exchange::to_vcard(record, exchange::VCardVersion::v3_0);
    case Format::vcard4: return exchange::to_vcard(record, exchange::VCardVersion::v4_0);
    case Format::json:
    case Format::xlsx: break;
  }
  return exchange::record_json(record) + "\n";
}

std::string heading(Format format) {
  if (format == Format::csv) return exchange::csv_header();
  return format == Format::csv_excel ? exchange::csv_header(exchange::CsvFlavour::excel) : std::string();
}

}  // namespace

std::string contact_json(const store::StoredContact& contact) { return exchange::record_json(record_of(contact)); }

card::Result<ContactWriter> ContactWriter::create(Format format, Sink sink) {
  ContactWriter writer(format, std::move(sink));
  writer.waiting_ = heading(format);
  if (format != Format::xlsx) return writer;
  auto workbook = exchange::XlsxWriter::create();
  if (!workbook) return tl::unexpected(workbook.error());
  writer.workbook_ = std::move(*workbook);
  return writer;
}

card::Result<void> ContactWriter::add(const store::StoredContact& contact) {
  if (workbook_) return workbook_->add(record_of(contact));
  waiting_ += entry(format_, record_of(contact));
  return waiting_.size() < kBytesAtOnce ? card::Result<void>() : flush();
}

card::Result<void> ContactWriter::flush() {
  auto written = sink_(waiting_);
  waiting_.clear();
  return written;
}

card::Result<void> ContactWriter::finish() {
  if (!workbook_) return flush();
  const auto bytes = workbook_->finish();
  return bytes ? sink_(*bytes) : tl::unexpected(bytes.error());
}

}  // namespace cli
