//! What leaves the program: one file per format, one registry.
