#include <wx/msw/wrapwin.h>

#include <cstring>

#include "ui/clipboard.h"

namespace smtpcfg::ui {

namespace {

/// The clipboard, emptied for us, until this goes.
class OpenedClipboard {
 public:
  explicit OpenedClipboard(HWND owner) : open_(::OpenClipboard(owner) != 0), ready_(open_ && ::EmptyClipboard() != 0) {}
  OpenedClipboard(const OpenedClipboard&) = delete;
  OpenedClipboard& operator=(const OpenedClipboard&) = delete;
  ~OpenedClipboard() {
    if (open_) ::CloseClipboard();
  }

  [[nodiscard]] bool put(UINT format, const void* data, std::size_t size) const {
    if (!ready_ || format == 0) return false;
    const HGLOBAL memory = ::GlobalAlloc(GMEM_MOVEABLE, size);
    if (memory == nullptr) return false;
    if (void* const to = ::GlobalLock(memory); to != nullptr) {
      std::memcpy(to, data, size);
      ::GlobalUnlock(memory);
      if (::SetClipboardData(format, memory) != nullptr) return true;  // which owns the memory from now on
    }
    ::GlobalFree(memory);
    return false;
  }

 private:
  bool open_;
  bool ready_;
};

}  // namespace

bool copy_secret_to_clipboard(wxWindow& owner, const wxString& secret) {
  const OpenedClipboard clipboard(static_cast<HWND>(owner.GetHWND()));
  // The first says it all to whoever knows it, by being there; the others are asked for their value.
  constexpr DWORD no = 0;
  for (const wchar_t* mark :
       {L"ExcludeClipboardContentFromMonitorProcessing", L"CanIncludeInClipboardHistory", L"CanUploadToCloudClipboard"}) {
    if (!clipboard.put(::RegisterClipboardFormatW(mark), &no, sizeof no)) return false;
  }
  return clipboard.put(CF_UNICODETEXT, secret.wc_str(), (secret.length() + 1) * sizeof(wchar_t));
}

}  // namespace smtpcfg::ui
