//! Finds and reads report files, runs the analysis on worker threads and parsers in child processes, caches.
