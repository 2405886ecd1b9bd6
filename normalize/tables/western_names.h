#pragma once

#include <string_view>

namespace normalize::tables {

/// Common given names of English, German, French, Italian, Dutch, Nordic and Polish cards, lower case, sorted.
/// Own collection of widely published names, 2026-11.
inline constexpr std::string_view kGivenNames[] = {
    "aaron",         "abigail",   "adam",       "agnès",       "alain",       "alan",       "albert",     "alessandra",
    "alessandro",    "alex",      "alexander",  "alexandre",   "alexis",      "alfred",     "alice",      "amanda",
    "amber",         "amy",       "anders",     "andrea",      "andreas",     "andrew",     "andrzej",    "andré",
    "angela",        "anja",      "anke",       "ann",         "anna",        "anna-maria", "anne",       "anne-marie",
    "anneke",        "annette",   "anthony",    "antje",       "antoine",     "arnaud",     "arthur",     "ashley",
    "aurélie",       "austin",    "avery",      "axel",        "barbara",     "bart",       "ben",        "benjamin",
    "benoît",        "bernard",   "bernd",      "bettina",     "betty",       "beverly",    "bill",       "billy",
    "birgit",        "björn",     "bob",        "bobby",       "bradley",     "brandon",    "brenda",     "brian",
    "brigitte",      "britta",    "brittany",   "bruce",       "bruno",       "bryan",      "béatrice",   "camille",
    "carl",          "carol",     "caroline",   "carolyn",     "catherine",   "chantal",    "charles",    "charlie",
    "charlotte",     "cheryl",    "chiara",     "chloe",       "chloé",       "chris",      "christian",  "christiane",
    "christina",     "christine", "christophe", "christopher", "claire",      "claude",     "claudia",    "colin",
    "corinne",       "cornelia",  "cynthia",    "cédric",      "céline",      "dagmar",     "dan",        "daniel",
    "danielle",      "dave",      "david",      "davide",      "deborah",     "debra",      "delphine",   "denis",
    "denise",        "dennis",    "diana",      "diane",       "didier",      "dieter",     "dirk",       "dominik",
    "dominique",     "donald",    "donna",      "doris",       "dorothy",     "douglas",    "dylan",      "eberhard",
    "edward",        "elijah",    "elisa",      "elizabeth",   "elke",        "ella",       "emily",      "emma",
    "eric",          "erich",     "erik",       "erika",       "ernst",       "ethan",      "eugene",     "evelyn",
    "fabian",        "fabrice",   "felix",      "fiona",       "florence",    "florian",    "frances",    "francesca",
    "francesco",     "frank",     "franziska",  "françois",    "françoise",   "friederike", "friedrich",  "frédéric",
    "gabriel",       "gabriele",  "gary",       "georg",       "george",      "georges",    "gerald",     "gerhard",
    "gilles",        "giovanni",  "gisela",     "giulia",      "giuseppe",    "gloria",     "grace",      "graham",
    "greg",          "gregory",   "greta",      "guillaume",   "gérard",      "günter",     "hannah",     "hannelore",
    "hans",          "harold",    "harry",      "heather",     "heidi",       "heike",      "heiko",      "heinrich",
    "heinz",         "helen",     "helga",      "helmut",      "henri",       "henrik",     "henry",      "hermann",
    "hervé",         "holger",    "horst",      "hugo",        "hélène",      "ian",        "ilse",       "inge",
    "ingrid",        "inès",      "isabella",   "isabelle",    "jack",        "jacob",      "jacqueline", "jacques",
    "james",         "jan",       "jana",       "janet",       "janice",      "jason",      "jean",       "jean-claude",
    "jean-françois", "jean-luc",  "jean-marc",  "jean-paul",   "jean-pierre", "jeanne",     "jeff",       "jeffrey",
    "jennifer",      "jens",      "jeremy",     "jerry",       "jesse",       "jessica",    "jim",        "joachim",
    "joan",          "joe",       "johan",      "johanna",     "johannes",    "john",       "jonas",      "jonathan",
    "joost",         "jordan",    "jose",       "joseph",      "joshua",      "joyce",      "juan",       "judith",
    "judy",          "julia",     "julian",     "julie",       "julien",      "justin",     "jutta",      "jérôme",
    "jörg",          "jürgen",    "kai",        "karen",       "karin",       "karl",       "karl-heinz", "katarzyna",
    "kate",          "katharina", "katherine",  "kathleen",    "kathryn",     "katrin",     "kayla",      "kees",
    "keith",         "kelly",     "kenneth",    "kerstin",     "kevin",       "kimberly",   "kirsten",    "klaus",
    "kurt",          "kyle",      "larry",      "lars",        "laura",       "lauren",     "laurence",   "laurent",
    "lawrence",      "lea",       "lena",       "leo",         "leonie",      "linda",      "lisa",       "logan",
    "lorenzo",       "lori",      "louis",      "louise",      "lucas",       "lucy",       "ludwig",     "luigi",
    "luisa",         "lukas",     "léa",        "madeleine",   "madison",     "magnus",     "manfred",    "manon",
    "manuela",       "marcel",    "marco",      "margaret",    "margaux",     "marguerite", "maria",      "marie",
    "marie-claire",  "marieke",   "marilyn",    "mario",       "marion",      "mark",       "markus",     "martha",
    "martin",        "martina",   "martine",    "mary",        "mason",       "mathieu",    "matt",       "matteo",
    "matthew",       "matthias",  "max",        "maxime",      "megan",       "melanie",    "melissa",    "mia",
    "michael",       "michel",    "michelle",   "mike",        "monika",      "monique",    "moritz",     "nadine",
    "nancy",         "natalie",   "nathalie",   "nathan",      "neil",        "nicholas",   "nick",       "nicolas",
    "nicole",        "niklas",    "nina",       "noah",        "oliver",      "olivia",     "olivier",    "olof",
    "oscar",         "otto",      "pamela",     "paolo",       "pascal",      "patricia",   "patrick",    "paul",
    "peter",         "petra",     "philip",     "philipp",     "philippe",    "pierre",     "pieter",     "piotr",
    "rachel",        "rainer",    "ralf",       "ralph",       "randy",       "raymond",    "rebecca",    "renate",
    "rené",          "riccardo",  "richard",    "robert",      "roberto",     "roger",      "rolf",       "romain",
    "ronald",        "roy",       "russell",    "ruth",        "ryan",        "rüdiger",    "sabine",     "sam",
    "samantha",      "samuel",    "sandra",     "sandrine",    "sara",        "sarah",      "scott",      "sean",
    "sebastian",     "serge",     "sharon",     "shirley",     "silke",       "silvia",     "simon",      "simone",
    "sonja",         "sophia",    "sophie",     "stefan",      "stefanie",    "stefano",    "stephanie",  "stephen",
    "steve",         "steven",    "stuart",     "stéphane",    "stéphanie",   "susan",      "susanne",    "suzanne",
    "sven",          "svenja",    "sylvie",     "sébastien",   "tanja",       "teresa",     "terry",      "theresa",
    "thierry",       "thomas",    "thorsten",   "tim",         "timothy",     "tobias",     "tom",        "tomasz",
    "tony",          "torsten",   "tyler",      "ulrich",      "ulrike",      "ursula",     "ute",        "uwe",
    "valentina",     "valérie",   "vera",       "verena",      "victoria",    "vincent",    "virginia",   "virginie",
    "volker",        "véronique", "walter",     "wayne",       "werner",      "wiebke",     "wilhelm",    "willem",
    "william",       "willie",    "wolfgang",   "wouter",      "xavier",      "yves",       "yvonne",     "zachary",
    "zoe",           "élodie",    "émilie",     "éric",
};

/// The same of Portugal, Brazil, Spain and Latin America, where more than one family name may follow.
inline constexpr std::string_view kIberianGivenNames[] = {
    "adriana",  "adriano",  "adrián",      "alba",       "alberto",   "alejandra",  "alejandro",  "alexandre",
    "alfonso",  "aline",    "amanda",      "ana",        "andré",     "andrés",     "antonia",    "antonio",
    "antónia",  "antónio",  "beatriz",     "begoña",     "belén",     "bruna",      "bruno",      "camila",
    "carlos",   "carmen",   "carolina",    "catarina",   "cláudia",   "cláudio",    "concepción", "consuelo",
    "cristina", "daniel",   "daniela",     "david",      "diego",     "dolores",    "edson",      "eduardo",
    "elena",    "emilio",   "encarnación", "enrique",    "esperanza", "estefanía",  "eva",        "felipe",
    "fernanda", "fernando", "filipe",      "flávio",     "francisca", "francisco",  "fábio",      "fátima",
    "gabriel",  "gabriela", "gonzalo",     "gonçalo",    "guadalupe", "guilherme",  "gustavo",    "helena",
    "henrique", "hugo",     "ignacio",     "inmaculada", "inés",      "inês",       "irene",      "isabel",
    "iván",     "jaime",    "javier",      "jesús",      "joana",     "joaquim",    "joaquín",    "jordi",
    "jorge",    "josefa",   "josep",       "josé",       "joão",      "juan",       "julia",      "juliana",
    "jéssica",  "júlia",    "laura",       "leandro",    "leonardo",  "letícia",    "lorena",     "lucas",
    "luciana",  "lucía",    "luis",        "luisa",      "luiz",      "manuel",     "manuela",    "marc",
    "marcelo",  "marcos",   "margarida",   "margarita",  "maria",     "mariana",    "mario",      "marta",
    "maría",    "mateus",   "matheus",     "mercedes",   "miguel",    "montserrat", "márcia",     "márcio",
    "mónica",   "natalia",  "noelia",      "nuno",       "nuria",     "núria",      "pablo",      "patrícia",
    "paula",    "paulo",    "pedro",       "pilar",      "rafael",    "raimundo",   "ramón",      "raquel",
    "raúl",     "ricardo",  "roberto",     "rocío",      "rodrigo",   "rosa",       "rosario",    "rubén",
    "rui",      "salvador", "sandra",      "santiago",   "sara",      "sebastião",  "sergio",     "silvia",
    "sofia",    "susana",   "sérgio",      "sílvia",     "teresa",    "thiago",     "tiago",      "valdeque",
    "valéria",  "vanessa",  "verónica",    "vicente",    "vitor",     "víctor",     "vítor",      "xavier",
    "yolanda",  "álvaro",   "ángel",       "ángela",     "íñigo",     "óscar"};

/// Small words that begin a family name. Own collection, 2026-11.
inline constexpr std::string_view kParticles[] = {"von", "van", "de",  "der", "den", "da", "do",  "dos",   "das",
                                                  "di",  "du",  "del", "la",  "le",  "zu", "zur", "della", "dello",
                                                  "af",  "av",  "ter", "ten", "el",  "al", "bin", "ibn",   "ben",
                                                  "vom", "zum", "y",   "e",   "st.", "mac"};

/// Forms of address that are no degree; they are left out. Own collection, 2026-11.
inline constexpr std::string_view kForms[] = {"mr",  "mrs",  "ms",   "miss",  "mx",     "herr",     "frau",
                                              "sr",  "sra",  "srta", "señor", "señora", "monsieur", "madame",
                                              "mme", "mlle", "m",    "don",   "doña",   "dom",      "dona"};

/// What follows a name and belongs to neither part. Own collection, 2026-11.
inline constexpr std::string_view kSuffixes[] = {"jr", "sr", "ii", "iii", "iv", "esq"};

}  // namespace normalize::tables
