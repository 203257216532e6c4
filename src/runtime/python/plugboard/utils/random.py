"""Random texts."""

import random
import string

RANDOM_CHAR_SET = string.ascii_letters + string.digits


def gen_rand_str(chars: int = 16) -> str:
    """So many random letters and digits."""
    return "".join(random.choices(RANDOM_CHAR_SET, k=chars))
