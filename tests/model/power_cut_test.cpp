#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "faulty_file_system.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

const Target seller = Target::user("SSELLER");

/// A disk that keeps names at once but content only when it is flushed, and stops working at the n-th operation. After a power
/// cut, what was never flushed is empty.
class UnsyncedFiles : public FaultyFileSystem {
 public:
  explicit UnsyncedFiles(int cut) { fail(cut, Fault::ForGood, std::make_error_code(std::errc::io_error)); }

  FileResult<std::unique_ptr<NewFile>> create(const std::filesystem::path& path) override {
    auto created = FaultyFileSystem::create(path);
    if (!created) return created;
    synced_[path] = false;
    return std::make_unique<File>(*this, path, std::move(*created));
  }
  FileResult<void> duplicate(const std::filesystem::path& from, const std::filesystem::path& to) override {
    auto done = FaultyFileSystem::duplicate(from, to);
    if (done) synced_[to] = is_synced(from);
    return done;
  }
  FileResult<void> replace(const std::filesystem::path& from, const std::filesystem::path& to) override {
    return moved(from, to, FaultyFileSystem::replace(from, to));
  }
  FileResult<void> move_new(const std::filesystem::path& from, const std::filesystem::path& to) override {
    return moved(from, to, FaultyFileSystem::move_new(from, to));
  }

  void cut_power() const {
    for (const auto& [path, synced] : synced_) {
      if (!synced && std::filesystem::exists(path)) put_bytes(path, "");
    }
  }

 private:
  class File : public NewFile {
   public:
    File(UnsyncedFiles& files, std::filesystem::path path, std::unique_ptr<NewFile> file)
        : files_(files), path_(std::move(path)), file_(std::move(file)) {}
    FileResult<void> write(std::string_view bytes) override { return file_->write(bytes); }
    FileResult<void> flush() override {
      auto flushed = file_->flush();
      if (flushed) files_.synced_[path_] = true;
      return flushed;
    }
    FileResult<void> close() override { return file_->close(); }

   private:
    UnsyncedFiles& files_;
    std::filesystem::path path_;
    std::unique_ptr<NewFile> file_;
  };

  bool is_synced(const std::filesystem::path& path) const {
    const auto known = synced_.find(path);
    return known == synced_.end() || known->second;
  }
  FileResult<void> moved(const std::filesystem::path& from, const std::filesystem::path& to, FileResult<void> done) {
    if (done) {
      synced_[to] = is_synced(from);
      synced_.erase(from);
    }
    return done;
  }

  std::map<std::filesystem::path, bool> synced_;
};

void cut_at_every_operation(const std::function<TestInstallation()>& before, const std::string& old_state) {
  for (int number = 1;; ++number) {
    const TestInstallation here = before();
    UnsyncedFiles files(number);
    const Result<void> saved = save_sender(here, seller, "new@contoso.com", files);
    files.cut_power();
    SCOPED_TRACE(testing::Message() << "power cut at operation " << number << ": " << files.name_of(number));
    EXPECT_THAT(sender_in(here, seller), testing::AnyOf(old_state, "new@contoso.com"));
    const Result<void> next = save_sender(here, seller, "next@contoso.com");
    ASSERT_TRUE(next) << next.error().message;
    EXPECT_THAT(names_ending(here.root(), ".tmp"), testing::IsEmpty());
    if (files.operations() < number) break;
  }
}

TEST(PowerCut, SavingOverAFileLeavesTheOldOrTheNewOneAndNoLockThatBlocks) {
  cut_at_every_operation([] { return installation().with_user("SSELLER", settings("old@contoso.com")); }, "old@contoso.com");
}

TEST(PowerCut, TheFirstSaveLeavesNothingOrTheNewFile) {
  cut_at_every_operation([] { return installation(); }, "absent");
}

}  // namespace
}  // namespace smtpcfg::model
