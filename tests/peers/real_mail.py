#!/usr/bin/python3
"""Real Postfix with Dovecot's authentication, from a folder of its own: no file in /etc, no service of the machine is touched.

Submission with STARTTLS required, and with TLS from the first byte. Signing in: XOAUTH2 and OAUTHBEARER with tokens that Dovecot
checks itself against the authority's public key, PLAIN and LOGIN with a password. A token signs in only as the mailbox its claim
`mailbox` names. All mail for contoso.com and fabrikam.com goes to one Maildir. Needs root, because Postfix does.

Usage: real_mail.py --certificates DIR --public-key FILE --key-id ID [--submission PORT] [--smtps PORT]   (runs until its input ends)
"""
import argparse
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import scenarios
import sockets

MAIN_CF = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
myhostname = mail.contoso.com
mydestination =
mynetworks =
inet_interfaces = loopback-only
inet_protocols = ipv4
smtpd_banner = $myhostname ESMTP
biff = no
alias_maps =
local_transport = error:no local mail
virtual_mailbox_domains = {domain}, fabrikam.com
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_transport = virtual
default_transport = error:nothing leaves this server
smtpd_tls_chain_files = {certificate}
smtpd_tls_auth_only = yes
smtpd_tls_mandatory_protocols = >=TLSv1.2
smtpd_tls_session_cache_database =
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_sasl_security_options = noanonymous
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_sender_login_maps = regexp:{folder}/config/senders
smtpd_sender_restrictions = reject_sender_login_mismatch
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_client_restrictions =
smtpd_error_sleep_time = 0
anvil_rate_time_unit = 1s
"""

MASTER_CF = """
127.0.0.1:{submission} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
127.0.0.1:{smtps} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes -o smtpd_tls_security_level=encrypt
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
proxymap  unix  -       -       n       -       -       proxymap
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
virtual   unix  -       n       n       -       -       virtual
anvil     unix  -       -       n       -       1       anvil
postlog   unix-dgram n  -       n       -       1       postlogd
"""

QUEUE_FOLDERS = {**dict.fromkeys(("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved", "trace"), 0o700),
                 "maildrop": 0o730, "public": 0o710}

DOVECOT_CONF = """
protocols =
ssl = no
base_dir = {folder}/dovecot/run
state_dir = {folder}/dovecot/state
log_path = {folder}/dovecot.log
auth_mechanisms = xoauth2 oauthbearer plain login
auth_failure_delay = 0
auth_verbose = yes
disable_plaintext_auth = no
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/dovecot/oauth2.conf
}}
passdb {{
  driver = passwd-file
  mechanisms = plain login
  args = scheme=PLAIN username_format=%Lu {folder}/dovecot/passwords
}}
userdb {{
  driver = static
  args = uid=65534 gid=65534 home=/nonexistent
}}
service anvil {{
  # Without the penalty's socket a failed sign-in does not slow down the next one.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service auth {{
  unix_listener {folder}/queue/private/auth {{
    mode = 0660
    user = postfix
    group = postfix
  }}
}}
"""

# Dovecot looks a key up as <azp>/<algorithm>/<kid>; tokens of version 1.0 have no azp, which makes it "default".
OAUTH2_CONF = """
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={folder}/dovecot/keys/
client_id = https://outlook.office365.com
username_attribute = mailbox
username_format = %Lu
"""


# Ends both servers when the process that started them is gone, however that came about: its end of the pipe closes then.
# (PR_SET_PDEATHSIG would not do: the kernel forgets it when Postfix's master changes its user.)
WATCHDOG = 'read -r line; kill "$@" 2>/dev/null; sleep 1; rm -rf "$0"'


class RealMail:
    """Postfix and Dovecot, running from construction until stop()."""

    def __init__(self, certificates, public_key, key_id, submission=None, smtps=None):
        self.submission = submission or sockets.free_port()
        self.smtps = smtps or sockets.free_port()
        # Below /tmp and short: others than root have to get in, and names of sockets may have 107 bytes.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="peers-mail-", dir="/tmp"))
        self.folder.chmod(0o755)
        self.processes = []
        self.watchdog = None
        try:
            self._write_files(pathlib.Path(certificates).resolve(), pathlib.Path(public_key), key_id)
            self._start()
        except BaseException:
            self.stop()
            raise

    @property
    def mail_folder(self):
        """Holds all/new/* with every mail that was delivered, whoever it was for."""
        return self.folder / "mail"

    def _write_files(self, certificates, public_key, key_id):
        postfix = pwd.getpwnam("postfix")
        for name in ("config", "queue", "data", "mail", "dovecot/run", "dovecot/state", "dovecot/keys/default/RS256"):
            (self.folder / name).mkdir(parents=True)
        os.chown(self.folder / "data", postfix.pw_uid, postfix.pw_gid)
        # What `postfix check` would make; that walks through all of Postfix's files and takes seconds.
        for name, mode in QUEUE_FOLDERS.items():
            (self.folder / "queue" / name).mkdir(mode=mode)
            os.chown(self.folder / "queue" / name, postfix.pw_uid, -1)
        (self.folder / "queue/pid").mkdir()
        os.chown(self.mail_folder, 65534, 65534)
        shutil.copy(certificates / "good.pem", self.folder / "server.pem")
        values = {"folder": self.folder, "certificate": self.folder / "server.pem", "domain": scenarios.DOMAIN,
                  "submission": self.submission, "smtps": self.smtps}
        texts = {"config/main.cf": MAIN_CF, "config/master.cf": MASTER_CF,
                 "dovecot/dovecot.conf": DOVECOT_CONF, "dovecot/oauth2.conf": OAUTH2_CONF}
        for name, text in texts.items():
            (self.folder / name).write_text(text.format(**values).lstrip())
        (self.folder / "config/senders").write_text("/^(.*)$/ $1\n")
        accounts = "".join(f"{user}:{{PLAIN}}{password}\n" for user, password in scenarios.BASIC_ACCOUNTS.items())
        (self.folder / "dovecot/passwords").write_text(accounts)
        shutil.copy(public_key, self.folder / "dovecot/keys/default/RS256" / key_id)

    def _start(self):
        config = self.folder / "config"
        daemons = subprocess.run(["/usr/sbin/postconf", "-dh", "daemon_directory"], check=True, capture_output=True, text=True).stdout.strip()
        for command in (["/usr/sbin/dovecot", "-F", "-c", self.folder / "dovecot/dovecot.conf"],
                        [daemons + "/master", "-s", "-c", config]):
            self.processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                                   stderr=subprocess.DEVNULL, start_new_session=True))
        self.watchdog = subprocess.Popen(["/bin/sh", "-c", WATCHDOG, self.folder, *(str(one.pid) for one in self.processes)],
                                         stdin=subprocess.PIPE, start_new_session=True)
        deadline = time.monotonic() + 20
        while not self._ready():
            if time.monotonic() > deadline or any(one.poll() is not None for one in self.processes):
                raise RuntimeError("Postfix or Dovecot did not start:\n" + self._logs())
            time.sleep(0.05)

    def _ready(self):
        if not (self.folder / "queue/private/auth").exists():
            return False
        try:
            for port in (self.submission, self.smtps):
                socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            return False
        return True

    def _logs(self):
        return "".join(file.read_text() for file in self.folder.glob("*.log"))

    def stop(self):
        """Ends both and removes their folder."""
        if self.watchdog:
            self.watchdog.kill()
            self.watchdog.wait()
            self.watchdog = None
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
        self.processes = []
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--certificates", required=True)
    parser.add_argument("--public-key", required=True)
    parser.add_argument("--key-id", required=True)
    parser.add_argument("--submission", type=int)
    parser.add_argument("--smtps", type=int)
    server = RealMail(**vars(parser.parse_args()))
    print(f"submission {server.submission}, smtps {server.smtps}, files in {server.folder}", flush=True)
    try:
        sys.stdin.read()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
