# SPDX-License-Identifier: GPL-3.0-or-later
"""The README inside every bundle: what the file is, for someone who has never heard of us, and how to check it."""

from __future__ import annotations

from typing import Final

from assembly_app.ledger.sshsig import CHECKPOINT, MANIFEST

_TEXT: Final = """\
This is a bundle of the records of an assembly: {group_name}
Group {group}, packed {at}, signed by {name} ({principal}).

What is in it
  records.jsonl      the records, one per line: header (h), salt (s) and body (b)
  checkpoints/       where each feed of records stands, signed by the installation that wrote it
  roll/              whose keys speak for the group, each version signed by enough people of the one before
  allowed_signers    the same people as ssh-keygen reads them
  documents/         printed views of the records, if there are any; the records are what counts
  manifest.json      length and SHA-256 of every file here, signed in manifest.json.sig

How to check it without any program of ours (OpenSSH 8.2 or newer), in the folder where you unpacked it:
  ssh-keygen -Y verify -f allowed_signers -I {principal} -n {manifest} -s manifest.json.sig \\
    -Overify-time={moment} < manifest.json
Then compare each file with manifest.json, for example:
  sha256sum records.jsonl
A checkpoint, with PERSON from allowed_signers and FEED from the folder:
  ssh-keygen -Y verify -f allowed_signers -I PERSON -n {checkpoint} -s checkpoints/FEED.txt.sig \\
    -Overify-time={moment} < checkpoints/FEED.txt
The chain: the first id is SHA-256("assembly-feed/v1", a zero byte, the feed); each next id is
SHA-256(previous id, exact bytes of h). The last id of a feed is the head in its checkpoint.
In each header c is SHA-256(salt, exact bytes of b). A record without s and b is withheld or erased, and still counts.

The keys are the group's if the fingerprint of the first roll is the one its people tell you:
  {fingerprint}
It is SHA-256 of roll/1.json, in base64:  openssl dgst -sha256 -binary roll/1.json | base64
"""


def readme(*, group: str, group_name: str, at: str, name: str, principal: str, fingerprint: str) -> bytes:
    """The text, for the person who unpacks a bundle on any system."""
    moment = "".join(character for character in at[:19] if character.isdigit())
    return _TEXT.format(
        group=group,
        group_name=group_name,
        at=at,
        name=name,
        principal=principal,
        fingerprint=fingerprint,
        moment=moment,
        manifest=MANIFEST,
        checkpoint=CHECKPOINT,
    ).encode()
