#include "ui/layer_choice.h"

#include <gtest/gtest.h>

#include "model/text.h"

namespace smtpcfg::ui {
namespace {

using Targets = std::vector<std::string>;

LayerRow row(const model::Target& target, const std::string& name, const std::string& sender = {}) {
  LayerRow made{.target = target,
                .state = sender.empty() ? model::LayerSummary::State::Absent : model::LayerSummary::State::Present,
                .texts = {target.text(), name, "", "", sender},
                .folded = {}};
  for (const std::string& text : made.texts) made.folded += model::fold_case(text) + '\n';
  return made;
}

const std::vector<LayerRow> rows{
    row(model::Target::system(), "", "crm@contoso.com"), row(model::Target::user("MÜLLER"), "Änne Müller", "zoe@contoso.com"),
    row(model::Target::user("SSELLER"), "Sabine Seller"), row(model::Target::rep("100017"), "Sabine Seller", "Anna@contoso.com")};

Targets shown(const LayerChoice& choice) {
  Targets targets;
  for (const std::size_t index : chosen(rows, choice)) targets.push_back(rows[index].target.text());
  return targets;
}

TEST(LayerChoice, WithoutAFilterAllAreShownInTheirOrder) {
  EXPECT_EQ(shown({}), (Targets{"system", "user:MÜLLER", "user:SSELLER", "rep:100017"}));
}

TEST(LayerChoice, WordsAreFoundInAnyTextWithoutRegardToCase) {
  EXPECT_EQ(shown({.words = "müller"}), Targets{"user:MÜLLER"});
  EXPECT_EQ(shown({.words = "CONTOSO zoe"}), Targets{"user:MÜLLER"});
  EXPECT_EQ(shown({.words = " sabine "}), (Targets{"user:SSELLER", "rep:100017"}));
  EXPECT_EQ(shown({.words = "nobody"}), Targets{});
}

TEST(LayerChoice, OnlyAKindOrOnlyWhatHasSettings) {
  EXPECT_EQ(shown({.kind = model::Target::Kind::User}), (Targets{"user:MÜLLER", "user:SSELLER"}));
  EXPECT_EQ(shown({.kind = model::Target::Kind::User, .only_present = true}), Targets{"user:MÜLLER"});
}

TEST(LayerChoice, SortsWithoutRegardToCaseAndLeavesTheEmptyOnesAtTheEnd) {
  EXPECT_EQ(shown({.sorted_by = LayerColumn::Sender}), (Targets{"rep:100017", "system", "user:MÜLLER", "user:SSELLER"}));
  EXPECT_EQ(shown({.sorted_by = LayerColumn::Sender, .ascending = false}),
            (Targets{"user:MÜLLER", "system", "rep:100017", "user:SSELLER"}));
  EXPECT_EQ(shown({.ascending = false}), (Targets{"rep:100017", "user:SSELLER", "user:MÜLLER", "system"}));
}

}  // namespace
}  // namespace smtpcfg::ui
