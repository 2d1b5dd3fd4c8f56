# The most stack that the firmware can need, from its disassembly: pushes and frames along the deepest chain of calls from main,
# and on top of it the deepest interrupt, which no other one interrupts. (avr-gcc 5.4 has no -fstack-usage for this processor.)
# Indirect calls are taken to reach every function whose name matches `indirect`. Prints bytes.
#
#   avr-objdump -d board.elf | awk -v indirect='^answer_' -f stack-bound.awk

# mawk knows no hexadecimal numbers. Takes "0x1F".
function hex(text,    at, value) {
    text = tolower(text)
    for (at = 3; at <= length(text); at++) value = value * 16 + index("0123456789abcdef", substr(text, at, 1)) - 1
    return value
}

function deepest(name,    at, callees, count, depth, most) {
    if (name in bound) return bound[name]
    bound[name] = own[name] # ends a recursion, of which there is none
    count = split(calls[name], callees, " ")
    for (at = 1; at <= count; at++) {
        depth = 2 + deepest(callees[at])
        if (depth > most) most = depth
    }
    return bound[name] = own[name] + most
}

/^[0-9a-f]+ <.*>:$/ {
    name = $2
    gsub(/[<>:]/, "", name)
    own[name] += 0
    next
}

{ instruction = ""; operands = "" }
match($0, /\t[a-z]+/) { split($0, parts, "\t"); instruction = parts[3]; operands = parts[4] }

instruction == "push" { own[name]++ }
# A frame begins where the stack pointer was copied into r28 and r29.
frame_follows == 1 && instruction ~ /^(sbiw|subi)$/ && operands ~ /^r28/ { own[name] += hex(substr(operands, 6)) }
frame_follows == 2 && instruction == "sbci" && operands ~ /^r29/ { own[name] += 256 * hex(substr(operands, 6)) }
{ frame_follows = instruction == "in" && operands ~ /^r29, 0x3e/ ? 1 : (frame_follows == 1 && instruction == "subi" ? 2 : 0) }

# Other functions are named without an offset; jumps to them are tail calls.
instruction ~ /^(r?call|r?jmp)$/ && match($0, /<[^+>]+>/) {
    callee = substr($0, RSTART + 1, RLENGTH - 2)
    if (callee != name) calls[name] = calls[name] " " callee
}
instruction == "icall" { indirect_callers[name] = 1 }

END {
    for (caller in indirect_callers)
        for (each in own)
            if (each ~ indirect) calls[caller] = calls[caller] " " each
    for (each in own)
        if (each ~ /^__vector_[0-9]+$/ && deepest(each) + 2 > interrupt) interrupt = deepest(each) + 2
    print deepest("main") + 2 + interrupt
}
