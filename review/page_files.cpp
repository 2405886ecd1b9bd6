#include "review/page_files.h"

#include <array>
#include <fstream>
#include <iterator>

#include "review/refusal.h"
#include "review/secrets.h"

namespace review {
namespace {

namespace fs = std::filesystem;

std::string media_type_of(const std::string& suffix) {
  constexpr std::array<std::pair<std::string_view, const char*>, 13> kTypes{
      {{".html", "text/html; charset=utf-8"},
       {".js", "text/javascript; charset=utf-8"},
       {".mjs", "text/javascript; charset=utf-8"},
       {".css", "text/css; charset=utf-8"},
       {".json", "application/json"},
       {".webmanifest", "application/manifest+json"},
       {".svg", "image/svg+xml"},
       {".png", "image/png"},
       {".ico", "image/x-icon"},
       {".woff2", "font/woff2"},
       {".wasm", "application/wasm"},
       {".txt", "text/plain; charset=utf-8"},
       {".map", "application/json"}}};
  for (const auto& [known, type] : kTypes)
    if (suffix == known) return type;
  return "application/octet-stream";
}

std::string read_bytes(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What somebody may type for "/": one word. The page's own addresses stand behind '#'.
bool is_address_of_page(std::string_view path) { return path.find_first_of("/.", 1) == std::string_view::npos; }

constexpr std::string_view kNoPage =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>meishi</title><h1>meishi</h1>"
    "<p>This server was built without its web page (npm was not there). The API works: see "
    "<a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>.</p></html>";

}  // namespace

PageFiles::PageFiles(const fs::path& folder) {
  std::error_code trouble;
  for (const auto& entry : fs::recursive_directory_iterator(folder, trouble)) {
    if (!entry.is_regular_file()) continue;
    const std::string path = "/" + entry.path().lexically_relative(folder).generic_string();
    File file;
    file.bytes = read_bytes(entry.path());
    file.media_type = media_type_of(entry.path().extension().string());
    file.etag = "\"" + hash_token(file.bytes).substr(0, 32) + "\"";
    file.named_by_content = path.starts_with("/assets/");
    files_.insert_or_assign(path, std::move(file));
  }
}

const PageFiles::File* PageFiles::find(std::string_view path) const {
  auto found = files_.find(path);
  if (found == files_.end() && is_address_of_page(path)) found = files_.find("/index.html");
  return found == files_.end() ? nullptr : &found->second;
}

http::Response PageFiles::answer(const http::Request& request, std::string_view path) const {
  if (request.method != "GET" && request.method != "HEAD")
    throw Refusal{405, ProblemCode::malformed, "the page can only be read", "", {{"Allow", "GET, HEAD"}}};
  http::Response response;
  if (empty() && path == "/") {
    response.body = kNoPage;
    return response.with("Content-Type", "text/html; charset=utf-8");
  }
  const File* file = find(path);
  if (file == nullptr) throw Refusal{404, ProblemCode::not_found, "there is no such page"};
  response.with("ETag", file->etag);
  response.with("Cache-Control", file->named_by_content ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.header("if-none-match") == file->etag) {
    response.status = 304;
    return response;
  }
  response.body = file->bytes;
  return response.with("Content-Type", file->media_type);
}

fs::path usual_page_folder() {
  std::error_code trouble;
  const fs::path program = fs::read_symlink("/proc/self/exe", trouble);
  for (const fs::path& folder :
       {program.parent_path() / "page", program.parent_path().parent_path() / "share" / "meishi" / "page"})
    if (fs::exists(folder / "index.html", trouble)) return folder;
  return {};
}

}  // namespace review
