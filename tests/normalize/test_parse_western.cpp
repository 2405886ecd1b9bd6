#include "tests/normalize/parse_case.h"

namespace {

using support::quick_card;

TEST(ParseWestern, English) {
  const ParseCase cases[] = {
      {"British",
       quick_card({"##Dr. Avery Smith", "Senior Researcher", "Cloud & AI Department", "avery.smith@contoso.com",
                   "https://www.contoso.com/", "mob: +44 (0) 7911 123456", "tel: +44 (0) 20 9876 5432",
                   "fax: +44 (0) 20 6789 2345", "#Contoso", "2 Kingdom Street", "Paddington, London, W2 6BD"}),
       {"given_name=Avery", "family_name=Smith", "company=Contoso", "departments[0]=Cloud & AI Department",
        "job_titles[0]=Senior Researcher", "qualifications[0]=Dr.", "phones[0]=mobile +447911123456",
        "phones[1]=work +442098765432", "phones[2]=fax +442067892345", "emails[0]=avery.smith@contoso.com",
        "urls[0]=https://www.contoso.com/", "addresses[0].postal_code=W2 6BD", "addresses[0].locality=London",
        "addresses[0].street=2 Kingdom Street Paddington"}},
      {"American, company first",
       quick_card({"##CONTOSO", "#Chris Smith", "Senior Researcher", "Cloud & Al Department", "chris.smith@contoso.com",
                   "https://www.contoso.com/", "Cell: +1 (987) 123-4567", "Tel: +1 (987) 213-5674",
                   "Fax: +1 (987) 312-6745", "4001 1st Ave NE Redmond, WA 98052"}),
       {"given_name=Chris", "family_name=Smith", "company=CONTOSO", "departments[0]=Cloud & AI Department",
        "job_titles[0]=Senior Researcher", "phones[0]=mobile +19871234567", "phones[1]=work +19872135674",
        "phones[2]=fax +19873126745", "emails[0]=chris.smith@contoso.com", "urls[0]=https://www.contoso.com/",
        "addresses[0].postal_code=98052", "addresses[0].region=WA", "addresses[0].locality=Redmond",
        "addresses[0].street=4001 1st Ave NE"}},
      {"family name in capitals, degree behind",
       quick_card({"#Harbour & Lane LLP", "##Jonathan WHITMORE, MBA", "Managing Partner",
                   "j.whitmore@harbourlane.co.uk", "T +44 20 7946 0123", "12 Old Street, London EC1V 9BX"}),
       {"given_name=Jonathan", "family_name=WHITMORE", "company=Harbour & Lane LLP", "job_titles[0]=Managing Partner",
        "qualifications[0]=MBA", "phones[0]=work +442079460123", "emails[0]=j.whitmore@harbourlane.co.uk",
        "addresses[0].postal_code=EC1V 9BX", "addresses[0].locality=London", "addresses[0].street=12 Old Street"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseWestern, AServiceNumberIsNoDepartment) {
  expect_parsed({"labelled",
                 quick_card({"##Martina Bauer", "#Altstadt Medizintechnik GmbH", "Tel.: +49 231 4960154",
                             "Service: 0800 / 5931008"}),
                 {"given_name=Martina", "family_name=Bauer", "company=Altstadt Medizintechnik GmbH",
                  "phones[0]=work +492314960154", "phones[1]=toll_free +498005931008"}});
  expect_parsed(
      {"a department of that name",
       quick_card({"##Martina Bauer", "Leiterin", "Service", "#Altstadt Medizintechnik GmbH", "Tel.: +49 231 4960154"}),
       {"given_name=Martina", "family_name=Bauer", "company=Altstadt Medizintechnik GmbH", "job_titles[0]=Leiterin",
        "departments[0]=Service", "phones[0]=work +492314960154"}});
}

TEST(ParseWestern, German) {
  const ParseCase cases[] = {
      {"classic",
       quick_card({"#Rheintal Maschinenbau GmbH", "##Jürgen Schäfer", "Geschäftsführer", "Lindenstraße 12",
                   "80331 München", "Tel.: 089 / 123456", "Fax: 089 / 123457", "Mobil: 0171 2345678",
                   "j.schaefer@rheintal.de", "www.rheintal.de"}),
       {"given_name=Jürgen", "family_name=Schäfer", "company=Rheintal Maschinenbau GmbH",
        "job_titles[0]=Geschäftsführer", "phones[0]=work +4989123456", "phones[1]=fax +4989123457",
        "phones[2]=mobile +491712345678", "emails[0]=j.schaefer@rheintal.de", "urls[0]=www.rheintal.de",
        "addresses[0].postal_code=80331", "addresses[0].locality=München", "addresses[0].street=Lindenstraße 12"}},
      {"a line about the firm's age above the address",
       quick_card({"#Rheintal Maschinenbau GmbH", "##Jürgen Schäfer", "Meisterbetrieb seit 1952", "Lindenstraße 12",
                   "80331 München"}),
       {"given_name=Jürgen", "family_name=Schäfer", "company=Rheintal Maschinenbau GmbH",
        "addresses[0].postal_code=80331", "addresses[0].locality=München", "addresses[0].street=Lindenstraße 12"}},
      {"particles and degree",
       quick_card({"#Isartal Technik AG", "##Dr.-Ing. Anna-Lena von der Heide", "Leiterin Marketing", "Vertrieb",
                   "+49 89 1234567", "anna-lena.vonderheide@isartal.com"}),
       {"given_name=Anna-Lena", "family_name=von der Heide", "company=Isartal Technik AG", "departments[0]=Vertrieb",
        "job_titles[0]=Leiterin Marketing", "qualifications[0]=Dr.-Ing.", "phones[0]=work +49891234567",
        "emails[0]=anna-lena.vonderheide@isartal.com"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseWestern, HouseNumberAndPostalCodeAreNoPhone) {
  const ParseCase cases[] = {
      {"a comma between them",
       quick_card({"#Hoffmann & Mayer e.K.", "##Birgit Jung", "Friedrichstr. 132, 04117 Leipzig",
                   "Tel.: +49 341 2103117", "info@hoffmannmayer.de"}),
       {"given_name=Birgit", "family_name=Jung", "company=Hoffmann & Mayer e.K.", "phones[0]=work +493412103117",
        "emails[0]=info@hoffmannmayer.de", "addresses[0].postal_code=04117", "addresses[0].locality=Leipzig",
        "addresses[0].street=Friedrichstr. 132"}},
      {"a dash between them",
       quick_card({"#Neckar Elektrotechnik GmbH", "##Maximilian Zimmermann", "Key Account Manager, Vertrieb",
                   "Hauptstraße 207 - 70113 Stuttgart", "Fax: +49 711 9679572"}),
       {"given_name=Maximilian", "family_name=Zimmermann", "company=Neckar Elektrotechnik GmbH",
        "departments[0]=Vertrieb", "job_titles[0]=Key Account Manager", "phones[0]=fax +497119679572",
        "addresses[0].postal_code=70113", "addresses[0].locality=Stuttgart", "addresses[0].street=Hauptstraße 207"}},
      {"a town between its street and its code",
       quick_card({"#Moorland Capital Ltd", "##Rhys Begum", "218 Albert Embankment", "Sheffield", "S7 1GB",
                   "Tel: +44 114 802 4394"}),
       {"given_name=Rhys", "family_name=Begum", "company=Moorland Capital Ltd", "phones[0]=work +441148024394",
        "addresses[0].postal_code=S7 1GB", "addresses[0].locality=Sheffield",
        "addresses[0].street=218 Albert Embankment"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseWestern, DepartmentsWithoutTheWord) {
  const ParseCase cases[] = {
      {"German, behind the title",
       quick_card(
           {"#Brückner Immobilien e.V.", "Kundenberater, Rechnungswesen", "##Stefan Huber", "huber@brueckner.de"}),
       {"given_name=Stefan", "family_name=Huber", "company=Brückner Immobilien e.V.", "departments[0]=Rechnungswesen",
        "job_titles[0]=Kundenberater", "emails[0]=huber@brueckner.de"}},
      {"English, alone",
       quick_card({"#Evergreen Security, Inc.", "Customer Success", "##Joseph Schwartz", "jschwartz@evergreen.us"}),
       {"given_name=Joseph", "family_name=Schwartz", "company=Evergreen Security, Inc.",
        "departments[0]=Customer Success", "emails[0]=jschwartz@evergreen.us"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

/// One card with an e-mail line that several models read.
card::CardText with_email_line(const char* name, std::vector<std::pair<const char*, const char*>> readings) {
  support::CardLayout layout;
  layout.line("Steinfeld Steuerberatung GmbH", 60, 40, 40).line(name, 60, 120, 50);
  layout.line(readings[0].second, 60, 240, 30, 0.8F);
  for (std::size_t i = 1; i < readings.size(); ++i) layout.reading(readings[i].first, readings[i].second, 0.7F);
  layout.line("www.steinfeldsteuerberatung.de", 60, 300, 30);
  return layout.build();
}

TEST(ParseWestern, NameAndWebAddressMendAnEmail) {
  struct Case {
    const char* name;
    std::vector<std::pair<const char*, const char*>> readings;
    const char* expected;
  };
  const Case cases[] = {
      // The @ is lost; name and host say what is there.
      {"Martina Krause", {{"eng", "mkraus. 2.toinfeldsteuerberatung.de"}}, "mkrause@steinfeldsteuerberatung.de"},
      // The whole address letter by letter, its signs lost, against one that is misread.
      {"Martina Krause",
       {{"card", "E-nainartina_krausc@gnus.de"}, {"eng", "E-mailmartina_krauseasteinfeldsteuerberatungde"}},
       "martina_krause@steinfeldsteuerberatung.de"},
      // Another reading names the person.
      {"Martina Krause",
       {{"eng", "mkrouso@steinfeldsteuerberatung.de"}, {"card", "mkrause@steinfeldsteuerberatung.de"}},
       "mkrause@steinfeldsteuerberatung.de"},
      // Somebody else's mailbox stays as printed.
      {"Martina Krause", {{"eng", "thomas.berg@steinfeldsteuerberatung.de"}}, "thomas.berg@steinfeldsteuerberatung.de"},
  };
  for (const Case& one : cases) {
    const card::ParsedCard parsed = normalize::parse(with_email_line(one.name, one.readings), parse_knowledge());
    ASSERT_EQ(parsed.emails.size(), 1U) << one.readings[0].second;
    EXPECT_EQ(parsed.emails[0].value, one.expected);
    ASSERT_EQ(parsed.urls.size(), 1U) << one.readings[0].second;
    EXPECT_EQ(parsed.urls[0].value, "www.steinfeldsteuerberatung.de");
  }
}

TEST(ParseWestern, PortugueseNumbersAreNotSpanish) {
  const ParseCase one = {
      "Portuguese",
      quick_card({"#Ribatejo Construções, S.A.", "##Maria Clara Costa", "Advogada", "Rua do Salitre, 233",
                  "7057-464 Évora", "Telefone: 266 39 7241", "Tlm.: 917 972 108", "clara.costa@ribatejo.com"}),
      {"given_name=Maria Clara", "family_name=Costa", "company=Ribatejo Construções, S.A.", "job_titles[0]=Advogada",
       "phones[0]=work +351266397241", "phones[1]=mobile +351917972108", "emails[0]=clara.costa@ribatejo.com",
       "addresses[0].postal_code=7057-464", "addresses[0].locality=Évora", "addresses[0].street=Rua do Salitre, 233"}};
  expect_parsed(one);
}

TEST(ParseWestern, RomanceLanguages) {
  const ParseCase cases[] = {
      {"French",
       quick_card({"#Lumière Conseil SARL", "##Hélène Dupont", "Directrice commerciale", "15 rue de la Paix",
                   "75002 Paris", "Tél. : 01 42 61 12 34", "Portable : 06 12 34 56 78", "h.dupont@lumiere-conseil.fr"}),
       {"given_name=Hélène", "family_name=Dupont", "company=Lumière Conseil SARL",
        "job_titles[0]=Directrice commerciale", "phones[0]=work +33142611234", "phones[1]=mobile +33612345678",
        "emails[0]=h.dupont@lumiere-conseil.fr", "addresses[0].postal_code=75002", "addresses[0].locality=Paris",
        "addresses[0].street=15 rue de la Paix"}},
      {"Brazilian",
       quick_card({"#Aurora Sistemas Ltda.", "##João da Silva", "Diretor Comercial", "Av. Paulista, 1000",
                   "01310-100 São Paulo - SP", "Tel.: (11) 3123-4567", "Cel.: (11) 98765-4321",
                   "joao.silva@aurora.com.br"}),
       {"given_name=João", "family_name=da Silva", "company=Aurora Sistemas Ltda.", "job_titles[0]=Diretor Comercial",
        "phones[0]=work +551131234567", "phones[1]=mobile +5511987654321", "emails[0]=joao.silva@aurora.com.br",
        "addresses[0].postal_code=01310-100", "addresses[0].region=SP", "addresses[0].locality=São Paulo",
        "addresses[0].street=Av. Paulista, 1000"}},
      {"a shop in Brazil: quarter and state behind the street, no area codes, a radio's number",
       quick_card({"#optica da jô Ltda.", "óculos e lentes de contato", "Av. Itaquera, 2994 - Jd. Fernandes - SP",
                   "Próximo a Escola Astolfo", "3569-6905", "97038-8110", "ID. 35*65*43262"}),
       {"company=optica da jô Ltda.", "addresses[0].printed=Av. Itaquera, 2994 - Jd. Fernandes - SP",
        "addresses[0].street=Av. Itaquera, 2994 - Jd. Fernandes", "addresses[0].region=SP",
        "phones[0]=work +5535696905", "phones[1]=mobile +55970388110"}},
      {"quarter and state on the line below",
       quick_card({"#MECÂNICA E PINTURA FLÁVIO Ltda.", "Consertos em parachoque", "Rua Antonio Carneiro Leão, nº 36",
                   "Jd. Samara - SP - (Travessa da Gamelinha)", "2681-7485"}),
       {"addresses[0].printed=Rua Antonio Carneiro Leão, nº 36 Jd. Samara - SP - (Travessa da Gamelinha)",
        "addresses[0].region=SP", "company=MECÂNICA E PINTURA FLÁVIO Ltda.",
        "addresses[0].street=Rua Antonio Carneiro Leão, nº 36 Jd. Samara (Travessa da Gamelinha)",
        "phones[0]=work +5526817485"}},
      {"shops of one firm, each with a telephone, and what it sells",
       quick_card({"#AUTO PEÇAS DOMÍNIO", "PECAS ORIGINAIS CHEVROLET", "contato@autopecasdominio.com.br",
                   "Lojas: e Av. Rio das Pedras, 1553 - Tel: 3123-0800", "Av. Sapopemba, 2449 - Tel: 2966-2550",
                   "Av. do Cursino, 2283 - Tel: 5067-1991"}),
       {"company=AUTO PEÇAS DOMÍNIO", "emails[0]=contato@autopecasdominio.com.br", "phones[0]=work +5531230800",
        "phones[1]=work +5529662550", "phones[2]=work +5550671991", "addresses[0].street=Av. Rio das Pedras, 1553",
        "addresses[1].street=Av. Sapopemba, 2449", "addresses[2].street=Av. do Cursino, 2283"}},
      {"a street called after what a mayor is",
       quick_card({"#Montaña Ingeniería S.L.", "Ingeniero Industrial", "##Carmen Puig", "C/ Mayor, 88, 4ª planta",
                   "48012 Bilbao", "Móvil (+34) 686 448 830"}),
       {"given_name=Carmen", "family_name=Puig", "company=Montaña Ingeniería S.L.",
        "job_titles[0]=Ingeniero Industrial", "phones[0]=mobile +34686448830", "addresses[0].postal_code=48012",
        "addresses[0].locality=Bilbao", "addresses[0].street=C/ Mayor, 88", "addresses[0].building=4ª planta"}},
      {"Spanish",
       quick_card({"#Construcciones Ebro S.L.", "##María García López", "Directora de Ventas", "Calle Mayor 12",
                   "28013 Madrid", "Tel. 91 123 45 67", "Móvil 612 345 678", "mgarcia@ebro.es"}),
       {"given_name=María", "family_name=García López", "company=Construcciones Ebro S.L.",
        "job_titles[0]=Directora de Ventas", "phones[0]=work +34911234567", "phones[1]=mobile +34612345678",
        "emails[0]=mgarcia@ebro.es", "addresses[0].postal_code=28013", "addresses[0].locality=Madrid",
        "addresses[0].street=Calle Mayor 12"}},
      {"a Japanese firm's English side",
       quick_card({"#Sanrai Kogyo Co., Ltd.", "##Taro YAMADA", "General Manager", "Sales Department",
                   "1-2-3 Kanda, Chiyoda-ku,", "Tokyo 101-0045, Japan", "TEL: +81-3-1234-5678", "taro@sanrai.co.jp"}),
       {"given_name=Taro", "family_name=YAMADA", "company=Sanrai Kogyo Co., Ltd.", "departments[0]=Sales Department",
        "job_titles[0]=General Manager", "phones[0]=work +81312345678", "emails[0]=taro@sanrai.co.jp",
        "addresses[0].postal_code=101-0045", "addresses[0].region=Tokyo", "addresses[0].locality=Chiyoda-ku",
        "addresses[0].street=1-2-3 Kanda"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseWestern, TheNumbersTellTheCountryWhereNothingElseDoes) {
  const ParseCase cases[] = {
      {"British",
       quick_card({"#Fernlea Joinery Ltd", "##Harriet Dawson", "Designer", "Office: 0113-496-0123",
                   "Direct: 0113-496-0124", "info@fernlea-joinery.com"}),
       {"given_name=Harriet", "family_name=Dawson", "company=Fernlea Joinery Ltd", "job_titles[0]=Designer",
        "phones[0]=work +441134960123", "phones[1]=direct +441134960124", "emails[0]=info@fernlea-joinery.com"}},
      {"Japanese",
       quick_card(
           {"#Fernlea Giken Ltd.", "##Haruo Ibaraki", "Designer", "TEL: 03-3456-7890", "info@fernlea-giken.com"}),
       {"given_name=Haruo", "family_name=Ibaraki", "company=Fernlea Giken Ltd.", "job_titles[0]=Designer",
        "phones[0]=work +81334567890", "emails[0]=info@fernlea-giken.com"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseWestern, APostalCodeApartFromItsAddress) {
  expect_parsed(
      {"code below the year",
       quick_card(
           {"227 Castle Street, Glasgow", "Established 1924", "G6 4RX", "##Harriet Dawson", "#Fernlea Architects Ltd"}),
       {"given_name=Harriet", "family_name=Dawson", "company=Fernlea Architects Ltd", "addresses[0].postal_code=G6 4RX",
        "addresses[0].locality=Glasgow", "addresses[0].street=227 Castle Street"}});
}

TEST(ParseWestern, WhatAFirmDoesAndWhatItIsCalled) {
  expect_parsed({"a list with an ampersand",
                 quick_card({"#Fernlea Analytics Inc.", "Residential & Industrial", "General Counsel",
                             "##Barbara Carter", "T (615) 409-8492"}),
                 {"given_name=Barbara", "family_name=Carter", "company=Fernlea Analytics Inc.",
                  "job_titles[0]=General Counsel", "phones[0]=work +16154098492"}});
}

TEST(ParseWestern, Languages) {
  struct Case {
    std::vector<std::string> lines, languages;
  };
  const Case cases[] = {
      {{"株式会社山田製作所", "部長", "山田 太郎", "東京都千代田区千代田1-1"}, {"jpn"}},
      {{"株式会社山田製作所", "部長", "山田 太郎", "General Manager, Sales Department", "Taro Yamada"}, {"jpn", "eng"}},
      {{"Rheintal GmbH", "Jürgen Schäfer", "Geschäftsführer", "Lindenstraße 12", "80331 München"}, {"deu"}},
      {{"Lumière SARL", "Hélène Dupont", "Directrice", "15 rue de la Paix", "75002 Paris"}, {"fra"}},
      {{"Aurora Ltda.", "João da Silva", "Diretor", "Rua Augusta, 10", "São Paulo"}, {"por"}},
      {{"Ebro S.L.", "María García", "Directora de Ventas", "Calle Mayor 12", "28013 Madrid"}, {"spa"}},
      {{"Harbour Ltd.", "John Smith", "Sales Manager", "12 Old Street, London"}, {"eng"}},
      {{}, {}},
  };
  for (const Case& one : cases) {
    const card::ParsedCard parsed = normalize::parse(quick_card(one.lines), parse_knowledge());
    EXPECT_EQ(parsed.languages, one.languages) << support::joined(one.lines);
  }
}

TEST(ParseWestern, LettersThatAModelCannotWrite) {
  expect_parsed({"ß as B, i without its dot",
                 quick_card({"#Alpenblick Druck AG", "##Marına Herrmann", "Industriestra Be 189",
                             "60360 Frankfurt am Main", "Fon: +49 (0)69 4401709"}),
                 {"given_name=Marina", "family_name=Herrmann", "company=Alpenblick Druck AG",
                  "phones[0]=work +49694401709", "addresses[0].postal_code=60360",
                  "addresses[0].locality=Frankfurt am Main", "addresses[0].street=Industriestraße 189"}});
  expect_parsed(
      {"a capital with a dot",
       quick_card({"#Beacon Hİll Corp.", "##Lucia Ortega", "T. +1 305 929 4749"}),
       {"given_name=Lucia", "family_name=Ortega", "company=Beacon Hill Corp.", "phones[0]=work +13059294749"}});
  expect_parsed(
      {"an article as letters",
       quick_card({"#Grupo EI Pinar S.L.", "##Lucía Ortega", "T. +34 956 43 48 76"}),
       {"given_name=Lucía", "family_name=Ortega", "company=Grupo El Pinar S.L.", "phones[0]=work +34956434876"}});
}

}  // namespace
