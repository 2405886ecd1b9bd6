// What a stored card can be cut out of again.

#include <system_error>
#include <utility>
#include <variant>

#include "pipeline/file_pages.h"
#include "pipeline/rereading.h"
#include "store/pictures.h"

namespace pipeline {
namespace {

bool is_there(const std::filesystem::path& file) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(file, ignored);
}

/// A member of an archive lies in the archive that was handed in.
card::Result<std::vector<std::string>> files_with(store::Transaction& transaction, const store::CardDetails& card,
                                                  const card::Source& source) {
  if (source.member.empty()) return std::vector{source.sha256};
  const auto files = store::files_of_card(transaction, card.summary.id);
  if (!files) return tl::unexpected(files.error());
  std::vector<std::string> names;
  for (const store::JobFile& file : *files)
    if (file.name == source.file.string()) names.push_back(file.sha256);
  return names;
}

card::Error lost(const Scan& scan) {
  return {card::ErrorKind::bad_input, scan.source.file.filename().string() +
                                          ": the page is no longer in the file that was kept; scan the card again"};
}

}  // namespace

card::Result<Scan> find_scan(store::Transaction& transaction, const store::Store& store, const store::CardDetails& card,
                             card::Side side) {
  const std::size_t index = side == card::Side::back ? 1 : 0;
  if (index >= card.summary.sides.size())
    return card::fail(card::ErrorKind::bad_input, "the card has no such side; look at it again");
  Scan scan{.file = {}, .sha256 = {}, .source = card.summary.sides[index]};
  const auto takes = [&](const std::string& sha256, Scan::Kind kind) {
    if (sha256.empty()) return false;
    scan.file = store::picture_path(store, sha256);
    scan.sha256 = sha256;
    scan.kind = kind;
    return is_there(scan.file);
  };
  const auto files = files_with(transaction, card, scan.source);
  if (!files) return tl::unexpected(files.error());
  for (const std::string& sha256 : *files)
    if (takes(sha256, Scan::Kind::page)) return scan;
  const store::SidePictures pictures =
      index < card.summary.pictures.size() ? card.summary.pictures[index] : store::SidePictures{};
  if (takes(pictures.scan_sha256, Scan::Kind::earlier)) return scan;
  if (takes(pictures.picture_sha256, Scan::Kind::picture)) return scan;
  return card::fail(card::ErrorKind::bad_input, "no picture of the card was kept; scan it again");
}

card::Result<card::Image> scan_image(const Scan& scan, const capture::Options& options) {
  auto pages = FilePages::open(scan.file, options);
  if (!pages) return tl::unexpected(pages.error());
  const bool any = scan.kind != Scan::Kind::page;
  pages->is_known = [&](const std::string& member) { return member != scan.source.sha256; };
  while (true) {
    auto step = pages->next();
    if (auto* page = std::get_if<capture::Page>(&step)) {
      if (any || page->source.page == scan.source.page) return std::move(page->image);
    } else if (auto* trouble = std::get_if<card::Error>(&step)) {
      return tl::unexpected(std::move(*trouble));
    } else {
      return tl::unexpected(lost(scan));
    }
  }
}

card::Result<std::vector<std::uint8_t>> scan_png(const Scan& scan, const capture::Options& options) {
  const auto image = scan_image(scan, options);
  if (!image) return tl::unexpected(image.error());
  return capture::encode_png(*image);
}

}  // namespace pipeline
