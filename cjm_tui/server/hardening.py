"""The SSH settings of the listener: few algorithms, and of SSH's services the terminal alone."""

from __future__ import annotations

from collections.abc import Callable

import asyncssh

from cjm_tui.server.limits import Limits

_KEY_EXCHANGE = ["mlkem768x25519-sha256", "curve25519-sha256", "curve25519-sha256@libssh.org"]
_CIPHERS = ["aes256-gcm@openssh.com", "aes128-gcm@openssh.com", "aes256-ctr", "aes128-ctr"]
_MACS = ["hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "umac-128-etm@openssh.com"]


def server_options(
    door: Callable[[], asyncssh.SSHServer], host_key: asyncssh.SSHKey, limits: Limits, compress: bool = False
) -> asyncssh.SSHServerConnectionOptions:
    """Return asyncssh's options; `compress` offers zlib after authentication, worth it over slow links."""
    return asyncssh.SSHServerConnectionOptions(
        server_factory=door,
        server_host_keys=[host_key],
        server_version="cjm",
        kex_algs=_KEY_EXCHANGE,
        encryption_algs=_CIPHERS,
        mac_algs=_MACS,
        compression_algs=["zlib@openssh.com", "none"] if compress else ["none"],
        config=None,
        login_timeout=limits.login_seconds,
        keepalive_interval=15,
        keepalive_count_max=3,
        password_auth=False,
        kbdint_auth=True,
        public_key_auth=True,
        host_based_auth=False,
        gss_host=None,
        gss_kex=False,
        gss_auth=False,
        agent_forwarding=False,
        x11_forwarding=False,
        allow_scp=False,
        sftp_factory=None,
        line_editor=False,
        encoding=None,
        rdns_lookup=False,
    )
