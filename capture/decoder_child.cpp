#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <clocale>
#include <cstring>
#include <optional>

#include "capture/archive_walk.h"
#include "capture/capture.h"
#include "capture/decoders.h"
#include "capture/sandbox.h"

namespace capture {
namespace {

/// A file in memory, read-only.
class MappedFile {
 public:
  explicit MappedFile(int descriptor) {
    struct stat facts{};
    if (::fstat(descriptor, &facts) != 0 || facts.st_size <= 0) return;
    void* address = ::mmap(nullptr, static_cast<std::size_t>(facts.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (address == MAP_FAILED) return;
    bytes_ = {static_cast<const std::uint8_t*>(address), static_cast<std::size_t>(facts.st_size)};
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size());
  }
  Bytes bytes() const { return bytes_; }

 private:
  Bytes bytes_;
};

using PageDecoder = card::Result<std::optional<PageFacts>> (*)(Bytes, SharedPixels&);

struct SinglePageFormat {
  FileKind kind;
  PageDecoder decode;
};
constexpr SinglePageFormat kSinglePageFormats[] = {
    {FileKind::jpeg, decode_jpeg}, {FileKind::png, decode_png},   {FileKind::webp, decode_webp},
    {FileKind::bmp, decode_bmp},   {FileKind::heif, decode_heif},
};

card::Result<std::optional<PageFacts>> decode_page(const DecodeRequest& request, int file, SharedPixels& pixels) {
  if (request.kind == FileKind::pdf) return decode_pdf(file, request, pixels);
  const MappedFile mapped(file);
  if (mapped.bytes().empty()) return card::fail(card::ErrorKind::bad_input, "cannot be read; check the disk");
  if (request.kind == FileKind::tiff) return decode_tiff(mapped.bytes(), request.page, pixels);
  if (request.page > 0) return std::nullopt;
  for (const SinglePageFormat& format : kSinglePageFormats) {
    if (format.kind == request.kind) return format.decode(mapped.bytes(), pixels);
  }
  return card::fail(card::ErrorKind::internal,
                    "is of a kind that this decoder does not know; install one version of meishi");
}

DecodeStatus status_of(card::ErrorKind kind) {
  switch (kind) {
    case card::ErrorKind::bad_input: return DecodeStatus::bad_input;
    case card::ErrorKind::missing_component: return DecodeStatus::missing_component;
    default: return DecodeStatus::internal;
  }
}

DecodeReply reply_from_error(const card::Error& error) {
  DecodeReply reply;
  reply.status = status_of(error.kind);
  error.message.copy(reply.reason, sizeof reply.reason - 1);
  return reply;
}

DecodeReply reply_to(const DecodeRequest& request, int file, SharedPixels& pixels) {
  const auto facts = [&]() -> card::Result<std::optional<PageFacts>> {
    try {
      return decode_page(request, file, pixels);
    } catch (const std::exception&) {  // std::bad_alloc at the memory limit, or a library's own
      return card::fail(card::ErrorKind::bad_input, "needs more memory than allowed; save it at a lower resolution");
    }
  }();
  if (!facts) return reply_from_error(facts.error());
  DecodeReply reply;
  if (!*facts) {
    reply.status = DecodeStatus::no_such_page;
    return reply;
  }
  reply.status = DecodeStatus::page;
  reply.width = pixels.width();
  reply.height = pixels.height();
  reply.dpi = (*facts)->dpi;
  reply.orientation = (*facts)->orientation;
  return reply;
}

bool answer_for_archive(ArchiveWalk& walk, const DecodeRequest& request) {
  Descriptor bytes;
  MemberReply reply;
  try {
    reply = request.page == kSurvey ? walk.survey() : walk.next(bytes);
  } catch (const std::exception&) {  // std::bad_alloc at the memory limit
    std::strcpy(reply.reason, "needs more memory than allowed; unpack it and import the folder");
  }
  return send_message(kDecoderSocket, &reply, sizeof reply, bytes.get());
}

}  // namespace

int run_decoder_child() {
  bool sandboxed = false;
  std::optional<ArchiveWalk> walk;
  std::setlocale(LC_CTYPE, "C.UTF-8");  // what names of members are converted to, where the archive says what they are
  while (true) {
    DecodeRequest request;
    Descriptor file;
    if (!receive_message(kDecoderSocket, &request, sizeof request, file)) return 0;  // the program is done with us
    if (!sandboxed) {
      // The request comes from the program itself; the file beside it has not been touched yet.
      const auto dropped =
          enter_sandbox(request.kind == FileKind::pdf ? Sandbox::programs : Sandbox::pictures, request);
      if (!dropped) {
        const DecodeReply refusal = reply_from_error(dropped.error());
        send_message(kDecoderSocket, &refusal, sizeof refusal, -1);
        return 1;
      }
      sandboxed = true;
    }
    if (request.kind == FileKind::archive) {
      if (file.valid()) walk.emplace(std::move(file), request);
      if (!walk || !answer_for_archive(*walk, request)) return 0;
      continue;
    }
    SharedPixels pixels(request.max_pixels);
    const DecodeReply reply = reply_to(request, file.get(), pixels);
    const int shared = reply.status == DecodeStatus::page ? pixels.descriptor() : -1;
    if (!send_message(kDecoderSocket, &reply, sizeof reply, shared)) return 0;
  }
}

}  // namespace capture
