// The edges of requests that are ours: addresses, forms with files, and the XML of CardDAV.

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "review/dav/query.h"
#include "review/dav/xml.h"
#include "review/http/message.h"
#include "review/multipart.h"
#include "review/refusal.h"
#include "tests/fuzz/targets.h"
#include "tests/support/temporary_folder.h"

namespace fuzz {
namespace {

namespace fs = std::filesystem;

void run_address(Bytes bytes) {
  const std::string_view text = text_of(bytes);
  if (const auto decoded = review::http::percent_decoded(text))
    require(review::http::percent_decoded(review::http::percent_encoded(*decoded)) == decoded);
  if (const auto pairs = review::http::parse_query(text))
    for (const auto& [name, value] : *pairs) require(name.find('\0') == name.npos && value.find('\0') == value.npos);
}

/// The first line is the content type, the rest the body.
void run_multipart(Bytes bytes) {
  static const support::TemporaryFolder folder;
  const std::string_view text = text_of(bytes);
  const std::size_t end = std::min(text.find('\n'), text.size());
  const fs::path body = folder.path() / "body", parts = folder.path() / "parts";
  std::ofstream(body, std::ios::binary) << text.substr(std::min(end + 1, text.size()));
  fs::create_directories(parts);
  try {
    const auto upload = review::split_multipart(body, text.substr(0, end), parts, {.parts = 20});
    for (const auto& file : upload.files) {
      require(file.path.parent_path() == parts && fs::exists(file.path));
      require(!file.name.empty() && file.name.find_first_of("/\\") == std::string::npos);
    }
  } catch (const review::Refusal& refusal) {
    require(refusal.status == 400 || refusal.status == 413 || refusal.status == 415);
  }
  fs::remove_all(parts);
  require(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

void run_dav_xml(Bytes bytes) {
  const auto root = review::dav::parse_xml(text_of(bytes));
  if (!root) return;
  (void)review::dav::fits(*root, "BEGIN:VCARD\r\nFN:Taro Yamada\r\nEMAIL;TYPE=work:a@example.jp\r\nEND:VCARD\r\n");
  const std::string text = review::dav::xml_text(root->text);
  const auto again = review::dav::parse_xml("<a>" + text + "</a>");
  require(again && again->text == root->text);
}

}  // namespace

std::vector<Target> request_targets() {
  return {{"address", run_address, 20'000}, {"multipart", run_multipart, 1000}, {"dav_xml", run_dav_xml, 5000}};
}

}  // namespace fuzz
