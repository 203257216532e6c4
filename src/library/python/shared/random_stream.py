import typing as _t

_MASK = 0xFFFFFFFF


def _rotated(x: int, bits: int) -> int:
    return ((x << bits) | (x >> (32 - bits))) & _MASK


def murmur3(data: bytes, seed: int) -> int:
    """MurmurHash3_x86_32 (Austin Appleby, public domain) of bytes."""

    def mixed(k: int) -> int:
        return (_rotated((k * 0xCC9E2D51) & _MASK, 15) * 0x1B873593) & _MASK

    whole = len(data) & ~3
    value = seed
    for i in range(0, whole, 4):
        value ^= mixed(int.from_bytes(data[i : i + 4], "little"))
        value = (_rotated(value, 13) * 5 + 0xE6546B64) & _MASK
    if whole < len(data):
        value ^= mixed(int.from_bytes(data[whole:], "little"))
    value ^= len(data)
    value = ((value ^ (value >> 16)) * 0x85EBCA6B) & _MASK
    value = ((value ^ (value >> 13)) * 0xC2B2AE35) & _MASK
    return value ^ (value >> 16)


def random_stream(seed: int, name: str) -> _t.Iterator[float]:
    """Numbers from 0 up to, but not including, 1.

    xoshiro128** (Blackman and Vigna, 2018) over four words, word k being MurmurHash3_x86_32 with seed
    k of the UTF-8 text `SEED:NAME`. Two draws of 32 bits a and b make one number of 53 bits.
    """
    key = f"{seed}:{name}".encode("utf-8", "surrogatepass")
    words = [murmur3(key, k) for k in range(4)]
    if not any(words):
        words[0] = 1

    def bits() -> int:
        s0, s1, s2, s3 = words
        third, fourth = s2 ^ s0, s3 ^ s1
        words[:] = s0 ^ fourth, s1 ^ third, third ^ (s1 << 9) & _MASK, _rotated(fourth, 11)
        return (_rotated((s1 * 5) & _MASK, 7) * 9) & _MASK

    while True:
        high = bits() >> 5
        yield (high * 2**26 + (bits() >> 6)) / 2**53
