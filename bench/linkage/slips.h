#pragma once

#include <string>

#include "bench/linkage/world.h"
#include "samples/generator/random.h"

/// Private to bench/linkage: how one and the same text comes out differently.
namespace linkage {

/// A variant character where the name has one: 高橋 -> 髙橋; else unchanged.
std::string with_variant_kanji(const std::string& name, samples::Random& random);

/// One slip of recognition: a look-alike, a lost or doubled character; seldom any other character.
std::string with_slip(const std::string& utf8, samples::Random& random);
/// The same for numbers: one digit wrong.
std::string with_digit_slip(std::string number, samples::Random& random);

/// "satou" as Sato, Satou, Satoh; Hepburn or Kunrei; capitalised.
enum class Romanisation { short_vowels, long_vowels, passport_h, kunrei };
std::string romanised(const std::string& latin, Romanisation style);

/// 株式会社, (株), ㈱ or nothing, where it stands.
std::string company_written(const Firm& firm, samples::Random& random);

}  // namespace linkage
