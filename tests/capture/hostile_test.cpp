#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <random>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "capture/capture.h"
#include "tests/capture/pictures.h"

namespace {

using pictures::Bytes;

/// The error of opening the file and reading its first page; empty when there is none.
std::string trouble_with(const std::filesystem::path& file, const capture::Options& options = {}) {
  auto pages = capture::open(file, options);
  if (!pages) {
    EXPECT_EQ(pages.error().kind, card::ErrorKind::bad_input);
    return pages.error().message;
  }
  const auto page = pages->next();
  if (page) return {};
  EXPECT_EQ(page.error().kind, card::ErrorKind::bad_input) << page.error().message;
  const auto after = pages->next();
  EXPECT_TRUE(after && !*after) << "pages after an error";
  return page.error().message;
}

capture::Options decoded_by(const std::filesystem::path& program) {
  capture::Options options;
  options.decoder_program = program;
  return options;
}

Bytes cut(const Bytes& bytes, double part) {
  return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(bytes.size()))};
}

cv::Mat noise(int width, int height) {
  cv::Mat picture(height, width, CV_8UC3);
  cv::theRNG().state = 7;
  cv::randu(picture, 0, 255);
  return picture;
}

TEST(Hostile, EachIsAnErrorThatNamesTheFileAndTheReason) {
  const pictures::Folder folder;
  const cv::Mat picture = noise(200, 120);
  Bytes garbage(4096);
  std::mt19937 random(1);
  for (auto& byte : garbage) byte = static_cast<std::uint8_t>(random());
  garbage[0] = 0;
  Bytes png_then_garbage = pictures::encoded(picture, ".png");
  std::copy(garbage.begin(), garbage.begin() + 2000, png_then_garbage.begin() + 500);
  const std::string text = "name,company\nnobody,none\n";

  struct Case {
    const char* name;
    Bytes bytes;
    const char* reason;
  };
  const Case cases[] = {
      {"empty.jpg", {}, "is empty"},
      {"garbage.png", garbage, "no picture of a known kind"},
      {"text.png", Bytes(text.begin(), text.end()), "no picture of a known kind"},
      {"half.jpg", cut(pictures::encoded(picture, ".jpg"), 0.5), "truncated"},
      {"most.jpg", cut(pictures::encoded(picture, ".jpg"), 0.8), "truncated"},
      {"half-progressive.jpg", cut(pictures::encoded(picture, ".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1}), 0.5),
       "truncated"},
      {"header.jpg", {0xFF, 0xD8, 0xFF, 0xE0}, ""},
      {"half.png", cut(pictures::encoded(picture, ".png"), 0.5), ""},
      {"header.png", cut(pictures::encoded(picture, ".png"), 0.001), ""},
      {"damaged.png", png_then_garbage, "PNG"},
      {"half.webp", cut(pictures::encoded(picture, ".webp"), 0.5), "truncated"},
      {"half.bmp", cut(pictures::encoded(picture, ".bmp"), 0.5), "truncated"},
      {"half.tif", cut(pictures::encoded(picture, ".tif"), 0.5), "TIFF"},
      {"half.heic", cut(pictures::heic(picture), 0.5), ""},
      {"half.pdf", cut(pictures::pdf(3, 258, 156), 0.2), "PDF"},
  };
  for (const Case& c : cases) {
    const std::string message = trouble_with(folder.write(c.name, c.bytes));
    EXPECT_NE(message.find(c.name), std::string::npos) << c.name << ": " << message;
    EXPECT_NE(message.find(c.reason), std::string::npos) << c.name << ": " << message;
    EXPECT_NE(message.find(';'), std::string::npos) << "what to do: " << message;
  }
}

TEST(Hostile, JpegThatLacksItsEndMarkerAloneIsWhole) {
  const pictures::Folder folder;
  Bytes jpeg = pictures::encoded(noise(200, 120), ".jpg");
  jpeg.resize(jpeg.size() - 2);
  EXPECT_EQ(trouble_with(folder.write("no-end.jpg", jpeg)), "");
}

TEST(Hostile, NoFileAtAll) {
  const pictures::Folder folder;
  EXPECT_NE(trouble_with(folder.path()).find("is a folder"), std::string::npos);
  EXPECT_NE(trouble_with(folder.path() / "missing.png").find("no such file"), std::string::npos);
  EXPECT_NE(trouble_with("/dev/zero").find("not a regular file"), std::string::npos);
  const auto fifo = folder.path() / "fifo.jpg";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_NE(trouble_with(fifo).find("not a regular file"), std::string::npos);  // and does not wait for a writer
  const auto locked = folder.write("locked.png", pictures::encoded(noise(10, 10), ".png"));
  std::filesystem::permissions(locked, std::filesystem::perms::none);
  if (::geteuid() != 0) {  // root may read anything
    EXPECT_NE(trouble_with(locked).find("may not be read"), std::string::npos);
  }
}

TEST(Hostile, BombsAreRefusedByTheirHeader) {
  const pictures::Folder folder;
  for (const std::string extension : {".png", ".jpg", ".bmp", ".tif", ".webp"}) {
    const auto start = std::chrono::steady_clock::now();
    const std::string message = trouble_with(folder.write("bomb" + extension, pictures::bomb(extension, 30000, 30000)));
    EXPECT_NE(message.find("more than the 120 million allowed"), std::string::npos) << message;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5)) << extension;
  }
  rusage children{};
  ::getrusage(RUSAGE_CHILDREN, &children);
  EXPECT_LT(children.ru_maxrss, 400 << 10) << "kilobytes of the largest decoder";
}

