#include "ocr/line_network.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "ocr/line_kernels.h"
#include "ocr/models.h"
#include "ocr/recognizer.h"
#include "ocr/traineddata.h"

namespace {

ocr::ModelFile model(const std::string& name) {
  const auto file = ocr::find_model(name, ocr::model_folders({}));
  EXPECT_TRUE(file.has_value()) << name;
  return file.value_or(ocr::ModelFile{});
}

std::string network_of(const std::string& name) {
  std::ifstream stream(model(name).file, std::ios::binary);
  const std::string file{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  return std::string(ocr::component(file, ocr::Component::network).value_or(""));
}

card::Image image_of(const cv::Mat& grey) {
  card::Image image;
  image.width = grey.cols;
  image.height = grey.rows;
  image.channels = 1;
  image.pixels.assign(grey.data, grey.data + grey.total());
  return image;
}

card::Image printed(const std::string& text, int width, int height, int paper, int ink) {
  cv::Mat line(height, width, CV_8U, cv::Scalar(paper));
  cv::putText(line, text, {12, height - 14}, cv::FONT_HERSHEY_SIMPLEX, 1, cv::Scalar(ink), 2, cv::LINE_AA);
  return image_of(line);
}

/// Lines as they come, narrow and wide ones, light on dark (which Tesseract reads twice), low ones and mere noise.
std::vector<card::Image> lines() {
  std::vector<card::Image> all = {
      printed("Tel. 03-1234-5678", 331, 48, 250, 20), printed("taro.yamada@example.co.jp", 460, 48, 235, 60),
      printed("INVERTED 42", 230, 48, 10, 240), printed("low", 80, 36, 255, 0), printed("i", 40, 48, 255, 0)};
  cv::Mat noise(48, 200, CV_8U);
  std::minstd_rand random(7);
  std::generate(noise.begin<std::uint8_t>(), noise.end<std::uint8_t>(),
                [&] { return static_cast<std::uint8_t>(random() % 256); });
  all.push_back(image_of(noise));
  return all;
}

class OfModel : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(LineNetwork, OfModel, testing::Values("card", "Latin", "eng", "jpn"));

TEST_P(OfModel, ReadsAsTesseractItselfDoes) {
  auto own = ocr::Recognizer::open(model(GetParam()));
  auto tesseract = ocr::Recognizer::open(model(GetParam()), ocr::NetworkRun::tesseract);
  ASSERT_TRUE(own.has_value());
  ASSERT_TRUE(tesseract.has_value());
  for (const card::Image& line : lines()) {
    const ocr::RawReading a = own->read(line, ocr::PageMode::raw_line);
    const ocr::RawReading b = tesseract->read(line, ocr::PageMode::raw_line);
    EXPECT_EQ(a.characters, b.characters);
    ASSERT_EQ(a.posteriors.steps.size(), b.posteriors.steps.size());
    for (std::size_t step = 0; step < a.posteriors.steps.size(); ++step) {
      const auto &mine = a.posteriors.steps[step], &theirs = b.posteriors.steps[step];
      ASSERT_EQ(mine.size(), theirs.size());
      for (std::size_t i = 0; i < mine.size(); ++i) {
        EXPECT_EQ(mine[i].code, theirs[i].code);
        EXPECT_NEAR(mine[i].probability, theirs[i].probability, 1e-5);
      }
    }
    EXPECT_TRUE(own->runs_own_network());  // from the first line on
    EXPECT_FALSE(tesseract->runs_own_network());
  }
}

TEST(LineNetwork, GivesProbabilitiesForEveryThirdPixel) {
  const auto network = ocr::LineNetwork::read(network_of("card"));
  ASSERT_TRUE(network.has_value());
  const auto height = static_cast<std::size_t>(network->height());
  for (const std::size_t width : {3U, 4U, 61U}) {
    const std::vector<std::int8_t> paper(width * height, 127);
    const std::vector<float> all = network->run(paper, width);
    ASSERT_EQ(all.size(), width / 3 * network->codes());
    for (std::size_t step = 0; step < width / 3; ++step) {
      const auto begin = all.begin() + static_cast<std::ptrdiff_t>(step * network->codes());
      EXPECT_NEAR(std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(network->codes()), 0.0F), 1, 1e-4);
    }
  }
}

TEST(LineNetwork, ABrokenFileIsNone) {
  const std::string whole = network_of("card");
  ASSERT_FALSE(whole.empty());
  EXPECT_FALSE(ocr::LineNetwork::read(""));
  for (std::size_t length = 1; length < whole.size() - 20; length += 1 + length / 7)
    EXPECT_FALSE(ocr::LineNetwork::read(std::string_view(whole).substr(0, length))) << length;
  std::minstd_rand random(11);
  for (int i = 0; i < 200; ++i) {  // anything but a crash
    std::string spoilt = whole;
    for (int k = 0; k < 4; ++k) spoilt[random() % 400] = static_cast<char>(random() % 256);
    ocr::LineNetwork::read(spoilt);
  }
}

/// What this machine can run.
std::vector<ocr::Instructions> instructions() {
  std::vector<ocr::Instructions> all;
  for (const auto some : {ocr::Instructions::any, ocr::Instructions::avx2, ocr::Instructions::avx512_vnni}) {
    if (some <= ocr::best_instructions()) all.push_back(some);
  }
  return all;
}

TEST(LineKernels, AMatrixOfAnySizeIsMultiplied) {
  std::minstd_rand random(3);
  const auto any = [&] { return static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127); };
  for (const std::size_t rows : {1U, 64U, 65U, 130U}) {
    for (const std::size_t inputs : {1U, 4U, 7U, 160U}) {
      std::vector<std::int8_t> weights(rows * (inputs + 1)), values(inputs);
      std::generate(weights.begin(), weights.end(), any);
      std::generate(values.begin(), values.end(), any);
      std::vector<float> scales(rows), expected(rows);
      for (std::size_t row = 0; row < rows; ++row) {
        scales[row] = 0.25F * static_cast<float>(row + 1);
        const std::int8_t* own = &weights[row * (inputs + 1)];
        expected[row] =
            scales[row] * static_cast<float>(std::inner_product(values.begin(), values.end(), own, 127 * own[inputs]));
      }
      for (const ocr::Instructions some : instructions()) {
        const ocr::WeightMatrix matrix(weights, scales, inputs + 1, some);
        std::vector<std::int8_t> source(matrix.input_room(), 99);  // what stands behind the inputs does not matter
        std::copy(values.begin(), values.end(), source.begin());
        std::vector<float> sums(matrix.output_room());
        matrix.multiply(source.data(), sums.data());
        sums.resize(rows);
        EXPECT_EQ(sums, expected) << rows << " x " << inputs;
      }
    }
  }
}

