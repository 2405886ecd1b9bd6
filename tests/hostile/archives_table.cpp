// Archives that lead out, are damaged, locked, nested without end, or unpack to more than any machine has.

#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/capture/archives.h"
#include "tests/hostile/raw_archives.h"

namespace hostile {
namespace {

using archives::Entry, archives::Format, archives::Kind, archives::packed;

struct Packing {
  const char* ending;
  Format format;
};
constexpr Packing kPackings[] = {{"zip", Format::zip},        {"7z", Format::seven_zip},    {"tar", Format::tar},
                                 {"tar.gz", Format::tar_gz},  {"tar.bz2", Format::tar_bz2}, {"tar.xz", Format::tar_xz},
                                 {"tar.zst", Format::tar_zst}};

/// The picture between two good ones, under a name that is not to be trusted.
File named(const std::string& file, const std::string& member, const std::string& reason) {
  return {
      file,
      [=] {
        return zip_of({stored("first.png", good_png()), stored(member, good_png()), stored("last.png", good_png())});
      },
      reason, 2};
}

File odd_member(const std::string& file, const std::vector<TarMember>& odd, const std::string& reason, int good = 2) {
  return {file,
          [=] {
            std::vector<TarMember> members = {{"first.png", good_png()}};
            members.insert(members.end(), odd.begin(), odd.end());
            members.push_back({"last.png", good_png()});
            return tar_of(members);
          },
          reason, good, reason.empty() ? 0 : 1};
}

Bytes nested(int depth) {
  Bytes archive = zip_of({stored("card.png", good_png())});
  for (int i = 1; i < depth; ++i) archive = zip_of({stored(fmt::format("level-{}.zip", i), archive)});
  return archive;
}

Bytes many_members(Format format, int count) {
  std::vector<Entry> entries;
  for (int i = 0; i < count; ++i) entries.push_back({fmt::format("{}.png", i), {'x'}});
  return packed(format, entries);
}

}  // namespace

std::vector<File> archives() {
  constexpr const char* kLeadsOut = "leads out of the archive";
  constexpr const char* kDamaged = "is damaged";
  std::vector<File> files = {
      named("out.zip", "../../../outside.png", kLeadsOut),
      named("out-and-in.zip", "a/b/../../../outside.png", kLeadsOut),
      named("absolute.zip", "/tmp/meishi-hostile-absolute.png", kLeadsOut),
      named("drive.zip", "C:\\Windows\\System32\\card.png", kLeadsOut),
      named("network.zip", "\\\\server\\share\\card.png", kLeadsOut),
      named("backslashes.zip", "..\\..\\outside.png", kLeadsOut),
      named("long-name.zip", std::string(60'000, 'n') + ".png", "name of more than 1024 bytes"),
      named("no-name.zip", "", "has no name"),
      {"lines.zip", [] { return zip_of({stored("a\nb\r\n\x1B[2J\x07.png", good_png())}); }, "", 1, 0},
      {"no-utf-8.zip", [] { return zip_of({stored("\xFF\xFE\xC0\x80.png", good_png())}); }, "", 1, 0},
      {"twice-the-name.zip", [] { return zip_of({stored("a.png", good_png()), stored("a.png", good_png())}); }, "", 2,
       0},
      odd_member("symbolic-link.tar", {{"link.png", {}, '2', {}, "/etc/passwd"}}, "is a link"),
      odd_member("hard-link.tar", {{"link.png", {}, '1', {}, "/etc/passwd"}}, "is a link"),
      odd_member("file-through-a-link.tar",
                 {{"folder", {}, '2', {}, "/tmp"}, {"folder/meishi-hostile.png", good_png()}}, "is a link", 3),
      odd_member("character-device.tar", {{"null.png", {}, '3'}}, "is no regular file"),
      odd_member("block-device.tar", {{"disk.png", {}, '4'}}, "is no regular file"),
      odd_member("fifo.tar", {{"pipe.png", {}, '6'}}, "is no regular file"),
      odd_member("sparse-terabyte.tar", sparse("sparse.png", 1ULL << 40U), "would unpack to more", 0),
      odd_member("sparse.tar", sparse("sparse.png", 40U << 20U), "no picture of a known kind"),
      odd_member("path-in-pax.tar", {pax({"path=../../outside.png"}), {"inside.png", good_png()}}, kLeadsOut),
      odd_member("negative-size.tar", {{"negative.png", {}, '0', "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"}},
                 kDamaged, 1),
      odd_member("size-of-exabytes.tar",
                 {{"huge.png", {}, '0', std::string("\x80\0\0\0\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 12)}}, kDamaged, 1),
      {"links-alone.tar", [] { return tar_of({{"a.png", {}, '2', {}, "b.png"}, {"b.png", {}, '2', {}, "a.png"}}); },
       "is a link", 0, 2},
      {"encrypted.zip", [] { return packed(Format::zip, {{"a.png", good_png()}}, "secret"); }, "is encrypted"},
      {"said-to-be-encrypted.zip",
       [] {
         ZipEntry entry = stored("a.png", good_png());
         entry.flags = 1;
         return zip_of({entry, stored("b.png", good_png())});
       },
       "is encrypted", 1},
      {"unknown-packing.zip",
       [] {
         ZipEntry entry = stored("a.png", good_png());
         entry.method = 97;
         return zip_of({entry, stored("b.png", good_png())});
       },
       kDamaged, 1},
      {"wrong-checksum.zip",
       [] {
         ZipEntry entry = stored("a.png", good_png());
         entry.crc ^= 1;
         return zip_of({entry, stored("b.png", good_png())});
       },
       kDamaged, 1},
      {"empty.zip", [] { return zip_of({}); }, kDamaged},
      {"letters.zip", [] { return bytes_of("PK\x03\x04 and nothing else"); }, kDamaged},
      {"letters.tar.gz", [] { return bytes_of("\x1F\x8B\x08 and nothing else at all"); }, kDamaged},
      {"picture-packed-alone.gz",
       [] {
         Bytes bytes = packed(Format::tar_gz, {{"a", {'x'}}});
         bytes.resize(20);
         return bytes;
       },
       kDamaged},
      {"two-deep.zip", [] { return nested(2); }, "", 1, 0},
      {"three-deep.zip", [] { return nested(3); }, "archive inside an archive inside", 0},
      {"fifty-deep.zip", [] { return nested(50); }, "archive inside an archive inside", 0},
      {"quine.gz", [] { return gzip_quine(); }, kDamaged},
  };
  for (const Packing& packing : kPackings) {
    const auto whole = [=] {
      return packed(packing.format, {{"a.png", good_png()}, {"b.png", good_png()}, {"c.png", good_png()}});
    };
    files.push_back(
        {fmt::format("cut.{}", packing.ending), [=] { return first_part(whole(), 0.5); }, kDamaged, -1, -1});
    files.push_back({fmt::format("noise.{}", packing.ending), [=] { return with_noise(whole()); }, " ", -1, -1});
  }
  return files;
}

std::vector<File> archive_bombs() {
  constexpr const char* kTooMuch = "would unpack to more than is allowed";
  constexpr const char* kTooMany = "holds more than 10000 files";
  std::vector<File> files = {
      {"hundred-thousand.zip", [] { return many_members(Format::zip, 100'000); }, kTooMany},
      {"hundred-thousand.tar.gz", [] { return many_members(Format::tar_gz, 100'000); }, kTooMany},
      {"same-place-ten-thousand-times.zip", [] { return zip_of({deflated_zeros("a.png", 8)}, 9'000); },
       "no picture of a known kind"},
      {"two-times-larger-than-it-says.zip",
       [] {
         ZipEntry entry = deflated_zeros("a.png", 80);
         entry.unpacked = 100;
         return zip_of({entry, stored("b.png", good_png())});
       },
       "", -1, -1},
      {"bomb-in-an-archive.zip",
       [] { return zip_of({stored("inner.zip", zip_of({deflated_zeros("a.png", 70)})), stored("b.png", good_png())}); },
       kTooMuch, 1},
      {"picture-bomb-in-an-archive.zip",
       [] {
         Bytes bytes = bytes_of("BM");
         bytes.resize(70U << 20U);
         return packed(Format::zip, {{"a.bmp", bytes}});
       },
       kTooMuch},
  };
  for (const Packing& packing : kPackings) {
    if (packing.format == Format::tar) continue;
    files.push_back({fmt::format("zeros.{}", packing.ending),
                     [=] { return packed(packing.format, {{"a.png", Bytes(70U << 20U)}}); }, kTooMuch});
  }
  return files;
}

}  // namespace hostile
