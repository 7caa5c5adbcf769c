#include "model/file_trouble.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/disk_name.h"
#include "model/file_errors.h"
#include "model/file_holders.h"
#include "model/text.h"

#include "faulty_file_system.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(FileTroubles, OnWindowsOnlyTwoNumbersMeanThatThereIsNoFile) {
  std::vector<int> absent;
  for (int code = 0; code < 20'000; ++code) {
    if (trouble_of_windows(code) == FileTrouble::Absent) absent.push_back(code);
  }
  EXPECT_THAT(absent, testing::ElementsAre(2, 3));  // ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND
}

// ERROR_NOT_READY, BAD_NETPATH, DEV_NOT_EXIST, UNEXP_NET_ERR, NETNAME_DELETED, BAD_NET_NAME, SEM_TIMEOUT, NO_NET_OR_BAD_PATH,
// NETWORK_UNREACHABLE, HOST_UNREACHABLE
TEST(FileTroubles, OnWindowsAShareOrDriveThatIsAwayIsUnreachable) {
  for (const int code : {21, 53, 55, 59, 64, 67, 121, 1203, 1231, 1232})
    EXPECT_EQ(trouble_of_windows(code), FileTrouble::Unreachable) << code;
}

TEST(FileTroubles, OnWindowsTheOthersAreWhatTheirNamesSay) {
  for (const int code : {32, 33, 1175, 1176, 1177}) EXPECT_EQ(trouble_of_windows(code), FileTrouble::InUse) << code;
  for (const int code : {1219, 1326, 1331}) EXPECT_EQ(trouble_of_windows(code), FileTrouble::NotSignedIn) << code;
  for (const int code : {5, 65}) EXPECT_EQ(trouble_of_windows(code), FileTrouble::NoPermission) << code;
  for (const int code : {39, 112}) EXPECT_EQ(trouble_of_windows(code), FileTrouble::DiskFull) << code;
  EXPECT_EQ(trouble_of_windows(6009), FileTrouble::MarkedReadOnly);
  EXPECT_EQ(trouble_of_windows(206), FileTrouble::TooLong);
  EXPECT_EQ(trouble_of_windows(0), FileTrouble::Other);
  EXPECT_EQ(trouble_of_windows(-1), FileTrouble::Other);
}

TEST(FileTroubles, ADiskIsNamedAsPeopleCallIt) {
  EXPECT_EQ(disk_name(R"(\\server\crm\update.win\system)"), R"(\\server\crm)");
  EXPECT_EQ(disk_name(R"(\\server\crm)"), R"(\\server\crm)");
  EXPECT_EQ(disk_name("//server/Größe/x"), R"(\\server\Größe)");
  EXPECT_EQ(disk_name(R"(\\?\UNC\server\crm\x)"), R"(\\server\crm)");
  EXPECT_EQ(disk_name(R"(\\?\Z:\crm)"), "Z:");
  EXPECT_EQ(disk_name(R"(Z:\crm)"), "Z:");
  for (const char* none : {"", "\\", "\\\\", R"(\\server)", R"(\\server\\x)", R"(\\?\)", R"(\\?\UNC\)", R"(\\?\UNC\a)",
                           R"(\\.\unix\tmp)", "crm", "/mnt/crm", "ä:", ":"}) {
    EXPECT_EQ(disk_name(none), "") << none;
  }
}

TEST(FileTroubles, AShareThatIsAwayIsNamed) {
  const std::error_code away = std::make_error_code(std::errc::host_unreachable);
  const Error share = reading_error(path_of(R"(\\server\crm\update.win\system\smtp.cfg)"), away);
  EXPECT_EQ(share.kind, ErrorKind::Unreadable);
  EXPECT_THAT(share.message, EndsWith(R"(the share \\server\crm cannot be reached.)"));
  EXPECT_THAT(share.remedy, HasSubstr("network"));
  EXPECT_THAT(writing_error(path_of(R"(Z:\crm\smtp.cfg)"), away).message, HasSubstr("the drive Z: cannot be reached"));
  EXPECT_THAT(writing_error("/mnt/smtp.cfg", away).message, HasSubstr("the disk or network share cannot be reached"));
}