TEST(Hostile, BrokenDecoderCostsOneFile) {
  const pictures::Folder folder;
  const auto good = folder.write("good.png", pictures::encoded(noise(64, 40), ".png"));
  // A program that ends at once is what a crash looks like from here.
  const std::string message = trouble_with(good, decoded_by("/bin/false"));
  EXPECT_NE(message.find("broke the decoder"), std::string::npos) << message;
  EXPECT_EQ(trouble_with(good), "");
}

TEST(Hostile, MissingDecoderIsSaid) {
  const pictures::Folder folder;
  auto pages = capture::open(folder.write("good.png", pictures::encoded(noise(64, 40), ".png")),
                             decoded_by(folder.path() / "nothing"));
  ASSERT_TRUE(pages);
  const auto page = pages->next();
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().kind, card::ErrorKind::missing_component);
}

TEST(Hostile, SlowDecoderIsEnded) {
  const pictures::Folder folder;
  const std::string script = "#!/bin/sh\nexec tail -f /dev/null\n";
  const auto program = folder.write("slow", Bytes(script.begin(), script.end()));
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  capture::Options options = decoded_by(program);
  options.timeout_seconds = 1;
  const std::string message = trouble_with(folder.write("good.png", pictures::encoded(noise(64, 40), ".png")), options);
  EXPECT_NE(message.find("longer than 1 seconds"), std::string::npos) << message;
}

TEST(Hostile, EveryOneByteChangeIsSurvived) {
  const pictures::Folder folder;
  capture::DecoderPool decoders;
  capture::Options options;
  options.decoders = &decoders;
  std::mt19937 random(2);
  for (const std::string extension : {".png", ".jpg", ".bmp", ".tif", ".webp"}) {
    const Bytes whole = pictures::encoded(noise(24, 16), extension);
    for (int round = 0; round < 60; ++round) {
      Bytes bytes = whole;
      for (int change = 0; change < 3; ++change) bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
      auto pages = capture::open(folder.write("changed" + extension, bytes), options);
      if (!pages) continue;
      const auto page = pages->next();
      EXPECT_TRUE(page || page.error().kind == card::ErrorKind::bad_input) << extension << ' ' << page.error().message;
    }
  }
}

}  // namespace
