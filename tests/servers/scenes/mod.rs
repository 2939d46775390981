//! The scenes, in the order in which they are played. Each has users of its own, so none sees another's mail.

use crate::town::Town;

mod stage;

pub const ALL: &[(&str, fn(&Town))] = &[
    (
        "stage::a_forged_mail_comes_back_with_its_true_peer_on_top",
        stage::a_forged_mail_comes_back_with_its_true_peer_on_top,
    ),
    ("stage::a_mail_of_the_owner_comes_back_too", stage::a_mail_of_the_owner_comes_back_too),
    ("stage::nobody_submits_without_a_password", stage::nobody_submits_without_a_password),
    ("stage::a_snapshot_notices_a_flag", stage::a_snapshot_notices_a_flag),
];