TEST(LineKernels, AStepOfAnLstm) {
  constexpr std::size_t kCount = 16;
  std::vector<float> gates(4 * kCount), before(kCount);
  for (std::size_t i = 0; i < gates.size(); ++i) gates[i] = std::sin(static_cast<float>(i)) * 20;
  for (std::size_t i = 0; i < kCount; ++i) before[i] = static_cast<float>(i) * 13 - 99;
  const auto logistic = [](float x) { return 1 / (1 + std::exp(-x)); };
  for (const ocr::Instructions some : instructions()) {
    std::vector<float> cells = before;
    std::vector<std::int8_t> outputs(kCount);
    ocr::lstm_step(gates.data(), cells.data(), outputs.data(), kCount, some);
    for (std::size_t i = 0; i < kCount; ++i) {
      const float written = std::tanh(gates[i]) * logistic(gates[i + kCount]);
      const float cell = std::clamp(before[i] * logistic(gates[i + 2 * kCount]) + written, -100.0F, 100.0F);
      EXPECT_NEAR(cells[i], cell, 1e-3);
      EXPECT_NEAR(outputs[i], 127 * std::tanh(cell) * logistic(gates[i + 3 * kCount]), 0.6);
    }
  }
}

TEST(LineKernels, AllInstructionsComeToTheSame) {
  std::vector<float> gates(4 * 64), values(256);
  for (std::size_t i = 0; i < gates.size(); ++i) gates[i] = std::cos(static_cast<float>(i * i)) * 17.5F;
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = std::sin(static_cast<float>(i)) * 2.5F;
  std::vector<std::int32_t> weights(ocr::kTaps * ocr::kChannels), taps(ocr::kTaps);
  std::iota(weights.begin(), weights.end(), -70);
  std::iota(taps.begin(), taps.end(), -4);
  std::vector<float> cells_of_first;
  std::vector<std::int8_t> whole_of_first;
  std::vector<std::int32_t> totals_of_first;
  for (const ocr::Instructions some : instructions()) {
    std::vector<float> cells(64, 0.5F);
    std::vector<std::int8_t> outputs(64), whole(values.size());
    std::vector<std::int32_t> totals(ocr::kChannels);
    ocr::lstm_step(gates.data(), cells.data(), outputs.data(), cells.size(), some);
    ocr::tanh_as_int8(values.data(), whole.data(), values.size(), some);
    ocr::add_taps(weights.data(), taps.data(), totals.data(), some);
    whole.insert(whole.end(), outputs.begin(), outputs.end());
    if (some == ocr::Instructions::any) {
      cells_of_first = cells;
      whole_of_first = whole;
      totals_of_first = totals;
    }
    EXPECT_EQ(cells, cells_of_first);
    EXPECT_EQ(whole, whole_of_first);
    EXPECT_EQ(totals, totals_of_first);
  }
}

}  // namespace
