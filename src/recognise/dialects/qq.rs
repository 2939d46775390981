//! QQ Mail: a page of HTML, the address behind 收件人.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "qq",
    says: &["收件人邮件地址不存在", "sent: 邮件被退回", "您的邮件无法发送", "您发送的邮件无法"],
    hints: &["退信原因", "the email is returned", "qq mail"],
    copy: &["原始邮件"],
    ..PLAIN
};
