#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;
using support::quick_card;

// Invented people and firms. The first half was written before the grammars were tuned and has not been touched since.
TEST(ParseChinese, FirstHalf) {
  const ParseCase cases[] = {
      {"classic Taiwanese card",
       quick_card({"#宏達精密股份有限公司", "業務部", "經理", "##王小明", "台北市信義區信義路五段7號12樓",
                   "電話：(02)2345-6789", "傳真：(02)2345-6780", "手機：0912-345-678", "xm.wang@hongda-prec.com.tw",
                   "www.hongda-prec.com.tw"}),
       {"family_name=王", "given_name=小明", "company=宏達精密股份有限公司", "departments[0]=業務部",
        "job_titles[0]=經理", "phones[0]=work +886223456789", "phones[1]=fax +886223456780",
        "phones[2]=mobile +886912345678", "emails[0]=xm.wang@hongda-prec.com.tw", "urls[0]=www.hongda-prec.com.tw",
        "addresses[0].region=台北市", "addresses[0].locality=信義區", "addresses[0].street=信義路五段7號",
        "addresses[0].building=12樓"}},
      {"postal code, tax number, extension, English given name",
       quick_card({"#聯合光電有限公司", "研發處", "##資深工程師  林建宏", "Jason Lin",
                   "11049 台北市信義區松仁路100號8樓", "TEL: 02-8780-1234 #567", "FAX: 02-8780-1235",
                   "MOBILE: 0933-123-456", "統一編號：12345678", "jason.lin@unitedopto.com.tw"}),
       {"family_name=林", "given_name=建宏", "latin_name=Jason Lin", "company=聯合光電有限公司",
        "departments[0]=研發處", "job_titles[0]=資深工程師", "phones[0]=work +886287801234 ext 567",
        "phones[1]=fax +886287801235", "phones[2]=mobile +886933123456", "emails[0]=jason.lin@unitedopto.com.tw",
        "addresses[0].postal_code=11049", "addresses[0].region=台北市", "addresses[0].locality=信義區",
        "addresses[0].street=松仁路100號", "addresses[0].building=8樓"}},
      {"a misread district",
       quick_card({"#大同貿易有限公司", "##陳志明", "802 高雄市蕉雅區中山二路88號", "T 07-335-1234"}),
       {"family_name=陳", "given_name=志明", "company=大同貿易有限公司", "phones[0]=work +88673351234",
        "addresses[0].postal_code=802", "addresses[0].region=高雄市", "addresses[0].locality=苓雅區",
        "addresses[0].street=中山二路88號"}},
      {"letter-spaced name, title behind",
       quick_card({"#大同貿易有限公司", "##陳 志 明  總經理", "高雄市前鎮區中山二路88號", "電 話:07-335-1234",
                   "傳 真:07-335-1235", "行動電話:0922-888-999", "chen@datung-trade.com.tw"}),
       {"family_name=陳", "given_name=志明", "company=大同貿易有限公司", "job_titles[0]=總經理",
        "phones[0]=work +88673351234", "phones[1]=fax +88673351235", "phones[2]=mobile +886922888999",
        "emails[0]=chen@datung-trade.com.tw", "addresses[0].region=高雄市", "addresses[0].locality=前鎮區",
        "addresses[0].street=中山二路88號"}},
      {"compound surname, (股)公司",
       quick_card({"#長虹電子(股)公司", "行銷處 副理", "##歐陽娜娜", "新竹縣竹北市光明六路東二段10號",
                   "T 03-657-1234 分機 205", "M 0987-654-321", "nana@changhong.com.tw"}),
       {"family_name=歐陽", "given_name=娜娜", "company=長虹電子(股)公司", "departments[0]=行銷處",
        "job_titles[0]=副理", "phones[0]=work +88636571234 ext 205", "phones[1]=mobile +886987654321",
        "emails[0]=nana@changhong.com.tw", "addresses[0].region=新竹縣", "addresses[0].locality=竹北市",
        "addresses[0].street=光明六路東二段10號"}},
      {"law office, no department",
       quick_card({"#正義法律事務所", "##律師 張雅婷", "100台北市中正區重慶南路一段122號3樓之1", "電話 02-2311-0001",
                   "傳真 02-2311-0002", "service@zy-law.com.tw"}),
       {"family_name=張", "given_name=雅婷", "company=正義法律事務所", "job_titles[0]=律師",
        "phones[0]=work +886223110001", "phones[1]=fax +886223110002", "emails[0]=service@zy-law.com.tw",
        "addresses[0].postal_code=100", "addresses[0].region=台北市", "addresses[0].locality=中正區",
        "addresses[0].street=重慶南路一段122號", "addresses[0].building=3樓之1"}},
      {"English side",
       quick_card({"#Hongda Precision Co., Ltd.", "##Wang, Xiao-Ming", "Sales Manager", "Sales Department",
                   "12F., No. 7, Sec. 5, Xinyi Rd., Xinyi Dist.,", "Taipei City 110, Taiwan (R.O.C.)",
                   "Tel: +886-2-2345-6789", "Mobile: +886-912-345-678", "xm.wang@hongda-prec.com.tw"}),
       {"family_name=Wang", "given_name=Xiao-Ming", "company=Hongda Precision Co., Ltd.",
        "departments[0]=Sales Department", "job_titles[0]=Sales Manager", "phones[0]=work +886223456789",
        "phones[1]=mobile +886912345678", "emails[0]=xm.wang@hongda-prec.com.tw", "addresses[0].postal_code=110",
        "addresses[0].region=Taipei City", "addresses[0].locality=Xinyi Dist.",
        "addresses[0].street=No. 7, Sec. 5, Xinyi Rd.", "addresses[0].building=12F."}},
      {"slip: title runs into the name, split address",
       quick_card({"#永豐化工股份有限公司", "##業務代表李美玲", "40757台中市西屯區", "台灣大道三段99號15樓",
                   "電話(04)2326-1111 傳真(04)2326-2222", "行動0955-666-777", "meiling.lee@yungfeng.com.tw"}),
       {"family_name=李", "given_name=美玲", "company=永豐化工股份有限公司", "job_titles[0]=業務代表",
        "phones[0]=work +886423261111", "phones[1]=fax +886423262222", "phones[2]=mobile +886955666777",
        "emails[0]=meiling.lee@yungfeng.com.tw", "addresses[0].postal_code=40757", "addresses[0].region=台中市",
        "addresses[0].locality=西屯區", "addresses[0].street=台灣大道三段99號", "addresses[0].building=15樓"}},
      {"university, bilingual",
       quick_card({"#國立南山大學", "電機工程學系", "##副教授 黃俊傑", "Chun-Chieh Huang, Ph.D.",
                   "70101 台南市東區大學路1號", "Tel: +886-6-275-7575 ext. 62400", "cchuang@mail.nansan.edu.tw"}),
       {"family_name=黃", "given_name=俊傑", "latin_name=Chun-Chieh Huang", "qualifications[0]=Ph.D.",
        "company=國立南山大學", "departments[0]=電機工程學系", "job_titles[0]=副教授",
        "phones[0]=work +88662757575 ext 62400", "emails[0]=cchuang@mail.nansan.edu.tw",
        "addresses[0].postal_code=70101", "addresses[0].region=台南市", "addresses[0].locality=東區",
        "addresses[0].street=大學路1號"}},
      {"columns",
       CardLayout()
           .line("鼎新建設股份有限公司", 60, 60, 36)
           .line("董事長", 60, 250, 28)
           .line("蔡 文 雄", 60, 300, 60)
           .line("桃園市中壢區中央西路二段30號", 520, 420, 24)
           .line("電話 03-425-6789", 520, 460, 24)
           .line("手機 0910-111-222", 520, 500, 24)
           .line("tsai@dingxin.com.tw", 520, 540, 24)
           .build(),
       {"family_name=蔡", "given_name=文雄", "company=鼎新建設股份有限公司", "job_titles[0]=董事長",
        "phones[0]=work +88634256789", "phones[1]=mobile +886910111222", "emails[0]=tsai@dingxin.com.tw",
        "addresses[0].region=桃園市", "addresses[0].locality=中壢區", "addresses[0].street=中央西路二段30號"}},
      {"studio without a form, mobile alone",
       quick_card(
           {"#木木設計工作室", "##設計師 吳佩珊", "0978 123 456", "peishan@mumu.tw", "宜蘭縣羅東鎮公正路20巷3弄5號"}),
       {"family_name=吳", "given_name=佩珊", "company=木木設計工作室", "job_titles[0]=設計師",
        "phones[0]=mobile +886978123456", "emails[0]=peishan@mumu.tw", "addresses[0].region=宜蘭縣",
        "addresses[0].locality=羅東鎮", "addresses[0].street=公正路20巷3弄5號"}},
      {"mainland, simplified",
       quick_card({"#上海蓝天电子有限公司", "销售部", "##刘建国", "经理", "地址：上海市浦东新区张江路100号3楼",
                   "电话：+86-21-5080-1234", "手机：138 0012 3456", "liu.jg@lantian-sh.cn", "邮编：201203"}),
       {"family_name=刘", "given_name=建国", "company=上海蓝天电子有限公司", "departments[0]=销售部",
        "job_titles[0]=经理", "phones[0]=work +862150801234", "phones[1]=mobile +8613800123456",
        "emails[0]=liu.jg@lantian-sh.cn", "addresses[0].postal_code=201203", "addresses[0].region=上海市",
        "addresses[0].locality=浦东新区", "addresses[0].street=张江路100号", "addresses[0].building=3楼"}},
      {"Hong Kong",
       quick_card({"#金輝國際有限公司", "##陳大文", "David Chan", "董事", "香港九龍觀塘道388號創紀之城1期20樓",
                   "電話: +852 2345 6789", "傳真: +852 2345 6780", "david@kamfai.com.hk"}),
       {"family_name=陳", "given_name=大文", "latin_name=David Chan", "company=金輝國際有限公司", "job_titles[0]=董事",
        "phones[0]=work +85223456789", "phones[1]=fax +85223456780", "emails[0]=david@kamfai.com.hk",
        "addresses[0].region=香港", "addresses[0].locality=九龍", "addresses[0].street=觀塘道388號",
        "addresses[0].building=創紀之城1期20樓"}},
      {"a Japanese firm's card with a Chinese name stays Japanese",
       quick_card({"#株式会社東亜物産", "海外営業部", "##王 建明", "〒100-0001 東京都千代田区千代田1-1",
                   "TEL 03-1234-5678", "wang@toa-bussan.co.jp"}),
       {"family_name=王", "given_name=建明", "company=株式会社東亜物産", "departments[0]=海外営業部",
        "phones[0]=work +81312345678", "emails[0]=wang@toa-bussan.co.jp", "addresses[0].postal_code=100-0001",
        "addresses[0].region=東京都", "addresses[0].locality=千代田区", "addresses[0].street=千代田1-1"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

// Tuning may look at these.
TEST(ParseChinese, SecondHalf) {
  const ParseCase cases[] = {
      {"bilingual lines, two firms' scripts",
       quick_card({"#立達科技股份有限公司", "LIDA Technology Co., Ltd.", "##許家豪", "Kevin Hsu", "專案經理",
                   "Project Manager", "台中市西區公益路二段51號9樓之2", "TEL +886-4-2320-1234", "FAX +886-4-2320-1235",
                   "kevin@lida-tech.com"}),
       {"family_name=許", "given_name=家豪", "latin_name=Kevin Hsu", "company=立達科技股份有限公司",
        "company_latin=LIDA Technology Co., Ltd.", "job_titles[0]=專案經理", "phones[0]=work +886423201234",
        "phones[1]=fax +886423201235", "emails[0]=kevin@lida-tech.com", "addresses[0].region=台中市",
        "addresses[0].locality=西區", "addresses[0].street=公益路二段51號", "addresses[0].building=9樓之2"}},
      {"臺, six-digit code, two departments",
       quick_card({"#國泰生技有限公司", "研發中心 分析課", "##課長 劉怡君", "104105臺北市中山區南京東路三段1號",
                   "電話：02-2506-1111轉123", "傳真：02-2506-1112", "yichun@kt-bio.com.tw"}),
       {"family_name=劉", "given_name=怡君", "company=國泰生技有限公司", "departments[0]=研發中心 分析課",
        "job_titles[0]=課長", "phones[0]=work +886225061111 ext 123", "phones[1]=fax +886225061112",
        "emails[0]=yichun@kt-bio.com.tw", "addresses[0].postal_code=104105", "addresses[0].region=臺北市",
        "addresses[0].locality=中山區", "addresses[0].street=南京東路三段1號"}},
      {"head office and plant",
       quick_card({"#東隆機械工業股份有限公司", "##副總經理 廖文彬", "總公司：新北市板橋區文化路一段188號",
                   "TEL:(02)2960-1234", "工廠：彰化縣鹿港鎮工業西路5號", "TEL:(04)781-2345", "手機:0936-111-222"}),
       {"family_name=廖", "given_name=文彬", "company=東隆機械工業股份有限公司", "job_titles[0]=副總經理",
        "phones[0]=work +886229601234", "phones[1]=work +88647812345", "phones[2]=mobile +886936111222",
        "addresses[0].region=新北市", "addresses[0].locality=板橋區", "addresses[0].street=文化路一段188號",
        "addresses[1].region=彰化縣", "addresses[1].locality=鹿港鎮", "addresses[1].street=工業西路5號"}},
      {"hospital, physician",
       quick_card({"#仁愛綜合醫院", "骨科", "##主治醫師 鄭明哲", "Dr. Ming-Che Cheng", "台南市永康區中華路901號",
                   "電話：06-281-2811", "mccheng@renai.org.tw"}),
       {"family_name=鄭", "given_name=明哲", "latin_name=Dr. Ming-Che Cheng", "company=仁愛綜合醫院",
        "departments[0]=骨科", "job_titles[0]=主治醫師", "phones[0]=work +88662812811",
        "emails[0]=mccheng@renai.org.tw", "addresses[0].region=台南市", "addresses[0].locality=永康區",
        "addresses[0].street=中華路901號"}},
      {"branch office, direct line",
       quick_card({"#大安人壽保險股份有限公司", "台中分公司", "##業務主任 周淑芬", "專線：04-2222-3333",
                   "行動：0918-222-333", "台中市中區民權路100號5F", "sf.chou@daanlife.com.tw"}),
       {"family_name=周", "given_name=淑芬", "company=大安人壽保險股份有限公司", "departments[0]=台中分公司",
        "job_titles[0]=業務主任", "phones[0]=direct +886422223333", "phones[1]=mobile +886918222333",
        "emails[0]=sf.chou@daanlife.com.tw", "addresses[0].region=台中市", "addresses[0].locality=中區",
        "addresses[0].street=民權路100號", "addresses[0].building=5F"}},
      {"slip: company split over two lines",
       quick_card({"#新光自動化", "#股份有限公司", "##蕭 智 仁", "工程師", "桃園市龜山區文化一路15號",
                   "TEL:03-328-1234", "jim@xg-auto.com.tw"}),
       {"family_name=蕭", "given_name=智仁", "company=新光自動化股份有限公司", "job_titles[0]=工程師",
        "phones[0]=work +88633281234", "emails[0]=jim@xg-auto.com.tw", "addresses[0].region=桃園市",
        "addresses[0].locality=龜山區", "addresses[0].street=文化一路15號"}},
      {"two-character name",
       quick_card({"#友達會計師事務所", "##會計師 方 琪", "高雄市苓雅區四維三路6號10樓",
                   "TEL：07-338-1111 FAX：07-338-1112", "chi.fang@ydcpa.tw"}),
       {"family_name=方", "given_name=琪", "company=友達會計師事務所", "job_titles[0]=會計師",
        "phones[0]=work +88673381111", "phones[1]=fax +88673381112", "emails[0]=chi.fang@ydcpa.tw",
        "addresses[0].region=高雄市", "addresses[0].locality=苓雅區", "addresses[0].street=四維三路6號",
        "addresses[0].building=10樓"}},
      {"English side, English given name",
       quick_card({"#Lida Technology Co., Ltd.", "##Kevin Hsu", "Project Manager",
                   "9F.-2, No. 51, Sec. 2, Gongyi Rd., West Dist., "
                   "Taichung City 403, Taiwan",
                   "T: +886-4-2320-1234", "kevin@lida-tech.com.tw"}),
       {"family_name=Hsu", "given_name=Kevin", "company=Lida Technology Co., Ltd.", "job_titles[0]=Project Manager",
        "phones[0]=work +886423201234", "emails[0]=kevin@lida-tech.com.tw", "addresses[0].postal_code=403",
        "addresses[0].region=Taichung City", "addresses[0].locality=West Dist.",
        "addresses[0].street=No. 51, Sec. 2, Gongyi Rd.", "addresses[0].building=9F.-2"}},
      {"title behind without a blank",
       quick_card({"#好食餐飲有限公司", "##楊佳玲店長", "新竹市東區光復路二段101號", "03-571-5131", "hello@haoshi.tw"}),
       {"family_name=楊", "given_name=佳玲", "company=好食餐飲有限公司", "job_titles[0]=店長",
        "phones[0]=work +88635715131", "emails[0]=hello@haoshi.tw", "addresses[0].region=新竹市",
        "addresses[0].locality=東區", "addresses[0].street=光復路二段101號"}},
      {"columns with labels of their own",
       CardLayout()
           .line("台灣綠能股份有限公司", 560, 60, 36)
           .line("賴 俊 宏", 60, 200, 60)
           .line("協理", 60, 290, 28)
           .line("地址", 60, 420, 24)
           .line("新北市汐止區新台五路一段79號", 180, 420, 24)
           .line("電話", 60, 460, 24)
           .line("02-2696-1234", 180, 460, 24)
           .line("手機", 60, 500, 24)
           .line("0921-234-567", 180, 500, 24)
           .line("信箱", 60, 540, 24)
           .line("ch.lai@twgreen.com.tw", 180, 540, 24)
           .build(),
       {"family_name=賴", "given_name=俊宏", "company=台灣綠能股份有限公司", "job_titles[0]=協理",
        "phones[0]=work +886226961234", "phones[1]=mobile +886921234567", "emails[0]=ch.lai@twgreen.com.tw",
        "addresses[0].region=新北市", "addresses[0].locality=汐止區", "addresses[0].street=新台五路一段79號"}},
      {"county town without a road",
       quick_card(
           {"#青田茶業行", "##負責人 簡茂榮", "南投縣鹿谷鄉中正村5鄰12號", "電話:049-275-1234", "手機:0932-555-666"}),
       {"family_name=簡", "given_name=茂榮", "company=青田茶業行", "job_titles[0]=負責人",
        "phones[0]=work +886492751234", "phones[1]=mobile +886932555666", "addresses[0].region=南投縣",
        "addresses[0].locality=鹿谷鄉", "addresses[0].street=中正村5鄰12號"}},
      {"mainland, province and city",
       quick_card({"#深圳市华强精密科技有限公司", "##赵敏", "销售总监", "广东省深圳市南山区科技园南路8号",
                   "电话: 0755-8600 1234", "传真: 0755-8600 1235", "手机: +86 13900001111", "min.zhao@hqjm.com.cn"}),
       {"family_name=赵", "given_name=敏", "company=深圳市华强精密科技有限公司", "job_titles[0]=销售总监",
        "phones[0]=work +8675586001234", "phones[1]=fax +8675586001235", "phones[2]=mobile +8613900001111",
        "emails[0]=min.zhao@hqjm.com.cn", "addresses[0].region=广东省", "addresses[0].locality=深圳市南山区",
        "addresses[0].street=科技园南路8号"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseChinese, LicencesShopsAndNumbersOfFirms) {
  const ParseCase cases[] = {
      {"a licence beside a post",
       quick_card({"#仁安聯合會計師事務所", "審計服務部 協理 會計師", "##尤淑貞", "電話 (02)2517-8830 轉66"}),
       {"family_name=尤", "given_name=淑貞", "company=仁安聯合會計師事務所", "departments[0]=審計服務部",
        "job_titles[0]=協理", "qualifications[0]=會計師", "phones[0]=work +886225178830 ext 66"}},
      {"a licence alone",
       quick_card({"#仁安聯合會計師事務所", "會計師", "##尤淑貞", "電話 (02)2517-8830"}),
       {"family_name=尤", "given_name=淑貞", "company=仁安聯合會計師事務所", "job_titles[0]=會計師",
        "phones[0]=work +886225178830"}},
      {"a florist, the firm's number below the address",
       quick_card({"#永暉花藝坊", "##紀如芸", "花藝師", "TEL : (04) 722-6639", "地址:500 彰化縣彰化市永安街318號",
                   "統編 79361524"}),
       {"family_name=紀", "given_name=如芸", "company=永暉花藝坊", "job_titles[0]=花藝師",
        "phones[0]=work +88647226639", "addresses[0].postal_code=500", "addresses[0].region=彰化縣",
        "addresses[0].locality=彰化市", "addresses[0].street=永安街318號"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

}  // namespace
