#include "tests/exchange/workbook_builder.h"

#include <map>

#include <fmt/format.h>
#include <zip.h>

namespace {

const std::string kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relationships(const std::string& inside) {
  return kDeclaration + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         inside + "</Relationships>";
}

std::string relationship(const std::string& id, const std::string& kind, const std::string& target) {
  return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, kOffice, kind, target);
}

std::string zipped(const std::map<std::string, std::string>& members) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, bytes] : members)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
  zip_close(archive);
  zip_stat_t stat;
  zip_source_stat(source, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_open(source);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

}  // namespace

std::string WorkbookBuilder::bytes() const {
  const std::string root = absolute ? "/xl/" : "";
  std::map<std::string, std::string> members;
  members["_rels/.rels"] =
      relationships(relationship("rId1", "officeDocument", absolute ? "/xl/workbook.xml" : "xl/workbook.xml"));
  std::string list, parts;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string name = fmt::format("worksheets/sheet{}.xml", i + 1), id = fmt::format("rId{}", i + 1);
    list += fmt::format(R"(<sheet name="S{0}" sheetId="{0}" r:id="{1}" {2}/>)", i + 1, id, sheets[i].attributes);
    parts += relationship(id, "worksheet", root + name);
    const std::string space = prefix.empty() ? "xmlns" : "xmlns:" + prefix.substr(0, prefix.size() - 1);
    members["xl/" + name] =
        kDeclaration + fmt::format("<{0}worksheet {1}=\"{2}\"><{0}sheetData>{3}</{0}sheetData>{4}</{0}worksheet>",
                                   prefix, space, kMain, sheets[i].rows, sheets[i].behind);
  }
  if (!strings.empty()) {
    parts += relationship("rId90", "sharedStrings", root + "sharedStrings.xml");
    members["xl/sharedStrings.xml"] = kDeclaration + fmt::format("<sst xmlns=\"{}\">{}</sst>", kMain, strings);
  }
  if (!styles.empty()) {
    parts += relationship("rId91", "styles", root + "styles.xml");
    members["xl/styles.xml"] = kDeclaration + fmt::format("<styleSheet xmlns=\"{}\">{}</styleSheet>", kMain, styles);
  }
  members["xl/workbook.xml"] =
      kDeclaration + fmt::format(R"(<workbook xmlns="{}" xmlns:r="{}">{}<sheets>{}</sheets></workbook>)", kMain,
                                 kOffice, properties, list);
  members["xl/_rels/workbook.xml.rels"] = relationships(parts);
  return zipped(members);
}

std::string inline_cell(const std::string& place, const std::string& text) {
  return fmt::format(R"(<c r="{}" t="inlineStr"><is><t>{}</t></is></c>)", place, text);
}

std::string value_cell(const std::string& place, const std::string& value, const std::string& attributes) {
  return fmt::format(R"(<c r="{}" {}><v>{}</v></c>)", place, attributes, value);
}
