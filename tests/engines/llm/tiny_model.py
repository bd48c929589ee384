"""A path -> a GGUF model of a megabyte that llama.cpp runs: it knows one sentence.

python -m tests.engines.llm.tiny_model PATH. No weights are trained: each token is a place in the
hidden state, all layers do nothing, and the output leads from each token to the next one. So a real
model file with a real tokenizer answers the same on every processor.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import numpy as np

__all__ = ["ANSWER", "write"]

ANSWER = "It is raining today."

_CHAIN = ("▁It", "▁is", "▁raining", "▁today", ".")
_WIDTH, _HEADS, _INNER, _CONTEXT = 320, 5, 32, 2048

_TEMPLATE = (
    "{% for message in messages %}{{ message['content'] }}\n{% endfor %}"
    "{% if add_generation_prompt %}>{% endif %}"
)
"""After the last message comes a sign from which the sentence follows."""

_NORMAL, _UNKNOWN, _CONTROL, _BYTE = 1, 2, 3, 6


def _vocabulary() -> tuple[list[bytes], list[int]]:
    special = [("<unk>", _UNKNOWN), ("<s>", _CONTROL), ("</s>", _CONTROL)]
    pieces = [(f"<0x{byte:02X}>", _BYTE) for byte in range(256)]
    words = [(word, _NORMAL) for word in (*_CHAIN, ">", "▁")]
    tokens = [*special, *pieces, *words]
    return [token.encode() for token, _ in tokens], [kind for _, kind in tokens]


def write(path: Path) -> None:
    """Write the model."""
    import gguf

    tokens, kinds = _vocabulary()
    size = len(tokens)
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("one sentence")
    writer.add_context_length(_CONTEXT)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(_INNER)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(_WIDTH // _HEADS)
    writer.add_vocab_size(size)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * size)
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_add_bos_token(value=True)
    writer.add_add_space_prefix(value=False)
    writer.add_chat_template(_TEMPLATE)
    for name, weights in _weights(tokens).items():
        writer.add_tensor(name, weights)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _weights(tokens: list[bytes]) -> dict[str, np.ndarray]:
    places = np.eye(len(tokens), _WIDTH, dtype=np.float32)
    following = np.zeros_like(places)
    chain = [b">", *(word.encode() for word in _CHAIN), b"</s>"]
    for one, after in pairwise(chain):
        following[tokens.index(after), tokens.index(one)] = 1
    square = np.zeros((_WIDTH, _WIDTH), np.float32)
    inner = np.zeros((_INNER, _WIDTH), np.float32)
    norm = np.ones(_WIDTH, np.float32)
    return {
        "token_embd.weight": places,
        "output.weight": following,
        "output_norm.weight": norm,
        "blk.0.attn_norm.weight": norm,
        "blk.0.ffn_norm.weight": norm,
        "blk.0.attn_q.weight": square,
        "blk.0.attn_k.weight": square,
        "blk.0.attn_v.weight": square,
        "blk.0.attn_output.weight": square,
        "blk.0.ffn_gate.weight": inner,
        "blk.0.ffn_up.weight": inner,
        "blk.0.ffn_down.weight": inner.T.copy(),
    }


if __name__ == "__main__":
    write(Path(sys.argv[1]))
