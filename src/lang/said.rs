//! A sentence in both languages at once, for what is worked out once and shown
//! in whichever language the reader chose.

use std::borrow::Cow;

use super::Lang;

/// A sentence in Chinese and English; made by `say!`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Chinese.
    pub zh: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Said {
    /// The sentence in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Says something in both languages: `say!("缺“{number}”", "{number} is missing")`.
/// What stands in braces is taken from where the macro is used; a sentence that lacks one
/// of the two languages does not compile.
macro_rules! say {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::lang::Said {
            zh: ::std::borrow::Cow::Owned(format!($zh)),
            en: ::std::borrow::Cow::Owned(format!($en)),
        }
    };
}
pub(crate) use say;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_carry_what_is_spoken_of() {
        let number = "（二）";
        let said = say!("缺“{number}”", "{number} is missing");
        assert_eq!(said.get(Lang::Zh), "缺“（二）”");
        assert_eq!(said.get(Lang::En), "（二） is missing");
    }
}
