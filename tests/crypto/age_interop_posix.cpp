#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "crypto/age.h"
#include "crypto/octets.h"

#include "terminal_posix.h"

namespace smtpcfg::crypto {
namespace {

namespace fs = std::filesystem;

/// Debian's age and ours on the same files, in a folder that goes with the test.
class AgeInterop : public testing::Test {
 protected:
  void SetUp() override {
    if (run_on_terminal({"age", "--version"}).exit_code != 0) {
      GTEST_SKIP() << "NOT RUN: the program age is not installed (apt-get install age).";
    }
    std::string name = fs::temp_directory_path() / "smtpcfg-age-XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }

  void TearDown() override {
    if (!folder_.empty()) fs::remove_all(folder_);
  }

  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }

  std::string write(const std::string& name, std::string_view content) const {
    std::ofstream(path(name), std::ios::binary) << content;
    return path(name);
  }

  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream stream(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  [[nodiscard]] static std::string text_of_size(std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text.push_back(static_cast<char>(i * 31 + i / 256));
    return text;
  }

 private:
  fs::path folder_;
};

constexpr std::array<std::size_t, 5> sizes{0, 100, 65536, 65537, 200000};

TEST_F(AgeInterop, AgeOpensWhatWeSeal) {
  const AgeIdentity other = AgeIdentity::generate();
  const AgeIdentity key = AgeIdentity::generate();
  const std::string key_file = write("key", format_identity_file(key, "2026-01-01T00:00:00Z").reveal());
  const std::array recipients{other.recipient(), key.recipient()};
  for (const std::size_t size : sizes) {
    for (const AgeArmor armor : {AgeArmor::Binary, AgeArmor::Ascii}) {
      const std::string file = write("sealed", age_encrypt(bytes_of(text_of_size(size)), recipients, armor));
      const TerminalRun age = run_on_terminal({"age", "-d", "-i", key_file, "-o", path("opened"), file});
      ASSERT_EQ(age.exit_code, 0) << age.output;
      EXPECT_TRUE(read("opened") == text_of_size(size)) << size;
    }
  }
}

TEST_F(AgeInterop, WeOpenWhatAgeSeals) {
  std::vector<AgeIdentity> keys;
  keys.push_back(AgeIdentity::generate());
  const std::string other = AgeIdentity::generate().recipient().text();
  for (const std::size_t size : sizes) {
    for (const bool armored : {false, true}) {
      std::vector<std::string> command{"age", "-e", "-r", other, "-r", keys.front().recipient().text(), "-o", path("sealed")};
      if (armored) command.emplace_back("-a");
      command.push_back(write("plain", text_of_size(size)));
      const TerminalRun age = run_on_terminal(command);
      ASSERT_EQ(age.exit_code, 0) << age.output;
      const std::expected<Secret, AgeError> opened = age_decrypt(read("sealed"), keys);
      ASSERT_TRUE(opened) << opened.error().detail;
      EXPECT_TRUE(opened->reveal() == text_of_size(size)) << size;
    }
  }
}

TEST_F(AgeInterop, AgeOpensWhatOurPassphraseSeals) {
  const Secret passphrase(std::string_view("correct horse"));
  const std::string file = write("sealed", age_encrypt_with_passphrase(bytes_of("text"), passphrase, AgeArmor::Ascii, 10));
  const TerminalRun age = run_on_terminal({"age", "-d", "-o", path("opened"), file}, {"correct horse"});
  ASSERT_EQ(age.exit_code, 0) << age.output;
  EXPECT_EQ(read("opened"), "text");
}

TEST_F(AgeInterop, WeOpenWhatAgesPassphraseSeals) {
  const std::string plain = write("plain", "text");
  const TerminalRun age = run_on_terminal({"age", "-p", "-o", path("sealed"), plain}, {"correct horse", "correct horse"});
  ASSERT_EQ(age.exit_code, 0) << age.output;
  const std::string file = read("sealed");
  EXPECT_TRUE(age_needs_passphrase(file));
  const std::expected<Secret, AgeError> opened = age_decrypt_with_passphrase(file, Secret(std::string_view("correct horse")));
  ASSERT_TRUE(opened) << opened.error().detail;
  EXPECT_EQ(opened->reveal(), "text");
}

TEST_F(AgeInterop, AgeKeygenReadsOurKeysAndWeItsKeys) {
  const AgeIdentity ours = AgeIdentity::generate();
  const std::string our_file = write("ours", format_identity_file(ours, "2026-01-01T00:00:00Z").reveal());
  ASSERT_EQ(run_on_terminal({"age-keygen", "-y", "-o", path("public"), our_file}).exit_code, 0);
  EXPECT_EQ(read("public"), ours.recipient().text() + "\n");

  ASSERT_EQ(run_on_terminal({"age-keygen", "-o", path("theirs")}).exit_code, 0);
  const std::string their_file = read("theirs");
  const Result<std::vector<AgeIdentity>> theirs = parse_identity_file(Secret(std::string_view(their_file)));
  ASSERT_TRUE(theirs);
  ASSERT_EQ(theirs->size(), 1U);
  EXPECT_NE(their_file.find(theirs->front().recipient().text()), std::string::npos);
}

}  // namespace
}  // namespace smtpcfg::crypto
