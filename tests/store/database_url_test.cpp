#include "store/database_url.h"

#include <gtest/gtest.h>

namespace {

using store::DatabaseKind;

TEST(DatabaseUrl, NamesAKindAndAPlace) {
  const struct {
    const char* url;
    DatabaseKind kind;
    const char* target;
    const char* shown;
  } kCases[] = {
      {"sqlite:/a/b.db", DatabaseKind::sqlite, "/a/b.db", "sqlite:/a/b.db"},
      {"sqlite:a@b:c?d", DatabaseKind::sqlite, "a@b:c?d", "sqlite:a@b:c?d"},
      {"postgresql://u:p@h:5433/d", DatabaseKind::postgresql, "postgresql://u:p@h:5433/d", "postgresql://u@h:5433/d"},
      {"postgres://u:p@h/d", DatabaseKind::postgresql, "postgres://u:p@h/d", "postgres://u@h/d"},
      {"postgresql:///d", DatabaseKind::postgresql, "postgresql:///d", "postgresql:///d"},
      {"postgresql://u@h", DatabaseKind::postgresql, "postgresql://u@h", "postgresql://u@h"},
      {"postgresql://u:a%40b%2Fc@h/d", DatabaseKind::postgresql, "postgresql://u:a%40b%2Fc@h/d", "postgresql://u@h/d"},
      {"postgresql://u@h/d?password=p&sslmode=require", DatabaseKind::postgresql,
       "postgresql://u@h/d?password=p&sslmode=require", "postgresql://u@h/d"},
      {"postgresql://u:p@/d?host=/run/pg", DatabaseKind::postgresql, "postgresql://u:p@/d?host=/run/pg",
       "postgresql://u@/d"},
  };
  for (const auto& each : kCases) {
    const auto url = store::parse_database_url(each.url);
    ASSERT_TRUE(url.has_value()) << each.url;
    EXPECT_EQ(url->kind, each.kind) << each.url;
    EXPECT_EQ(url->target, each.target);
    EXPECT_EQ(url->shown, each.shown);
  }
}

TEST(DatabaseUrl, WhatCannotBeToldApartIsRefused) {
  for (const char* url :
       {"", "sqlite:", "sqlite:a\"b", "mysql://u:p@h/d", "postgresql:d", "/a/b.db", "postgresql://u:p@ss@h/d",
        "postgresql://u:p/ss@h/d", "postgresql://u:p?ss@h/d", "postgresql://u:p ss@h/d", "postgresql://u:p\nss@h/d"})
    EXPECT_FALSE(store::parse_database_url(url).has_value()) << url;
}

TEST(DatabaseUrl, NoPasswordIsShownWhateverTheUrl) {
  for (const char* url :
       {"postgresql://u:secret@h/d", "postgresql://u:a/secret@h/d", "postgresql://u:a?secret@h/d",
        "postgresql://u:a@secret@h/d", "mysql://u:secret@h/d", "u:secret@h/d", "postgresql:u:secret@h",
        "postgresql://h/d?password=secret", "postgresql://u:a:secret@h/d", "://:secret@"})
    EXPECT_EQ(store::without_password(url).find("secret"), std::string::npos) << store::without_password(url);
}

}  // namespace
