// Archives: every format gives its pictures; what is hostile gives a reason and nothing else.

#include "capture/archive.h"

#include <map>

#include <gtest/gtest.h>

#include "tests/capture/archives.h"
#include "tests/capture/pictures.h"

namespace {

using archives::Bytes, archives::Entry, archives::Format, archives::Kind;

/// A small picture that differs with the number.
Bytes picture(int number) {
  cv::Mat image(80, 120, CV_8UC3, cv::Scalar(40, number % 256, number / 256));
  return pictures::encoded(image, ".png");
}

Bytes beginning(const Bytes& bytes, std::size_t size) {
  return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
}

struct Contents {
  std::map<std::string, std::string> members;  ///< path to hash, or to "! reason"
  std::string trouble;                         ///< of the archive itself
};

Contents read_through(const std::filesystem::path& file, capture::Options options) {
  static capture::DecoderPool decoders;
  options.decoders = &decoders;
  Contents contents;
  auto archive = capture::open_archive(file, options);
  if (!archive || !*archive) {
    contents.trouble = archive ? "no archive" : archive.error().message;
    return contents;
  }
  while (true) {
    auto member = (*archive)->next();
    if (!member) contents.trouble = member.error().message;
    if (!member || !*member) return contents;
    auto& pages = (*member)->pages;
    if (pages) {
      const auto page = pages->next();
      contents.members[(*member)->path] = page && *page ? (**page).source.sha256 : "! " + page.error().message;
    } else {
      contents.members[(*member)->path] += "! " + pages.error().message;
    }
  }
}

class ArchiveTest : public testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const Bytes& bytes) const { return folder.write(name, bytes); }
  Contents read(const std::string& name, const Bytes& bytes, const capture::Options& options = {}) const {
    return read_through(write(name, bytes), options);
  }
  pictures::Folder folder;
};

std::string hash_of(const Bytes& bytes) { return capture::sha256_hex(bytes); }

}  // namespace

TEST_F(ArchiveTest, every_format_gives_its_pictures) {
  const std::vector<Entry> entries = {{"scans/", {}, Kind::folder},     {"scans/a.png", picture(1)},
                                      {"scans/readme.txt", {'h', 'i'}}, {"scans/.hidden.png", picture(5)},
                                      {"./名刺/山田.png", picture(2)},  {"__MACOSX/._a.png", {0, 5, 22, 7}}};
  for (const Format format : {Format::zip, Format::seven_zip, Format::tar, Format::tar_gz, Format::tar_bz2,
                              Format::tar_xz, Format::tar_zst}) {
    const auto contents = read("archive-" + std::to_string(static_cast<int>(format)), packed(format, entries));
    const std::map<std::string, std::string> expected = {{"scans/a.png", hash_of(picture(1))},
                                                         {"./名刺/山田.png", hash_of(picture(2))}};
    EXPECT_EQ(contents.members, expected) << static_cast<int>(format);
    EXPECT_EQ(contents.trouble, "") << static_cast<int>(format);
  }
}

TEST_F(ArchiveTest, names_in_shift_jis_come_out_right) {
  // 名刺/髙橋.png as Japanese Windows writes it (CP932; 髙 is one of its extensions), and a name in no known encoding.
  const auto contents = read("windows.zip", archives::raw_zip({{"\x96\xBC\x8E\x68/\xFB\xFC\x8B\xB4.png", picture(1)},
                                                               {"\xFF\xFE.png", picture(2)},
                                                               {"new\nline.png", picture(3)}}));
  EXPECT_EQ(contents.members.count("名刺/髙橋.png"), 1U);
  EXPECT_EQ(contents.members.count("\xEF\xBF\xBD\xEF\xBF\xBD.png"), 1U);
  EXPECT_EQ(contents.members.count("new\xEF\xBF\xBDline.png"), 1U);
  EXPECT_EQ(contents.members.size(), 3U);
}

TEST_F(ArchiveTest, an_archive_inside_is_read_once) {
  const Bytes innermost = packed(Format::zip, {{"deep.png", picture(1)}});
  const Bytes inner = packed(Format::tar_gz, {{"b.png", picture(2)}, {"c.zip", innermost}});
  const auto contents =
      read("nested.zip", packed(Format::zip, {{"a.png", picture(3)}, {"inner.tar.gz", inner}, {"z.png", picture(4)}}));
  EXPECT_EQ(contents.members.at("a.png"), hash_of(picture(3)));
  EXPECT_EQ(contents.members.at("inner.tar.gz/b.png"), hash_of(picture(2)));
  EXPECT_EQ(contents.members.at("z.png"), hash_of(picture(4)));
  EXPECT_NE(contents.members.at("inner.tar.gz/c.zip").find("archive inside an archive inside"), std::string::npos);
  EXPECT_EQ(contents.members.size(), 4U);
}

