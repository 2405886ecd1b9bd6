#include "pipeline/file_pages.h"

#include <utility>

namespace pipeline {

card::Result<FilePages> FilePages::open(const std::filesystem::path& file, const capture::Options& options) {
  FilePages all;
  all.shown_as_ = options.shown_as.empty() ? file.string() : options.shown_as.string();
  auto archive = capture::open_archive(file, options);
  if (!archive) return tl::unexpected(archive.error());
  if (*archive) {
    all.sha256_ = (*archive)->sha256();
    all.archive_.emplace(std::move(**archive));
    return all;
  }
  auto pages = capture::open(file, options);
  if (!pages) return tl::unexpected(pages.error());
  all.sha256_ = pages->sha256();
  all.pages_.emplace(std::move(*pages));
  return all;
}

FilePages::Step FilePages::next() {
  while (true) {
    if (auto step = next_page()) return std::move(*step);
    if (auto step = open_member()) return std::move(*step);
  }
}

/// Nothing when there are no more pages in the part at hand.
std::optional<FilePages::Step> FilePages::next_page() {
  if (!pages_) return std::nullopt;
  auto page = pages_->next();
  if (page && *page) return Step(std::move(**page));
  pages_.reset();
  if (!page) return Step(page.error());
  return std::nullopt;
}

/// Nothing when the next part of the archive is open, or was passed over.
std::optional<FilePages::Step> FilePages::open_member() {
  if (!archive_) return Step(Over{});
  auto member = archive_->next();
  if (!member || !*member) archive_.reset();
  if (!member) return Step(member.error());
  if (!*member && members_ == 0)
    return Step(card::Error{card::ErrorKind::bad_input,
                            shown_as_ + ": is an archive that holds no picture; check what was packed into it"});
  if (!*member) return Step(Over{});
  ++members_;
  if (!(*member)->pages) return Step((*member)->pages.error());
  if (is_known && is_known((*member)->pages->sha256())) {
    ++known_members_;
  } else {
    pages_.emplace(std::move(*(*member)->pages));
  }
  return std::nullopt;
}

}  // namespace pipeline
