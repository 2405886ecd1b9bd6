#include "pipeline/batch.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capture/capture.h"
#include "tests/pipeline/recorded_engine.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

/// A decoder program that writes a line to `log` whenever it is started.
fs::path logging_decoder(const fs::path& folder, const fs::path& log) {
  const fs::path script = folder / "decoder";
  std::ofstream(script) << fmt::format("#!/bin/sh\necho started >> '{}'\nexec '{}' decode\n", log.string(),
                                       fs::read_symlink("/proc/self/exe").string());
  ::chmod(script.c_str(), 0700);
  return script;
}

fs::path picture_file(const fs::path& folder, int number) {
  const auto png = capture::encode_png(quartered_card(400 + number, 240).image);
  fs::path file = folder / fmt::format("{}.png", number);
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(png->data()), std::ssize(*png));
  return file;
}

int lines_in(const fs::path& file) {
  std::ifstream text(file);
  int count = 0;
  for (std::string line; std::getline(text, line);) ++count;
  return count;
}

}  // namespace

TEST(Batch, one_decoder_serves_all_files) {
  const support::TemporaryFolder folder;
  const fs::path log = folder.path() / "log";
  pipeline::BatchOptions options;
  options.workers = 1;
  options.reader.open_engine = [] { return std::unique_ptr<ocr::Engine>(new RecordedEngine(card::CardText{})); };
  options.reader.capture.decoder_program = logging_decoder(folder.path(), log);
  std::vector<fs::path> files;
  for (int i = 0; i < 4; ++i) files.push_back(picture_file(folder.path(), i));

  auto batch = pipeline::Batch::start(files, options);
  ASSERT_TRUE(batch) << batch.error().message;
  std::size_t pages = 0;
  while (const auto step = batch->next()) {
    ASSERT_NE(step->kind, pipeline::StepKind::failed) << step->error.message;
    pages += step->kind == pipeline::StepKind::page ? 1 : 0;
  }
  EXPECT_EQ(pages, files.size());
  EXPECT_EQ(lines_in(log), 1);
}
