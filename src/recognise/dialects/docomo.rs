//! NTT docomo and SoftBank, phone carriers: Japanese words, a user without a domain now and then.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "docomo",
    says: &["次のあて先へのメッセージはエラーのため送信できませんでした", "次のあて先にメールを送信できませんでした", "送信先メールアドレスが見つかりません", "送信先のメールアドレスが存在しません"],
    ..PLAIN
};
