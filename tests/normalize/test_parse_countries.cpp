// Cards in Latin letters of countries with few of them, and how small firms and freelancers everywhere print theirs.

#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;
using support::quick_card;

TEST(ParseCountries, NumbersAndCodesOfTheirOwn) {
  const ParseCase cases[] = {
      {"Sweden: domestic numbers, a code in two groups",
       quick_card({"#Lindmark Arkitekter AB", "##Åsa Lindmark", "Arkitekt", "031-774 20 18", "0708-41 63 27",
                   "asa@lindmarkarkitekter.se", "lindmarkarkitekter.se", "Linnégatan 21, 413 04 Göteborg"}),
       {"family_name=Lindmark", "given_name=Åsa", "company=Lindmark Arkitekter AB", "job_titles[0]=Arkitekt",
        "phones[0]=work +46317742018", "phones[1]=mobile +46708416327", "emails[0]=asa@lindmarkarkitekter.se",
        "urls[0]=lindmarkarkitekter.se", "addresses[0].postal_code=413 04", "addresses[0].locality=Göteborg",
        "addresses[0].street=Linnégatan 21", "addresses[0].country=SE"}},
      {"Australia: the state before the code",
       quick_card({"#Hargreave Surveying Pty Ltd", "Licensed Surveyor", "##Bronwyn Hargreave", "Perth WA 6000",
                   "Level 2, 118 Murray Street", "PHONE: (08) 9322 5174"}),
       {"family_name=Hargreave", "given_name=Bronwyn", "company=Hargreave Surveying Pty Ltd",
        "job_titles[0]=Licensed Surveyor", "phones[0]=work +61893225174", "addresses[0].postal_code=6000",
        "addresses[0].region=WA", "addresses[0].locality=Perth", "addresses[0].street=118 Murray Street",
        "addresses[0].building=Level 2"}},
      {"Singapore",
       quick_card({"#Straits Median Pte. Ltd.", "##Adeline Koh", "Vice President", "+65 6538 2174",
                   "8 Robinson Road, Singapore 048544"}),
       {"family_name=Koh", "given_name=Adeline", "company=Straits Median Pte. Ltd.", "job_titles[0]=Vice President",
        "phones[0]=work +6565382174", "addresses[0].postal_code=048544", "addresses[0].locality=Singapore",
        "addresses[0].street=8 Robinson Road", "addresses[0].country=SG"}},
      {"Brazil without a country's sign: the shape of mobile numbers, a council's number with its region",
       quick_card({"#Contábil Souza Ltda.", "##Márcia Souza", "Contadora", "CRC 1SP198452/O-7", "(11)96478-3315"}),
       {"family_name=Souza", "given_name=Márcia", "company=Contábil Souza Ltda.", "job_titles[0]=Contadora",
        "qualifications[0]=CRC 1SP198452/O-7", "phones[0]=mobile +5511964783315"}},
      {"strokes between numbers that one model reads as figures",
       CardLayout()
           .line("Studio Legale Rovere", 100, 60, 30)
           .line("Giulia Rovere", 100, 120, 50)
           .line("02 7600 4183 | 348 512 9076 | Fax 02 7600 4190", 100, 300, 24)
           .reading("card", "02 7600 4183 1 348 512 9076 I Fax 02 7600 4190", 0.97F)
           .line("g.rovere@studiorovere.it", 100, 350, 24)
           .build(),
       {"family_name=Rovere", "given_name=Giulia", "company=Studio Legale Rovere", "phones[0]=work +390276004183",
        "phones[1]=mobile +393485129076", "phones[2]=fax +390276004190", "emails[0]=g.rovere@studiorovere.it"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseCountries, NamesAndFirmsOfOne) {
  const ParseCase cases[] = {
      {"a freelancer whose domain is the name",
       quick_card({"##DANIELLE LEFEVRE", "Photographer", "hello@daniellelefevre.com", "daniellelefevre.com"}),
       {"family_name=LEFEVRE", "given_name=DANIELLE", "job_titles[0]=Photographer",
        "emails[0]=hello@daniellelefevre.com", "urls[0]=daniellelefevre.com"}},
      {"a name on two lines, as the mailbox has it",
       CardLayout()
           .line("Imogen", 100, 60, 50)
           .line("Fairweather", 100, 125, 50)
           .line("Head of Partnerships", 100, 200, 24)
           .line("Tidewell Education Ltd", 100, 240, 24)
           .line("imogen.fairweather@tidewell.org.uk", 100, 400, 24)
           .build(),
       {"family_name=Fairweather", "given_name=Imogen", "company=Tidewell Education Ltd",
        "job_titles[0]=Head of Partnerships", "emails[0]=imogen.fairweather@tidewell.org.uk"}},
      {"ß that an address spells with ss",
       quick_card({"##Lena Marie ORwald", "Grafikdesignerin", "M: 0176 2044 8172", "post@lenaosswald.de"}),
       {"family_name=Oßwald", "given_name=Lena Marie", "job_titles[0]=Grafikdesignerin",
        "phones[0]=mobile +4917620448172", "emails[0]=post@lenaosswald.de"}},
      {"a model without accents that is as sure",
       CardLayout()
           .line("Cabinet Carrère & Associés", 100, 60, 30)
           .line("Hélène Dubois-Carrère", 100, 130, 40, 0.93F)
           .reading("card", "H6lene Dubois-Carrere", 0.99F)
           .line("Avocate", 100, 190, 24)
           .line("h.carrere@carrere-avocats.fr", 100, 400, 24)
           .build(),
       {"family_name=Dubois-Carrère", "given_name=Hélène", "company=Cabinet Carrère & Associés",
        "job_titles[0]=Avocate", "emails[0]=h.carrere@carrere-avocats.fr"}},
      {"a firm's name that goes on below",
       quick_card({"#Padaria e Confeitaria Pão da", "#Vila Ltda.", "##João Oliveira", "Gerente"}),
       {"family_name=Oliveira", "given_name=João", "company=Padaria e Confeitaria Pão da Vila Ltda.",
        "job_titles[0]=Gerente"}},
      {"a department that no word names, under its title",
       quick_card({"#Bluefin Therapeutics, Inc.", "##Priscilla Reyes, PhD", "Senior Scientist", "Protein Folding",
                   "preyes@bluefintx.com"}),
       {"family_name=Reyes", "given_name=Priscilla", "company=Bluefin Therapeutics, Inc.",
        "departments[0]=Protein Folding", "job_titles[0]=Senior Scientist", "qualifications[0]=PhD",
        "emails[0]=preyes@bluefintx.com"}},
      {"an icon before a web address is no part of a mailbox",
       CardLayout()
           .line("Daisuke UEHARA", 100, 60, 50)
           .line("Yokohama Harbor Engineering K.K.", 100, 150, 30)
           .line("045-662-7391 @", 100, 400, 24)
           .line("www.yhe.co.jp", 310, 400, 24)
           .build(),
       {"family_name=UEHARA", "given_name=Daisuke", "company=Yokohama Harbor Engineering K.K.",
        "phones[0]=work +81456627391", "urls[0]=www.yhe.co.jp"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseCountries, PeopleAndTheFirmsNamedAfterThem) {
  const ParseCase cases[] = {
      {"a firm that begins with the family name",
       quick_card({"##Meenakshi Sundaresan", "#Sundaresan Silks", "Proprietor",
                   "12 Town Hall Road, Madurai 625 001, Tamil Nadu"}),
       {"family_name=Sundaresan", "given_name=Meenakshi", "company=Sundaresan Silks", "job_titles[0]=Proprietor",
        "addresses[0].postal_code=625 001", "addresses[0].locality=Madurai",
        "addresses[0].street=12 Town Hall Road, Tamil Nadu"}},
      {"two family names joined, O in a British code",
       quick_card({"#Northgate Academy Ltd", "##Letícia Abreu e Lima", "40 Gracechurch Street, London EC3V OBT"}),
       {"family_name=Abreu e Lima", "given_name=Letícia", "company=Northgate Academy Ltd",
        "addresses[0].postal_code=EC3V 0BT", "addresses[0].locality=London",
        "addresses[0].street=40 Gracechurch Street"}},
      {"capital I behind Mac, an Irish code",
       quick_card({"#Claddagh Design Ltd", "##Fiona Maclsaac", "27 South Mall, Cork T12 RX05"}),
       {"family_name=MacIsaac", "given_name=Fiona", "company=Claddagh Design Ltd", "addresses[0].postal_code=T12 RX05",
        "addresses[0].locality=Cork", "addresses[0].street=27 South Mall"}},
      {"a French ordinal",
       quick_card({"#Montclair SARL", "##Anne Boucher", "Te étage", "90 rue Victor Hugo", "42000 Saint-Étienne"}),
       {"family_name=Boucher", "given_name=Anne", "company=Montclair SARL", "addresses[0].postal_code=42000",
        "addresses[0].locality=Saint-Étienne", "addresses[0].street=90 rue Victor Hugo",
        "addresses[0].building=7e étage"}},
      {"a row of holes on the edge makes no card Japanese",
       quick_card({"〇〇〇〇〇〇〇〇〇〇", "#Ferrer Instalaciones, S.L.", "##Joan Ferrer", "Tel. 971 46 28 05",
                   "Calle Aragon, 187", "07008 Palma"}),
       {"family_name=Ferrer", "given_name=Joan", "company=Ferrer Instalaciones, S.L.", "phones[0]=work +34971462805",
        "addresses[0].postal_code=07008", "addresses[0].locality=Palma", "addresses[0].street=Calle Aragon, 187"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseCountries, AddressesAndWhatStandsBesideNames) {
  const ParseCase cases[] = {
      {"two offices, each on a line of its own with its code",
       quick_card({"#Matter Treuhand AG", "##Urs Zurbriggen", "Mandatsleiter",
                   "Hauptsitz: Effingerstrasse 29, 3008 Bern", "Filiale: Bahnhofstrasse 8, 3900 Brig",
                   "www.matter-treuhand.ch"}),
       {"family_name=Zurbriggen", "given_name=Urs", "company=Matter Treuhand AG", "job_titles[0]=Mandatsleiter",
        "urls[0]=www.matter-treuhand.ch", "addresses[0].postal_code=3008", "addresses[0].locality=Bern",
        "addresses[0].street=Effingerstrasse 29", "addresses[1].postal_code=3900", "addresses[1].locality=Brig",
        "addresses[1].street=Bahnhofstrasse 8"}},
      {"a street without a number over its town, an Indian code",
       quick_card({"#Les Serres de Provence SARL", "##Anne Boucher", "Chemin des Oliviers", "13210 Saint-Rémy",
                   "anne@serresdeprovence.fr"}),
       {"family_name=Boucher", "given_name=Anne", "company=Les Serres de Provence SARL",
        "emails[0]=anne@serresdeprovence.fr", "addresses[0].postal_code=13210", "addresses[0].locality=Saint-Rémy",
        "addresses[0].street=Chemin des Oliviers"}},
      {"initials behind a name that no table has, a register's number",
       quick_card({"#Cwmni Tirlun Cyf", "##Gethin Rhydderch, CMLI", "Landscape Architect", "GMC No. 7184217",
                   "gethin@tirlun.cymru"}),
       {"family_name=Rhydderch", "given_name=Gethin", "company=Cwmni Tirlun Cyf", "job_titles[0]=Landscape Architect",
        "qualifications[0]=CMLI", "qualifications[1]=GMC No. 7184217", "emails[0]=gethin@tirlun.cymru"}},
      {"a name on two lines in the card's largest print, its mailbox another's",
       CardLayout()
           .line("Angus", 100, 60, 60)
           .line("McCorquodale", 100, 135, 60)
           .line("Export Director", 100, 220, 24)
           .line("Strathmore Malt & Cask Ltd", 100, 260, 24)
           .line("info@strathmorecask.com", 100, 400, 24)
           .line("+44 1343 820 615", 100, 440, 24)
           .build(),
       {"family_name=McCorquodale", "given_name=Angus", "company=Strathmore Malt & Cask Ltd",
        "job_titles[0]=Export Director", "emails[0]=info@strathmorecask.com", "phones[0]=work +441343820615"}},
      {"an English title on the line of the romaji",
       quick_card({"#加賀紙器株式会社", "デザイン企画課 課長", "##和泉屋 菫", "Sumire IZUMIYA Manager",
                   "izumiya@kaga-shiki.co.jp"}),
       {"family_name=和泉屋", "given_name=菫", "latin_name=Sumire IZUMIYA", "company=加賀紙器株式会社",
        "departments[0]=デザイン企画課", "job_titles[0]=課長", "emails[0]=izumiya@kaga-shiki.co.jp"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

}  // namespace