TEST_F(ArchiveTest, bad_members_are_named_with_a_reason_and_the_others_read) {
  struct Case {
    Entry entry;
    const char* reason;
  };
  const std::vector<Case> cases = {
      {{"../outside.png", picture(1)}, "leads out of the archive"},
      {{"a/../../outside.png", picture(1)}, "leads out of the archive"},
      {{"/tmp/absolute.png", picture(1)}, "leads out of the archive"},
      {{"C:\\windows.png", picture(1)}, "leads out of the archive"},
      {{"..\\back.png", picture(1)}, "leads out of the archive"},
      {{"link.png", {}, Kind::symlink}, "is a link"},
      {{"hard.png", {}, Kind::hardlink}, "is a link"},
      {{"pipe.png", {}, Kind::fifo}, "is no regular file"},
      {{"empty.png", {}}, "is empty"},
      {{"text.png", {'t', 'e', 'x', 't'}}, "no picture of a known kind"},
      {{"half.png", beginning(picture(1), 60)}, ""},
      {{std::string(1025, 'n') + ".png", picture(1)}, "name of more than 1024 bytes"},
  };
  for (const Case& c : cases) {
    const auto contents =
        read("bad.tar", packed(Format::tar, {{"first.png", picture(7)}, c.entry, {"last.png", picture(8)}}));
    ASSERT_EQ(contents.members.size(), 3U) << c.entry.name;
    EXPECT_EQ(contents.members.at("first.png"), hash_of(picture(7))) << c.entry.name;
    EXPECT_EQ(contents.members.at("last.png"), hash_of(picture(8))) << c.entry.name;
    for (const auto& [path, told] : contents.members) {
      if (path == "first.png" || path == "last.png") continue;
      EXPECT_NE(told.find(c.reason), std::string::npos) << path << ": " << told;
      EXPECT_NE(told.find("bad.tar: "), std::string::npos) << told;
    }
  }
}

TEST_F(ArchiveTest, encrypted_members_are_named_and_passed_over) {
  const auto contents = read("locked.zip", packed(Format::zip, {{"a.png", picture(1)}}, "secret"));
  ASSERT_EQ(contents.members.size(), 1U);
  EXPECT_NE(contents.members.at("a.png").find("is encrypted"), std::string::npos) << contents.members.at("a.png");
}

TEST_F(ArchiveTest, archives_over_a_limit_are_refused_before_anything_is_read) {
  std::vector<Entry> many;
  for (int i = 0; i < 12; ++i) many.push_back({"n" + std::to_string(i) + ".png", picture(i)});
  capture::Options few;
  few.max_members = 10;
  EXPECT_NE(read("many.zip", packed(Format::zip, many), few).trouble.find("holds more than 10 files"),
            std::string::npos);
  const Bytes zeros(1 << 20);
  capture::Options small;
  small.max_archive_bytes = 2 << 20;
  EXPECT_NE(read("large.zip", packed(Format::zip, {{"a", zeros}, {"b", zeros}, {"c", zeros}}), small)
                .trouble.find("unpack to more than is allowed"),
            std::string::npos);
  capture::Options member;
  member.max_file_bytes = 100;
  EXPECT_NE(read("member.zip", packed(Format::zip, {{"a.png", picture(1)}}), member).members.at("a.png").find("larger"),
            std::string::npos);
}

TEST_F(ArchiveTest, bombs_are_refused) {
  const Bytes zeros(80 << 20);
  for (const Format format : {Format::zip, Format::tar_gz, Format::tar_zst}) {
    const auto contents = read("bomb", packed(format, {{"a.bmp", zeros}}));
    EXPECT_NE(contents.trouble.find("unpack to more than is allowed"), std::string::npos)
        << static_cast<int>(format) << contents.trouble;
    EXPECT_TRUE(contents.members.empty());
  }
}

TEST_F(ArchiveTest, damaged_archives_give_a_reason) {
  for (const Format format : {Format::zip, Format::seven_zip, Format::tar_gz, Format::tar_zst}) {
    Bytes whole = packed(format, {{"a.png", picture(1)}, {"b.png", picture(2)}});
    for (const double part : {0.1, 0.5, 0.9}) {
      const Bytes cut(whole.begin(),
                      whole.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(whole.size())));
      const auto contents = read("cut", cut);
      bool told = !contents.trouble.empty();
      for (const auto& [path, hash] : contents.members) told = told || hash.starts_with("! ");
      EXPECT_TRUE(told) << static_cast<int>(format) << " " << part;
    }
  }
}

TEST_F(ArchiveTest, other_files_are_none) {
  for (const Bytes& bytes : {picture(1), Bytes{'t', 'e', 'x', 't'}, Bytes{'%', 'P', 'D', 'F', '-'}})
    EXPECT_EQ(read("other", bytes).trouble, "no archive");
}
