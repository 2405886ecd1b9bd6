// What the decoder child does with the bytes of an archive, and the program with the names of its members.

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>

#include "capture/archive_walk.h"
#include "capture/kind.h"
#include "capture/member_name.h"
#include "tests/fuzz/targets.h"
#include "text/utf8.h"

namespace fuzz {
namespace {

capture::Descriptor in_memory(Bytes bytes) {
  capture::Descriptor file(::memfd_create("fuzz", MFD_CLOEXEC));
  require(file.valid() && ::write(file.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  return file;
}

void run_archive(Bytes bytes) {
  const capture::DecodeRequest request{.kind = capture::FileKind::archive,
                                       .page = capture::kSurvey,
                                       .pdf_dpi = 0,
                                       .timeout_seconds = 0,
                                       .max_file_bytes = 1 << 20,
                                       .max_pixels = 0,
                                       .max_archive_bytes = 8 << 20,
                                       .max_members = 50,
                                       .max_archive_ratio = 200};
  capture::ArchiveWalk walk(in_memory(bytes), request);
  if (walk.survey().status != capture::MemberStatus::surveyed) return;
  for (int members = 0; members <= request.max_members; ++members) {
    capture::Descriptor member;
    const capture::MemberReply reply = walk.next(member);
    require(reply.name_length >= 0 && reply.name_length <= static_cast<int>(sizeof reply.name));
    require((reply.status == capture::MemberStatus::file) == member.valid());
    require(!member.valid() || ::lseek(member.get(), 0, SEEK_END) <= request.max_file_bytes);
    if (reply.status == capture::MemberStatus::end || reply.status == capture::MemberStatus::refused) return;
  }
}

void run_member_name(Bytes bytes) {
  const std::string name = capture::readable_name(text_of(bytes));
  require(text::is_valid_utf8(name));
  for (const char c : name) require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
  (void)capture::find_kind(bytes);
}

}  // namespace

std::vector<Target> archive_targets() {
  return {{"archive", run_archive, 2000}, {"member_name", run_member_name, 20'000}};
}

}  // namespace fuzz
