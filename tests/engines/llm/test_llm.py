"""The engine llm: what it sends, to whom, and what it makes of servers that misbehave."""

from __future__ import annotations

import contextlib
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.engines.llm.server import Behaviour, Fake, said, serving
from translit.engines import Held, LanguagePair, Surroundings, Telling, Told
from translit.engines.llm import deadlines, discovery, web
from translit.engines.llm.connecting import opened
from translit.engines.llm.engine import Informed, LanguageModel
from translit.engines.llm.loopback import base, is_loopback
from translit.engines.llm.profile import available, chosen
from translit.engines.llm.prompts import estimate, prompt
from translit.errors import EngineError

PAIR = LanguagePair("zh", "en")
KINDS = ["openai", "ollama"]


def _user(body: dict[str, Any]) -> str:
    return str(body["messages"][-1]["content"])


def echo(fake: Fake, body: dict[str, Any]) -> tuple[int, object]:
    """An English answer that holds the last line of what was asked."""
    return said(fake, f"English of <{_user(body).splitlines()[-1]}>")


@contextmanager
def engine(
    behave: Behaviour = echo, kind: str = "openai", models: Any = (), **options: str
) -> Iterator[tuple[LanguageModel, Fake]]:
    with serving(behave, kind=kind, models=models) as fake:
        given = {"server": fake.base, "patience": "0", "timeout": "5"} | options
        made = opened(PAIR, given)
        try:
            yield made, fake
        finally:
            made.close()


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_WAITS", (0.01, 0.02))


@pytest.mark.parametrize("kind", KINDS)
def test_each_sentence_is_one_request_with_all_of_the_sampling(kind: str) -> None:
    with engine(kind=kind) as (made, fake):
        answers = made.translate(["第一句。", "第二句。", "第三句。"])
    assert answers == [f"English of <{one}>" for one in ("第一句。", "第二句。", "第三句。")]
    assert len(fake.asked) == 3
    for body in fake.asked:
        sampling = body["options"] if kind == "ollama" else body
        assert {"temperature", "top_p", "top_k", "min_p", "repeat_penalty", "seed"} <= {*sampling}
    if kind == "ollama":
        assert fake.asked[0]["think"] is False
        assert fake.asked[0]["options"]["num_ctx"] == 4096
        assert {*fake.paths} == {"/api/tags", "/api/chat"}


def test_as_many_requests_are_sent_at_a_time_as_there_are_slots() -> None:
    together = threading.Barrier(4, timeout=10)

    def behave(fake: Fake, body: dict[str, Any]) -> tuple[int, object]:
        together.wait()  # nobody is answered before four have asked
        return echo(fake, body)

    with engine(behave) as (made, fake):
        assert made.portion == 4
        assert all(made.translate([f"第{number}句。" for number in range(12)]))
    assert fake.most_at_a_time == 4


