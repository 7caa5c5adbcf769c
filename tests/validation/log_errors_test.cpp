#include "validation/log_errors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "validation/log_time.h"

namespace smtpcfg::validation {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::vector<LoggedError> read(std::string_view log, std::size_t at_once = std::string_view::npos) {
  LogErrors errors;
  while (!log.empty()) {
    errors.feed(log.substr(0, at_once));
    log.remove_prefix(std::min(at_once, log.size()));
  }
  errors.finish();
  return errors.newest_first();
}

constexpr std::string_view web_log =
    "Date;Time;Execution Span;Facility;Level;SessionID;Text\r\n"
    "25.11.2026;09:00:00;12;SMTP;Error;1;AADSTS7000222: expired. Trace ID: first\r\n"
    "25.11.2026;09:30:00;12;SMTP;Error;1;550 5.7.60 SMTP; Client does not have permissions\r\n"
    "25.11.2026;10:00:00;12;SMTP;Info;1;nothing\r\n"
    "25.11.2026;10:30:00;12;SMTP;Error;1;M\xFCller: AADSTS7000222: expired. Trace ID: last";

TEST(LogErrors, TheNewestErrorStandsFirstWithItsNumberPlacesAndTimes) {
  for (const std::size_t at_once : {std::string_view::npos, std::size_t{1}, std::size_t{7}, std::size_t{100}}) {
    const auto errors = read(web_log, at_once);
    ASSERT_THAT(errors, SizeIs(2));
    EXPECT_EQ(errors[0].explanation.diagnosis.id, "aadsts.7000222");
    EXPECT_EQ(errors[0].count, 2U);
    EXPECT_EQ(errors[0].first_line, 2U);
    EXPECT_EQ(errors[0].last_line, 5U);
    EXPECT_EQ(errors[0].first_time, "25.11.2026 09:00:00");
    EXPECT_EQ(errors[0].last_time, "25.11.2026 10:30:00");
    EXPECT_THAT(errors[0].explanation.evidence, HasSubstr("Trace ID: last"));
    EXPECT_EQ(errors[1].explanation.diagnosis.id, "smtp.send-as");
    EXPECT_EQ(errors[1].last_line, 3U);
  }
}

TEST(LogErrors, Windows1252IsShownAsLetters) {
  EXPECT_THAT(read("M\xFCller: Connection refused")[0].explanation.evidence, HasSubstr("Müller: Connection refused"));
}

TEST(LogErrors, ALineIsCountedOnceHoweverLongItIs) {
  const std::string filler(50000, 'x');
  std::string line;
  for (int part = 0; part < 10; ++part) line += "AADSTS90002 " + filler + " ";
  const auto errors = read(line + "\nAADSTS90002", 4096);
  ASSERT_THAT(errors, SizeIs(1));
  EXPECT_EQ(errors[0].count, 2U);
  EXPECT_EQ(errors[0].last_line, 2U);
}

TEST(LogErrors, AnErrorOnTheBorderOfTwoPartsOfALongLineIsFound) {
  for (std::size_t before = 65536 - 30; before <= 65536; ++before) {
    const std::string line = std::string(before - 1, 'x') + " AADSTS7000222 and so on";
    EXPECT_THAT(read(line), SizeIs(1)) << before;
  }
}

TEST(LogErrors, ASecretInALongLineIsNotShownWhereverTheLineIsCut) {
  std::string token = "eyJ";
  while (token.size() < 3000) token += "hbGciOiJSUzI1NiIsInR5cCI6Ikp0123456789";
  for (std::size_t before = 65536 - 3100; before <= 65536; before += 37) {
    const std::string line = std::string(before, '.') + " " + token + " Connection refused";
    const auto errors = read(line);
    ASSERT_THAT(errors, SizeIs(1)) << before;
    EXPECT_THAT(errors[0].explanation.evidence, Not(HasSubstr("hbGci"))) << before;
    EXPECT_THAT(errors[0].explanation.evidence, Not(HasSubstr("12345"))) << before;
  }
}

TEST(LogErrors, UnknownCodesAreToldApartUpToAThousand) {
  std::string log;
  for (int code = 0; code < 3000; ++code) log += "AADSTS" + std::to_string(800000000 + code) + "\n";
  LogErrors errors;
  errors.feed(log);
  errors.finish();
  EXPECT_THAT(errors.newest_first(), SizeIs(1000));
  EXPECT_EQ(errors.others(), 2000U);
}

TEST(LogErrors, TextAsWindowsPowerShellWritesItIsRead) {
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("x\nAADSTS90002\n")) utf16 += std::string(1, c) + '\0';
  EXPECT_THAT(read(utf16), SizeIs(1));
  EXPECT_THAT(read(utf16, 3), SizeIs(1));
}

TEST(LogErrors, ALogWithoutErrorsAndOneOfNothingHaveNone) {
  EXPECT_THAT(read(""), IsEmpty());
  EXPECT_THAT(read("\n\n"), IsEmpty());
  EXPECT_THAT(read(std::string("\0\1\2", 3)), IsEmpty());
}

TEST(LogTime, TheTimeIsTakenAsTheLogWroteIt) {
  EXPECT_EQ(time_at_start("2026-11-25T10:00:00.123Z error"), "2026-11-25T10:00:00.123Z");
  EXPECT_EQ(time_at_start("[2026-11-25 10:00:00,123] error"), "2026-11-25 10:00:00,123");
  EXPECT_EQ(time_at_start("25.11.2026;10:00:00;5;SMTP"), "25.11.2026 10:00:00");
  EXPECT_EQ(time_at_start("11/25/2026 1:00:00 PM: x"), "11/25/2026 1:00:00 PM");
  EXPECT_EQ(time_at_start("Nov  5 10:00:00 host"), "Nov  5 10:00:00");
  EXPECT_EQ(time_at_start("2026-11-25 10:00:00+01:00 x"), "2026-11-25 10:00:00+01:00");
  for (const char* line : {"", "10.1.2.3 connected", "version 5.7.30", "2026-11-25", "error"}) EXPECT_EQ(time_at_start(line), "");
}

}  // namespace
}  // namespace smtpcfg::validation
