// PDF documents that loop, recurse, or promise too much.

#include <string>

#include <fmt/format.h>

#include "tests/capture/pictures.h"
#include "tests/hostile/corpus.h"

namespace hostile {
namespace {

/// A document of these objects, the first one its catalogue. Without a table of objects, as a damaged one: the reader
/// has to find them.
Bytes pdf(const std::vector<std::string>& objects, const std::string& trailer = "") {
  std::string text = "%PDF-1.7\n";
  for (std::size_t i = 0; i < objects.size(); ++i) text += fmt::format("{} 0 obj{}endobj\n", i + 1, objects[i]);
  return bytes_of(text + "trailer<</Root 1 0 R" + trailer + ">>\n%%EOF\n");
}

std::string stream(const std::string& content, const std::string& entries = "") {
  return fmt::format("<</Length {}{}>>stream\n{}\nendstream ", content.size(), entries, content);
}

const std::string kCatalogue = "<</Type/Catalog/Pages 2 0 R>>";
const std::string kOnePage = "<</Type/Pages/Count 1/Kids[3 0 R]>>";

std::string page(const std::string& entries, const std::string& box = "[0 0 258 156]") {
  return "<</Type/Page/Parent 2 0 R/MediaBox" + box + entries + ">>";
}

/// One page that draws object 4, which is a form.
Bytes drawing(const std::string& form, const std::vector<std::string>& more = {}) {
  std::vector<std::string> objects = {kCatalogue, kOnePage, page("/Contents 5 0 R/Resources<</XObject<</A 4 0 R>>>>"),
                                      form, stream("/A Do")};
  objects.insert(objects.end(), more.begin(), more.end());
  return pdf(objects);
}

std::string nested(const std::string& open, const std::string& close, int depth) {
  std::string text;
  for (int i = 0; i < depth; ++i) text += open;
  for (int i = 0; i < depth; ++i) text += close;
  return text;
}

/// Each form draws the next one twice: two to the thirtieth drawings.
Bytes doubling_forms() {
  std::vector<std::string> more;
  constexpr int kDepth = 30;
  for (int i = 0; i < kDepth; ++i)
    more.push_back(
        stream(i + 1 < kDepth ? "/A Do /A Do" : "0 0 1 1 re f",
               fmt::format("/Type/XObject/Subtype/Form/BBox[0 0 258 156]/Resources<</XObject<</A {} 0 R>>>>", i + 7)));
  return drawing(
      stream("/A Do /A Do", "/Type/XObject/Subtype/Form/BBox[0 0 258 156]/Resources<</XObject<</A 6 0 R>>>>"), more);
}

Bytes tables_in_a_circle() {
  const std::string objects = "%PDF-1.4\n1 0 obj" + kCatalogue + "endobj\n";
  const std::string table =
      "xref\n0 1\n0000000000 65535 f \ntrailer<</Size 2/Root 1 0 R/Prev {}>>\nstartxref\n{}\n%%EOF\n";
  return bytes_of(objects + fmt::format(fmt::runtime(table), objects.size(), objects.size()));
}

}  // namespace

// Where poppler draws what it can, or gives up after a while, by version and by machine, both numbers are -1: then the
// file only has to come to an end.
std::vector<File> documents() {
  constexpr const char* kDamaged = "is not a readable PDF";
  return {
      {"header-alone.pdf", [] { return bytes_of("%PDF-1.7\n"); }, kDamaged},
      {"header-and-noise.pdf",
       [] {
         Bytes bytes = bytes_of("%PDF-1.7\n");
         bytes.resize(5000, 0x5A);
         return with_noise(bytes);
       },
       kDamaged},
      {"half.pdf", [] { return first_part(pictures::pdf(3, 258, 156), 0.3); }, kDamaged},
      {"encrypted.pdf", [] { return pictures::encrypted_pdf(); }, "is encrypted"},
      {"pages-in-themselves.pdf", [] { return pdf({kCatalogue, "<</Type/Pages/Count 1/Kids[2 0 R]>>"}); }, kDamaged},
      {"pages-in-each-other.pdf",
       [] {
         return pdf(
             {kCatalogue, "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>"});
       },
       kDamaged},
      {"catalogue-is-its-pages.pdf", [] { return pdf({"<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 1>>"}); },
       kDamaged},
      {"a-billion-pages.pdf", [] { return pdf({kCatalogue, "<</Type/Pages/Count 1000000000/Kids[]>>"}); }, kDamaged},
      {"parents-in-a-circle.pdf",
       [] { return pdf({kCatalogue, kOnePage, "<</Type/Page/Parent 3 0 R/Contents 3 0 R>>"}); }, "", 1, 0},
      {"length-of-itself.pdf",
       [] { return pdf({kCatalogue, kOnePage, page("/Contents 4 0 R"), "<</Length 4 0 R>>stream\n0 g\nendstream "}); },
       "", 1, 0},
      {"content-is-the-page.pdf", [] { return pdf({kCatalogue, kOnePage, page("/Contents[3 0 R 3 0 R]")}); }, "", 1, 0},
      {"object-is-itself.pdf", [] { return pdf({kCatalogue, kOnePage, "3 0 R "}); }, kDamaged},
      {"form-that-draws-itself.pdf",
       [] {
         return drawing(
             stream("/A Do", "/Type/XObject/Subtype/Form/BBox[0 0 258 156]/Resources<</XObject<</A 4 0 R>>>>"));
       },
       "", 1, 0},
      {"forms-that-double.pdf", [] { return doubling_forms(); }, "", -1, -1},
      {"pattern-of-nothing.pdf",
       [] {
         return pdf({kCatalogue, kOnePage,
                     page("/Contents 5 0 R/Resources<</Pattern<</P 4 0 R>>/ColorSpace<</C/Pattern>>>>"),
                     stream("0 0 1 1 re f",
                            "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.00001/YStep "
                            "0.00001/Resources<<>>"),
                     stream("/Pattern cs /P scn 0 0 258 156 re f")});
       },
       "", -1, -1},
      {"letters-that-draw-themselves.pdf",
       [] {
         return pdf(
             {kCatalogue, kOnePage, page("/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>"),
              "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar "
              "65/Widths[9]/Encoding<</Differences[65/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F 4 0 R>>>>>>",
              stream("BT /F 9 Tf (A) Tj ET"), stream("9 0 d0 BT /F 9 Tf (A) Tj ET")});
       },
       "", 1, 0},
      {"tables-in-a-circle.pdf", [] { return tables_in_a_circle(); }, kDamaged},
      {"arrays-in-arrays.pdf", [] { return pdf({kCatalogue, kOnePage, page("/X " + nested("[", "]", 200'000))}); }, "",
       -1, -1},
      {"dictionaries-in-dictionaries.pdf",
       [] { return pdf({kCatalogue, kOnePage, page("/X " + nested("<</A", ">>", 200'000))}); }, "", -1, -1},
      {"a-page-of-kilometres.pdf", [] { return pdf({kCatalogue, kOnePage, page("", "[0 0 9000000 9000000]")}); },
       "more than the 120 million pixels allowed"},
      {"a-page-of-nothing.pdf", [] { return pdf({kCatalogue, kOnePage, page("", "[0 0 0 0]")}); }, "", 1, 0},
      {"picture-of-30000x30000.pdf",
       [] {
         return drawing(stream("",
                               "/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceRGB"
                               "/BitsPerComponent 8/Filter/FlateDecode"));
       },
       "", -1, -1},
      {"a-hundred-filters.pdf",
       [] {
         std::string filters;
         for (int i = 0; i < 100; ++i) filters += "/FlateDecode";
         return pdf({kCatalogue, kOnePage, page("/Contents 4 0 R"), stream("xxxx", "/Filter[" + filters + "]")});
       },
       "", 1, 0},
      {"a-million-saved-states.pdf",
       [] {
         std::string states;
         for (int i = 0; i < 1'000'000; ++i) states += "q ";
         return pdf({kCatalogue, kOnePage, page("/Contents 4 0 R"), stream(states)});
       },
       "", -1, -1},
  };
}

}  // namespace hostile