def test_what_is_told_stands_in_the_request_the_common_part_first() -> None:
    around = Surroundings(
        "题目", ("一节",), (("前一句。", "The one before."),), "后一句。", "paragraph",
        (("像的句子。", "An alike one."),),
    )  # fmt: skip
    told = Told("大蒜很好。", (("大蒜", "Garlic", ""),), around, (("Bad.", "it lacks Garlic"),))
    with engine(brief="Plain tone.") as (made, fake):
        made.told([told], lambda _number, _answer: None)
    text = _user(fake.asked[0])
    order = ["Plain tone.", "题目 > 一节", "前一句。 = The one before.", "后一句。", "像的句子。",
             "大蒜 = Garlic", "it lacks Garlic", "大蒜很好。"]  # fmt: skip
    places = [text.find(one) for one in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "translation only:\n\n大蒜很好。" in text


def test_what_does_not_fit_is_left_out_from_the_far_end() -> None:
    before = tuple((f"第{number}句{'长' * 40}。", "") for number in range(30))
    around = Surroundings("题目", (), before, "", "paragraph")
    made = prompt(
        Told("短句。", (), around), chosen("plain", ""), PAIR, brief="B" * 3000, context=700
    )
    assert "第29句" in made.user
    assert "第0句" not in made.user
    assert "BBB" not in made.user
    assert "长。" in made.user
    assert estimate(made.user) + estimate(made.system) + made.longest <= 700


@pytest.mark.parametrize("name", available())
def test_each_profile_that_comes_along_can_be_used(name: str) -> None:
    profile = chosen(name, "")
    made = prompt(
        Told("大{蒜}很好。", (("大蒜", "Garlic", ""),)), profile, PAIR, brief="", context=2048
    )
    assert "大{蒜}很好。" in made.user
    assert "{text}" not in made.user
    assert "{target_language}" not in made.user + made.system
    assert ("Garlic" in made.user) is bool(profile.terms)


@pytest.mark.parametrize(
    ("model", "profile"),
    [
        ("hf.co/tencent/Hy-MT2-1.8B-GGUF:Q8_0", "hy-mt2"),
        ("Hunyuan-MT-7B", "hy-mt1.5"),
        ("HY-MT1.5-1.8B-Q8_0.gguf", "hy-mt1.5"),
        ("translategemma:4b", "translategemma"),
        ("Seed-X-PPO-7B", "seed-x"),
        ("MiLMMT-46-4B", "milmmt"),
        ("qwen3:8b", "qwen3"),
        ("Qwen3.5-4B", "qwen3"),
        ("gemma-3-270m-q4_k_m.gguf", "base"),
        ("gemma-3-4b-it", "plain"),
        ("llama3.2:latest", "plain"),
    ],
)
def test_a_profile_is_chosen_by_the_name_of_the_model(model: str, profile: str) -> None:
    assert chosen("", model).name == profile


def test_a_profile_of_ones_own_is_read_or_says_what_it_lacks(tmp_path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('ask = "Say in English: {text}"\n[sampling]\ntemperature = 0\n')
    with pytest.raises(EngineError, match=r"\[sampling\] is to say top_p, top_k"):
        chosen(str(path), "")
    path.write_text("ask = 3\n")
    with pytest.raises(EngineError, match="ask is to be a text"):
        chosen(str(path), "")
    with pytest.raises(EngineError, match="there is no profile nothing; the profiles are"):
        chosen("nothing", "")


@pytest.mark.parametrize(
    "server",
    ["http://example.com:8080", "192.168.1.4:11434", "http://127.0.0.1.example.com", "http://0x7f.1.example",
     "https://localhost.evil.test", "http://[2001:db8::1]:80", "localhost@example.com"],
)  # fmt: skip
def test_another_machine_is_refused_unless_it_is_allowed(server: str) -> None:
    with pytest.raises(EngineError):
        base(server, allow_remote=False, offline=False)
    with pytest.raises(EngineError):
        base(server, allow_remote=True, offline=True)


def test_loopback_is_told_by_its_address() -> None:
    assert base("localhost:11434/v1", allow_remote=False, offline=True) == "http://127.0.0.1:11434"
    assert base("http://[::1]:80", allow_remote=False, offline=True) == "http://[::1]:80"
    assert is_loopback("127.3.4.5")
    assert not is_loopback("localhost.example.com")


@pytest.mark.parametrize(
    "model",
    [{"name": "big:cloud"}, {"name": "gpt-oss:120b-cloud"}, {"name": "x", "remote_host": "h"}],
)
def test_a_model_that_a_server_forwards_is_refused(model: dict[str, Any]) -> None:
    asked = {"kind": "ollama", "models": (model,)}
    with pytest.raises(EngineError, match="lives elsewhere"), engine(**asked, model=model["name"]):
        pass
    with pytest.raises(EngineError, match="has no model"), engine(**asked):
        pass


def test_a_redirect_is_not_followed() -> None:
    with serving(echo) as other:
        with engine(lambda _fake, _body: (307, other.base.encode())) as (made, _):
            assert made.translate(["句。"]) == [""]
            assert "307" in made.failure
        assert not other.asked


@pytest.mark.parametrize(
    ("behave", "reason"),
    [
        (lambda fake, _: said(fake, "The begin", "length"), "cut off"),
        (lambda _fake, _: (200, b"<html>"), "no JSON"),
        (lambda _fake, _: (200, {"choices": []}), "without a text"),
        (lambda _fake, _: (200, []), "without a text"),
        (lambda _fake, _: (500, {"error": {"message": "out of memory"}}), "500: out of memory"),
        (lambda _fake, _: (503, {"error": "Loading model"}), "503: Loading model"),
        (lambda _fake, _: (429, {}), "429"),
        (lambda _fake, _: (401, {"error": "no key"}), "401: no key"),
        (lambda _fake, _: (0, b""), "broke off"),
        (lambda _fake, _: (200, b"[" * 100_000), "no JSON"),
        (lambda fake, _: said(fake, "The begin", "max_tokens"), "cut off"),
        (lambda fake, _: said(fake, "The begin", "MODEL_LENGTH"), "cut off"),
        (lambda fake, _: said(fake, "The begin", "error"), "broke the answer off (error)"),
        (lambda fake, _: said(fake, "The begin", "abort"), "broke the answer off (abort)"),
        (lambda fake, _: said(fake, "I will call it.", "tool_calls"), "broke the answer off"),
        (lambda fake, _: said(fake, "The begin", "safety"), "kept the answer back"),
        (lambda fake, _: (200, said(fake, "The begin")[1] | {"error": "boom"}), "boom"),  # type: ignore[operator]
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_server_that_misbehaves_gives_no_answer_and_a_reason(
    behave: Behaviour, reason: str, kind: str
) -> None:
    with engine(behave, kind) as (made, _):
        assert made.translate(["句。"]) == [""]
        assert reason in made.failure


@pytest.mark.parametrize("reason", ["stop", "eos_token", "stop_sequence", "end_turn", None])
@pytest.mark.parametrize("kind", KINDS)
def test_an_end_has_many_names(reason: str, kind: str) -> None:
    with engine(lambda fake, _: said(fake, "A sentence.", reason), kind) as (made, _):
        assert made.translate(["句。"]) == ["A sentence."]


def test_what_other_shapes_of_an_answer_say() -> None:
    """The first of several, a text in parts; a refusal in a place of its own."""
    choice = {"message": {"content": "One."}, "finish_reason": "stop", "index": 0}
    second = choice | {"message": {"content": "Two."}, "index": 1}
    parts = {"message": {"content": [{"type": "text", "text": "In"}, {"text": " parts."}]}}
    refusal = {"message": {"content": "One.", "refusal": "I cannot."}, "finish_reason": "stop"}
    for choices, answer in (([second, choice], "One."), ([parts], "In parts."), ([refusal], "")):
        body = {"choices": choices}
        with engine(lambda _fake, _, body=body: (200, body)) as (made, _):  # type: ignore[misc]
            assert made.translate(["句。"]) == [answer]


def test_a_server_that_is_busy_for_a_while_is_asked_again() -> None:
    def behave(fake: Fake, body: dict[str, Any]) -> tuple[int, object]:
        return (503, {"error": "busy"}) if len(fake.asked) < 4 else echo(fake, body)

    with engine(behave, patience="30", parallel="1") as (made, fake):
        assert made.translate(["句。"]) == ["English of <句。>"]
        assert len(fake.asked) == 4


def test_a_server_that_hangs_is_left_after_the_time_that_was_given() -> None:
    until = threading.Event()

    def behave(fake: Fake, body: dict[str, Any]) -> tuple[int, object]:
        until.wait(20)
        return echo(fake, body)

    with engine(behave, timeout="1") as (made, _):
        assert made.translate(["句。"]) == [""]
        assert "did not answer in time" in made.failure
        until.set()


def test_a_server_that_goes_on_failing_is_asked_no_more() -> None:
    with engine(lambda _fake, _: (500, {}), parallel="2") as (made, fake):
        with pytest.raises(EngineError):
            made.translate([f"第{number}句。" for number in range(40)])
        asked = len(fake.asked)
        assert asked < 10
        with pytest.raises(EngineError):
            made.translate(["再来。"])
        assert len(fake.asked) == asked


@pytest.mark.parametrize("kind", KINDS)
def test_fields_that_a_server_does_not_know_are_left_out(kind: str) -> None:
    def behave(fake: Fake, body: dict[str, Any]) -> tuple[int, object]:
        strange = {"chat_template_kwargs", "think"} & {*body}
        return (400, {"error": "unknown field"}) if strange else echo(fake, body)

    with engine(behave, kind, parallel="1") as (made, fake):
        assert made.translate(["一。", "二。"]) == ["English of <一。>", "English of <二。>"]
        assert len(fake.asked) == 3


def test_ollama_that_cuts_the_request_is_an_error() -> None:
    def behave(fake: Fake, body: dict[str, Any]) -> tuple[int, object]:
        status, value = echo(fake, body)
        return status, {**value, "prompt_eval_count": 4096}  # type: ignore[dict-item]

    with engine(behave, "ollama") as (made, _):
        assert made.translate(["句。"]) == [""]
        assert "raise context" in made.failure


def test_the_only_server_and_the_only_model_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(echo, kind="ollama") as fake:
        port = int(fake.base.rpartition(":")[2])
        monkeypatch.setattr(discovery, "PORTS", {port: "Ollama"})
        (found,) = discovery.found()
        assert (found.kind, [one.name for one in found.models]) == ("Ollama", ["some-model"])
        made = opened(PAIR, {})
        assert made.translate(["句。"]) == ["English of <句。>"]
        made.close()
    monkeypatch.setattr(discovery, "PORTS", {port: "Ollama"})
    with pytest.raises(EngineError, match="no server of language models answers"):
        opened(PAIR, {})


def test_the_identity_changes_with_model_profile_and_brief() -> None:
    def identity(**options: str) -> str:
        with engine(kind="ollama", **options) as (made, _):
            return made.identity

    assert identity() == identity(timeout="9")
    assert len({identity(), identity(profile="qwen3"), identity(brief="x")}) == 3


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"temperature": "0"}, "takes no option temperature; its options are server, model"),
        ({"context": "9"}, "context = '9' of the engine llm is to be a number from 256"),
        ({"parallel": "many"}, "to 64 or auto"),
        ({"allow_remote": "yes"}, "is to be true or false"),
        ({"server": "http://[", "model": "m"}, "is no address"),
        ({"model": "none.gguf"}, "there is no model none.gguf"),
    ],
)
def test_options_that_cannot_be_used_say_what_can(options: dict[str, str], message: str) -> None:
    with pytest.raises(EngineError) as error:
        opened(PAIR, options)
    assert message in str(error.value)


