#pragma once

#include <string_view>

namespace normalize::tables {

/// Japanese job titles as a card may end or stand alone with. Sources: 会社法 (役員), 人事院 job tables for offices,
/// ministry and university title lists, company card templates; own collection, 2026-11.
inline constexpr std::string_view kJapaneseTitles[] = {
    "代表取締役社長", "代表取締役会長", "代表取締役副社長", "代表取締役専務", "代表取締役常務", "代表取締役", "取締役社長", "取締役会長",
    "取締役副社長", "取締役副会長", "専務取締役", "常務取締役", "取締役専務", "取締役常務", "社外取締役", "取締役", "取締役相談役",
    "代表執行役社長", "代表執行役", "執行役社長", "執行役専務", "執行役常務", "執行役", "社長執行役員", "副社長執行役員", "専務執行役員",
    "常務執行役員", "上席執行役員", "上級執行役員", "執行役員", "監査役", "常勤監査役", "社外監査役", "会計参与", "代表社員", "業務執行社員",
    "代表理事", "理事長", "副理事長", "専務理事", "常務理事", "常任理事", "理事", "監事", "評議員", "代表", "代表者", "代表弁護士", "代表税理士",
    "代表パートナー", "社長", "副社長", "会長", "名誉会長", "副会長", "専務", "常務", "相談役", "最高顧問", "特別顧問", "技術顧問", "顧問",
    "参与", "参事", "参事官", "副参事", "主幹", "主査", "副主査", "主管", "主席", "次席", "首席", "主事", "主事補", "主務", "主任", "副主任",
    "主任技師", "主任研究員", "主幹研究員", "主席研究員", "上席研究員", "上級研究員", "特任研究員", "客員研究員", "研究員", "研究主幹", "技師",
    "技師長", "主幹技師", "副技師長", "技監", "技術主幹", "本部長", "副本部長", "事業部長", "副事業部長", "統括部長", "統括本部長", "部長",
    "副部長", "部次長", "担当部長", "専任部長", "次長", "課長", "副課長", "課次長", "担当課長", "専任課長", "課長補佐", "課長代理", "部長代理",
    "部長補佐", "次長代理", "係長", "係長代理", "班長", "組長", "職長", "室長", "副室長", "室長代理", "局長", "副局長", "次官", "事務次官", "事務局長",
    "事務局次長", "事務長", "所長", "副所長", "所長代理", "支店長", "副支店長", "支店長代理", "支社長", "副支社長", "営業所長", "出張所長", "工場長",
    "副工場長", "店長", "副店長", "店長代理", "センター長", "副センター長", "館長", "副館長", "園長", "副園長", "院長", "副院長", "校長",
    "副校長", "教頭", "教諭", "学長", "副学長", "総長", "副総長", "学部長", "学科長", "研究科長", "教授", "准教授", "助教授", "講師", "助教", "助手", "特任教授",
    "客員教授", "名誉教授", "病院長", "診療部長", "医長", "医師", "歯科医師", "看護師長", "看護部長", "看護師", "薬局長", "薬剤師", "管理薬剤師", "保健師", "市長", "副市長",
    "町長", "村長", "区長", "知事", "副知事", "議員", "県議会議員", "市議会議員", "議長", "副議長", "署長", "駅長", "支配人", "総支配人", "副支配人",
    "女将", "若女将", "料理長", "総料理長", "板長", "杜氏", "住職", "副住職", "宮司", "禰宜", "牧師", "編集長", "副編集長", "編集者", "記者",
    "論説委員", "編集委員", "委員長", "副委員長", "書記長", "事務員", "職員", "社員", "係員", "係", "担当", "営業担当", "営業", "営業主任", "営業職",
    "秘書", "秘書役", "調査役", "審査役", "上席調査役", "推進役", "主任調査役", "検査役", "部付", "弁護士", "所長弁護士", "経営者", "オーナー", "オーナーシェフ", "パートナー",
    "シニアパートナー", "マネージングパートナー", "アソシエイト", "マネージャー", "マネジャー", "マネージャ", "ゼネラルマネージャー", "ジェネラルマネージャー", "シニアマネージャー",
    "アシスタントマネージャー", "プロジェクトマネージャー", "プロダクトマネージャー", "エリアマネージャー", "チームマネージャー", "セールスマネージャー", "ストアマネージャー",
    "リーダー", "チームリーダー", "グループリーダー", "サブリーダー", "プロジェクトリーダー", "ユニットリーダー", "チーフ", "チーフエンジニア", "チーフデザイナー",
    "チーフディレクター", "ディレクター", "アートディレクター", "クリエイティブディレクター", "Webディレクター", "プロデューサー", "エグゼクティブプロデューサー", "プランナー",
    "プランニングディレクター", "デザイナー", "グラフィックデザイナー", "Webデザイナー", "UIデザイナー", "エンジニア", "システムエンジニア", "ソフトウェアエンジニア",
    "セールスエンジニア", "フィールドエンジニア", "インフラエンジニア", "プログラマー", "プログラマ", "アーキテクト", "コンサルタント", "シニアコンサルタント", "アナリスト",
    "シニアアナリスト", "アドバイザー", "アドバイザリー", "エバンジェリスト", "スペシャリスト", "エキスパート", "フェロー", "コーディネーター", "コーディネータ", "アシスタント",
    "スタッフ", "アカウントエグゼクティブ", "アカウントマネージャー", "セールス", "セールスレップ", "トレーナー", "インストラクター", "カウンセラー", "ライター", "コピーライター", "カメラマン",
    "フォトグラファー", "イラストレーター", "シェフ", "パティシエ", "ソムリエ", "スーパーバイザー", "キャプテン", "ヘッド", "プリンシパル", "バイヤー", "創業者", "発起人", "共同創業者",
    "最高経営責任者", "最高執行責任者", "最高財務責任者", "最高技術責任者", "最高情報責任者", "責任者", "管理責任者", "事業責任者", "統括責任者", "統括", "統括マネージャー"};

/// May stand before a title and make another one. Own collection, 2026-11.
inline constexpr std::string_view kTitlePrefixes[] = {"副", "次", "準", "前", "元", "新", "上席", "上級", "首席", "主席", "筆頭", "専任", "担当", "統括",
                                                      "総括", "専門", "主任", "特別", "特任", "客員", "名誉", "技術", "営業", "シニア", "ジュニア",
                                                      "アシスタント", "チーフ", "サブ", "ゼネラル", "エグゼクティブ", "代表", "創業"};
/// May stand behind a title. Own collection, 2026-11.
inline constexpr std::string_view kTitleSuffixes[] = {"代理", "補佐", "心得", "待遇", "補", "格", "付", "代行", "級", "相当", "（代理）", "(代理)", "兼務"};

/// Words of Western titles, lower case: one of them makes a text a title. English, German, French, Portuguese, Spanish.
/// Own collection, 2026-11.
inline constexpr std::string_view kWesternTitleWords[] = {
    "manager", "director", "president", "vice-president", "vp", "svp", "evp", "avp", "ceo", "coo", "cfo", "cto", "cio", "cmo", "ciso", "cso", "cpo", "cdo",
    "chro", "chief", "chairman", "chairwoman", "chairperson", "chair", "founder", "co-founder", "cofounder", "owner", "co-owner", "proprietor", "partner",
    "principal", "head", "lead", "leader", "supervisor", "superintendent", "executive", "officer", "secretary", "treasurer", "engineer", "developer", "programmer",
    "architect", "designer", "researcher", "scientist", "analyst", "consultant", "advisor", "adviser", "specialist", "expert", "associate", "assistant",
    "coordinator", "administrator", "representative", "agent", "buyer", "planner", "producer", "editor", "writer", "journalist", "reporter", "photographer",
    "professor", "lecturer", "instructor", "teacher", "dean", "rector", "physician", "surgeon", "dentist", "nurse", "pharmacist", "lawyer", "attorney",
    "solicitor", "barrister", "counsel", "paralegal", "notary", "accountant", "auditor", "controller", "broker", "realtor", "technician", "mechanic",
    "operator", "trainer", "coach", "chef", "sommelier", "captain", "pilot", "ambassador", "consul", "attaché", "minister", "mayor", "senator", "fellow",
    "intern", "trainee", "recruiter", "strategist", "evangelist", "marketer", "salesperson", "salesman", "curator", "librarian", "translator", "interpreter",
    "geschäftsführer", "geschäftsführerin", "geschäftsführender", "geschäftsleiter", "geschäftsleitung", "vorstand", "vorstandsvorsitzender", "vorstandsmitglied", "aufsichtsrat", "prokurist",
    "prokuristin", "abteilungsleiter", "abteilungsleiterin", "bereichsleiter", "bereichsleiterin", "teamleiter", "teamleiterin", "projektleiter",
    "projektleiterin", "vertriebsleiter", "vertriebsleiterin", "verkaufsleiter", "marketingleiter", "entwicklungsleiter", "produktionsleiter", "werksleiter",
    "niederlassungsleiter", "leiter", "leiterin", "inhaber", "inhaberin", "gesellschafter", "referent", "referentin", "sachbearbeiter", "sachbearbeiterin",
    "berater", "beraterin", "kundenberater", "ingenieur", "ingenieurin", "techniker", "meister", "rechtsanwalt", "rechtsanwältin", "steuerberater",
    "steuerberaterin", "wirtschaftsprüfer", "architektin", "assistentin", "assistent", "sekretärin", "außendienst", "vertriebsmitarbeiter", "entwickler", "entwicklerin", "redakteur",
    "redakteurin", "dozent", "professorin", "geselle", "vertreter",
    "directeur", "directrice", "président", "présidente", "président-directeur", "pdg", "gérant", "gérante", "responsable", "chargé", "chargée", "chef", "cheffe", "ingénieur",
    "ingénieure", "conseiller", "conseillère", "consultante", "avocat", "avocate", "notaire", "comptable", "assistante", "secrétaire", "technicien", "technicienne",
    "commercial", "commerciale", "développeur", "développeuse", "architecte", "fondateur", "fondatrice", "associé", "associée", "attachée", "adjoint",
    "adjointe", "délégué", "déléguée", "rédacteur", "rédactrice", "chercheur", "chercheuse", "professeur", "médecin", "pharmacien",
    "diretor", "diretora", "gerente", "presidente", "vice-presidente", "sócio", "sócia", "sócio-gerente", "coordenador", "coordenadora", "supervisora", "engenheiro",
    "engenheira", "analista", "assessor", "assessora", "consultor", "consultora", "advogado", "advogada", "contador", "contadora", "vendedor", "vendedora",
    "representante", "técnico", "técnica", "encarregado", "arquiteto", "arquiteta", "administrador", "administradora", "proprietário", "proprietária", "fundador",
    "fundadora", "secretário", "secretária", "corretor", "corretora", "médico", "médica", "dentista", "professora", "chefe",
    "directora", "gestor", "gestora", "jefe", "jefa", "coordinador", "coordinadora", "ingeniero", "ingeniera", "asesor", "asesora", "abogado", "abogada",
    "comercial", "socio", "socia", "socio-director", "propietario", "propietaria", "encargado", "encargada", "arquitecto", "arquitecta", "secretario", "secretaria",
    "investigador", "investigadora", "apoderado", "delegado", "delegada", "contable", "economista", "subdirector", "vicepresidente"};

/// Words that may stand in a Western title beside a title word. Own collection, 2026-11.
inline constexpr std::string_view kWesternTitleModifiers[] = {"senior", "junior", "deputy", "vice", "general", "managing", "regional", "global", "international", "national",
                                                              "key", "account", "project", "product", "sales", "of", "for", "and", "&", "executive", "group", "area", "sr.", "jr."};

}  // namespace normalize::tables
