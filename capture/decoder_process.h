#pragma once

#include <sys/types.h>

#include <filesystem>

#include "capture/decoder_protocol.h"
#include "card/result.h"

namespace capture {

/// A running decoder child and our end of its socket. It is killed with its owner. One thread at a time.
class DecoderProcess {
 public:
  enum class Answer { reply, died, timed_out };

  /// Starts `program decode`. Fails with missing_component when the program cannot be started.
  static card::Result<DecoderProcess> start(const std::filesystem::path& program);

  DecoderProcess(DecoderProcess&& other) noexcept;
  DecoderProcess& operator=(DecoderProcess&& other) noexcept;
  ~DecoderProcess();

  /// Sends one request and waits for its reply. After anything but Answer::reply the child is of no more use.
  Answer ask(const DecodeRequest& request, int file, DecodeReply& reply, Descriptor& pixels) {
    return ask(request, file, &reply, sizeof reply, pixels);
  }
  /// The same with a reply of another kind; `beside` gets the descriptor that came with it.
  Answer ask(const DecodeRequest& request, int file, void* reply, std::size_t reply_size, Descriptor& beside);

 private:
  DecoderProcess(pid_t process, Descriptor socket) : process_(process), socket_(std::move(socket)) {}

  pid_t process_ = 0;
  Descriptor socket_;
};

}  // namespace capture
