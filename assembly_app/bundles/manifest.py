# SPDX-License-Identifier: GPL-3.0-or-later
"""The manifest: what is in the bundle, by length, SHA-256 and count, and from where on; signed by the exporter."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.member_names import MANIFEST, MANIFEST_SIGNATURE, is_member
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.merkle import Frontier
from assembly_app.ledger.records import Count, Position
from assembly_app.ledger.roll import Roll, Signer, allowed_signers
from assembly_app.ledger.sshsig import MANIFEST as MANIFEST_NAMESPACE
from assembly_app.ledger.sshsig import NAMESPACES
from assembly_app.ledger.strict_json import check_time, is_hash, is_name


class Member(msgspec.Struct, frozen=True):
    """A member's length in bytes, SHA-256 in hex, and number of records (1 for any other member)."""

    name: str
    size: Count
    sha256: str
    count: Count


class Since(msgspec.Struct, frozen=True):
    """Where a feed stood before the first record in this bundle: so the chain can be checked up to its signed
    checkpoint even by someone who has nothing else. `id` and `frontier` in hex."""

    feed: str
    seq: Position
    lc: Position
    id: str
    frontier: str

    @classmethod
    def of(cls, head: FeedHead) -> Since:
        return cls(head.feed, head.seq, head.lc, head.id.hex(), head.frontier.to_bytes().hex())

    def head(self) -> FeedHead:
        """The feed's head there. Raises BundleError."""
        try:
            frontier = Frontier.from_bytes(bytes.fromhex(self.frontier))
        except (ValueError, LedgerError) as error:
            raise BundleError("since-malformed", member=MANIFEST, feed=self.feed) from error
        if not is_hash(self.id) or not is_name(self.feed) or frontier.size != self.seq:
            raise BundleError("since-malformed", member=MANIFEST, feed=self.feed)
        return FeedHead(self.feed, self.seq, self.lc, bytes.fromhex(self.id), frontier)


class Relay(msgspec.Struct, frozen=True):
    """Somebody of another group packed this bundle: their group (id and name), person, name and public line, as they
    say themselves. What it holds is vouched for by the group's own checkpoints all the same."""

    group: str
    group_name: str
    person: str
    name: str
    key: str

    def allowed(self) -> str:
        """The lines that `allowed_signers` has for them."""
        note = f"# Carried on by {self.group_name} ({self.group}), who do not speak for the group"
        return f'{note}\n{self.person} namespaces="{MANIFEST_NAMESPACE}" {self.key} {self.name}\n'

    def signer(self, key: PublicKey, roll: Roll) -> Signer:
        """Who they are for the bundle. Raises BundleError when it is not of plain lines, another's key, or a person
        who stands on the group's own roll."""
        plain = all(map(is_line, (self.group_name, self.name))) and is_name(self.group) and is_name(self.person)
        taken = any(one.person == self.person for one in roll.signers)
        if not plain or taken or self.group == roll.group or key.to_line() != self.key:
            raise BundleError("relay-malformed", member=MANIFEST)
        return Signer(self.key, self.person, self.name, ("delegate",))


def allowed(roll: Roll, relay: Relay | None, names: Sequence[str] = NAMESPACES) -> str:
    """The text of `allowed_signers` for a bundle."""
    return allowed_signers(roll, names) + (relay.allowed() if relay else "")


class Manifest(msgspec.Struct, frozen=True, tag_field="format", tag="assembly-bundle/v1", omit_defaults=True):
    """`exporter` is the fingerprint of the key that signs, `principal` its person on the roll. A feed that is not in
    `since` is there from its first record. With `relay` the exporter is somebody of another group."""

    group: str
    group_name: str
    at: str
    exporter: str
    principal: str
    since: tuple[Since, ...]
    members: tuple[Member, ...]
    relay: Relay | None = None

    def to_bytes(self) -> bytes:
        """Indented strict JSON, line feed at the end."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"

    @classmethod
    def parse(cls, data: bytes) -> Manifest:
        """Read strictly. Raises BundleError."""
        try:
            manifest = msgspec.json.decode(data, type=cls)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise BundleError("manifest-malformed", member=MANIFEST, reason=str(error)) from error
        if manifest.to_bytes() != data:
            raise BundleError("manifest-not-exact", member=MANIFEST)
        problem = _problem(manifest)
        if problem:
            raise BundleError("manifest-malformed", member=MANIFEST, reason=problem)
        return manifest


def _problem(manifest: Manifest) -> str | None:
    names = [member.name for member in manifest.members]
    feeds = [since.feed for since in manifest.since]
    try:
        check_time(manifest.at)
    except LedgerError as error:
        return str(error)
    if not is_name(manifest.group) or not is_name(manifest.principal) or not is_line(manifest.group_name):
        return "the group or the exporter"
    if names != sorted(set(names)) or feeds != sorted(set(feeds)):
        return "a name stands twice or out of order"
    if not all(is_member(name) and name not in (MANIFEST, MANIFEST_SIGNATURE) for name in names):
        return "a member of a name that bundles do not have"
    if not all(is_hash(member.sha256) for member in manifest.members):
        return "a SHA-256"
    return None


def is_line(text: str) -> bool:
    """Whether `text` can stand as a name on one line."""
    return bool(text.strip()) and text.isprintable() and len(text) <= 200
