#pragma once

#include <string_view>

namespace normalize::tables {

/// Japanese forms of characters, and the forms that Taiwan prints (常用國字標準字體表, 1982, against 常用漢字表, 2010):
/// a Japanese model gives one for the other. Those that Taiwan uses too, as another character or as a variant of
/// names (台 温 峰), are left out.
inline constexpr std::u32string_view kJapaneseForms =
    U"経総号区県郷専処伝湾営売黄産帰歴証団図関単読変価奨録緑脳双壱弐参検験発対属医薬麺内様権欧拠断数独当尽続聴荘蔵"
    U"装説広国会学気実鉄銭応児観覧労栄従徳隣両満戻仮圧囲壊壌隠縁塩桜横仏拝辺豊毎黙訳揺謡頼竜涙塁霊齢恋楼渓継茎径軽"
    U"鶏撃剣険厳効鉱砕済斎剤雑桟歯釈寿収獣粛渋叙乗浄剰畳縄譲醸嘱触随髄枢声静摂窃浅潜践繊瀬戸歩顔姫黒徴絵拡桧滝焼駅"
    U"駆騒髪巻勧斉殻渇穂聡脱税悦鋭閲戯帯滞逓転灯闘稲悩廃抜蛮払舗与誉乱猟礼励炉亜悪円艶奥穏画覚楽陥亀旧挙虚峡挟狭暁"
    U"勲薫恵掲蛍献顕恒蚕惨辞湿写縦条状酔戦禅壮争捜挿巣増臓堕沢択胆弾遅昼鋳庁党盗届覇麦浜宝没弥来";
inline constexpr std::u32string_view kTaiwanForms =
    U"經總號區縣鄉專處傳灣營賣黃產歸歷證團圖關單讀變價獎錄綠腦雙壹貳參檢驗發對屬醫藥麵內樣權歐據斷數獨當盡續聽莊藏"
    U"裝說廣國會學氣實鐵錢應兒觀覽勞榮從德鄰兩滿戾假壓圍壞壤隱緣鹽櫻橫佛拜邊豐每默譯搖謠賴龍淚壘靈齡戀樓溪繼莖徑輕"
    U"雞擊劍險嚴效礦碎濟齋劑雜棧齒釋壽收獸肅澀敘乘淨剩疊繩讓釀囑觸隨髓樞聲靜攝竊淺潛踐纖瀨戶步顏姬黑徵繪擴檜瀧燒驛"
    U"驅騷髮卷勸齊殼渴穗聰脫稅悅銳閱戲帶滯遞轉燈鬥稻惱廢拔蠻拂舖與譽亂獵禮勵爐亞惡圓艷奧穩畫覺樂陷龜舊舉虛峽挾狹曉"
    U"勳薰惠揭螢獻顯恆蠶慘辭濕寫縱條狀醉戰禪壯爭搜插巢增臟墮澤擇膽彈遲晝鑄廳黨盜屆霸麥濱寶沒彌來";
static_assert(kJapaneseForms.size() == kTaiwanForms.size());

}  // namespace normalize::tables
