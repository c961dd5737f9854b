# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles changed at random, by a courier who knows the format but not the keys, and what becomes of them."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from assembly_app.bundles import member_names
from assembly_app.bundles.container_writer import Writer
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.reader import Bundle, open_bundle
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.records import Record
from tests.unit.bundles.packing import Members, Store, members_of, pack_feeds, sign_again
from tests.unit.ledger.making import feed_records, signed_roll

SAME = "accepted, the same"


class Trial:
    """Two good bundles of one group, and a receiver who knows the group; `outcomes` counts what was said to each try,
    `slowest` is the longest that one took, in seconds of the processor.

    A try is judged by the receiver: what it takes must be, to the byte, what was sent.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        first, second, self._stranger = SigningKey.generate(), SigningKey.generate(), SigningKey.generate()
        self._roll = signed_roll([first, second])
        self._feeds = [(first, feed_records(first, 9)), (second, feed_records(second, 5, text="pond"))]
        self.path = folder / "tried.assembly"
        pdf = [("minutes.pdf", b"%PDF " + bytes(range(256)))]
        pack_feeds(self.path, self._feeds, rolls=[self._roll], documents=pdf)
        self._data, self._members = self.path.read_bytes(), members_of(self.path)
        shorter = [(first, self._feeds[0][1][:6]), self._feeds[1]]
        self._other = members_of(pack_feeds(folder / "other.assembly", shorter, rolls=[self._roll]).path)
        self._sent = {records[0].header.feed: records for _, records in self._feeds}
        self.outcomes: Counter[str] = Counter()
        self.slowest = 0.0

    def run(self, tries: int) -> None:
        """So many tries. AssertionError when changed content is taken; anything but a refusal goes through."""
        for _ in range(tries):
            self._mutate()
            begin = time.process_time()
            said = self._judge()
            self.slowest = max(self.slowest, time.process_time() - begin)
            self.outcomes[said] += 1

    def _judge(self) -> str:
        try:
            bundle = open_bundle(self.path, rolls_of=lambda _: [self._roll])
            store = Store()
            store.take(bundle)
            documents = {name: bundle.document(name) for name in bundle.documents}
        except BundleError as error:
            return error.code if str(error).strip() else "said nothing"
        self._require_same(bundle, store.feeds, documents)
        return SAME

    def _require_same(self, bundle: Bundle, feeds: dict[str, list[Record]], documents: dict[str, bytes]) -> None:
        whole = self._members if documents else self._other
        sent = dict(self._sent)
        if not documents:  # it is the other one, whole
            feed = next(feed for feed, records in sent.items() if len(records) == 9)
            sent[feed] = sent[feed][:6]
        assert feeds == sent
        assert members_of(self.path) == whole
        [roll] = bundle.rolls
        assert (roll.text, {*roll.signatures}) == (self._roll.text, {*self._roll.signatures})

    def _mutate(self) -> None:
        kind = self._chance.random()
        if kind < 0.45:
            data = self._data
            for _ in range(self._chance.choice((1, 1, 1, 2, 5))):
                data = self._bytes(data)
            self.path.write_bytes(data)
            return
        members = dict(self._members)
        for _ in range(self._chance.choice((1, 1, 2))):
            members = self._chance.choice(self._of_members)(members)
        if kind > 0.8 and member_names.MANIFEST in members:
            with suppress(BundleError):  # its manifest no longer reads: it goes out as it is
                members = sign_again(members, self._stranger)
        with self.path.open("w+b") as file:  # not made durable: that would take most of the time
            writer = Writer(file)
            for name, data in members.items():
                writer.add(name, data)
            writer.finish()

    @property
    def _of_members(self) -> tuple[Callable[[Members], Members], ...]:
        return (self._inside, self._inside, self._lines, self._lines, self._drop, self._swap, self._reorder, self._mix,
                self._rename, self._words)  # fmt: skip

    def _bytes(self, data: bytes) -> bytes:
        chance = self._chance
        at = chance.randrange(len(data) or 1)
        span = min(len(data) - at, chance.choice((1, 2, 16, 300)))
        piece, rest = data[at : at + span], data[at + span :]
        match chance.randrange(7):
            case 0 | 1:
                return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :] if data else b"\0"
            case 2:
                return data[:at]
            case 3:
                return data[:at] + rest
            case 4:
                return data[:at] + piece + piece + rest
            case 5:
                return data[:at] + chance.randbytes(span) + rest
            case _:
                return data[:at] + rest[:span] + piece + rest[span:]

    def _one(self, members: Members) -> str:
        return self._chance.choice(sorted(members))

    def _inside(self, members: Members) -> Members:
        name = self._one(members)
        return {**members, name: self._bytes(members[name])}

    def _lines(self, members: Members) -> Members:
        lines, chance = members.get(member_names.RECORDS, b"\n").splitlines(keepends=True) or [b"\n"], self._chance
        at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[at]
            case 1:
                lines.insert(to, lines[at])
            case 2:
                lines[at], lines[to] = lines[to], lines[at]
            case 3:
                lines[at] = self._bytes(lines[at])
            case _:
                chance.shuffle(lines)
        return {**members, member_names.RECORDS: b"".join(lines)}

    def _drop(self, members: Members) -> Members:
        gone = self._one(members)
        return {name: data for name, data in members.items() if name != gone} or members

    def _swap(self, members: Members) -> Members:
        one, two = self._one(members), self._one(members)
        return {**members, one: members[two], two: members[one]}

    def _reorder(self, members: Members) -> Members:
        order = list(members)
        self._chance.shuffle(order)
        return {name: members[name] for name in order}

    def _mix(self, members: Members) -> Members:
        name = self._chance.choice(sorted(self._other))
        return {**members, name: self._other[name]}

    def _rename(self, members: Members) -> Members:
        name = self._one(members)
        to = self._chance.choice(
            (name.upper(), f"../{name}", f"{name}2", f"documents/{len(name)}.pdf", self._one(members))
        )
        return {**{n: d for n, d in members.items() if n != name}, to: members[name]}

    def _words(self, members: Members) -> Members:
        """Something that reads well, put in the place of something else that does."""
        said = ((b"hedge", b"fence"), (b'"seq":3', b'"seq":4'), (b"secretary", b"delegate"), (b"T03:", b"T04:"),
                (b'"lc":5', b'"lc":9'), (b"pond 4", b"pond 5"), (b"SHA256:", b"sha256:"), (b"m0", b"m1"))  # fmt: skip
        old, new = self._chance.choice(said)
        name = self._chance.choice([name for name in sorted(members) if old in members[name]] or [self._one(members)])
        return {**members, name: members[name].replace(old, new)}
