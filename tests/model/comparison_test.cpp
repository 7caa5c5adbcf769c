#include "model/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> different(const Settings& left, const Settings& right) {
  std::vector<std::string> names;
  for (const FieldComparison& each : compare(left, right)) {
    if (!each.same) names.emplace_back(each.field->name);
  }
  return names;
}

FieldComparison compared(std::string_view name, const Settings& left, const Settings& right) {
  for (FieldComparison& each : compare(left, right)) {
    if (each.field->name == name) return std::move(each);
  }
  ADD_FAILURE() << name << " is not compared";
  return {};
}

TEST(Comparison, HasEveryFieldInTheOrderInWhichAPersonReadsThem) {
  const std::vector<FieldComparison> comparisons = compare(settings(), settings());
  ASSERT_EQ(comparisons.size(), fields().size());
  for (std::size_t index = 0; index < comparisons.size(); ++index) EXPECT_EQ(comparisons[index].field, &fields()[index]);
}

TEST(Comparison, SettingsAreTheSameAsTheirClone) { EXPECT_THAT(different(settings(), settings().clone()), IsEmpty()); }

TEST(Comparison, NamesWhatDiffers) {
  Settings other = settings();
  other.host = "mail.contoso.com";
  other.port = 0;
  other.enable_ssl = false;
  EXPECT_THAT(different(settings(), other), ElementsAre("host", "port", "enableSsl"));
  EXPECT_EQ(compared("host", settings(), other).right, "mail.contoso.com");
  EXPECT_EQ(compared("port", settings(), other).left, "587");
  EXPECT_EQ(compared("port", settings(), other).right, "");
}

TEST(Comparison, OfSecretsShowsOnlyWhetherTheyAreTheSame) {
  Settings other = settings();
  other.client_secret = crypto::Secret(canary_password);
  const FieldComparison secret = compared("clientSecret", settings(), other);
  EXPECT_EQ(secret.left, "set");
  EXPECT_EQ(secret.right, "set");
  EXPECT_FALSE(secret.same);
  EXPECT_TRUE(compared("clientSecret", settings(), settings()).same);
  other.client_secret = crypto::Secret();
  EXPECT_EQ(compared("clientSecret", settings(), other).right, "not set");
  EXPECT_FALSE(compared("clientSecret", settings(), other).same);
}

}  // namespace
}  // namespace smtpcfg::model
