#include "capture/decoder_pool.h"

#include <cstring>

#include <fmt/format.h>

namespace capture {
namespace {

constexpr int kPagesPerChild = 500;  // then a fresh one: whatever a library leaks ends here

card::ErrorKind kind_of(DecodeStatus status) {
  switch (status) {
    case DecodeStatus::bad_input: return card::ErrorKind::bad_input;
    case DecodeStatus::missing_component: return card::ErrorKind::missing_component;
    default: return card::ErrorKind::internal;
  }
}

card::Result<DecodedPage> page_from(const DecodeReply& reply, Descriptor pixels) {
  if (reply.status == DecodeStatus::page || reply.status == DecodeStatus::no_such_page) {
    return DecodedPage{reply, std::move(pixels)};
  }
  const std::size_t length = ::strnlen(reply.reason, sizeof reply.reason);
  return card::fail(kind_of(reply.status), std::string(reply.reason, length));
}

}  // namespace

DecoderPool::DecoderPool() : state_(std::make_unique<State>()) {}
DecoderPool::DecoderPool(DecoderPool&&) noexcept = default;
DecoderPool& DecoderPool::operator=(DecoderPool&&) noexcept = default;
DecoderPool::~DecoderPool() = default;

std::optional<DecoderPool::State::Child> DecoderPool::State::take_idle(FileKind kind) {
  const std::lock_guard lock(mutex_);
  if (idle(kind).empty()) return std::nullopt;
  Child child = std::move(idle(kind).back());
  idle(kind).pop_back();
  return child;
}

void DecoderPool::State::give_back(FileKind kind, Child child) {
  if (++child.pages_served >= kPagesPerChild) return;
  const std::lock_guard lock(mutex_);
  idle(kind).push_back(std::move(child));
}

card::Result<DecodedPage> DecoderPool::State::decode(const std::filesystem::path& program, const DecodeRequest& request,
                                                     int file) {
  while (true) {
    std::optional<Child> child = take_idle(request.kind);
    const bool fresh = !child;
    if (fresh) {
      auto started = DecoderProcess::start(program);
      if (!started) return tl::unexpected(started.error());
      child = Child{std::move(*started), 0};
    }
    DecodeReply reply;
    Descriptor pixels;
    switch (child->process.ask(request, file, reply, pixels)) {
      case DecoderProcess::Answer::reply:
        give_back(request.kind, std::move(*child));
        return page_from(reply, std::move(pixels));
      case DecoderProcess::Answer::timed_out:
        return card::fail(card::ErrorKind::bad_input, fmt::format("took longer than {} seconds to decode; save it at a "
                                                                  "lower resolution",
                                                                  request.timeout_seconds));
      case DecoderProcess::Answer::died: break;
    }
    // A child also dies with the thread that started it; a used one therefore proves nothing against this file.
    if (fresh) {
      return card::fail(card::ErrorKind::bad_input,
                        "broke the decoder, it is damaged or hostile; try converting it to PNG");
    }
  }
}

}  // namespace capture
