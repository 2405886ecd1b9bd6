#include "exchange/xlsx.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/exchange/sample_records.h"
#include "tests/support/temporary_folder.h"

namespace {

/// A folder for temporary files of this test's own, so that tests beside it do not count.
class OwnTemporaryFiles {
 public:
  OwnTemporaryFiles() { ::setenv("TMPDIR", folder_.path().c_str(), 1); }
  ~OwnTemporaryFiles() { ::unsetenv("TMPDIR"); }
  bool none() const { return std::filesystem::is_empty(folder_.path()); }

 private:
  support::TemporaryFolder folder_;
};

TEST(Xlsx, a_workbook_comes_out) {
  const OwnTemporaryFiles files;
  {
    auto writer = exchange::XlsxWriter::create();
    ASSERT_TRUE(writer.has_value()) << writer.error().message;
    for (const exchange::Record& record : exchange::samples::records()) ASSERT_TRUE(writer->add(record).has_value());
    const auto bytes = writer->finish();
    ASSERT_TRUE(bytes.has_value()) << bytes.error().message;
    EXPECT_TRUE(bytes->starts_with("PK\x03\x04"));
    EXPECT_NE(bytes->find("xl/worksheets/sheet1.xml"), std::string::npos);
  }
  EXPECT_TRUE(files.none());
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
  const OwnTemporaryFiles files;
  {
    auto unfinished = exchange::XlsxWriter::create();
    ASSERT_TRUE(unfinished.has_value());
    auto empty = exchange::XlsxWriter::create();
    ASSERT_TRUE(empty.has_value());
    EXPECT_TRUE(empty->finish().has_value());
  }
  EXPECT_TRUE(files.none());
}

}  // namespace
