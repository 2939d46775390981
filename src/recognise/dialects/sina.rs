//! Sina, Sohu and Aliyun.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "sina",
    says: &["邮件无法发送到", "sina.com. 邮件"],
    hints: &["您发送的邮件由于"],
    ..PLAIN
};
