#pragma once

#include <memory>
#include <string_view>

struct XML_ParserStruct;

/// Private to exchange/: XML as it comes, element by element. Names are local: "x:row" is "row".
namespace exchange {

class XmlAttributes {
 public:
  /// `pairs`: names and values in turn, a null pointer at the end.
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  std::string_view operator[](std::string_view name) const;  ///< empty when absent

 private:
  const char** pairs_;
};

/// What somebody wants to know of a document. Does not throw.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view /*element*/) {}
  virtual void text(std::string_view /*piece*/) {}  ///< a text may come in several pieces
};

/// Tells `events` what the bytes say, in UTF-8. A document with a DOCTYPE is refused: nothing that workbooks need, and
/// the place where entities grow without bound.
class XmlParser {
 public:
  explicit XmlParser(XmlEvents& events);  ///< `events` must outlive the parser

  /// False when the document is ill-formed; nothing can be fed then. An empty piece ends the document.
  bool feed(std::string_view piece);

 private:
  struct Free {
    void operator()(XML_ParserStruct* parser) const;
  };
  std::unique_ptr<XML_ParserStruct, Free> parser_;
};

}  // namespace exchange
