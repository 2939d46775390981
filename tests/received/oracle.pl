#!/usr/bin/perl
# Reads Received values, one a line, and prints what SpamAssassin's parser makes of each: ip, rdns, helo, by, with tabs between;
# `-` where it reads no hand-over, `?` where it cannot read the line. Needs Debian's package `spamassassin`.
use strict;
use warnings;
use Mail::SpamAssassin;

my $sa = Mail::SpamAssassin->new({
    dont_copy_prefs => 1, local_tests_only => 1, userprefs_filename => '/dev/null',
    rules_filename  => '/dev/null', site_rules_filename => '/dev/null',
});
my $metadata = $sa->parse("\n", 0)->{metadata};
$metadata->{is_dns_available} = 0;
while (my $line = <STDIN>) {
    chomp $line;
    my $relay = $metadata->parse_received_line($line);
    print !defined $relay ? "?\n" : !$relay ? "-\n" : join("\t", map { $relay->{$_} // '' } qw(ip rdns helo by)) . "\n";
}
