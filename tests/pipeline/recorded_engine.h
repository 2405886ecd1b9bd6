#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ocr/engine.h"

/// An engine that gives the same text for every card.
class RecordedEngine : public ocr::Engine {
 public:
  explicit RecordedEngine(card::CardText text) : text_(std::move(text)) {}

  card::Result<card::CardText> read(const card::CardImage&, ocr::WayUp) override { return text_; }
  card::Result<card::TextLine> read_line(const card::Image&, const card::Quad&, const ocr::LineOptions&) override {
    return card::TextLine{};
  }
  const std::vector<card::CodeTable>& code_tables() const override { return code_tables_; }
  std::string version() const override { return "recorded"; }

 private:
  card::CardText text_;
  std::vector<card::CodeTable> code_tables_;
};

/// An engine that cannot read anything.
class FailingEngine : public ocr::Engine {
 public:
  card::Result<card::CardText> read(const card::CardImage&, ocr::WayUp) override {
    return card::fail(card::ErrorKind::internal, "the engine failed");
  }
  card::Result<card::TextLine> read_line(const card::Image&, const card::Quad&, const ocr::LineOptions&) override {
    return card::fail(card::ErrorKind::internal, "the engine failed");
  }
  const std::vector<card::CodeTable>& code_tables() const override { return code_tables_; }
  std::string version() const override { return "failing"; }

 private:
  std::vector<card::CodeTable> code_tables_;
};

/// One line whose symbols stand side by side, ten pixels each, on the height of the given row.
card::TextLine recorded_line(const std::vector<std::string>& symbols, int row);

/// A picture of the given size with a different grey in each quarter, so that turns can be told apart.
card::CardImage quartered_card(int width, int height);
