#include "exchange/xlsx.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/exchange/sample_records.h"

namespace {

std::size_t temporary_files() {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
    count += entry.path().filename().string().starts_with("meishi-") ? 1 : 0;
  }
  return count;
}

TEST(Xlsx, a_workbook_comes_out) {
  const std::size_t before = temporary_files();
  {
    auto writer = exchange::XlsxWriter::create();
    ASSERT_TRUE(writer.has_value()) << writer.error().message;
    for (const exchange::Record& record : exchange::samples::records()) ASSERT_TRUE(writer->add(record).has_value());
    const auto bytes = writer->finish();
    ASSERT_TRUE(bytes.has_value()) << bytes.error().message;
    EXPECT_TRUE(bytes->starts_with("PK\x03\x04"));
    EXPECT_NE(bytes->find("xl/worksheets/sheet1.xml"), std::string::npos);
  }
  EXPECT_EQ(temporary_files(), before);
}

TEST(Xlsx, awkward_contacts_are_taken) {
  auto writer = exchange::XlsxWriter::create();
  ASSERT_TRUE(writer.has_value());
  exchange::Record record;
  EXPECT_TRUE(writer->add(record).has_value());
  record.contact.company = std::string("nul\0\x01\xFF", 6);
  record.contact.notes = {std::string(100'000, 'x')};
  EXPECT_TRUE(writer->add(record).has_value());
  EXPECT_TRUE(writer->finish().has_value());
}

TEST(Xlsx, an_unfinished_or_empty_workbook_leaves_nothing) {
  const std::size_t before = temporary_files();
  {
    auto unfinished = exchange::XlsxWriter::create();
    ASSERT_TRUE(unfinished.has_value());
    auto empty = exchange::XlsxWriter::create();
    ASSERT_TRUE(empty.has_value());
    EXPECT_TRUE(empty->finish().has_value());
  }
  EXPECT_EQ(temporary_files(), before);
}

}  // namespace
