#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "card/result.h"
#include "ocr/engine.h"
#include "pipeline/reader.h"

/// Pictures of a card, each with its own bytes, that take milliseconds to make and to find.
std::vector<std::uint8_t> numbered_card(int number);
void write_numbered_card(const std::filesystem::path& file, int number);

/// An engine that reads from any picture a person of its own, made from the hash of the bytes: as many different people
/// as there are files, the same one for the same file, at no cost.
class HashEngine : public ocr::Engine {
 public:
  card::Result<card::CardText> read(const card::CardImage& card, ocr::WayUp) override;
  card::Result<card::TextLine> read_line(const card::Image&, const card::Quad&, const ocr::LineOptions&) override;
  const std::vector<card::CodeTable>& code_tables() const override { return code_tables_; }
  std::string version() const override { return "hash"; }

 private:
  std::vector<card::CodeTable> code_tables_;
};

/// Reads with a HashEngine.
pipeline::ReaderOptions cheap_reader();
