#include "review/multipart.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>

#include <fmt/format.h>

#include "review/refusal.h"

namespace review {
namespace {

constexpr std::size_t kStep = 64 * 1024;

[[noreturn]] void malformed() {
  throw Refusal{400, ProblemCode::malformed, "the upload is not well-formed multipart/form-data"};
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

/// A parameter of a header: name="value" or name=value.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  const std::string folded = lower(header);
  const std::string wanted = std::string(name) + "=";
  for (std::size_t at = folded.find(wanted); at != std::string::npos; at = folded.find(wanted, at + 1)) {
    if (at > 0 && folded[at - 1] != ' ' && folded[at - 1] != ';') continue;
    std::string_view rest = header.substr(at + wanted.size());
    if (!rest.starts_with('"')) return std::string(rest.substr(0, rest.find_first_of("; \t")));
    std::string value;
    for (std::size_t i = 1; i < rest.size() && rest[i] != '"'; ++i) {
      if (rest[i] == '\\' && i + 1 < rest.size()) ++i;
      value += rest[i];
    }
    return value;
  }
  return std::nullopt;
}

std::string boundary_of(std::string_view content_type) {
  if (!lower(content_type).starts_with("multipart/form-data"))
    throw Refusal{415, ProblemCode::malformed, "send the pictures as multipart/form-data"};
  const auto boundary = parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > 70)
    throw Refusal{415, ProblemCode::malformed, "the content type has no boundary"};
  return *boundary;
}

/// The body, read forward in steps.
class Reader {
 public:
  explicit Reader(const std::filesystem::path& file) : stream_(file, std::ios::binary) {}

  /// Hands on everything up to the delimiter, and takes the delimiter; malformed when it never comes.
  template <class Sink>
  void until(const std::string& delimiter, Sink&& sink) {
    for (;;) {
      const std::size_t found = held_.find(delimiter);
      if (found != std::string::npos) {
        sink(std::string_view(held_).substr(0, found));
        held_.erase(0, found + delimiter.size());
        return;
      }
      const std::size_t sure = held_.size() >= delimiter.size() ? held_.size() - delimiter.size() + 1 : 0;
      if (sure > 0) sink(std::string_view(held_).substr(0, sure));
      held_.erase(0, sure);
      if (!more()) malformed();
    }
  }

  std::string take(std::size_t count) {
    while (held_.size() < count)
      if (!more()) malformed();
    std::string taken = held_.substr(0, count);
    held_.erase(0, count);
    return taken;
  }

  void begin_with(std::string_view text) { held_.insert(0, text); }

 private:
  bool more() {
    std::string step(kStep, '\0');
    stream_.read(step.data(), static_cast<std::streamsize>(step.size()));
    step.resize(static_cast<std::size_t>(stream_.gcount()));
    held_ += step;
    return !step.empty();
  }

  std::ifstream stream_;
  std::string held_;
};

/// A text that may not grow beyond a limit.
class Limited {
 public:
  explicit Limited(std::size_t limit) : limit_(limit) {}
  void operator()(std::string_view bytes) {
    if (text.size() + bytes.size() > limit_)
      throw Refusal{413, ProblemCode::too_large, "a value of the upload is too long"};
    text += bytes;
  }
  std::string text;

 private:
  std::size_t limit_;
};

/// A new file, readable by its owner alone.
class NewFile {
 public:
  explicit NewFile(const std::filesystem::path& path)
      : file_(::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600)) {
    if (file_ < 0)
      throw Refusal{507, ProblemCode::disk_full, "the upload cannot be written to disk; look at the free space"};
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() { ::close(file_); }

  void operator()(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_, bytes.data(), bytes.size());
      if (written <= 0)
        throw Refusal{507, ProblemCode::disk_full, "the upload cannot be written to disk; look at the free space"};
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

 private:
  int file_;
};

std::string header_of(const std::string& head, std::string_view name) {
  const std::string folded = lower(head);
  const std::size_t at = folded.find(std::string(name) + ":");
  if (at == std::string::npos || (at > 0 && folded[at - 1] != '\n')) return {};
  const std::size_t begin = at + name.size() + 1;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

/// The last part of a name; browsers of some kinds send folders too.
std::string base_name(const std::string& name) {
  std::string base = name.substr(name.find_last_of("/\\") + 1);
  std::erase_if(base, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return base.empty() || base == "." || base == ".." ? "upload" : base.substr(0, 255);
}

}  // namespace

std::string Upload::field(std::string_view name) const {
  std::string value;
  for (const auto& [field_name, field_value] : fields)
    if (field_name == name) value = field_value;
  return value;
}

Upload split_multipart(const std::filesystem::path& body, std::string_view content_type,
                       const std::filesystem::path& folder, const MultipartLimits& limits) {
  const std::string delimiter = "\r\n--" + boundary_of(content_type);
  Reader reader(body);
  reader.begin_with("\r\n");
  Upload upload;
  reader.until(delimiter, [](std::string_view) {});
  for (std::size_t part = 0; reader.take(2) != "--"; ++part) {
    if (part >= limits.parts) throw Refusal{413, ProblemCode::too_large, "the upload has too many parts"};
    Limited head(limits.header_bytes);
    reader.until("\r\n\r\n", head);
    const std::string disposition = header_of(head.text, "content-disposition");
    const auto name = parameter(disposition, "name");
    if (!name) malformed();
    const auto file_name = parameter(disposition, "filename");
    if (!file_name) {
      Limited value(limits.field_bytes);
      reader.until(delimiter, value);
      upload.fields.emplace_back(*name, std::move(value.text));
      continue;
    }
    const std::filesystem::path path = folder / fmt::format("part-{}", part);
    NewFile file(path);
    reader.until(delimiter, file);
    upload.files.push_back({path, base_name(*file_name)});
  }
  return upload;
}

}  // namespace review
