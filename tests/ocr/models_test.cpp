#include "ocr/models.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "ocr/code_table.h"
#include "ocr/engine.h"

namespace {

const std::filesystem::path kFolder = MEISHI_SOURCE_DIR "/ocr/models";

TEST(Models, AMissingOneIsNamedWithItsPackage) {
  const auto found = ocr::find_model("eng", {"/nowhere"});
  ASSERT_FALSE(found.has_value());
  EXPECT_EQ(found.error().kind, card::ErrorKind::missing_component);
  EXPECT_NE(found.error().message.find("eng.traineddata"), std::string::npos);
  EXPECT_NE(found.error().message.find("tesseract-ocr-eng"), std::string::npos);
}

TEST(Models, TheFirstFolderWins) {
  const auto found = ocr::find_model("card", {"/nowhere", kFolder});
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->file, kFolder / "card.traineddata");
}

TEST(Models, TheCardModelSpellsNamesThatTheStockModelCannot) {
  const auto codes = ocr::load_codes(kFolder / "card.traineddata", "card");
  ASSERT_TRUE(codes.has_value());
  EXPECT_EQ(codes->table.null_code, 414);
  EXPECT_EQ(codes->table.codes_of.at(" "), std::vector<std::uint16_t>{0});
  for (const char* character : {"山", "髙", "﨑", "榊", "匡", "ア", "A", "@"}) {
    const auto found = codes->table.codes_of.find(character);
    ASSERT_NE(found, codes->table.codes_of.end()) << character;
    EXPECT_GE(found->second.size(), 1U);
    EXPECT_LE(found->second.size(), 5U);
  }
}

TEST(Models, ADamagedFileIsAMissingComponent) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "meishi_damaged.traineddata";
  for (const std::string& content : {std::string(), std::string("\x40\0\0\0abc", 7), std::string(4096, '\x7f')}) {
    std::ofstream(file, std::ios::binary) << content;
    const auto codes = ocr::load_codes(file, "damaged");
    ASSERT_FALSE(codes.has_value());
    EXPECT_EQ(codes.error().kind, card::ErrorKind::missing_component);
  }
  std::filesystem::remove(file);
}

}  // namespace
