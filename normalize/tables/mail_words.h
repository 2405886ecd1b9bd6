#pragma once

#include <string_view>

namespace normalize::tables {

/// Labels before an e-mail address, lower case, narrow, without blanks and dots. Own collection, 2026-11.
inline constexpr std::u32string_view kMailLabels[] = {
    U"e-mail",         U"email",      U"e‐mail", U"e−mail", U"eメール",  U"mail",   U"メール",
    U"メールアドレス", U"電子メール", U"e-mai1", U"e-mal",  U"courriel", U"mél",    U"correo",
    U"correio",        U"e",          U"✉",      U"📧",     U"m",        U"mailto", U"e-post"};

/// Local parts that belong to a post or a department. Source: RFC 2142 and common practice.
inline constexpr std::string_view kRoleMailboxes[] = {
    "abuse",       "accounting", "admin",      "administrator", "billing",     "bizdev",     "careers",
    "contact",     "contacto",   "contato",    "customer",      "desk",        "eigyo",      "einkauf",
    "enquiries",   "faq",        "feedback",   "general",       "hello",       "help",       "helpdesk",
    "honsha",      "hr",         "info",       "information",   "inquiry",     "invoice",    "jinji",
    "jobs",        "keiri",      "kontakt",    "mail",          "marketing",   "master",     "media",
    "news",        "newsletter", "noreply",    "no-reply",      "office",      "order",      "orders",
    "postmaster",  "pr",         "press",      "privacy",       "recruit",     "recruiting", "reception",
    "reservation", "root",       "sales",      "saiyo",         "secretariat", "security",   "service",
    "shop",        "soumu",      "staff",      "store",         "support",     "team",       "toiawase",
    "atendimento", "bestellung", "comercial",  "compras",       "empfang",     "escritorio", "financeiro",
    "geral",       "hallo",      "hola",       "kanzlei",       "loja",        "post",       "praxis",
    "recepcao",    "rezeption",  "secretaria", "verwaltung",    "wein",        "zentrale",   "vendas",
    "ventas",      "verkauf",    "web",        "webmaster",     "welcome"};

/// Domains of free and access providers: the address says nothing about the employer. Own collection, 2026-11.
inline constexpr std::string_view kFreeMailDomains[] = {
    "aol.com",     "au.com",     "biglobe.ne.jp", "bol.com.br",     "docomo.ne.jp", "ezweb.ne.jp",    "free.fr",
    "gmail.com",   "gmx.at",     "gmx.ch",        "gmx.de",         "gmx.net",      "googlemail.com", "hotmail.co.jp",
    "hotmail.com", "hotmail.fr", "i.softbank.jp", "icloud.com",     "laposte.net",  "live.com",       "live.jp",
    "mac.com",     "mail.com",   "me.com",        "msn.com",        "nifty.com",    "ocn.ne.jp",      "orange.fr",
    "outlook.com", "outlook.de", "outlook.jp",    "plala.or.jp",    "proton.me",    "protonmail.com", "qq.com",
    "sapo.pt",     "sfr.fr",     "so-net.ne.jp",  "softbank.ne.jp", "t-online.de",  "terra.com.br",   "uol.com.br",
    "wanadoo.fr",  "web.de",     "yahoo.co.jp",   "yahoo.co.uk",    "yahoo.com",    "yahoo.com.br",   "yahoo.de",
    "yahoo.es",    "yahoo.fr",   "ybb.ne.jp",     "ymail.com",      "ymail.ne.jp",  "ymobile.ne.jp"};

}  // namespace normalize::tables
