#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

#include "pipeline/batch.h"
#include "pipeline/inbox_names.h"

namespace pipeline {
namespace {

namespace fs = std::filesystem;

/// What capture/ can open, by the usual endings of names.
constexpr std::array<std::string_view, 25> kPictureEndings = {
    ".jpg",  ".jpeg",   ".jpe",     ".jfif",   ".png",     ".webp", ".bmp", ".dib", ".tif",
    ".tiff", ".pdf",    ".heic",    ".heif",   ".zip",     ".7z",   ".tar", ".tgz", ".tbz2",
    ".txz",  ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst", ".tzst", ".tbz"};

/// How such files begin, for those whose name tells nothing. HEIC has its mark four bytes in.
struct Beginning {
  std::size_t offset;
  std::string_view bytes;
};
constexpr std::array<Beginning, 7> kPictureBeginnings = {{{0, "\xFF\xD8\xFF"},
                                                          {0, "\x89PNG\r\n"},
                                                          {8, "WEBP"},
                                                          {0, std::string_view("II*\0", 4)},
                                                          {0, std::string_view("MM\0*", 4)},
                                                          {0, "%PDF-"},
                                                          {4, "ftyphei"}}};

bool begins_like_a_picture(const fs::path& file) {
  std::array<char, 16> head{};
  std::ifstream in(file, std::ios::binary);
  in.read(head.data(), head.size());
  const std::string_view read(head.data(), static_cast<std::size_t>(in.gcount()));
  return std::ranges::any_of(kPictureBeginnings, [&](const Beginning& beginning) {
    return read.size() >= beginning.offset && read.substr(beginning.offset).starts_with(beginning.bytes);
  });
}

bool is_picture(const fs::path& file) {
  std::string name = file.filename().string();
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto ends_so = [&](std::string_view ending) { return name.ends_with(ending); };
  return std::ranges::any_of(kPictureEndings, ends_so) || begins_like_a_picture(file);
}

std::vector<fs::path> pictures_under(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  for (; entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (is_passed_over(entry->path().filename().string())) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(error) && is_picture(entry->path())) {
      files.push_back(entry->path());
    }
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::vector<fs::path> list_files(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      std::ranges::copy(pictures_under(path), std::back_inserter(files));
    } else {
      files.push_back(path);
    }
  }
  return files;
}

}  // namespace pipeline
