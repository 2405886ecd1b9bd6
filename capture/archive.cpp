#include "capture/archive.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <fmt/format.h>

#include "capture/decoder_process.h"
#include "capture/kind.h"
#include "capture/member_name.h"
#include "capture/pages.h"
#include "capture/sha256.h"

namespace capture {
namespace {

namespace fs = std::filesystem;

constexpr int kSurveyPatience = 10;  // times the limit for one member: all of it is unpacked once

bool is_archive(int file) {
  std::array<std::uint8_t, kSniffedBytes> beginning{};
  const ssize_t got = ::pread(file, beginning.data(), beginning.size(), 0);
  if (got <= 0) return false;
  return find_kind({beginning.data(), static_cast<std::size_t>(got)}) == FileKind::archive;
}

card::Result<std::string> hash_of(const fs::path& shown, int file) {
  Sha256 hash;
  std::vector<std::uint8_t> piece(1 << 18);
  for (off_t at = 0;;) {
    const ssize_t got = ::pread(file, piece.data(), piece.size(), at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return card::fail(card::ErrorKind::bad_input, shown.string() + ": cannot be read; check the disk");
    if (got == 0) return hash.hex();
    hash.add({piece.data(), static_cast<std::size_t>(got)});
    at += got;
  }
}

std::string text_of(const MemberReply& reply) {
  return std::string(reply.reason, ::strnlen(reply.reason, sizeof reply.reason));
}

}  // namespace

class Archive::State {
 public:
  State(fs::path shown, std::string inside, std::string sha256, Descriptor bytes, DecoderProcess child, Options options)
      : shown_(std::move(shown)),
        inside_(std::move(inside)),
        sha256_(std::move(sha256)),
        bytes_(std::move(bytes)),
        child_(std::move(child)),
        options_(std::move(options)) {}

  static card::Result<std::unique_ptr<State>> open(fs::path shown, std::string inside, std::string sha256,
                                                   Descriptor bytes, const Options& options);
  const std::string& sha256() const { return sha256_; }
  card::Result<std::optional<Member>> next();

 private:
  card::Result<MemberReply> ask(std::int32_t what, Descriptor& beside);
  card::Error trouble(std::string_view reason) const;
  card::Result<std::optional<Member>> member_from(const MemberReply& reply, Descriptor bytes);
  card::Result<std::optional<Member>> open_inner(std::string path, Descriptor bytes);