TEST(FileTroubles, WhoHasAFileOpenIsNamedShortAndPrintable) {
  EXPECT_EQ(words_of_holders({}), "another program has it open");
  const FileHolder excel{.name = "Microsoft Excel", .process = 4711};
  const FileHolder nameless{.name = "", .process = 12};
  const FileHolder hostile{.name = "\x1b[31m\n" + std::string(100'000, 'x'), .process = 1};
  EXPECT_EQ(words_of_holders(std::vector{excel}), "“Microsoft Excel” (process 4711) has it open");
  EXPECT_EQ(words_of_holders(std::vector{excel, nameless}), "“Microsoft Excel” (process 4711) and process 12 have it open");
  EXPECT_EQ(words_of_holders(std::vector{nameless, nameless, excel}),
            "process 12, process 12 and “Microsoft Excel” (process 4711) have it open");
  EXPECT_THAT(words_of_holders(std::vector{nameless, nameless, nameless, excel}),
              EndsWith("process 12 and 1 other have it open"));
  const std::string many = words_of_holders(std::vector<FileHolder>(100, hostile));
  EXPECT_LT(many.size(), 400U);
  EXPECT_THAT(many, AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\n")), EndsWith("and 97 others have it open")));
}

/// A disk that is away as soon as something with this name is looked for.
class Away : public FaultyFileSystem {
 public:
  explicit Away(std::string name) : name_(std::move(name)) {}
  [[nodiscard]] FileResult<FileFacts> facts(const std::filesystem::path& path) const override {
    if (away(path)) return std::unexpected(error);
    return FaultyFileSystem::facts(path);
  }
  [[nodiscard]] FileResult<std::string> read(const std::filesystem::path& path, std::size_t max_bytes) const override {
    if (away(path)) return std::unexpected(error);
    return FaultyFileSystem::read(path, max_bytes);
  }
  [[nodiscard]] FileResult<std::vector<std::filesystem::path>> list(const std::filesystem::path& folder) const override {
    if (away(folder)) return std::unexpected(error);
    return FaultyFileSystem::list(folder);
  }

#ifdef _WIN32
  std::error_code error{53, std::system_category()};  // ERROR_BAD_NETPATH, which the library takes for "no such file"
#else
  std::error_code error = std::make_error_code(std::errc::host_unreachable);
#endif

 private:
  [[nodiscard]] bool away(const std::filesystem::path& path) const { return utf8_of(path).find(name_) != std::string::npos; }
  std::string name_;
};

TEST(AShareThatIsAway, IsNoInstallationThatIsMissing) {
  const TestInstallation here = installation();
  const Away files("update.win");
  for (const Result<Installation>& opened : {Installation::open(files, here.root()), Installation::open(files, here.update_win()),
                                             Installation::find(files, here.root())}) {
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::Unreadable);
    EXPECT_THAT(opened.error().message, HasSubstr("cannot be reached"));
    EXPECT_THAT(opened.error().remedy, Not(IsEmpty()));
  }
}

TEST(AShareThatIsAway, IsNoLayerThatIsAbsent) {
  const TestInstallation here =
      installation().with_user("SSELLER", settings("mine@contoso.com")).with_system(settings("everybody@contoso.com"));
  Away files("SSELLER");
  SettingsStore store = here.store(files);
  const Resolution resolution = store.resolve({.login = *Login::parse("SSELLER")});
  ASSERT_FALSE(resolution.effective);
  EXPECT_EQ(resolution.effective.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(resolution.effective.error().message, HasSubstr("cannot be reached"));
}

TEST(AShareThatIsAway, IsNoUserWithoutSettingsInTheList) {
  const TestInstallation here =
      installation().with_user("SSELLER", settings("mine@contoso.com")).with_system(settings("everybody@contoso.com"));
  Away files("SSELLER");
  SettingsStore store = here.store(files);
  EXPECT_THAT(*store.targets(), testing::Contains(Target::user("SSELLER")));
}

TEST(AShareThatIsAway, HasNoEntriesThatAreKnown) {
  const TestInstallation here = installation().with(Target::global(), settings());
  const Away files("smtp");
  const Result<Installation> opened = Installation::open(system_files(), here.root());
  const Result<std::vector<Target>> entries = opened->entries(files);
  ASSERT_FALSE(entries);
  EXPECT_THAT(entries.error().message, HasSubstr("cannot be reached"));
}

TEST(AShareThatIsAway, HasNoKeyThatIsMissing) {
  const TestInstallation here = installation().with_key();
  Away files("smtp.key");
  const Result<Key> key = load_key(files, here.key_file(), ask_nobody);
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().kind, ErrorKind::Unreadable);
  SettingsStore store = here.store(files);
  const Result<void> saved = store.save(Target::system(), settings(), nullptr, nullptr);
  ASSERT_FALSE(saved);
  EXPECT_THAT(saved.error().message, HasSubstr("cannot be reached"));
}

}  // namespace
}  // namespace smtpcfg::model
