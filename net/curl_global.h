#pragma once

namespace smtpcfg::net {

/// Prepares libcurl once, from whichever thread comes first; further calls cost nothing.
/// libcurl gets an allocator that wipes what it gives back: its buffers hold the client secret on its way out and the token
/// on its way in.
void prepare_curl();

}  // namespace smtpcfg::net
