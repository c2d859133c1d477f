"""`gkdash serve`: the dashboard in this process, for this machine only while there is no sign-in."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys

import click

from gkdash.cli.options import address_option, port_option, store_option
from gkdash.errors import SettingsError
from gkdash.settings import load
from gkdash.store import open_store


@click.command("serve", epilog="Example: gkdash serve --port 8600")
@port_option
@address_option
@store_option
@click.option("--open", "open_browser", is_flag=True, help="Open a browser on it.")
def serve_command(port: int, address: str, url: str | None, open_browser: bool) -> None:  # noqa: FBT001 - click's way
    """打开界面，Ctrl-C 结束。Serve the dashboard until Ctrl-C.

    There is no sign-in yet, so the server listens on this machine only; addresses that others can reach are refused.
    """
    serve(url or load().store, port=port, address=address, open_browser=open_browser)


def serve(url: str, *, port: int, address: str, open_browser: bool = False) -> None:
    """Serve the store at `url`; raise SettingsError for an address that others can reach, or a port that is taken."""
    refuse_open_address(address)
    _refuse_taken_port(address, port)
    os.environ["GKDASH_STORE"] = open_store(url).url
    from gkdash.ui import server  # noqa: PLC0415 - Streamlit loads slowly, and a refusal should not wait for it

    host = f"[{address}]" if ":" in address else address
    click.echo(f"http://{host}:{port}", err=True)
    server.serve(port=port, address=address, open_browser=open_browser)


def refuse_open_address(address: str) -> None:
    """Raise SettingsError unless only this machine can reach the address."""
    if address == "localhost":
        return
    try:
        if ipaddress.ip_address(address).is_loopback:
            return
    except ValueError:
        pass
    raise SettingsError(
        f"{address} 可从其他机器访问，而系统没有登录，任何人都能看到全部数据。"
        f"{address} can be reached by others, and no sign-in is set up: everybody could read everything.",
        "请用 127.0.0.1；需要供他人访问时，请在前面设置带登录的代理。"
        "Use 127.0.0.1; to let others in, put a proxy with sign-in in front of it.",
    )


def _refuse_taken_port(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            # elsewhere a connection just closed would count as taken; on Windows nothing would
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise SettingsError(
                f"{address} 的端口 {port} 已被占用（{error.strerror}）。"
                f"Port {port} of {address} is taken ({error.strerror}).",
                "请用 --port 另指定一个。Give another with --port.",
            ) from error
