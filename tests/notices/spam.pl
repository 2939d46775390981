#!/usr/bin/perl
# Scores mails (paths as arguments) with SpamAssassin's local rules, all in one process. A line each: score, path, rules.
use strict;
use warnings;
use Mail::SpamAssassin;

my $spam = Mail::SpamAssassin->new({
    local_tests_only => 1,
    dont_copy_prefs => 1,
    userprefs_filename => '/dev/null',
    # Nothing that was learned on this machine; and the network of documentation stands for one that is announced.
    post_config_text => "use_bayes 0\nuse_auto_whitelist 0\nscore RCVD_ILLEGAL_IP 0\n",
});
$spam->compile_now(0);
for my $path (@ARGV) {
    open my $file, '<:raw', $path or die "read $path: $!\n";
    my $text = do { local $/; <$file> };
    close $file;
    my $mail = $spam->parse(received($text));
    my $status = $spam->check($mail);
    printf "%.2f\t%s\t%s\n", $status->get_score(), $path, $status->get_names_of_tests_hit();
    $status->finish();
    $mail->finish();
}

# A notice as its reader's mail server has it: with the line of the server that handed it over.
sub received {
    my ($text) = @_;
    my ($date) = $text =~ /^Date: (.*?)\r?$/m;
    return "Received: from mail.annas-shop.example (mail.annas-shop.example [198.51.100.25])\n"
        . "\tby mx.home.example with ESMTPS; $date\n$text";
}
