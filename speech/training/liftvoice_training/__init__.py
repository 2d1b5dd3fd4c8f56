"""How the embedded voice models of Liftvoice are made: from recordings to Vosk model folders."""
