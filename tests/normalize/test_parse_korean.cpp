#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;
using support::quick_card;

// Invented people and firms. The first half was written before the grammars were tuned and has not been touched since.
TEST(ParseKorean, FirstHalf) {
  const ParseCase cases[] = {
      {"firm with (주), title before the name",
       quick_card({"#(주)한빛정밀", "영업1팀", "##부장 김철수",
                   "서울특별시 강남구 테헤란로 123, 4층 (역삼동, 한빛빌딩)", "우편번호 06236", "전화 02-555-1234",
                   "팩스 02-555-1235", "휴대폰 010-1234-5678", "cs.kim@hanbitpm.co.kr", "www.hanbitpm.co.kr"}),
       {"family_name=김", "given_name=철수", "company=(주)한빛정밀", "departments[0]=영업1팀", "job_titles[0]=부장",
        "phones[0]=work +8225551234", "phones[1]=fax +8225551235", "phones[2]=mobile +821012345678",
        "emails[0]=cs.kim@hanbitpm.co.kr", "urls[0]=www.hanbitpm.co.kr", "addresses[0].postal_code=06236",
        "addresses[0].region=서울특별시", "addresses[0].locality=강남구", "addresses[0].street=테헤란로 123",
        "addresses[0].building=4층 (역삼동, 한빛빌딩)"}},
      {"form behind, letter-spaced name, Latin labels",
       quick_card({"#대성기계공업 주식회사", "대표이사", "##이 영 희", "T. 031-789-4560", "F. 031-789-4561",
                   "M. 010-9876-5432", "E. yhlee@daesungmc.com", "경기도 성남시 분당구 판교로 255번길 9"}),
       {"family_name=이", "given_name=영희", "company=대성기계공업 주식회사", "job_titles[0]=대표이사",
        "phones[0]=work +82317894560", "phones[1]=fax +82317894561", "phones[2]=mobile +821098765432",
        "emails[0]=yhlee@daesungmc.com", "addresses[0].region=경기도", "addresses[0].locality=성남시 분당구",
        "addresses[0].street=판교로 255번길 9"}},
      {"title behind the name, romanised name beside",
       quick_card({"##박지훈 과장", "Park Ji-hoon", "해외사업부", "#주식회사 누리텍",
                   "(우)34126 대전광역시 유성구 대학로 99", "Tel +82-42-820-1100", "Mobile +82-10-2222-3333",
                   "jihoon.park@nuritech.kr"}),
       {"family_name=박", "given_name=지훈", "latin_name=Park Ji-hoon", "company=주식회사 누리텍",
        "departments[0]=해외사업부", "job_titles[0]=과장", "phones[0]=work +82428201100",
        "phones[1]=mobile +821022223333", "emails[0]=jihoon.park@nuritech.kr", "addresses[0].postal_code=34126",
        "addresses[0].region=대전광역시", "addresses[0].locality=유성구", "addresses[0].street=대학로 99"}},
      {"two-syllable surname with a gap, old postal code",
       quick_card({"#㈜동해물산", "경영지원본부 인사팀", "차장", "##남궁 민수", "135-080 서울시 강남구 역삼동 823-24",
                   "TEL : 02)567-8901", "FAX : 02)567-8902", "H.P : 010-3456-7890", "minsu@donghaetrade.co.kr"}),
       {"family_name=남궁", "given_name=민수", "company=㈜동해물산", "departments[0]=경영지원본부 인사팀",
        "job_titles[0]=차장", "phones[0]=work +8225678901", "phones[1]=fax +8225678902",
        "phones[2]=mobile +821034567890", "emails[0]=minsu@donghaetrade.co.kr", "addresses[0].postal_code=135-080",
        "addresses[0].region=서울시", "addresses[0].locality=강남구", "addresses[0].street=역삼동 823-24"}},
      {"bilingual, company in both scripts",
       quick_card({"#세종바이오 주식회사", "SEJONG BIO Co., Ltd.", "##최수진", "SU-JIN CHOI", "책임연구원 / 팀장",
                   "부설연구소", "충청북도 청주시 흥덕구 오송읍 오송생명로 123", "T 043-710-1200",
                   "sjchoi@sejongbio.com"}),
       {"family_name=최", "given_name=수진", "latin_name=SU-JIN CHOI", "company=세종바이오 주식회사",
        "company_latin=SEJONG BIO Co., Ltd.", "departments[0]=부설연구소", "job_titles[0]=책임연구원",
        "job_titles[1]=팀장", "phones[0]=work +82437101200", "emails[0]=sjchoi@sejongbio.com",
        "addresses[0].region=충청북도", "addresses[0].locality=청주시 흥덕구",
        "addresses[0].street=오송읍 오송생명로 123"}},
      {"law firm, no department",
       quick_card({"#법무법인 정담", "##변호사 정민호", "서울 서초구 서초대로 45길 16, 5층 502호",
                   "대표전화 02-3480-1100", "직통 02-3480-1123", "팩스 02-3480-1101", "mhjung@jungdam.com"}),
       {"family_name=정", "given_name=민호", "company=법무법인 정담", "job_titles[0]=변호사",
        "phones[0]=work +82234801100", "phones[1]=direct +82234801123", "phones[2]=fax +82234801101",
        "emails[0]=mhjung@jungdam.com", "addresses[0].region=서울", "addresses[0].locality=서초구",
        "addresses[0].street=서초대로 45길 16", "addresses[0].building=5층 502호"}},
      {"slip: no blank between title and name, split address",
       quick_card({"#(주)미래소프트", "개발2팀", "##대리강동원", "서울시 금천구 가산디지털1로 168",
                   "우림라이온스밸리 B동 1203호", "전화:02-2026-1000", "휴대전화:010-5555-6666",
                   "dwkang@miraesoft.co.kr"}),
       {"family_name=강", "given_name=동원", "company=(주)미래소프트", "departments[0]=개발2팀", "job_titles[0]=대리",
        "phones[0]=work +82220261000", "phones[1]=mobile +821055556666", "emails[0]=dwkang@miraesoft.co.kr",
        "addresses[0].region=서울시", "addresses[0].locality=금천구", "addresses[0].street=가산디지털1로 168",
        "addresses[0].building=우림라이온스밸리 B동 1203호"}},
      {"university",
       quick_card({"#한누리대학교", "공과대학 기계공학과", "##교수 윤성호", "Yoon, Sung-Ho",
                   "44919 울산광역시 울주군 언양읍 대학길 50", "연구실 052-217-0114", "shyoon@hannuri.ac.kr"}),
       {"family_name=윤", "given_name=성호", "latin_name=Yoon, Sung-Ho", "company=한누리대학교",
        "departments[0]=공과대학 기계공학과", "job_titles[0]=교수", "phones[0]=work +82522170114",
        "emails[0]=shyoon@hannuri.ac.kr", "addresses[0].postal_code=44919", "addresses[0].region=울산광역시",
        "addresses[0].locality=울주군", "addresses[0].street=언양읍 대학길 50"}},
      {"Hanja name above, shop without a legal form",
       quick_card(
           {"##金哲洙", "대표", "#고려인쇄", "부산광역시 중구 중앙대로 80", "TEL 051-245-3300", "FAX 051-245-3301"}),
       {"family_name=金", "given_name=哲洙", "company=고려인쇄", "job_titles[0]=대표", "phones[0]=work +82512453300",
        "phones[1]=fax +82512453301", "addresses[0].region=부산광역시", "addresses[0].locality=중구",
        "addresses[0].street=중앙대로 80"}},
      {"columns: name left, contacts right",
       CardLayout()
           .line("삼보종합건설(주)", 60, 60, 36)
           .line("현장소장", 60, 250, 28)
           .line("임 재 현", 60, 300, 60)
           .line("인천광역시 남동구 논현로 46", 560, 420, 24)
           .line("T 032-420-5500", 560, 460, 24)
           .line("M 010-7777-8888", 560, 500, 24)
           .line("E jhlim@sambocon.co.kr", 560, 540, 24)
           .build(),
       {"family_name=임", "given_name=재현", "company=삼보종합건설(주)", "job_titles[0]=현장소장",
        "phones[0]=work +82324205500", "phones[1]=mobile +821077778888", "emails[0]=jhlim@sambocon.co.kr",
        "addresses[0].region=인천광역시", "addresses[0].locality=남동구", "addresses[0].street=논현로 46"}},
      {"CEO beside 대표, service number",
       quick_card({"#유한회사 그린팜", "CEO / 대표", "##한미경", "고객센터 1588-1234", "휴대폰 010 8888 9999",
                   "전라남도 나주시 빛가람로 601", "www.greenfarm.kr"}),
       {"family_name=한", "given_name=미경", "company=유한회사 그린팜", "job_titles[0]=CEO", "job_titles[1]=대표",
        "phones[0]=work +8215881234", "phones[1]=mobile +821088889999", "urls[0]=www.greenfarm.kr",
        "addresses[0].region=전라남도", "addresses[0].locality=나주시", "addresses[0].street=빛가람로 601"}},
      {"English side of a Korean card",
       quick_card({"#Hanbit Precision Co., Ltd.", "##Kim Chul-soo", "General Manager", "Overseas Sales Team",
                   "123 Teheran-ro, Gangnam-gu, Seoul 06236, Korea", "Tel. +82-2-555-1234", "Mobile +82-10-1234-5678",
                   "cs.kim@hanbitpm.co.kr"}),
       {"family_name=Kim", "given_name=Chul-soo", "company=Hanbit Precision Co., Ltd.",
        "departments[0]=Overseas Sales Team", "job_titles[0]=General Manager", "phones[0]=work +8225551234",
        "phones[1]=mobile +821012345678", "emails[0]=cs.kim@hanbitpm.co.kr", "addresses[0].postal_code=06236",
        "addresses[0].region=Seoul", "addresses[0].locality=Gangnam-gu", "addresses[0].street=123 Teheran-ro"}},
      {"foundation, two posts, tax number",
       quick_card({"#재단법인 하늘문화재단", "기획실 실장", "##오세훈", "사업자등록번호 123-45-67890",
                   "제주특별자치도 제주시 첨단로 213-4", "전화 064-720-1000 팩스 064-720-1001", "sh.oh@haneul.or.kr"}),
       {"family_name=오", "given_name=세훈", "company=재단법인 하늘문화재단", "departments[0]=기획실",
        "job_titles[0]=실장", "phones[0]=work +82647201000", "phones[1]=fax +82647201001",
        "emails[0]=sh.oh@haneul.or.kr", "addresses[0].region=제주특별자치도", "addresses[0].locality=제주시",
        "addresses[0].street=첨단로 213-4"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

// Tuning may look at these.
TEST(ParseKorean, SecondHalf) {
  const ParseCase cases[] = {
      {"lost bracket, lost blanks in the address",
       quick_card({"#주)태성산업", "생산기술팀", "##과장 조현우", "경기도화성시팔탄면서해로1234", "전화031-350-1111",
                   "팩스031-350-1112", "휴대폰010-2468-1357", "hwcho@taesung.co.kr"}),
       {"family_name=조", "given_name=현우", "company=(주)태성산업", "departments[0]=생산기술팀", "job_titles[0]=과장",
        "phones[0]=work +82313501111", "phones[1]=fax +82313501112", "phones[2]=mobile +821024681357",
        "emails[0]=hwcho@taesung.co.kr", "addresses[0].region=경기도", "addresses[0].locality=화성시",
        "addresses[0].street=팔탄면서해로1234"}},
      {"company split from its form, head office and factory",
       quick_card({"주식회사", "##대한정공", "##황 인 철", "대표이사 사장", "본사 : 서울시 영등포구 양평로 25",
                   "공장 : 경상남도 창원시 성산구 공단로 77", "TEL 02-2675-0001", "FAX 02-2675-0002"}),
       {"family_name=황", "given_name=인철", "company=주식회사 대한정공", "job_titles[0]=대표이사 사장",
        "phones[0]=work +82226750001", "phones[1]=fax +82226750002", "addresses[0].region=서울시",
        "addresses[0].locality=영등포구", "addresses[0].street=양평로 25", "addresses[1].region=경상남도",
        "addresses[1].locality=창원시 성산구", "addresses[1].street=공단로 77"}},
      {"surname last in capitals, bilingual titles",
       quick_card({"#코어링크 주식회사", "CoreLink Inc.", "##서 지 원", "Jiwon SEO", "수석매니저", "Senior Manager",
                   "글로벌마케팅팀", "Global Marketing Team", "06611 서울 서초구 강남대로 373 12층",
                   "Seoul 06611, Korea", "T +82 2 6000 1234", "jiwon.seo@corelink.io"}),
       {"family_name=서", "given_name=지원", "latin_name=Jiwon SEO", "company=코어링크 주식회사",
        "company_latin=CoreLink Inc.", "departments[0]=글로벌마케팅팀", "job_titles[0]=수석매니저",
        "phones[0]=work +82260001234", "emails[0]=jiwon.seo@corelink.io", "addresses[0].postal_code=06611",
        "addresses[0].region=서울", "addresses[0].locality=서초구", "addresses[0].street=강남대로 373",
        "addresses[0].building=12층"}},
      {"bank branch",
       quick_card({"#한마음은행", "강남역지점", "##지점장 배성진", "(06253) 서울특별시 강남구 강남대로 390",
                   "직통 02)3467-1000", "Fax 0505-123-4567", "sjbae@hanmaeumbank.co.kr"}),
       {"family_name=배", "given_name=성진", "company=한마음은행", "departments[0]=강남역지점", "job_titles[0]=지점장",
        "phones[0]=direct +82234671000", "phones[1]=fax +825051234567", "emails[0]=sjbae@hanmaeumbank.co.kr",
        "addresses[0].postal_code=06253", "addresses[0].region=서울특별시", "addresses[0].locality=강남구",
        "addresses[0].street=강남대로 390"}},
      {"hospital",
       quick_card({"#의료법인 새빛병원", "정형외과", "##원장 고은영", "전문의", "대구광역시 수성구 달구벌대로 2500",
                   "진료예약 053-750-0000", "www.saebit.or.kr"}),
       {"family_name=고", "given_name=은영", "company=의료법인 새빛병원", "departments[0]=정형외과",
        "job_titles[0]=원장", "job_titles[1]=전문의", "phones[0]=work +82537500000", "urls[0]=www.saebit.or.kr",
        "addresses[0].region=대구광역시", "addresses[0].locality=수성구", "addresses[0].street=달구벌대로 2500"}},
      {"two-character name, long department",
       quick_card({"#누리정보시스템(주)", "공공사업본부 사업지원실 제안팀", "##허 준", "선임",
                   "서울 마포구 월드컵북로 400 서울산업진흥원 7층", "T.02-3153-7000  F.02-3153-7001", "M.010-3153-7777",
                   "joon@nurisys.kr"}),
       {"family_name=허", "given_name=준", "company=누리정보시스템(주)",
        "departments[0]=공공사업본부 사업지원실 제안팀", "job_titles[0]=선임", "phones[0]=work +82231537000",
        "phones[1]=fax +82231537001", "phones[2]=mobile +821031537777", "emails[0]=joon@nurisys.kr",
        "addresses[0].region=서울", "addresses[0].locality=마포구", "addresses[0].street=월드컵북로 400",
        "addresses[0].building=서울산업진흥원 7층"}},
      {"columns with labels of their own",
       CardLayout()
           .line("동방해운 주식회사", 560, 60, 36)
           .line("문 상 호", 60, 200, 60)
           .line("이사", 60, 290, 28)
           .line("부산광역시 동구 중앙대로 180번길 13", 60, 420, 24)
           .line("전화", 60, 460, 24)
           .line("051-630-1100", 180, 460, 24)
           .line("휴대폰", 60, 500, 24)
           .line("010-6301-1000", 180, 500, 24)
           .line("이메일", 60, 540, 24)
           .line("shmoon@dongbang-sea.com", 180, 540, 24)
           .build(),
       {"family_name=문", "given_name=상호", "company=동방해운 주식회사", "job_titles[0]=이사",
        "phones[0]=work +82516301100", "phones[1]=mobile +821063011000", "emails[0]=shmoon@dongbang-sea.com",
        "addresses[0].region=부산광역시", "addresses[0].locality=동구", "addresses[0].street=중앙대로 180번길 13"}},
      {"department runs into the title",
       quick_card({"#(주)우진테크", "##송미란", "품질관리팀대리", "인천 서구 가정로 37", "TEL.032-570-1000",
                   "wjtech@wjtech.co.kr"}),
       {"family_name=송", "given_name=미란", "company=(주)우진테크", "departments[0]=품질관리팀", "job_titles[0]=대리",
        "phones[0]=work +82325701000", "emails[0]=wjtech@wjtech.co.kr", "addresses[0].region=인천",
        "addresses[0].locality=서구", "addresses[0].street=가정로 37"}},
      {"English side, surname last",
       quick_card({"#Nuritech Corp.", "##Ji-hoon Park", "Overseas Business Division", "Manager",
                   "99 Daehak-ro, Yuseong-gu, Daejeon 34126, Republic of Korea", "T +82-42-820-1100",
                   "jihoon.park@nuritech.kr"}),
       {"family_name=Park", "given_name=Ji-hoon", "company=Nuritech Corp.", "departments[0]=Overseas Business Division",
        "job_titles[0]=Manager", "phones[0]=work +82428201100", "emails[0]=jihoon.park@nuritech.kr",
        "addresses[0].postal_code=34126", "addresses[0].region=Daejeon", "addresses[0].locality=Yuseong-gu",
        "addresses[0].street=99 Daehak-ro"}},
      {"name line with Hanja in brackets",
       quick_card({"#삼정회계법인", "공인회계사", "##유 동 근 (柳東根)", "서울특별시 중구 세종대로 136",
                   "TEL 02-2112-0100", "FAX 02-2112-0101", "dkyoo@samjungacc.com"}),
       {"family_name=유", "given_name=동근", "company=삼정회계법인", "job_titles[0]=공인회계사",
        "phones[0]=work +82221120100", "phones[1]=fax +82221120101", "emails[0]=dkyoo@samjungacc.com",
        "addresses[0].region=서울특별시", "addresses[0].locality=중구", "addresses[0].street=세종대로 136"}},
      {"government office",
       quick_card({"#한결시청", "도시계획과", "##주무관 신아름", "강원특별자치도 춘천시 시청길 11", "전화 033-250-3000",
                   "areum@hangyeol.go.kr"}),
       {"family_name=신", "given_name=아름", "company=한결시청", "departments[0]=도시계획과", "job_titles[0]=주무관",
        "phones[0]=work +82332503000", "emails[0]=areum@hangyeol.go.kr", "addresses[0].region=강원특별자치도",
        "addresses[0].locality=춘천시", "addresses[0].street=시청길 11"}},
      {"everything on few lines",
       quick_card({"#㈜하나로물류 | 운영팀 | 팀장", "##전 상 민",
                   "경기 용인시 처인구 금학로 225, 2층 / 031-320-1000 / 010-3201-2000", "smjeon@hanarolog.co.kr"}),
       {"family_name=전", "given_name=상민", "company=㈜하나로물류", "departments[0]=운영팀", "job_titles[0]=팀장",
        "phones[0]=work +82313201000", "phones[1]=mobile +821032012000", "emails[0]=smjeon@hanarolog.co.kr",
        "addresses[0].region=경기", "addresses[0].locality=용인시 처인구", "addresses[0].street=금학로 225",
        "addresses[0].building=2층"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseKorean, LicencesAndFirmsWithoutForm) {
  const ParseCase cases[] = {
      {"a licence beside a post",
       quick_card({"#(주)한울건축사사무소", "설계2본부", "소장ㆍ건축사", "##김재훈", "T 042-487-3315"}),
       {"family_name=김", "given_name=재훈", "company=(주)한울건축사사무소", "departments[0]=설계2본부",
        "job_titles[0]=소장", "qualifications[0]=건축사", "phones[0]=work +82424873315"}},
      {"an institute that has departments",
       quick_card({"##이민석", "자연어처리연구실 | 책임연구원", "세종인공지능연구소", "T. +82-44-862-7703",
                   "A. 제주특별자치도 제주시 첨단로 213-4, 2증 (63309)"}),
       {"family_name=이", "given_name=민석", "company=세종인공지능연구소", "departments[0]=자연어처리연구실",
        "job_titles[0]=책임연구원", "phones[0]=work +82448627703", "addresses[0].postal_code=63309",
        "addresses[0].region=제주특별자치도", "addresses[0].locality=제주시", "addresses[0].street=첨단로 213-4",
        "addresses[0].building=2층"}},
      {"a dentist's practice",
       quick_card({"#참미소치과의원", "##국태리", "대표원장", "062-376-2875"}),
       {"family_name=국", "given_name=태리", "company=참미소치과의원", "job_titles[0]=대표원장",
        "phones[0]=work +82623762875"}},
      {"a sentence that begins like a name",
       quick_card({"#우리들농협식품(주)", "우리 쌀 가공식품 전문기업", "상무", "##방순옥", "전화 (063) 546-7730"}),
       {"family_name=방", "given_name=순옥", "company=우리들농협식품(주)", "job_titles[0]=상무",
        "phones[0]=work +82635467730"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

}  // namespace
