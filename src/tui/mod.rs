//! The screen: state, msg, update, effect, keymap, layout, theme, view, shell.
