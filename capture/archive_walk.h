#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "capture/decoder_protocol.h"
#include "capture/descriptor.h"

struct archive;

namespace capture {

/// Walks through an archive in the decoder child, with its rights dropped.
class ArchiveWalk {
 public:
  ArchiveWalk(Descriptor file, const DecodeRequest& request);
  ~ArchiveWalk();

  /// Looks at all headers, so that an archive over a limit is refused before anything of it is used.
  MemberReply survey();
  /// The next member that may be a picture, its bytes in memory that `bytes` owns then.
  MemberReply next(Descriptor& bytes);

 private:
  struct Close {
    void operator()(archive* reader) const;
  };
  bool open();
  MemberReply broken() const;

  Descriptor file_;
  DecodeRequest request_;
  std::unique_ptr<archive, Close> reader_;
  bool opened_ = false;
};

}  // namespace capture
