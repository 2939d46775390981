//! The scenes, in the order in which they are played. Each has owners of its own, so none sees another's mail.

use crate::town::Town;

mod campaign;
mod crash;
mod own;
mod report;
mod service;
mod stage;
mod trouble;

/// A name for the report and for choosing, and what is played.
pub type Scene = (&'static str, fn(&Town));

macro_rules! scenes {
    ($($module:ident :: $name:ident),* $(,)?) => {
        &[$((concat!(stringify!($module), "::", stringify!($name)), $module::$name)),*]
    };
}

pub const ALL: &[Scene] = scenes![
    stage::a_forged_mail_comes_back_with_its_true_peer_on_top,
    stage::a_mail_of_the_owner_comes_back_too,
    stage::nobody_submits_without_a_password,
    stage::a_snapshot_notices_a_flag,
    campaign::a_forged_mail_is_traced_and_told_once,
    campaign::ten_bounces_make_one_notice,
    campaign::a_dry_run_sends_nothing,
    own::a_mail_of_the_owner_raises_no_alarm,
    own::a_forgery_is_told_although_the_owner_bounced_too,
    own::what_sent_keeps_under_another_identification_is_not_called_forged,
    crash::killed_again_and_again_it_tells_once,
    report::approved_by_the_command_it_arrives_once_and_whole,
    report::approved_in_the_folder_it_arrives_and_the_answers_are_sorted,
    service::a_bounce_wakes_it_and_sigterm_ends_it,
    trouble::a_wrong_password_is_77,
    trouble::a_server_that_is_down_is_69,
    trouble::a_foreign_certificate_is_not_trusted,
    trouble::a_folder_that_is_missing_is_78,
    trouble::a_broken_configuration_is_78,
    trouble::a_notice_that_cannot_be_sent_waits,
];
