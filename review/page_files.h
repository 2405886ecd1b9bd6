#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "review/http/message.h"

namespace review {

/// The built web page, held in memory: one place, nothing from elsewhere, no path that leads out of it.
class PageFiles {
 public:
  PageFiles() = default;
  /// Reads every file under the folder; an absent folder gives none.
  explicit PageFiles(const std::filesystem::path& folder);

  bool empty() const { return files_.empty(); }
  /// The file of a path; index.html for "/" and for one word without a dot, which somebody typed.
  http::Response answer(const http::Request& request, std::string_view path) const;

 private:
  struct File {
    std::string bytes, media_type, etag;
    bool named_by_content = false;  ///< may be kept for ever
  };
  const File* find(std::string_view path) const;
  std::map<std::string, File, std::less<>> files_;
};

/// Where the page lies beside the running program; empty when it was not built.
std::filesystem::path usual_page_folder();

}  // namespace review
