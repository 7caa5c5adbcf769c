#include <gtest/gtest.h>
#include <openssl/x509_vfy.h>

#include <cerrno>

#include "net/net_error.h"

namespace smtpcfg::net {
namespace {

TEST(NetFault, ALibcurlCodeBecomesTheFaultAPersonCanActOn) {
  EXPECT_EQ(fault_of(CURLE_COULDNT_RESOLVE_HOST), NetFault::NameNotFound);
  EXPECT_EQ(fault_of(CURLE_COULDNT_RESOLVE_PROXY), NetFault::Proxy);
  EXPECT_EQ(fault_of(CURLE_OPERATION_TIMEDOUT), NetFault::Timeout);
  EXPECT_EQ(fault_of(CURLE_PEER_FAILED_VERIFICATION), NetFault::TlsUntrusted);
  EXPECT_EQ(fault_of(CURLE_SSL_CONNECT_ERROR), NetFault::TlsFailed);
  EXPECT_EQ(fault_of(CURLE_USE_SSL_FAILED), NetFault::NotOffered);
  EXPECT_EQ(fault_of(CURLE_RECV_ERROR), NetFault::ConnectionLost);
  EXPECT_EQ(fault_of(CURLE_OUT_OF_MEMORY), NetFault::Internal);
}

TEST(NetFault, AClosedPortIsToldFromAHostOutOfReach) {
  EXPECT_EQ(fault_of(CURLE_COULDNT_CONNECT, ECONNREFUSED), NetFault::Refused);
  EXPECT_EQ(fault_of(CURLE_COULDNT_CONNECT, 10061), NetFault::Refused);
  EXPECT_EQ(fault_of(CURLE_COULDNT_CONNECT, EHOSTUNREACH), NetFault::NotReached);
}

TEST(NetFault, OpensslsCodeIsFoundInLibcurlsText) {
  EXPECT_EQ(openssl_code_in("error:0A00010B:SSL routines::wrong version number"), 0x0A00010BU);
  EXPECT_EQ(openssl_code_in("TLS connect error: error:0A000438:SSL routines::alert"), 0x0A000438U);
  EXPECT_EQ(openssl_code_in("error: none"), 0U);
  EXPECT_EQ(openssl_code_in("error:"), 0U);
  EXPECT_EQ(openssl_code_in(""), 0U);
}

TEST(TlsTrust, GroupsWhatOpensslRefuses) {
  EXPECT_EQ(trust_of(X509_V_OK), TlsTrust::Trusted);
  EXPECT_EQ(trust_of(X509_V_ERR_CERT_HAS_EXPIRED), TlsTrust::Expired);
  EXPECT_EQ(trust_of(X509_V_ERR_CERT_NOT_YET_VALID), TlsTrust::NotYetValid);
  EXPECT_EQ(trust_of(X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT), TlsTrust::SelfSigned);
  EXPECT_EQ(trust_of(X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN), TlsTrust::UnknownIssuer);
  EXPECT_EQ(trust_of(X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY), TlsTrust::UnknownIssuer);
  EXPECT_EQ(trust_of(X509_V_ERR_HOSTNAME_MISMATCH), TlsTrust::OtherHost);
  EXPECT_EQ(trust_of(X509_V_ERR_CERT_REVOKED), TlsTrust::Other);
}

}  // namespace
}  // namespace smtpcfg::net
