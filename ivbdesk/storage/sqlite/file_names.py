"""The names of what stands in the folder of a register."""

DATABASE = "register.db"
JOURNALS = ("register.db-wal", "register.db-shm", "register.db-journal")
KEYS = "register.keys"
DOCUMENTS = "stukken"
SPARE_COPY = "register-voor-{revision}.db"
TRIES = "register.pogingen"
HIGH_WATER = "register.stand"
NEW_DATABASE = "register.db.nieuw"
DROP_BOX = "brievenbus"
NOTES = f"{DROP_BOX}/*.bus"
TURN = "beurt-{id}.json"
NEW_KEYS = "register.keys.nieuw-"
