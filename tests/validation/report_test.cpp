#include "validation/report.h"

#include <gmock/gmock.h>

#include "support.h"

namespace smtpcfg::validation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Validation refused() {
  Finding failure = finding("smtp.auth", Status::Fail, "The server said no to <script>alert(1)</script>");
  failure.evidence = "535 5.7.3 \"no\" & <b>never</b>";
  failure.remedy = {.text = "Ask.", .who = "Exchange administrator", .powershell = "Get-Mailbox 'x'"};
  Finding missed = finding("smtp.send", Status::Skipped, "The mail server takes a test mail");
  missed.reached = false;
  Validation validation{.verdict = Verdict::Fail,
                        .summary = "The server said no.",
                        .findings = {finding("settings.fields", Status::Pass, "complete"), failure, missed}};
  using Speaker = net::TranscriptLine::Speaker;
  validation.transcript = {{Speaker::Server, std::chrono::microseconds(12000), "220 <mail>"},
                           {Speaker::Client, std::chrono::microseconds(13000), "EHLO crm"}};
  return validation;
}

Report report_of(const model::Settings& settings, const Validation& validation) {
  return {.program = "smtpcfg 1.0",
          .machine = "crm01",
          .login = "MÜLLER",
          .origin = "system",
          .settings = settings,
          .validation = validation};
}

TEST(Report, TheTextBeginsWithTheVerdictAndTellsCauseRemedyAndDialogue) {
  const model::Settings settings = healthy();
  const Validation validation = refused();
  const std::string text = text_of(report_of(settings, validation));
  EXPECT_TRUE(text.starts_with("The server said no.\n"));
  EXPECT_THAT(text, AllOf(HasSubstr("What to do (Exchange administrator): Ask."), HasSubstr("    Get-Mailbox 'x'"),
                          HasSubstr("not reached: The mail server takes a test mail"), HasSubstr("0.012 s  S  220 <mail>"),
                          HasSubstr("MÜLLER"), HasSubstr("Client ID: " + settings.client_id)));
}

TEST(Report, NoneOfItsFormsHoldsASecret) {
  const model::Settings settings = healthy();
  const Validation validation = refused();
  for (const char* name : {"a.txt", "a.HTML", "a.htm", "a.json", "a"}) {
    EXPECT_THAT(report_for(name, report_of(settings, validation)), Not(HasSubstr("canary"))) << name;
  }
}

TEST(Report, ThePageShowsWhatAServerSaidAndRunsNoneOfIt) {
  const model::Settings settings = healthy();
  const Validation validation = refused();
  const std::string page = report_for("ticket.html", report_of(settings, validation));
  EXPECT_THAT(page, AllOf(HasSubstr("&lt;script&gt;alert(1)"), HasSubstr("&quot;no&quot; &amp; &lt;b&gt;"),
                          Not(HasSubstr("<script")), Not(HasSubstr("<b>never")), HasSubstr("default-src 'none'")));
}

TEST(Report, TheJsonIsThatOfTheConsole) {
  const model::Settings settings = healthy();
  const Validation validation = refused();
  const Json document = json_of(report_of(settings, validation));
  EXPECT_EQ(document["verdict"], "fail");
  EXPECT_EQ(document["findings"][2]["status"], "skipped");
  EXPECT_EQ(document["transcript"][1]["from"], "client");
  EXPECT_EQ(document["settings"]["clientSecret"], "••••••••");
}

}  // namespace
}  // namespace smtpcfg::validation
