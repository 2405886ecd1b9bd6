#include "ocr/upright.h"

#include <gtest/gtest.h>

#include "ocr/grey.h"
#include "ocr/line_reader.h"
#include "ocr/models.h"
#include "tests/ocr/pictures.h"

namespace {

TEST(Upright, ATurnThatCannotWinAnyMoreIsNotReadToTheEnd) {
  auto reader = ocr::LineReader::open(ocr::model_folders({}));
  ASSERT_TRUE(reader) << reader.error().message;
  const card::Image grey = ocr::to_grey(ocr_tests::picture("horizontal.png", 180).image);
  const ocr::View view = ocr::find_upright(grey, {}, *reader);
  EXPECT_EQ(view.turned_degrees, 180);
  const int calls = reader->calls();
  EXPECT_LT(calls, 16) << "four lines of each turn";
  EXPECT_GE(calls, 4 + 4 + 1 + 1);
}

}  // namespace
