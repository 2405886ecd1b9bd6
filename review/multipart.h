#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace review {

/// What an upload form carried (RFC 7578).
struct Upload {
  struct File {
    std::filesystem::path path;  ///< where its bytes lie now; the folder's owner removes it
    std::string name;            ///< as the browser calls it, without folders
  };
  std::vector<File> files;
  std::vector<std::pair<std::string, std::string>> fields;  ///< in order; names may repeat

  std::string field(std::string_view name) const;  ///< the last of this name; empty when absent
};

struct MultipartLimits {
  std::size_t parts = 500;
  std::size_t header_bytes = 8 * 1024;  ///< of one part
  std::size_t field_bytes = 64 * 1024;
};

/// Splits a body that lies in a file into files of their own under `folder`, in steps: memory does not grow with the
/// body. Throws Refusal: 415 when the content type is no multipart/form-data with a boundary, 400 when the body is not
/// well-formed, 413 beyond the limits.
Upload split_multipart(const std::filesystem::path& body, std::string_view content_type,
                       const std::filesystem::path& folder, const MultipartLimits& limits = {});

}  // namespace review
