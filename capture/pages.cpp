#include "capture/pages.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "capture/capture.h"
#include "capture/decoder_pool.h"
#include "capture/kind.h"
#include "capture/orientation.h"
#include "capture/sha256.h"

namespace capture {
namespace {

card::Error named(const std::filesystem::path& file, card::Error error) {
  // A missing program names itself; everything else is about the file.
  if (error.message.find(": ") == std::string::npos)
    error.message = fmt::format("{}: {}", file.string(), error.message);
  return error;
}

tl::unexpected<card::Error> bad_file(const std::filesystem::path& file, std::string_view reason) {
  return card::fail(card::ErrorKind::bad_input, fmt::format("{}: {}", file.string(), reason));
}

struct Fingerprint {
  std::string sha256;
  std::vector<std::uint8_t> beginning;  // kSniffedBytes or the whole file
};

card::Result<Fingerprint> read_through(const std::filesystem::path& file, int descriptor) {
  ::lseek(descriptor, 0, SEEK_SET);
  Fingerprint fingerprint;
  Sha256 hash;
  std::vector<std::uint8_t> piece(1 << 18);
  while (true) {
    const ssize_t got = ::read(descriptor, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return bad_file(file, fmt::format("cannot be read ({}); check the disk", std::strerror(errno)));
    if (got == 0) break;
    hash.add({piece.data(), static_cast<std::size_t>(got)});
    const std::size_t wanted = kSniffedBytes - fingerprint.beginning.size();
    fingerprint.beginning.insert(fingerprint.beginning.end(), piece.begin(),
                                 piece.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(wanted, got)));
  }
  fingerprint.sha256 = hash.hex();
  return fingerprint;
}

// Reads rather than maps: a hostile child could shrink the memory under a mapping.
card::Result<card::Image> read_pixels(const DecodedPage& page, std::int64_t max_pixels) {
  const DecodeReply& reply = page.reply;
  const bool sane = reply.width > 0 && reply.height > 0 && std::int64_t{reply.width} * reply.height <= max_pixels &&
                    reply.orientation >= 1 && reply.orientation <= 8 && page.pixels.valid();
  if (!sane)
    return card::fail(card::ErrorKind::bad_input,
                      "broke the decoder, it is damaged or hostile; try converting it to PNG");
  card::Image image{reply.width, reply.height, 3, std::clamp(reply.dpi, 0, 10000), {}};
  image.pixels.resize(std::size_t{3} * reply.width * reply.height);
  std::size_t done = 0;
  while (done < image.pixels.size()) {
    const ssize_t got =
        ::pread(page.pixels.get(), image.pixels.data() + done, image.pixels.size() - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return card::fail(card::ErrorKind::internal, "was decoded, but its pixels were lost; try again");
    done += static_cast<std::size_t>(got);
  }
  return image;
}

}  // namespace

card::Result<Descriptor> open_regular(const std::filesystem::path& path, const std::filesystem::path& file,
                                      const Options& options) {
  // A FIFO must not make us wait for its writer.
  Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (!descriptor.valid()) {
    if (errno == ENOENT || errno == ENOTDIR) return bad_file(file, "there is no such file; check the name");
    if (errno == EACCES || errno == EPERM) return bad_file(file, "may not be read; check its permissions");
    return bad_file(file, fmt::format("cannot be opened ({}); check the disk", std::strerror(errno)));
  }
  struct stat facts{};
  if (::fstat(descriptor.get(), &facts) != 0) return bad_file(file, "cannot be examined; check the disk");
  if (S_ISDIR(facts.st_mode)) return bad_file(file, "is a folder, not a picture; name the files in it");
  if (!S_ISREG(facts.st_mode)) return bad_file(file, "is not a regular file; copy its contents to one");
  if (facts.st_size == 0) return bad_file(file, "is empty; copy or scan it again");
  if (facts.st_size > options.max_file_bytes) {
    return bad_file(file, fmt::format("is larger than the {} MB allowed; split it or save it at a lower resolution",
                                      options.max_file_bytes >> 20));
  }
  return descriptor;
}

class Pages::State {
 public:
  State(std::filesystem::path file, std::string member, Descriptor descriptor, FileKind kind, std::string sha256,
        Options options)
      : file_(std::move(file)),
        member_(std::move(member)),
        descriptor_(std::move(descriptor)),
        kind_(kind),
        sha256_(std::move(sha256)),
        options_(std::move(options)) {}

  const std::string& sha256() const { return sha256_; }

  card::Result<std::optional<Page>> next() {
    if (over_ || page_ >= options_.max_pages) return std::nullopt;
    auto page = decode();
    if (!page) {
      over_ = true;
      const std::string name = member_.empty() ? file_.string() : file_.string() + ": " + member_;
      return tl::unexpected(named(name, page.error()));
    }
    over_ = !page->has_value();
    ++page_;
    return page;
  }

 private:
  card::Result<std::optional<Page>> decode() {
    const DecodeRequest request{.kind = kind_,
                                .page = page_,
                                .pdf_dpi = options_.pdf_dpi,
                                .timeout_seconds = options_.timeout_seconds,
                                .max_file_bytes = options_.max_file_bytes,
                                .max_pixels = options_.max_pixels};
    DecoderPool& decoders = options_.decoders != nullptr ? *options_.decoders : own_decoders_;
    const auto decoded = decoders.state().decode(options_.decoder_program, request, descriptor_.get());
    if (!decoded) return tl::unexpected(decoded.error());
    if (decoded->reply.status == DecodeStatus::no_such_page) return std::nullopt;
    auto image = read_pixels(*decoded, options_.max_pixels);
    if (!image) return tl::unexpected(image.error());
    card::Source source{.file = file_, .member = member_, .sha256 = sha256_, .page = page_, .card = 0};
    return Page{std::move(source), apply_orientation(std::move(*image), decoded->reply.orientation)};
  }

  std::filesystem::path file_;
  std::string member_;  ///< empty when the file is no archive
  Descriptor descriptor_;
  FileKind kind_;
  std::string sha256_;
  Options options_;
  DecoderPool own_decoders_;
  int page_ = 0;
  bool over_ = false;
};

Pages::Pages(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pages::Pages(Pages&&) noexcept = default;
Pages& Pages::operator=(Pages&&) noexcept = default;
Pages::~Pages() = default;
const std::string& Pages::sha256() const { return state_->sha256(); }
card::Result<std::optional<Page>> Pages::next() { return state_->next(); }

card::Result<Pages> open_pages(const std::filesystem::path& file, const std::string& member, Descriptor bytes,
                               const Options& options) {
  const std::filesystem::path named = member.empty() ? file : std::filesystem::path(file.string() + ": " + member);
  const auto fingerprint = read_through(named, bytes.get());
  if (!fingerprint) return tl::unexpected(fingerprint.error());
  const auto kind = find_kind(fingerprint->beginning);
  if (!kind || *kind == FileKind::archive) {
    return bad_file(named,
                    "is no picture of a known kind (JPEG, PNG, WebP, BMP, TIFF, HEIC, PDF); try converting it to PNG");
  }
  return Pages(std::make_unique<Pages::State>(file, member, std::move(bytes), *kind, fingerprint->sha256, options));
}

card::Result<Pages> open(const std::filesystem::path& file, const Options& options) {
  const std::filesystem::path& shown = options.shown_as.empty() ? file : options.shown_as;
  auto descriptor = open_regular(file, shown, options);
  if (!descriptor) return tl::unexpected(descriptor.error());
  return open_pages(shown, {}, std::move(*descriptor), options);
}

}  // namespace capture
