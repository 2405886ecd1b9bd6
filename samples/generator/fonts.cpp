#include "samples/generator/fonts.h"

#include <algorithm>
#include <set>

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

namespace samples {
namespace {

// Families of Debian 12's font packages, and for the test and calibration sets also of the npm packages that
// samples/fonts/fetch_test_fonts installs. A family stands in one set only, and
// no model that meishi ships has seen a family of the test or calibration set.
const FontFamily kFamilies[] = {
    {"Noto Sans CJK JP", Set::dev, true, Face::gothic, true, true, "fonts-noto-cjk"},
    {"Noto Serif CJK JP", Set::dev, true, Face::mincho, true, true, "fonts-noto-cjk"},
    {"IPAexGothic", Set::dev, true, Face::gothic, true, false, "fonts-ipaexfont-gothic"},
    {"IPAexMincho", Set::dev, true, Face::mincho, true, false, "fonts-ipaexfont-mincho"},
    {"IPAPGothic", Set::dev, true, Face::gothic, true, false, "fonts-ipafont-gothic"},
    {"IPAPMincho", Set::dev, true, Face::mincho, true, false, "fonts-ipafont-mincho"},
    {"TakaoPGothic", Set::dev, true, Face::gothic, true, false, "fonts-takao-gothic"},
    {"TakaoPMincho", Set::dev, true, Face::mincho, true, false, "fonts-takao-mincho"},
    {"VL PGothic", Set::dev, true, Face::gothic, true, false, "fonts-vlgothic"},
    {"Sawarabi Gothic", Set::dev, true, Face::gothic, false, false, "fonts-sawarabi-gothic"},
    {"Sawarabi Mincho", Set::dev, true, Face::mincho, false, false, "fonts-sawarabi-mincho"},
    {"MigMix 1P", Set::dev, true, Face::gothic, true, true, "fonts-migmix"},
    {"MigMix 2P", Set::dev, true, Face::gothic, true, true, "fonts-migmix"},
    {"Ume P Gothic", Set::dev, true, Face::gothic, true, false, "fonts-horai-umefont"},
    {"Ume P Mincho", Set::dev, true, Face::mincho, true, false, "fonts-horai-umefont"},
    {"Komatuna P", Set::dev, true, Face::gothic, false, false, "fonts-komatuna"},
    {"Konatu", Set::dev, true, Face::gothic, false, false, "fonts-konatu"},
    {"HanaMinA", Set::dev, true, Face::mincho, false, false, "fonts-hanazono"},
    {"IPAmjMincho", Set::dev, true, Face::mincho, true, false, "fonts-ipamj-mincho"},
    {"KouzanBrushFontGyousyo", Set::dev, true, Face::brush, false, false, "fonts-kouzan-mouhitsu"},
    {"MotoyaLCedar", Set::test, true, Face::gothic, true, false, "fonts-motoya-l-cedar"},
    {"Klee One", Set::test, true, Face::mincho, true, true, "@expo-google-fonts/klee-one"},
    {"Hina Mincho", Set::test, true, Face::mincho, true, false, "@expo-google-fonts/hina-mincho"},
    {"Murecho Thin", Set::calibration, true, Face::gothic, true, true, "@fontsource/murecho"},
    {"Zen Antique", Set::calibration, true, Face::mincho, true, false, "@fontsource/zen-antique"},
    {"New Tegomin", Set::calibration, true, Face::mincho, true, false, "@fontsource/new-tegomin"},
    {"Yuji Mai", Set::calibration, true, Face::brush, false, false, "@expo-google-fonts/yuji-mai"},
    {"DejaVu Sans", Set::dev, false, Face::gothic, false, true, "fonts-dejavu-core"},
    {"DejaVu Serif", Set::dev, false, Face::mincho, false, true, "fonts-dejavu-core"},
    {"Liberation Sans", Set::dev, false, Face::gothic, false, true, "fonts-liberation2"},
    {"Liberation Serif", Set::dev, false, Face::mincho, false, true, "fonts-liberation2"},
    {"Lato", Set::dev, false, Face::gothic, false, true, "fonts-lato"},
    {"Roboto", Set::dev, false, Face::gothic, false, true, "fonts-roboto-unhinted"},
    {"EB Garamond", Set::dev, false, Face::mincho, false, true, "fonts-ebgaramond"},
    {"Cantarell", Set::dev, false, Face::gothic, false, true, "fonts-cantarell"},
    {"Quicksand", Set::dev, false, Face::gothic, false, true, "fonts-quicksand"},
    {"Cardo", Set::dev, false, Face::mincho, false, true, "fonts-cardo"},
    {"Linux Libertine O", Set::dev, false, Face::mincho, false, true, "fonts-linuxlibertine"},
    {"Linux Biolinum O", Set::dev, false, Face::gothic, false, true, "fonts-linuxlibertine"},
    {"GFS Didot", Set::dev, false, Face::mincho, false, false, "fonts-gfs-didot"},
    {"Dosis", Set::dev, false, Face::gothic, false, true, "fonts-dosis"},
    {"Open Sans", Set::test, false, Face::gothic, false, true, "fonts-open-sans"},
    {"Caladea", Set::test, false, Face::mincho, false, true, "fonts-crosextra-caladea"},
    {"Inter", Set::test, false, Face::gothic, false, true, "fonts-inter"},
    {"Alegreya", Set::calibration, false, Face::mincho, false, true, "@expo-google-fonts/alegreya"},
    {"Spectral", Set::calibration, false, Face::mincho, false, true, "@expo-google-fonts/spectral"},
    {"Overpass", Set::calibration, false, Face::gothic, false, true, "@expo-google-fonts/overpass"},
    {"Public Sans", Set::calibration, false, Face::gothic, false, true, "@expo-google-fonts/public-sans"},
};

/// Korean and Taiwanese ones, from Debian packages. The calibration set has those of test: no reading model of ours
/// learns these writings.
struct EasternFamily {
  Style style;
  FontFamily family;
};
const EasternFamily kEasternFamilies[] = {
    {Style::korean, {"Noto Sans CJK KR", Set::dev, true, Face::gothic, true, true, "fonts-noto-cjk"}},
    {Style::korean, {"Noto Serif CJK KR", Set::dev, true, Face::mincho, true, true, "fonts-noto-cjk"}},
    {Style::korean, {"UnDotum", Set::dev, true, Face::gothic, true, true, "fonts-unfonts-core"}},
    {Style::korean, {"NanumGothic", Set::test, true, Face::gothic, true, true, "fonts-nanum"}},
    {Style::korean, {"NanumMyeongjo", Set::test, true, Face::mincho, true, true, "fonts-nanum"}},
    {Style::taiwanese, {"Noto Sans CJK TC", Set::dev, true, Face::gothic, true, true, "fonts-noto-cjk"}},
    {Style::taiwanese, {"Noto Serif CJK TC", Set::dev, true, Face::mincho, true, true, "fonts-noto-cjk"}},
    {Style::taiwanese, {"AR PL UMing TW", Set::test, true, Face::mincho, true, false, "fonts-arphic-uming"}},
    {Style::taiwanese, {"AR PL UKai TW", Set::test, true, Face::mincho, true, false, "fonts-arphic-ukai"}},
};

std::set<std::string> installed_families() {
  std::set<std::string> names;
  FcPattern* pattern = FcPatternCreate();
  FcObjectSet* objects = FcObjectSetBuild(FC_FAMILY, nullptr);
  FcFontSet* found = FcFontList(nullptr, pattern, objects);
  for (int i = 0; found != nullptr && i < found->nfont; ++i) {
    FcChar8* family = nullptr;
    for (int n = 0; FcPatternGetString(found->fonts[i], FC_FAMILY, n, &family) == FcResultMatch; ++n) {
      names.insert(reinterpret_cast<const char*>(family));
    }
  }
  if (found != nullptr) FcFontSetDestroy(found);
  FcObjectSetDestroy(objects);
  FcPatternDestroy(pattern);
  return names;
}

}  // namespace

Fonts::Fonts(Set set, const std::string& extra_folder) {
  if (!extra_folder.empty()) {
    FcConfigAppFontAddDir(FcConfigGetCurrent(), reinterpret_cast<const FcChar8*>(extra_folder.c_str()));
  }
  const std::set<std::string> installed = installed_families();
  for (const FontFamily& family : kFamilies) {
    if (family.set != set) continue;
    if (!installed.contains(family.name)) {
      absent_.push_back(family);
    } else if (!family.japanese) {
      latin_.push_back(family);
    } else if (family.face == Face::brush) {
      brush_.push_back(family);
    } else {
      japanese_.push_back(family);
      if (family.vertical) vertical_.push_back(family);
    }
  }
}

Fonts::Fonts(const std::vector<std::string>& japanese, const std::vector<std::string>& latin) {
  for (const std::string& name : japanese) japanese_.push_back({name, Set::dev, true, Face::gothic, true, true, ""});
  for (const std::string& name : latin) latin_.push_back({name, Set::dev, false, Face::gothic, false, true, ""});
  vertical_ = japanese_;
}

Fonts::Fonts(Style eastern, Set set, const std::string& extra_folder) : Fonts(set, extra_folder) {
  japanese_.clear();
  brush_.clear();
  absent_.clear();
  const std::set<std::string> installed = installed_families();
  for (const auto& [style, family] : kEasternFamilies) {
    if (style != eastern || (family.set == Set::dev) != (set == Set::dev)) continue;
    (installed.contains(family.name) ? japanese_ : absent_).push_back(family);
  }
  vertical_ = japanese_;
}

}  // namespace samples
