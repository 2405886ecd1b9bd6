#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "pipeline/batch.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST(ListFiles, a_folder_gives_its_pictures_in_order) {
  const support::TemporaryFolder folder;
  for (const char* name : {"b.JPG", "a.png", "sub/deep/c.pdf", "sub/d.heic", "e.tiff"})
    write(folder.path() / name, "x");
  std::vector<std::string> names;
  for (const fs::path& file : pipeline::list_files({folder.path()})) {
    names.push_back(file.lexically_relative(folder.path()).string());
  }
  EXPECT_EQ(names, (std::vector<std::string>{"a.png", "b.JPG", "e.tiff", "sub/d.heic", "sub/deep/c.pdf"}));
}

TEST(ListFiles, what_is_no_picture_is_passed_over) {
  const support::TemporaryFolder folder;
  for (const char* name : {"truth.jsonl", "README.md", ".hidden.png", "Thumbs.db", "@eaDir/a.png", ".git/b.png"}) {
    write(folder.path() / name, "x");
  }
  EXPECT_TRUE(pipeline::list_files({folder.path()}).empty());
}

TEST(ListFiles, pictures_with_other_names_are_known_by_their_bytes) {
  const support::TemporaryFolder folder;
  write(folder.path() / "scan0001", "\xFF\xD8\xFF\xE0....");
  write(folder.path() / "scan0002.dat", "%PDF-1.7");
  write(folder.path() / "scan0003", "text");
  write(folder.path() / "short", "");
  EXPECT_EQ(pipeline::list_files({folder.path()}).size(), 2U);
}

TEST(ListFiles, what_is_named_itself_is_always_taken) {
  const support::TemporaryFolder folder;
  write(folder.path() / "notes.txt", "x");
  const std::vector<fs::path> named = {folder.path() / "notes.txt", folder.path() / "missing.png"};
  EXPECT_EQ(pipeline::list_files(named), named);
}