  fs::path shown_;
  std::string inside_;  ///< of an archive within another one: its path there and a slash
  std::string sha256_;
  Descriptor bytes_;
  DecoderProcess child_;
  Options options_;
  std::unique_ptr<State> inner_;  ///< the archive within this one that is being read
  int asked_ = 0;
  bool over_ = false;
};

card::Error Archive::State::trouble(std::string_view reason) const {
  const std::string name =
      inside_.empty() ? shown_.string() : shown_.string() + ": " + inside_.substr(0, inside_.size() - 1);
  return {card::ErrorKind::bad_input, fmt::format("{}: {}", name, reason)};
}

card::Result<MemberReply> Archive::State::ask(std::int32_t what, Descriptor& beside) {
  const bool survey = what == kSurvey;
  const DecodeRequest request{.kind = FileKind::archive,
                              .page = what,
                              .pdf_dpi = 0,
                              .timeout_seconds = options_.timeout_seconds * (survey ? kSurveyPatience : 1),
                              .max_file_bytes = options_.max_file_bytes,
                              .max_pixels = options_.max_pixels,
                              .max_archive_bytes = options_.max_archive_bytes,
                              .max_members = options_.max_members,
                              .max_archive_ratio = options_.max_archive_ratio};
  MemberReply reply;
  switch (child_.ask(request, survey ? bytes_.get() : -1, &reply, sizeof reply, beside)) {
    case DecoderProcess::Answer::reply: return reply;
    case DecoderProcess::Answer::timed_out:
      return tl::unexpected(trouble("took too long to unpack; unpack it and import the folder"));
    case DecoderProcess::Answer::died: break;
  }
  return tl::unexpected(trouble("broke the decoder, it is damaged or hostile; unpack it by hand if you trust it"));
}

card::Result<std::unique_ptr<Archive::State>> Archive::State::open(fs::path shown, std::string inside,
                                                                   std::string sha256, Descriptor bytes,
                                                                   const Options& options) {
  auto child = DecoderProcess::start(options.decoder_program);
  if (!child) return tl::unexpected(child.error());
  auto state = std::make_unique<State>(std::move(shown), std::move(inside), std::move(sha256), std::move(bytes),
                                       std::move(*child), options);
  Descriptor none;
  const auto survey = state->ask(kSurvey, none);
  if (!survey) return tl::unexpected(survey.error());
  if (survey->status != MemberStatus::surveyed) return tl::unexpected(state->trouble(text_of(*survey)));
  return state;
}

card::Result<std::optional<Member>> Archive::State::next() {
  while (true) {
    if (inner_) {
      auto member = inner_->next();
      if (member && *member) return member;
      inner_.reset();
      if (!member) return std::optional(Member{{}, tl::unexpected(member.error())});  // the outer one goes on
    }
    if (over_ || asked_ > options_.max_members) return std::nullopt;
    Descriptor bytes;
    const auto reply = ask(asked_++, bytes);
    over_ = !reply || reply->status == MemberStatus::end || reply->status == MemberStatus::refused;
    if (!reply) return tl::unexpected(reply.error());
    if (reply->status == MemberStatus::end) return std::nullopt;
    if (reply->status == MemberStatus::refused) return tl::unexpected(trouble(text_of(*reply)));
    auto member = member_from(*reply, std::move(bytes));
    if (!member || *member) return member;
  }
}

/// Nothing when it is an archive that will be read from now on.
card::Result<std::optional<Member>> Archive::State::member_from(const MemberReply& reply, Descriptor bytes) {
  const auto length = std::clamp<std::size_t>(reply.name_length, 0, sizeof reply.name);
  std::string path = inside_ + readable_name({reply.name, length});
  if (reply.status != MemberStatus::file || !bytes.valid()) {
    const std::string reason = fmt::format("{}: {}: {}", shown_.string(), path, text_of(reply));
    return std::optional(Member{std::move(path), card::fail(card::ErrorKind::bad_input, reason)});
  }
  // The child must not change any more what was handed over.
  ::fcntl(bytes.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
  if (is_archive(bytes.get())) return open_inner(std::move(path), std::move(bytes));
  auto pages = open_pages(shown_, path, std::move(bytes), options_);
  return std::optional(Member{std::move(path), std::move(pages)});
}

card::Result<std::optional<Member>> Archive::State::open_inner(std::string path, Descriptor bytes) {
  const auto refuse = [&](card::Error error) { return std::optional(Member{path, tl::unexpected(std::move(error))}); };
  if (!inside_.empty())
    return refuse({card::ErrorKind::bad_input,
                   fmt::format("{}: {}: is an archive inside an archive inside an archive; unpack it and import the "
                               "folder",
                               shown_.string(), path)});
  auto inner = open(shown_, path + "/", {}, std::move(bytes), options_);
  if (!inner && inner.error().kind != card::ErrorKind::bad_input) return tl::unexpected(inner.error());
  if (!inner) return refuse(inner.error());
  inner_ = std::move(*inner);
  return std::nullopt;
}

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;
const std::string& Archive::sha256() const { return state_->sha256(); }
card::Result<std::optional<Member>> Archive::next() { return state_->next(); }

card::Result<std::optional<Archive>> open_archive(const fs::path& file, const Options& options) {
  const fs::path& shown = options.shown_as.empty() ? file : options.shown_as;
  Options roomy = options;
  roomy.max_file_bytes = options.max_archive_bytes;
  auto descriptor = open_regular(file, shown, roomy);
  if (!descriptor) return tl::unexpected(descriptor.error());
  if (!is_archive(descriptor->get())) return std::nullopt;
  auto sha256 = hash_of(shown, descriptor->get());
  if (!sha256) return tl::unexpected(sha256.error());
  auto state = Archive::State::open(shown, {}, std::move(*sha256), std::move(*descriptor), options);
  if (!state) return tl::unexpected(state.error());
  return std::optional(Archive(std::move(*state)));
}

}  // namespace capture
