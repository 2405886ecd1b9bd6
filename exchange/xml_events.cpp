#include "exchange/xml_events.h"

#include <algorithm>

#include <expat.h>

namespace exchange {
namespace {

constexpr char kNamespaceEnd = '|';  // what expat puts between a namespace and a name

std::string_view local_name(std::string_view name) { return name.substr(name.rfind(kNamespaceEnd) + 1); }

// The handlers' argument is the parser, so that one of them can stop it.
XmlEvents& events_of(void* parser) {
  return *static_cast<XmlEvents*>(XML_GetUserData(static_cast<XML_Parser>(parser)));
}

void on_begin(void* parser, const char* name, const char** attributes) {
  events_of(parser).begin(local_name(name), XmlAttributes(attributes));
}
void on_end(void* parser, const char* name) { events_of(parser).end(local_name(name)); }
void on_text(void* parser, const char* text, int bytes) {
  events_of(parser).text({text, static_cast<std::size_t>(bytes)});
}
void on_doctype(void* parser, const char*, const char*, const char*, int) {
  XML_StopParser(static_cast<XML_Parser>(parser), XML_FALSE);
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2)
    if (local_name(pair[0]) == name) return pair[1];
  return {};
}

void XmlParser::Free::operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }

XmlParser::XmlParser(XmlEvents& events) : parser_(XML_ParserCreateNS(nullptr, kNamespaceEnd)) {
  XML_SetUserData(parser_.get(), &events);
  XML_UseParserAsHandlerArg(parser_.get());
  XML_SetElementHandler(parser_.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(parser_.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
}

bool XmlParser::feed(std::string_view piece) {
  return XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), piece.empty() ? 1 : 0) == XML_STATUS_OK;
}

}  // namespace exchange