def test_what_a_server_counts_decides_what_fits() -> None:
    """Llama.cpp is asked how long a text is, but only where not all of it seems to fit."""

    def behave(fake: Fake, body: dict[str, Any]) -> tuple[int, object]:
        if "content" in body:
            return 200, {"tokens": [1] * (len(body["content"]) // 40 + 1)}
        return echo(fake, body)

    before = tuple((f"第{number}句{'长' * 60}。", "") for number in range(8))
    around = Surroundings("题目", (), before, "", "paragraph")
    with engine(behave, parallel="1", context="512") as (made, fake):
        made.told([Told("短句。")], lambda _number, _answer: None)  # type: ignore[attr-defined]
        assert "/tokenize" not in fake.paths
        made.told([Told("短句。", (), around)], lambda _number, _answer: None)  # type: ignore[attr-defined]
        assert "/tokenize" in fake.paths
    # An estimate would have left them out.
    assert all(source in _user(fake.asked[-1]) for source, _ in before)


def test_the_note_of_a_term_is_told() -> None:
    with engine() as (made, fake):
        asked = [Told("大蒜很好。", (("大蒜", "Garlic", "the codename"),))]
        made.told(asked, lambda _number, _answer: None)  # type: ignore[attr-defined]
    assert "大蒜 = Garlic (the codename)" in _user(fake.asked[0])


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_continued_from_its_beginning(kind: str) -> None:
    def behave(fake: Fake, body: dict[str, Any]) -> tuple[int, object]:
        begun = body["messages"][-1]
        assert begun["role"] == "assistant"
        return said(
            fake, " is small." if "第" in body["messages"][-2]["content"] else begun["content"]
        )

    with engine(behave, kind, parallel="1") as (made, _):
        answers = made.complete(["第一句。", "二。"], ["Garlic", "Garlic"])
    assert answers == ["Garlic is small.", "Garlic"]


def test_a_server_that_does_not_continue_is_not_asked_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with engine(parallel="1") as (made, fake):
        monkeypatch.setattr(type(made._server), "continues", property(lambda _: False))
        assert made.complete(["一。"], ["Garlic"]) == [""]
        assert fake.asked == []


def test_a_base_model_is_asked_for_other_answers_and_others_are_told_why() -> None:
    with engine(kind="ollama", profile="base", parallel="1") as (made, fake):
        assert len(made.hypotheses(["一。"], 4)[0]) == 1
        sent = [body["options"] for body in fake.asked]
        assert [(options["seed"], options["temperature"]) for options in sent] == [(2, 0.6)]
    with engine(profile="plain") as (made, fake):
        assert made.hypotheses(["一。"], 4) == [[]]
        assert fake.asked == []


def test_a_base_model_of_llama_cpp_is_kept_to_its_terms_in_each_of_its_answers() -> None:
    ask = Told("一。", held=Held((("Garlic", True),)))
    with engine(profile="base", parallel="1") as (made, fake):
        assert isinstance(made, Informed)
        assert made.holds
        for variant in (0, 1):
            made.told([ask._replace(variant=variant)], lambda *_: None)
        assert [(body["seed"], body["grammar"].startswith("root ::=")) for body in fake.asked] == [
            (1, True), (2, True),
        ]  # fmt: skip
        assert made.hypotheses(["一。"], 4) == [[]]
        assert made.complete(["一。"], ["Garlic"]) == [""]
    for options in ({"kind": "ollama", "profile": "base"}, {"profile": "plain"}):
        with engine(**options) as (made, _):
            assert isinstance(made, Informed)
            assert not made.holds


def test_what_was_asked_is_counted() -> None:
    def behave(fake: Fake, body: dict[str, Any]) -> tuple[int, object]:
        status, value = echo(fake, body)
        return status, {**value, "usage": {"prompt_tokens": 30, "completion_tokens": 4}}  # type: ignore[dict-item]

    with engine(behave) as (made, _):
        made.translate(["一。", "二。"])
        assert made.spent == (2, 60, 8)


def test_a_model_that_shall_be_told_nothing_is_asked_as_one_that_translates() -> None:
    with engine(tell="false") as (made, _):
        assert not isinstance(made, Telling)
        assert made.translate(["句。"]) == ["English of <句。>"]
    with engine() as (made, _):
        assert isinstance(made, Telling)


@pytest.mark.parametrize(
    ("begun", "then"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a"),
        (b"", b"H"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["body", "body without a length", "chunks", "header", "status", "continue"],
)
def test_an_answer_that_comes_byte_after_byte_is_left(begun: bytes, then: bytes) -> None:
    """Each byte comes in time, and the whole never: a server's wait has no end of its own."""

    class Dripping(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.rfile.readline()
            with contextlib.suppress(OSError):
                self.wfile.write(begun)
                while True:
                    self.wfile.write(then)
                    time.sleep(0.01)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Dripping) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        with (
            web.Web(address, timeout=0.5) as one,
            pytest.raises(EngineError, match=r"in time|broke off"),
        ):
            one.get("/v1/models")
        server.shutdown()


def test_answers_that_are_cut_off_are_no_sign_of_a_server_that_went_away() -> None:
    def behave(fake: Fake, body: dict[str, Any]) -> tuple[int, object]:
        return said(fake, "It goes on and on", "length" if len(fake.asked) < 12 else "stop")

    with engine(behave, parallel="1") as (made, _):
        answers = made.translate([f"第{number}句。" for number in range(12)])
        assert answers == [*[""] * 11, "It goes on and on"]


def test_a_connection_that_is_made_while_all_are_closed_is_closed_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Any] = []
    told = deadlines.Deadline.trace

    def closing(self: deadlines.Deadline, event: str, values: dict[str, Any]) -> None:
        told(self, event, values)
        if event.endswith("connect_tcp.complete"):
            made.append(values["return_value"].get_extra_info("socket"))
            asking.close()

    monkeypatch.setattr(deadlines.Deadline, "trace", closing)
    with serving(echo) as fake:
        asking = web.Web(fake.base, timeout=5)
        with contextlib.suppress(EngineError):
            asking.get("/v1/models")
    assert [one.fileno() for one in made] == [-1]
