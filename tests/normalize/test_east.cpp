#include "normalize/doubt.h"
#include "normalize/licence_east.h"
#include "normalize/name_east.h"
#include "normalize/origin.h"
#include "normalize/phone.h"
#include "normalize/post_east.h"
#include "normalize/taiwan_district.h"
#include "tests/normalize/parse_case.h"

namespace {

using namespace normalize;
using support::quick_card;

TEST(Origin, ByAllThatTheCardShows) {
  const struct {
    std::vector<std::string> lines;
    Manner manner;
    const char* country;
  } kCases[] = {
      {{"㈜한빛", "김철수", "T 02-555-1234"}, Manner::korean, "KR"},
      {{"株式会社ソウル商事", "営業部", "金 哲洙 (キム チョルス 김철수)", "〒100-0001 東京都千代田区"},
       Manner::japanese,
       "JP"},
      {{"宏達股份有限公司", "王小明", "業務部"}, Manner::chinese, "TW"},
      {{"王小明", "總經理", "wang@hongda.com.tw"}, Manner::chinese, "TW"},
      {{"上海蓝天电子有限公司", "刘建国", "+86-21-5080-1234"}, Manner::chinese, "CN"},
      {{"金輝國際有限公司", "陳大文", "+852 2345 6789"}, Manner::chinese, "HK"},
      {{"株式会社東亜物産", "王 建明", "上海東亜貿易有限公司", "TEL 03-1234-5678"}, Manner::japanese, "JP"},
      {{"龍澤會計事務所", "國廣 經一", "〒100-0001 東京都千代田区"}, Manner::japanese, "JP"},
      {{"Hanbit Co., Ltd.", "Kim Chul-soo", "+82-2-555-1234"}, Manner::western, "KR"},
      {{"Rheintal GmbH", "Jürgen Schäfer", "j.schaefer@rheintal.de"}, Manner::western, "DE"},
  };
  for (const auto& one : kCases) {
    const Origin origin = origin_of(card_features(quick_card(one.lines)));
    EXPECT_EQ(origin.manner, one.manner) << one.lines[0];
    EXPECT_EQ(origin.country, one.country) << one.lines[0];
  }
}

TEST(TaiwanDistrict, AMisreadOneIsPutRight) {
  const struct {
    const char *region, *behind, *code, *expected;
  } kCases[] = {
      {"高雄市", "蕉雅區復興南路一段50號", "", "苓雅區復興南路一段50號"},
      {"高雄市", " 蕉雅區 復興南路一段50號", "802", " 苓雅區 復興南路一段50號"},
      {"臺北市", "太安區仁愛路四段1號", "10651", "大安區仁愛路四段1號"},
      {"高雄市", "前鎮區中山二路88號", "802", "前鎮區中山二路88號"},  // what was read is real
      {"台北市", "中山路5號", "", "中山路5號"},                       // a road
      {"台北市", "中x區仁愛路1號", "", "中x區仁愛路1號"},             // 中正 or 中山
      {"台北市", "中x區仁愛路1號", "104", "中山區仁愛路1號"},         // the code tells
      {"台中市", "北區進化路1號", "", "北區進化路1號"},
      {"屏東縣", "恆舂鎮", "", "恆春鎮"},
      {"屏東縣", "恆", "", "恆"},
      {"横浜市", "中区本町1", "", "中区本町1"},
  };
  for (const auto& one : kCases) {
    const std::string front = std::string(one.code) + one.region;
    EXPECT_EQ(with_real_district(front + one.behind, std::string_view(one.code).size(), front.size(), one.code),
              front + one.expected);
  }
}

TEST(EastName, IsDividedBehindTheSurname) {
  const struct {
    const char* text;
    Manner manner;
    const char *family, *given;
    bool likely;
  } kCases[] = {
      {"김철수", Manner::korean, "김", "철수", true},      {"김 철 수", Manner::korean, "김", "철수", true},
      {"남궁 민수", Manner::korean, "남궁", "민수", true}, {"남궁민수", Manner::korean, "남궁", "민수", true},
      {"선우진", Manner::korean, "선", "우진", true},      {"허 준", Manner::korean, "허", "준", true},
      {"金哲洙", Manner::korean, "金", "哲洙", true},      {"이사", Manner::korean, "이", "사", false},
      {"전화", Manner::korean, "전", "화", false},         {"서울", Manner::korean, "서", "울", false},
      {"王小明", Manner::chinese, "王", "小明", true},     {"歐陽娜娜", Manner::chinese, "歐陽", "娜娜", true},
      {"刘建国", Manner::chinese, "刘", "建国", true},     {"方 琪", Manner::chinese, "方", "琪", true},
      {"高雄市", Manner::chinese, "高", "雄市", false},    {"江經理", Manner::chinese, "江", "經理", false},
  };
  for (const auto& one : kCases) {
    const auto parts = split_east_name(one.text, one.manner);
    ASSERT_TRUE(parts) << one.text;
    EXPECT_EQ(parts->family, one.family) << one.text;
    EXPECT_EQ(parts->given, one.given) << one.text;
    EXPECT_EQ(east_name_likeness(one.text, one.manner) > 0.5F, one.likely) << one.text;
  }
}

TEST(EastName, InLatinLettersTheSurnameTellsTheOrder) {
  const struct {
    const char *text, *country, *family, *given;
  } kCases[] = {
      {"Kim Chul-soo", "KR", "Kim", "Chul-soo"},      {"Chul Soo KIM", "KR", "KIM", "Chul Soo"},
      {"Ji Hoon Park", "KR", "Park", "Ji Hoon"},      {"Choi Su Jin", "KR", "Choi", "Su Jin"},
      {"Wang, Xiao-Ming", "TW", "Wang", "Xiao-Ming"}, {"David Wang", "TW", "Wang", "David"},
      {"Hsieh Ming-Hui", "TW", "Hsieh", "Ming-Hui"},  {"Hank Ou-Yang", "TW", "Ou-Yang", "Hank"},
  };
  for (const auto& one : kCases) {
    const auto parts = split_romanised_name(one.text, one.country);
    ASSERT_TRUE(parts) << one.text;
    EXPECT_EQ(parts->family, one.family) << one.text;
    EXPECT_EQ(parts->given, one.given) << one.text;
  }
  EXPECT_FALSE(split_romanised_name("Overseas Sales Team", "KR"));
}

TEST(EastPost, LinesAreReadByTheTables) {
  const struct {
    const char* text;
    Manner manner;
    const char* department;
    std::vector<std::string> titles;
  } kCases[] = {
      {"영업1팀 과장", Manner::korean, "영업1팀", {"과장"}},
      {"경영지원본부 인사팀 차장", Manner::korean, "경영지원본부 인사팀", {"차장"}},
      {"품질관리팀대리", Manner::korean, "품질관리팀", {"대리"}},
      {"책임연구원/팀장", Manner::korean, "", {"책임연구원", "팀장"}},
      {"CEO / 대표", Manner::korean, "", {"CEO", "대표"}},
      {"대표이사 사장", Manner::korean, "", {"대표이사 사장"}},
      {"소장ㆍ건축사", Manner::korean, "", {"소장", "건축사"}},
      {"개발1실 | 클라이언트 프로그래머", Manner::korean, "개발1실", {"클라이언트 프로그래머"}},
      {"김철수 작가", Manner::korean, "", {"작가"}},
      {"研發處處長", Manner::chinese, "研發處", {"處長"}},
      {"業務部 經理", Manner::chinese, "業務部", {"經理"}},
  };
  for (const auto& one : kCases) {
    const PostLine line = read_east_post_line(one.text, one.manner);
    ASSERT_EQ(line.posts.size(), 1U) << one.text;
    EXPECT_EQ(line.posts[0].department.value, one.department) << one.text;
    std::vector<std::string> titles;
    for (const auto& title : line.posts[0].titles) titles.push_back(title.value);
    EXPECT_EQ(titles, one.titles) << one.text;
  }
}

TEST(EastPost, AFirmsWordIsNoTitle) {
  EXPECT_LT(east_title_likeness("참미소치과의원", Manner::korean), 0.5F);
  EXPECT_LT(east_department_likeness("참미소치과의원", Manner::korean), 0.5F);
  EXPECT_GT(east_title_likeness("책임연구원", Manner::korean), 0.9F);
  EXPECT_GT(east_title_likeness("국회의원", Manner::korean), 0.9F);
}

TEST(EastLicence, IsNoPost) {
  EXPECT_TRUE(is_east_licence("건축사", Manner::korean));
  EXPECT_TRUE(is_east_licence("會計師", Manner::chinese));
  EXPECT_TRUE(is_east_degree("문학박사", Manner::korean));
  EXPECT_FALSE(is_east_degree("박사", Manner::korean));
  EXPECT_FALSE(is_east_licence("경리", Manner::korean));
  EXPECT_FALSE(is_east_licence("工程師", Manner::chinese));
}

TEST(EastPhone, NumbersOfTheFirmAreNoPhones) {
  const struct {
    const char *line, *region;
    std::vector<std::string> numbers;
  } kCases[] = {
      {"統一編號：12345678", "TW", {}},
      {"統編 23456789 電話：(02)2345-6789", "TW", {"+886223456789"}},
      {"사업자등록번호 123-45-67890", "KR", {}},
      {"대표전화 1588-1234", "KR", {"+8215881234"}},
      {"전화 051-742-8190 | 팩스 051-742-8191 | 휴대폰 010-9357-2064",
       "KR",
       {"+82517428190", "+82517428191", "+821093572064"}},
      {"+82-(0)2-1234-5678", "KR", {"+82212345678"}},
      {"0912-345-678", "TW", {"+886912345678"}},
  };
  for (const auto& one : kCases) {
    std::vector<std::string> numbers;
    for (const FoundPhone& found : find_phones(one.line, one.region)) numbers.push_back(found.phone.number);
    EXPECT_EQ(numbers, one.numbers) << one.line;
  }
}

TEST(EastDoubt, TextValuesWaitForReview) {
  const card::ParsedCard parsed =
      parse(quick_card({"#(주)한빛정밀", "영업1팀", "##부장 김철수", "휴대폰 010-1234-5678", "cs.kim@hanbitpm.co.kr"}),
            parse_knowledge());
  EXPECT_EQ(parsed.languages.front(), "kor");
  for (const card::FieldConfidence& field : field_confidences(parsed)) {
    if (field.path.starts_with("phones") || field.path.starts_with("emails")) continue;
    EXPECT_LE(field.confidence, 0.90F) << field.path;
  }
  card::ParsedCard sure;
  sure.company = {"한빛", 0.99F, {}};
  sure.phones.push_back({{card::PhoneKind::mobile, "+821012345678", "", "010-1234-5678"}, 0.99F, {}});
  leave_to_review(sure);
  EXPECT_FLOAT_EQ(sure.company.confidence, 0.90F);
  EXPECT_FLOAT_EQ(sure.phones[0].confidence, 0.99F);
}

}  // namespace
