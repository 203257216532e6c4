;; What `unsqueeze` and `Guesser` do, in a third of their time: a link is read before an engine has made any
;; JavaScript fast. Links are read for ever, so this never changes. `wasmBytes.ts` holds what it compiles to.
(module
  ;; Where things lie, in bytes. `unsqueezeWasm.ts` says the same of what it puts there.
  ;;         0  how far a chance moves, i32, by bits seen
  ;;       128  weights, i32
  ;;     2,176  odds that each context says of this bit, i32
  ;;     2,208  slots of each context for this half of a letter, i32
  ;;     2,240  what each context sees, i32
  ;;     2,304  chances of the echo, u16
  ;;     4,096  odds by chance, i16
  ;;    12,288  chance by odds, i16
  ;;    20,480  where the same five letters ended last, and 1, i32
  ;;   282,624  slots, i32, each without the chance of one that has seen nothing
  ;; 3,428,352  the letters: the dictionary, then the text
  ;; 3,461,120  what was squeezed
  (memory (export "memory") 53)

  (global $size (mut i32) (i32.const 0))
  (global $word (mut i32) (i32.const 0))
  ;; Where the echo is, and how many letters before it are the same; none: it expects nothing.
  (global $echo_at (mut i32) (i32.const 0))
  (global $echo_length (mut i32) (i32.const 0))
  ;; The coder's bounds, the number between them, and the byte of the data that comes next.
  (global $low (mut i32) (i32.const 0))
  (global $high (mut i32) (i32.const 0))
  (global $code (mut i32) (i32.const 0))
  (global $at (mut i32) (i32.const 0))
  (global $length (mut i32) (i32.const 0))

  ;; A letter by its number; 0 before the first.
  (func $past (param $at i32) (result i32)
    (if (result i32) (i32.lt_s (local.get $at) (i32.const 0))
      (then (i32.const 0))
      (else (i32.load8_u offset=3428352 (local.get $at)))))

  (func $mixed (param $hash i32) (param $part i32) (result i32)
    (i32.add
      (i32.mul (i32.xor (local.get $hash) (local.get $part)) (i32.const 0x2c1b3c6d))
      (i32.const 0x297a2d39)))

  (func $is_letter (param $code i32) (result i32)
    (i32.or
      (i32.le_u (i32.sub (local.get $code) (i32.const 97)) (i32.const 25))
      (i32.le_u (i32.sub (local.get $code) (i32.const 65)) (i32.const 25))))

  (func $kind_of (param $code i32) (result i32)
    (if (i32.le_u (i32.sub (local.get $code) (i32.const 48)) (i32.const 9))
      (then (return (i32.const 1))))
    (select (i32.const 2) (local.get $code) (call $is_letter (local.get $code))))

  (func $next_byte
    (global.set $code (i32.shl (global.get $code) (i32.const 8)))
    (if (i32.lt_u (global.get $at) (global.get $length))
      (then
        (global.set $code
          (i32.or (global.get $code) (i32.load8_u offset=3461120 (global.get $at))))))
    (global.set $at (i32.add (global.get $at) (i32.const 1))))

  ;; Chooses the slots for the half of a letter that begins, by the bits before it, behind a 1.
  (func $next_half (param $letter i32)
    (local $i i32) (local $hash i32)
    (local.set $letter (i32.mul (local.get $letter) (i32.const 0x9e3779b1)))
    (loop $contexts
      (local.set $hash
        (i32.mul
          (i32.xor
            (i32.load offset=2240 (i32.shl (local.get $i) (i32.const 2)))
            (local.get $letter))
          (i32.const 0x85ebca6b)))
      (i32.store offset=2208 (i32.shl (local.get $i) (i32.const 2))
        (i32.add
          (i32.shl (local.get $i) (i32.const 17))
          (i32.and
            (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 15)))
            (i32.const 0x1fff0))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $contexts (i32.lt_s (local.get $i) (i32.const 6)))))

  ;; The bit of the data whose chance of 4,096 to be 1 this is.
  (func $decode (param $chance i32) (result i32)
    (local $middle i32) (local $bit i32)
    (local.set $middle
      (i32.add
        (global.get $low)
        (i32.wrap_i64
          (i64.shr_u
            (i64.mul
              (i64.extend_i32_u (i32.sub (global.get $high) (global.get $low)))
              (i64.extend_i32_u (local.get $chance)))
            (i64.const 12)))))
    (local.set $bit (i32.le_u (global.get $code) (local.get $middle)))
    (if (local.get $bit)
      (then (global.set $high (local.get $middle)))
      (else (global.set $low (i32.add (local.get $middle) (i32.const 1)))))
    (block $done
      (loop $bytes
        (br_if $done
          (i32.shr_u (i32.xor (global.get $low) (global.get $high)) (i32.const 24)))
        (call $next_byte)
        (global.set $low (i32.shl (global.get $low) (i32.const 8)))
        (global.set $high (i32.or (i32.shl (global.get $high) (i32.const 8)) (i32.const 255)))
        (br $bytes)))
    (local.get $bit))

  ;; Looks at what there is once a letter has come.
  (func $follow
    (local $last i32) (local $letter i32) (local $letters i32) (local $kinds i32)
    (local $back i32) (local $five i32) (local $place i32) (local $same i32)
    (local.set $last (call $past (i32.sub (global.get $size) (i32.const 1))))
    (global.set $word
      (if (result i32) (call $is_letter (local.get $last))
        (then (i32.mul (i32.add (global.get $word) (local.get $last)) (i32.const 0x2f0b4c47)))
        (else (i32.const 0))))
    (local.set $letters (i32.const 7))
    (local.set $kinds (i32.const 7))
    (local.set $back (i32.const 1))
    (loop $before
      (local.set $letter (call $past (i32.sub (global.get $size) (local.get $back))))
      (local.set $letters (call $mixed (local.get $letters) (local.get $letter)))
      (local.set $kinds (call $mixed (local.get $kinds) (call $kind_of (local.get $letter))))
      (if (i32.le_s (local.get $back) (i32.const 3))
        (then
          (i32.store offset=2240 (i32.shl (local.get $back) (i32.const 2))
            (i32.add (local.get $letters) (local.get $back)))))
      (if (i32.eq (local.get $back) (i32.const 5))
        (then (local.set $five (local.get $letters))))
      (local.set $back (i32.add (local.get $back) (i32.const 1)))
      (br_if $before (i32.le_s (local.get $back) (i32.const 6))))
    (i32.store offset=2240 (i32.const 0) (local.get $kinds))
    (i32.store offset=2240 (i32.const 16) (local.get $letters))
    (i32.store offset=2240 (i32.const 20) (call $mixed (global.get $word) (local.get $last)))
    (if (global.get $echo_length)
      (then
        (global.set $echo_at (i32.add (global.get $echo_at) (i32.const 1)))
        (global.set $echo_length (i32.add (global.get $echo_length) (i32.const 1)))))
    (if (i32.lt_s (global.get $size) (i32.const 5)) (then (return)))
    (local.set $place
      (i32.shl
        (i32.and (i32.shr_u (local.get $five) (i32.const 3)) (i32.const 0xffff))
        (i32.const 2)))
    (if (i32.eqz (global.get $echo_length))
      (then
        (global.set $echo_at
          (i32.sub (i32.load offset=20480 (local.get $place)) (i32.const 1)))
        (block $other
          (loop $letters_before
            (br_if $other (i32.ge_s (local.get $same) (i32.const 40)))
            (br_if $other (i32.ge_s (local.get $same) (global.get $echo_at)))
            (br_if $other
              (i32.ne
                (call $past
                  (i32.sub (i32.sub (global.get $echo_at) (i32.const 1)) (local.get $same)))
                (call $past
                  (i32.sub (i32.sub (global.get $size) (i32.const 1)) (local.get $same)))))
            (local.set $same (i32.add (local.get $same) (i32.const 1)))
            (br $letters_before)))
        (global.set $echo_length
          (select (local.get $same) (i32.const 0) (i32.ge_s (local.get $same) (i32.const 4))))))
    (i32.store offset=20480 (local.get $place)
      (i32.add (global.get $size) (i32.const 1))))

  ;; Guesses a letter bit by bit and learns from each. The letter, or -1: it is in the data.
  (func $letter (param $known i32)
    (local $bits i32) (local $letter i32) (local $half i32) (local $i i32)
    (local $expected i32) (local $sure i32) (local $asks i32) (local $asked i32) (local $echo i32)
    (local $set i32) (local $sum i64) (local $slot i32) (local $slot_at i32) (local $seen i32)
    (local $said i32) (local $chance i32) (local $bit i32) (local $missed i32) (local $far i64)
    (local $weight i32)
    (call $next_half (i32.const 1))
    (local.set $letter (i32.const 1))
    (local.set $half (i32.const 1))
    (if (global.get $echo_length)
      (then
        (local.set $expected (i32.or (call $past (global.get $echo_at)) (i32.const 256)))
        (local.set $sure
          (i32.add (i32.const 1) (i32.shr_u (global.get $echo_length) (i32.const 2))))
        (if (i32.gt_s (local.get $sure) (i32.const 7))
          (then (local.set $sure (i32.const 7))))
        (local.set $asks (global.get $echo_length))
        (if (i32.gt_s (local.get $asks) (i32.const 63))
          (then (local.set $asks (i32.const 63))))
        (local.set $asks (i32.shl (local.get $asks) (i32.const 1)))))
    (loop $next_bit
      ;; What the echo expects.
      (local.set $asked (i32.const -1))
      (local.set $echo (i32.const 0))
      (if (local.get $expected)
        (then
          (if
            (i32.eq
              (i32.shr_u (local.get $expected) (i32.sub (i32.const 8) (local.get $bits)))
              (local.get $letter))
            (then
              (local.set $asked
                (i32.shl
                  (i32.add
                    (local.get $asks)
                    (i32.and
                      (i32.shr_u (local.get $expected) (i32.sub (i32.const 7) (local.get $bits)))
                      (i32.const 1)))
                  (i32.const 1)))
              (local.set $echo
                (i32.load16_s offset=4096
                  (i32.shl
                    (i32.shr_u (i32.load16_u offset=2304 (local.get $asked)) (i32.const 4))
                    (i32.const 1)))))
            (else
              (local.set $expected (i32.const 0))
              (local.set $sure (i32.const 0))
              (global.set $echo_length (i32.const 0))))))
      (local.set $set
        (i32.shl
          (i32.add (i32.shl (local.get $sure) (i32.const 3)) (local.get $bits))
          (i32.const 5)))
      ;; 24 and 28 bytes into a set of weights: that of the echo, and that of a constant.
      (local.set $sum
        (i64.add
          (i64.mul
            (i64.extend_i32_s (local.get $echo))
            (i64.load32_s offset=152 (local.get $set)))
          (i64.shl (i64.load32_s offset=156 (local.get $set)) (i64.const 8))))
      (local.set $i (i32.const 0))
      (loop $contexts
        (local.set $said (i32.const 0))
        (local.set $slot
          (i32.xor
            (i32.const 0x80000000)
            (i32.load offset=282624
              (i32.shl
                (i32.add (i32.load offset=2208 (local.get $i)) (local.get $half))
                (i32.const 2)))))
        (local.set $seen (i32.and (local.get $slot) (i32.const 1023)))
        (if (local.get $seen)
          (then
            (local.set $said
              (i32.load16_s offset=4096
                (i32.shl (i32.shr_u (local.get $slot) (i32.const 20)) (i32.const 1))))
            ;; What has seen little counts for less.
            (if (i32.le_s (local.get $seen) (i32.const 3))
              (then
                (local.set $said
                  (if (result i32) (i32.gt_s (local.get $seen) (i32.const 1))
                    (then
                      (i32.shr_s (i32.mul (local.get $said) (i32.const 3)) (i32.const 2)))
                    (else (i32.shr_s (local.get $said) (i32.const 1)))))))
            (local.set $sum
              (i64.add
                (local.get $sum)
                (i64.mul
                  (i64.extend_i32_s (local.get $said))
                  (i64.load32_s offset=128 (i32.add (local.get $set) (local.get $i))))))))
        (i32.store offset=2176 (local.get $i) (local.get $said))
        (local.set $i (i32.add (local.get $i) (i32.const 4)))
        (br_if $contexts (i32.lt_s (local.get $i) (i32.const 24))))
      ;; All of them together, between the least and the most odds.
      (local.set $sum (i64.shr_s (local.get $sum) (i64.const 16)))
      (if (i64.gt_s (local.get $sum) (i64.const 2047))
        (then (local.set $sum (i64.const 2047))))
      (if (i64.lt_s (local.get $sum) (i64.const -2047))
        (then (local.set $sum (i64.const -2047))))
      (local.set $chance
        (i32.load16_s offset=12288
          (i32.shl
            (i32.add (i32.wrap_i64 (local.get $sum)) (i32.const 2047))
            (i32.const 1))))
      (local.set $bit
        (if (result i32) (i32.ge_s (local.get $known) (i32.const 0))
          (then
            (i32.and
              (i32.shr_u (local.get $known) (i32.sub (i32.const 7) (local.get $bits)))
              (i32.const 1)))
          (else
            (call $decode
              (select (local.get $chance) (i32.const 1) (local.get $chance))))))
      ;; Weights and chances move towards what came.
      (local.set $missed
        (i32.mul
          (i32.sub (i32.shl (local.get $bit) (i32.const 12)) (local.get $chance))
          (i32.const 12)))
      (local.set $i (i32.const 0))
      (loop $contexts
        (local.set $said (i32.load offset=2176 (local.get $i)))
        (if (local.get $said)
          (then
            ;; As `$adjust`, without a call.
            (local.set $weight (i32.add (local.get $set) (local.get $i)))
            (i32.store offset=128 (local.get $weight)
              (i32.add
                (i32.load offset=128 (local.get $weight))
                (i32.shr_s
                  (i32.add (i32.mul (local.get $said) (local.get $missed)) (i32.const 4096))
                  (i32.const 13))))))
        (local.set $slot_at
          (i32.shl
            (i32.add (i32.load offset=2208 (local.get $i)) (local.get $half))
            (i32.const 2)))
        (local.set $slot
          (i32.xor (i32.const 0x80000000) (i32.load offset=282624 (local.get $slot_at))))
        (local.set $seen (i32.and (local.get $slot) (i32.const 1023)))
        (local.set $far
          (i64.sub
            (i64.mul (i64.extend_i32_u (local.get $bit)) (i64.const 4194303))
            (i64.extend_i32_u (i32.shr_u (local.get $slot) (i32.const 10)))))
        (i32.store offset=282624 (local.get $slot_at)
          (i32.xor
            (i32.const 0x80000000)
            (i32.add
              (i32.add
                (local.get $slot)
                (i32.shl
                  (i32.wrap_i64
                    (i64.div_s
                      (i64.mul
                        (local.get $far)
                        (i64.load32_u offset=0 (i32.shl (local.get $seen) (i32.const 2))))
                      (i64.const 65536)))
                  (i32.const 10)))
              (i32.lt_s (local.get $seen) (i32.const 30)))))
        (local.set $i (i32.add (local.get $i) (i32.const 4)))
        (br_if $contexts (i32.lt_s (local.get $i) (i32.const 24))))
      (call $adjust
        (i32.add (local.get $set) (i32.const 24)) (local.get $echo) (local.get $missed))
      (call $adjust
        (i32.add (local.get $set) (i32.const 28)) (i32.const 256) (local.get $missed))
      (if (i32.ge_s (local.get $asked) (i32.const 0))
        (then
          (local.set $said (i32.load16_u offset=2304 (local.get $asked)))
          (i32.store16 offset=2304 (local.get $asked)
            (i32.add
              (local.get $said)
              (i32.shr_s
                (i32.sub (i32.mul (local.get $bit) (i32.const 65535)) (local.get $said))
                (i32.const 5))))))
      (local.set $letter (i32.or (i32.shl (local.get $letter) (i32.const 1)) (local.get $bit)))
      (local.set $half (i32.or (i32.shl (local.get $half) (i32.const 1)) (local.get $bit)))
      (local.set $bits (i32.add (local.get $bits) (i32.const 1)))
      (if (i32.eq (local.get $bits) (i32.const 4))
        (then
          (call $next_half (local.get $letter))
          (local.set $half (i32.const 1))))
      (br_if $next_bit (i32.lt_s (local.get $bits) (i32.const 8))))
    (i32.store8 offset=3428352 (global.get $size) (local.get $letter))
    (global.set $size (i32.add (global.get $size) (i32.const 1)))
    (call $follow))

  ;; Moves a weight by what its input said and how far the guess was off.
  (func $adjust (param $weight i32) (param $said i32) (param $missed i32)
    (i32.store offset=128 (local.get $weight)
      (i32.add
        (i32.load offset=128 (local.get $weight))
        (i32.shr_s
          (i32.add (i32.mul (local.get $said) (local.get $missed)) (i32.const 4096))
          (i32.const 13)))))

  ;; Reads the dictionary, then so many letters out of data of that length. Whether the data had them.
  (func (export "unsqueeze") (param $dictionary i32) (param $size i32) (param $length i32) (result i32)
    (local $i i32)
    ;; As at first: there may have been another text.
    (global.set $size (i32.const 0))
    (global.set $word (i32.const 0))
    (global.set $echo_at (i32.const -1))
    (global.set $echo_length (i32.const 0))
    (global.set $low (i32.const 0))
    (global.set $high (i32.const -1))
    (global.set $code (i32.const 0))
    (global.set $at (i32.const 4))
    (block $read
      (loop $letters
        (br_if $read (i32.ge_s (global.get $size) (local.get $dictionary)))
        (call $letter (call $past (global.get $size)))
        (br $letters)))
    (global.set $length (local.get $length))
    (loop $bytes
      (call $next_byte)
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $bytes (i32.lt_s (local.get $i) (i32.const 4))))
    (local.set $size (i32.add (local.get $size) (local.get $dictionary)))
    (block $done
      (loop $letters
        (br_if $done (i32.ge_s (global.get $size) (local.get $size)))
        (call $letter (i32.const -1))
        ;; Far behind the end there is nothing to be read.
        (if (i32.gt_s (global.get $at) (i32.add (local.get $length) (i32.const 4)))
          (then (return (i32.const 0))))
        (br $letters)))
    (i32.const 1))
)
