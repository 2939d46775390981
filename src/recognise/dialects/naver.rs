//! Naver and Daum.

use super::{Dialect, PLAIN};

pub const DIALECT: Dialect = Dialect {
    name: "naver",
    says: &["메일 전송에 실패", "메일이 반송되었습니다", "메일을 보내지 못했습니다", "다음과 같은 이유로 전송하지 못"],
    ..PLAIN
};
