#pragma once

#include <windows.h>
#include <restartmanager.h>

#include <string>
#include <vector>

#include "model/file_holders.h"

namespace smtpcfg::model {

/// Windows' Restart Manager: the calls that tell who has a file open. A session changes nothing by itself.
struct RestartManager {
  decltype(&RmStartSession) start = nullptr;
  decltype(&RmRegisterResources) add = nullptr;
  decltype(&RmGetList) list = nullptr;
  decltype(&RmEndSession) end = nullptr;

  [[nodiscard]] bool complete() const { return start != nullptr && add != nullptr && list != nullptr && end != nullptr; }
};

/// At most 100 of them. Whatever it cannot do, it knows nobody.
std::vector<FileHolder> holders_of(const std::wstring& file, const RestartManager& manager);

}  // namespace smtpcfg::model
