"""People whose recordings only measure and never train: they are in the evaluation pack, or may be in others."""

SPEECH_COMMANDS = frozenset(
    (
        "1eddce1d 26e573a9 2f813234 31583d30 37e8db82 439c84f4 48bfde8e 51055bda 5184ed3e 563aa4e6 590750e8 "
        "5fe4a278 62581901 6272b231 651d108f 65f2531f 68dd409e 6a27a9bf 6d818f6c 708a9569 742d6431 7ff085e1 "
        "8d4cdc60 93ec8b84 97f4c236 988e2f9a a5609cce a7545b9f a8cb6dda a8ee11c7 a9abc695 aef8dcf5 af130f12 "
        "b87bdb22 bf8d5617 d9b50b8b dabf67d9 dc75148d e4a2cf79 f428ca69 fac74f6a"
    ).split()
)
"""Marks of speakers in file names of Speech Commands."""
DSPSPEECH_LAST_TRAINED, DSPSPEECH_LAST_READ = 19, 24
"""Speakers of DSPSpeech-20 by the order of their ids: s02 to s19 train, s20 to s24 are for development."""
FSDD_TRAINED, FSDD_DEVELOPMENT = ("jackson", "nicolas", "theo"), ("yweweler",)
GCIN_VOICE = "5"
WAKE_WORDS = {"computer": "computer", "jarvis": "jarvis", "smart mirror": "smart mirror", "view glass": "view glass"}
