//! Settings, key file, phrase bank, the user's profiles, memory of place; the only use of `directories`.
